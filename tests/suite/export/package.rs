//! The data package: which files each profile has, what stands in them, and that it is the same
//! every time.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read as _};
use std::path::Path;
use std::sync::Arc;

use maoni::analysis::Coding;
use maoni::analysis::Tabulator;
use maoni::answer::{Answer, Response, json};
use maoni::export::package::{PackageWriter, Profile, Study, pack};
use maoni::export::{Columns, History, write_dictionary};
use maoni::language::Language;
use maoni::survey::Survey;
use sha2::{Digest as _, Sha256};

use super::demonstration::{side_event, side_event_responses};
use super::{Options, lines, one_version, response};

/// The files of a package by their paths.
type Files = BTreeMap<String, Vec<u8>>;

fn write(folder: &Path, history: &History, profile: Profile, responses: &[Response]) {
    let study = Study {
        history,
        source: "the definition",
        is_synthetic: true,
        profile,
        labels: Language::En,
        guard: true,
        coded: None,
    };
    let mut package = PackageWriter::create(folder, study).expect("a folder");
    let mut tabulator = Tabulator::new(Arc::new(history.current().clone()));
    for response in responses {
        package.write(response).expect("a response");
        tabulator.push(response);
    }
    package
        .finish(&tabulator.publish(), &Coding::default(), "0123456789ab")
        .expect("an end");
}

/// A package as a person unpacks it.
fn package(history: &History, profile: Profile, responses: &[Response]) -> Files {
    let folder = tempfile::tempdir().expect("a folder");
    write(folder.path(), history, profile, responses);
    let archive = pack(folder.path(), Cursor::new(Vec::new())).expect("an archive");
    let mut archive = zip::ZipArchive::new(archive).expect("a zip archive");
    let mut files = Files::new();
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).expect("a file");
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).expect("its bytes");
        files.insert(file.name().expect("a name").into_owned(), bytes);
    }
    files
}

fn text<'f>(files: &'f Files, path: &str) -> &'f str {
    std::str::from_utf8(&files[path]).expect("UTF-8")
}

fn of_side_event(profile: Profile) -> Files {
    let survey = side_event();
    let responses = side_event_responses(&survey);
    package(&one_version(&survey), profile, &responses)
}

#[test]
fn each_profile_has_its_files() {
    let names = |profile| {
        let files = of_side_event(profile);
        files.into_keys().collect::<Vec<_>>().join(" ")
    };
    assert_eq!(
        names(Profile::Restricted),
        "README.ar.md README.fr.md README.md SHA256SUMS csv-metadata.json data/choice-pairs.csv \
         data/data-dictionary.csv data/published-tables.csv data/records-q2_practices.csv \
         data/responses-closed.csv data/responses-long.csv data/responses-wide.csv \
         data/responses-wide.parquet data/responses.jsonl data/verbatims.csv datapackage.json \
         ddi-codebook.xml load/load.R load/load.do load/load.py load/load.sps survey.toml \
         workbook.xlsx"
    );
    assert_eq!(
        names(Profile::Public),
        "README.ar.md README.fr.md README.md SHA256SUMS csv-metadata.json \
         data/data-dictionary.csv data/published-tables.csv datapackage.json ddi-codebook.xml \
         survey.toml workbook.xlsx"
    );
}

#[test]
fn equal_responses_give_equal_bytes() {
    for profile in [Profile::Restricted, Profile::Public] {
        assert!(of_side_event(profile) == of_side_event(profile));
    }
}

#[test]
fn the_sums_are_those_of_the_files() {
    let files = of_side_event(Profile::Restricted);
    let sums = text(&files, "SHA256SUMS");
    let mut told = BTreeSet::new();
    for line in sums.lines() {
        let (sum, path) = line.split_once("  ").expect("a sum and a path");
        let digest = Sha256::digest(&files[path]);
        let digest: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(sum, digest, "{path}");
        told.insert(path);
    }
    let missing: Vec<_> = files
        .keys()
        .filter(|path| !told.contains(path.as_str()))
        .collect();
    assert_eq!(missing, ["SHA256SUMS"]);
}

/// The bytes of every file, those inside the workbook too.
fn every_byte(files: &Files) -> Vec<u8> {
    let mut all: Vec<u8> = files.values().flatten().copied().collect();
    let workbook = Cursor::new(&files["workbook.xlsx"]);
    let mut workbook = zip::ZipArchive::new(workbook).expect("a workbook");
    for index in 0..workbook.len() {
        let mut file = workbook.by_index(index).expect("a part");
        file.read_to_end(&mut all).expect("its bytes");
    }
    all
}

/// Responses in which every word is a canary of its own, and the canaries.
fn with_canaries(survey: &Survey) -> (Vec<Response>, Vec<String>) {
    let mut canaries = Vec::new();
    let mut canary = || {
        let word = format!("canary{:04}", canaries.len());
        canaries.push(word.clone());
        word
    };
    let thrice = (0..3).flat_map(|_| side_event_responses(survey));
    let mut responses: Vec<Response> = thrice.collect();
    for response in &mut responses {
        for item in survey.items() {
            match response.answers.answers.get_mut(&item.id) {
                Some(Answer::Text(text)) => *text = canary(),
                Some(Answer::Records(records)) => {
                    for record in records {
                        record.insert("title".into(), canary());
                        record.insert("what".into(), canary());
                    }
                }
                _ => {}
            }
        }
        for words in response.answers.other.values_mut() {
            *words = canary();
        }
    }
    (responses, canaries)
}

#[test]
fn no_word_of_a_respondent_is_in_the_public_package() {
    let survey = side_event();
    let (responses, canaries) = with_canaries(&survey);
    assert!(canaries.len() > 500, "{} canaries", canaries.len());
    let history = one_version(&survey);
    let public = every_byte(&package(&history, Profile::Public, &responses));
    let public = String::from_utf8_lossy(&public);
    assert!(!public.contains("canary"), "a canary is out");
    let restricted = package(&history, Profile::Restricted, &responses);
    let verbatims = text(&restricted, "data/verbatims.csv");
    for canary in canaries {
        assert!(verbatims.contains(&canary), "{canary} is missing");
    }
}

#[test]
fn the_order_of_responses_is_not_in_the_public_package() {
    let survey = side_event();
    let history = one_version(&survey);
    let mut responses = side_event_responses(&survey);
    let before = package(&history, Profile::Public, &responses);
    responses.reverse();
    let after = package(&history, Profile::Public, &responses);
    assert!(before == after);
}

#[test]
fn words_stand_beside_the_consent_to_quote_them() {
    let files = of_side_event(Profile::Restricted);
    let verbatims = lines(text(&files, "data/verbatims.csv"));
    let wide = lines(text(&files, "data/responses-wide.csv"));
    for line in &verbatims {
        let item = &line["item"];
        let place = line["response_id"].parse::<usize>().expect("a number") - 1;
        let level = wide[place].get(&format!("quote_{item}"));
        let level = level.filter(|level| !level.starts_with('-') && line["part"] != "other_text");
        assert_eq!(
            line["consent"],
            level.map_or("", String::as_str),
            "{line:?}"
        );
    }
    // The figures of the table "consent to quote", practices counted once a person.
    let mut levels: BTreeMap<&str, BTreeSet<(&str, &str)>> = BTreeMap::new();
    for line in verbatims.iter().filter(|line| line["part"] != "other_text") {
        let who = (&*line["response_id"], &*line["item"]);
        levels.entry(&*line["consent"]).or_default().insert(who);
    }
    let counts = ["count", "anonymous", "group", ""].map(|level| levels[level].len());
    assert_eq!(counts, [31, 49, 44, 5]);
}

#[test]
fn needs_and_offers_stand_side_by_side() {
    let files = of_side_event(Profile::Restricted);
    let pairs = lines(text(&files, "data/choice-pairs.csv"));
    let chosen = |code: &str, side: &str| {
        let own = pairs.iter().filter(|line| {
            line["first_item"] == "q6_capacities"
                && line["second_item"] == "q6_offer"
                && line["code"] == code
        });
        own.filter(|line| line[side] == "1").count()
    };
    let both = |code| (chosen(code, "in_first"), chosen(code, "in_second"));
    assert_eq!(both("data"), (23, 10));
    assert_eq!(both("monitoring"), (12, 12));
    assert_eq!(both("digital_systems"), (7, 1));
}

#[test]
fn json_lines_are_the_answers_as_they_are_stored() {
    let survey = side_event();
    let responses = side_event_responses(&survey);
    let files = of_side_event(Profile::Restricted);
    let read = text(&files, "data/responses.jsonl").lines().map(|line| {
        let line: serde_json::Value = serde_json::from_str(line).expect("JSON");
        json::read(&survey, line["answers"].as_object().expect("answers")).expect("they fit")
    });
    let given = responses.iter().map(|response| response.answers.clone());
    assert!(read.eq(given));
}

/// Two versions of a survey: the second has a new item whose name is taken by a column of the
/// first, another wording, and one item less.
fn two_versions() -> History {
    let first = include_str!("kinds.toml");
    let (before, rest) = first
        .split_once("[[page.item]]\nid = \"if\"")
        .expect("an item");
    let (_, after) = first
        .split_once("internal = true\n")
        .expect("the item after it");
    let second = format!(
        "{before}[[page.item]]\nid = \"if_2\"\nkind = \"single\"\ntext = {{ en = \"New\", fr = \
         \"Nouveau\" }}\nchoices = \"number\"\ndk = false\n\n[[page.item]]\nid = \"if\"{}{after}",
        rest.split_once("[[page.item]]\nid = \"often\"")
            .expect("an item")
            .0
            .replace("How many?", "How many colours?")
    );
    let read = |source: &str| {
        let survey = maoni::survey::read(source, "kinds.toml");
        Arc::new(survey.unwrap_or_else(|faults| panic!("{}", faults.render(false, 100))))
    };
    History::new(2, read(&second)).after(vec![(1, read(first))])
}

#[test]
fn columns_keep_their_names_from_version_to_version() {
    let history = two_versions();
    let columns = Columns::across(&history);
    let name = |id: &str| {
        let of = |column: &&maoni::export::Column<'_>| {
            column.item.is_some_and(|item| item.id.as_str() == id)
        };
        columns
            .list()
            .iter()
            .find(of)
            .map(|column| column.name.clone())
    };
    // `if` is a word of R and had to be changed in the first version.
    assert_eq!(name("if").as_deref(), Some("if_2"));
    assert_eq!(name("if_2").as_deref(), Some("if_2_2"));
}

#[test]
fn the_dictionary_tells_what_versions_changed() {
    let history = two_versions();
    let bytes = write_dictionary(&history, Options::default(), Vec::new()).expect("a dictionary");
    let dictionary = lines(std::str::from_utf8(&bytes).expect("UTF-8"));
    let told = |file: &str, column: &str| {
        let line = dictionary
            .iter()
            .find(|line| line["file"] == file && line["column"] == column);
        line.map(|line| ["asked_in", "changed", "question_en"].map(|key| line[key].clone()))
    };
    let is = |texts: [&str; 3]| Some(texts.map(str::to_owned));
    assert_eq!(
        told("wide", "if_2"),
        is(["1-2", "2=question", "How many colours?"])
    );
    assert_eq!(told("wide", "if_2_2"), is(["2", "", "New"]));
    assert_eq!(told("wide", "why"), is(["1-2", "", "Why red?"]));
    assert_eq!(told("wide", "often"), None);
    assert_eq!(told("dropped", "often"), is(["1", "", "How often?"]));
}

#[test]
fn a_survey_without_records_or_pairs_has_no_files_for_them() {
    let source = include_str!("../definitions/fine.toml");
    let survey = maoni::survey::read(source, "fine.toml")
        .unwrap_or_else(|faults| panic!("{}", faults.render(false, 100)));
    let given = response(&survey, true, r#"{"colours": ["red"], "why": "=1+1"}"#);
    let files = package(&one_version(&survey), Profile::Restricted, &[given]);
    let data: Vec<&str> = files
        .keys()
        .filter_map(|path| path.strip_prefix("data/"))
        .collect();
    assert_eq!(
        data,
        [
            "data-dictionary.csv",
            "published-tables.csv",
            "responses-closed.csv",
            "responses-long.csv",
            "responses-wide.csv",
            "responses-wide.parquet",
            "responses.jsonl",
            "verbatims.csv"
        ]
    );
    assert!(text(&files, "data/verbatims.csv").contains("'=1+1"));
    assert!(text(&files, "data/responses.jsonl").contains("\"=1+1\""));
    let syntax = text(&files, "load/load.sps");
    assert!(!syntax.contains("why\n") && syntax.contains("why_status"));
}

#[test]
fn every_line_of_the_syntax_is_whole() {
    let files = of_side_event(Profile::Restricted);
    // Quotes are paired in every line, however the labels of the survey are punctuated.
    for line in text(&files, "load/load.sps").lines() {
        assert_eq!(line.matches('\'').count() % 2, 0, "{line}");
        assert!(line.len() <= 300, "{line}");
    }
    for line in text(&files, "load/load.do").lines() {
        assert_eq!(
            line.matches("`\"").count(),
            line.matches("\"'").count(),
            "{line}"
        );
    }
}
