//! Responses collected elsewhere: the exports of the usual programs, one and the same four responses
//! in each; faults told with line and column; nothing taken in twice, nothing by halves.

use maoni::answer::{AnswerSet, Response};
use maoni::export::{Options, WideWriter};
use maoni::id::SurveyId;
use maoni::intake::{Mapping, Occasion, Taken, draft_survey, read_lines, read_rows, suggest};
use maoni::language::Language;
use maoni::outcomes;
use maoni::store::ImportedResponse;
use maoni::survey::Survey;
use maoni::workbook::{Encoding, Sheet, TextFormat, Workbook};
use proptest::prelude::*;
use rust_xlsxwriter::Workbook as NewWorkbook;

use crate::support::answering;
use crate::support::database::{Database, both_databases};

const SOURCE: &str = include_str!("../../surveys/training-workshop.toml");

fn workshop() -> Survey {
    maoni::survey::read(SOURCE, "training-workshop.toml").expect("a survey")
}

/// The four responses that each file of `intake/` holds.
fn expected() -> Vec<ImportedResponse> {
    read_lines(&workshop(), include_str!("intake/expected.jsonl")).expect("responses")
}

fn open(bytes: &[u8]) -> Workbook {
    Workbook::read(bytes, TextFormat::default()).expect("a table")
}

fn mapping(source: &str, survey: &Survey) -> Mapping {
    Mapping::read(source, "mapping.toml", survey)
        .unwrap_or_else(|faults| panic!("{}\n{source}", faults.render(false, 100)))
}

fn take(survey: &Survey, source: &str, sheet: &Sheet) -> Taken {
    read_rows(survey, &mapping(source, survey), sheet).unwrap_or_else(|faults| {
        let told: Vec<String> = faults.iter().map(ToString::to_string).collect();
        panic!("{}\n{source}", told.join("\n"))
    })
}

/// What is to be the same whatever the program.
fn plain(responses: &[ImportedResponse]) -> Vec<(String, String, bool, AnswerSet)> {
    let plain = |response: &ImportedResponse| {
        let (language, day) = (response.language.to_string(), response.day.to_string());
        (language, day, response.complete, response.answers.clone())
    };
    responses.iter().map(plain).collect()
}

/// The drafted mapping of a file, as it is, takes the four responses in.
fn assert_understood(bytes: &[u8]) {
    let survey = workshop();
    let workbook = open(bytes);
    let suggestion = suggest(&survey, &workbook, "results.csv");
    assert_eq!(suggestion.open, 0, "{}", suggestion.text);
    let taken = take(&survey, &suggestion.text, &workbook.sheets[0]);
    assert_eq!(
        plain(&taken.responses),
        plain(&expected()),
        "{}",
        suggestion.text
    );
}

#[test]
fn an_export_of_limesurvey_is_understood() {
    assert_understood(include_bytes!("intake/limesurvey.csv"));
}

/// With the words of the questions for headers, and those of the answers in the cells.
#[test]
fn an_export_of_limesurvey_in_words_is_understood() {
    assert_understood(include_bytes!("intake/limesurvey-labels.csv"));
}

#[test]
fn an_export_of_google_forms_is_understood() {
    assert_understood(include_bytes!("intake/google-forms.csv"));
}

#[test]
fn an_export_of_kobotoolbox_is_understood() {
    assert_understood(include_bytes!("intake/kobotoolbox.csv"));
}

#[test]
fn an_export_of_qualtrics_is_understood() {
    assert_understood(include_bytes!("intake/qualtrics.csv"));
}

#[test]
fn an_export_of_microsoft_forms_is_understood() {
    assert_understood(include_bytes!("intake/microsoft-forms.csv"));
}

#[test]
fn the_same_table_as_a_workbook_or_in_utf_16_is_understood() {
    let sheet = &open(include_bytes!("intake/google-forms.csv")).sheets[0];
    let mut book = NewWorkbook::new();
    let page = book.add_worksheet();
    for (row, cells) in (0..).zip(&sheet.rows) {
        for (column, cell) in (0..).zip(&cells.cells) {
            page.write_string(row, column, cell).expect("a cell");
        }
    }
    assert_understood(&book.save_to_buffer().expect("a workbook"));

    let text = include_str!("intake/google-forms.csv");
    let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
    let utf16: Vec<u8> = units.flat_map(u16::to_le_bytes).collect();
    assert_understood(&utf16);
}

#[test]
fn a_draft_tells_its_reasons_and_leaves_doubts_to_the_person() {
    let survey = workshop();
    let file = "ID,Start time,Completion time,Email,Name,How much experience with migration data did \
                you have before the workshop?,Analysing data with a spreadsheet,Analysing data with a \
                spreadsheet2,What helpd you most?,Quelle mise en pratique ?\n\
                1,3/4/19 9:01,3/4/19 9:05,a@example.org,Ayan,2 to 5 yeers,Confident,Confident,\
                Presentations;Tea;,x\n";
    let draft = suggest(&survey, &open(file.as_bytes()), "results.csv");
    insta::assert_snapshot!(draft.text);
}

/// What came from elsewhere without a definition: the draft is one, and the file comes in by it.
#[test]
fn a_survey_drafted_from_results_takes_them_in() {
    for (bytes, items) in [
        (include_bytes!("intake/google-forms.csv").as_slice(), 10),
        (include_bytes!("intake/microsoft-forms.csv").as_slice(), 19),
    ] {
        let workbook = open(bytes);
        let occasion = Occasion {
            id: &SurveyId::new("elsewhere"),
            language: Language::En,
            today: jiff::civil::date(2030, 3, 8),
        };
        let draft = draft_survey(occasion, &workbook, "results.csv");
        let survey = maoni::survey::read(&draft.text, "drafted.toml")
            .unwrap_or_else(|faults| panic!("{}\n{}", faults.render(false, 100), draft.text));
        assert_eq!(
            (draft.items, survey.items().count()),
            (items, items),
            "{}",
            draft.text
        );
        let suggestion = suggest(&survey, &workbook, "results.csv");
        let taken = take(&survey, &suggestion.text, &workbook.sheets[0]);
        assert_eq!(taken.responses.len(), 4, "{}", suggestion.text);
        let first = &taken.responses[0].answers.answers;
        assert!(
            first.len() > items / 2,
            "{first:?}\n{}\n{}",
            draft.text,
            suggestion.text
        );
    }
    let file = "ID;Email;Was it useful?;Topics;Why?;Age\n\
                1;a@example.org;Yes;Water|Roads;It was;41\n2;b@example.org;Other;Water;So;38\n\
                3;c@example.org;I don't know;Roads|Water;Because;27\n4;d@example.org;Yes;Roads;Hm;33\n";
    let occasion = Occasion {
        id: &SurveyId::new("elsewhere"),
        language: Language::En,
        today: jiff::civil::date(2030, 3, 8),
    };
    insta::assert_snapshot!(draft_survey(occasion, &open(file.as_bytes()), "results.csv").text);
}

#[test]
fn every_fault_of_a_file_is_told_at_once_with_its_place() {
    let survey = workshop();
    let source = r#"
format = 1
ignore = ["Seed"]
[response]
id_column = "Id"
day_column = "Day"
language_column = "Language"
[[column]]
name = "Experience"
item = "experience"
[[column]]
name = "Best"
item = "best"
[[column]]
name = "Use"
item = "first_use"
"#;
    let file = "Id;Day;Language;Experience;Best;Use;Seed;More\n\
                1;2019-03-14;en;None before the workshop;Presentations, lectures;write to us;1;\n\
                1;14/3/2019;de;Nonne before the workshop;lectures;;1;\n\
                ;2019-03-14;fr;Moins de 2 ans;lectures;Tea;1;surprise\n\
                4;2019-03-14;fr;Nonne before the workshop;none,lectures;;1;\n";
    let workbook = open(file.as_bytes());
    let faults = read_rows(&survey, &mapping(source, &survey), &workbook.sheets[0]);
    let told = |faults: Vec<maoni::intake::Fault>| {
        let told: Vec<String> = faults.iter().map(ToString::to_string).collect();
        told.join("\n")
    };
    // A column that nobody accounts for is told before any row is read.
    insta::assert_snapshot!(told(faults.expect_err("a column too many")));
    let source = source.replace("\"Seed\"", "\"Seed\", \"More\"");
    let faults = read_rows(&survey, &mapping(&source, &survey), &workbook.sheets[0]);
    insta::assert_snapshot!(told(faults.expect_err("faults")));
}

#[test]
fn who_answered_is_refused() {
    let survey = workshop();
    let source = "format = 1\n[response]\nday = 2019-03-14\nlanguage = \"en\"\n\
                  [[column]]\nname = \"Q\"\nitem = \"first_use\"\n";
    let file = "Q\na@example.org\nb@example.org\n";
    let faults = read_rows(
        &survey,
        &mapping(source, &survey),
        &open(file.as_bytes()).sheets[0],
    )
    .expect_err("addresses");
    assert_eq!(faults.len(), 1);
    assert!(
        faults[0].message.contains("e-mail addresses"),
        "{}",
        faults[0]
    );
}

#[test]
fn a_mapping_that_does_not_fit_is_told_with_carets() {
    let source = r#"format = 1
encoding = "utf8"
[response]
language = "ar"
day_order = "ymd"
[[column]]
name = "A"
item = "experiense"
[[column]]
name = "B"
item = "before"
[[column]]
name = "C"
item = "best"
choice = "lectures"
[[column]]
at = "c"
item = "best"
choice = "lectures"
[[column]]
constant = "perhaps"
item = "experience"
[[column]]
name = "D"
item = "apply"
values = { "Sure" = "yess", "Refused" = "" }
seperator = ";"
"#;
    let faults = Mapping::read(source, "mapping.toml", &workshop()).expect_err("faults");
    insta::assert_snapshot!(faults.render(false, 100));
}

both_databases! {
    async fn a_file_that_is_taken_in_again_adds_nothing(database: Database) {
        let survey = workshop();
        let clock = maoni::id::SystemClock;
        outcomes::publish(&database, &survey, SOURCE, false, &clock).await.unwrap();
        for (bytes, told) in [
            (include_bytes!("intake/kobotoolbox.csv").as_slice(), "by an id"),
            (include_bytes!("intake/google-forms.csv").as_slice(), "by the row"),
        ] {
            let workbook = open(bytes);
            let source = suggest(&survey, &workbook, "results.csv").text;
            let responses = || take(&survey, &source, &workbook.sheets[0]).responses;
            let first = database.import(&survey.id, 1, responses()).await.unwrap();
            let again = database.import(&survey.id, 1, responses()).await.unwrap();
            assert_eq!((first.taken, first.known), (4, 0), "{told}");
            assert_eq!((again.taken, again.known), (0, 4), "{told}");
        }
        let kept = database.texts("SELECT answers FROM response").await.join("\n");
        assert!(!kept.contains("0b1c2d3e") && !kept.contains("08:3"), "{kept}");
    }
}

/// The wide file of `responses`, for the analyst's eyes.
fn wide(survey: &Survey, responses: &[Response]) -> Vec<u8> {
    let options = Options {
        internal: true,
        ..Options::default()
    };
    let mut file = WideWriter::new(survey, options, Vec::new()).expect("a header");
    for response in responses {
        file.write(response).expect("a line");
    }
    file.finish().expect("an end")
}

fn assert_round_trip(survey: &Survey, responses: &[Response]) {
    let workbook = open(&wide(survey, responses));
    let suggestion = suggest(survey, &workbook, "responses-wide.csv");
    assert_eq!(suggestion.open, 0, "{}", suggestion.text);
    let taken = take(survey, &suggestion.text, &workbook.sheets[0]);
    assert_eq!(taken.responses.len(), responses.len());
    for (read, given) in taken.responses.iter().zip(responses) {
        assert_eq!(read.answers, given.answers);
        assert_eq!(
            (read.language, read.day, read.complete),
            (given.language, given.day, given.complete)
        );
    }
}

#[test]
fn our_own_wide_file_comes_back_as_the_same_responses() {
    for source in [
        SOURCE,
        include_str!("../../surveys/gcm-side-event-2018.toml"),
    ] {
        let survey = maoni::survey::read(source, "a survey").expect("a survey");
        let responses = answering::respond(&survey, 80);
        assert_round_trip(&survey, &responses);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_bytes_are_a_table_or_a_fault(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let survey = workshop();
        for encoding in [None, Some(Encoding::Windows1256), Some(Encoding::Utf16Le)] {
            let format = TextFormat { encoding, delimiter: None };
            if let Ok(workbook) = Workbook::read(&bytes, format) {
                let id = SurveyId::new("elsewhere");
                let (language, today) = (Language::Ar, jiff::civil::date(2030, 3, 8));
                let occasion = Occasion { id: &id, language, today };
                let drafted = draft_survey(occasion, &workbook, "results.csv");
                if drafted.items > 0 {
                    let read = maoni::survey::read(&drafted.text, "drafted.toml");
                    prop_assert!(read.is_ok(), "{}", drafted.text);
                }
                let draft = suggest(&survey, &workbook, "results.csv").text;
                // A draft is always a mapping that can be read, apart from what is left to decide.
                if let Ok(mapping) = Mapping::read(&draft, "mapping.toml", &survey) {
                    let _ = read_rows(&survey, &mapping, &workbook.sheets[0]);
                }
            }
        }
    }

    #[test]
    fn any_table_drafts_a_mapping_that_can_be_read(
        cells in proptest::collection::vec(
            proptest::collection::vec("[a-zé\"\\\\,;\n\t#='\\[\\]{}أ0-9 ]{0,12}", 1..6), 1..6),
    ) {
        let survey = workshop();
        let mut file = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
        let head = ["Date submitted", "startlanguage"].map(str::to_owned);
        for (line, cells) in cells.iter().enumerate() {
            let about = if line == 0 { head.clone() } else { ["2019-03-14", "fr"].map(str::to_owned) };
            file.write_record(about.iter().chain(cells)).expect("a record");
        }
        let bytes = file.into_inner().expect("bytes");
        let format = TextFormat { encoding: None, delimiter: Some(b',') };
        let workbook = Workbook::read(&bytes, format).expect("a table");
        let draft = suggest(&survey, &workbook, "results.csv").text;
        let mapping = Mapping::read(&draft, "mapping.toml", &survey);
        if let Err(faults) = mapping {
            let told = faults.render(false, 100);
            // Only the day may still be missing, when the table has no response.
            prop_assert!(told.contains("nothing tells the day"), "{}\n{}", told, draft);
        }
    }

    #[test]
    fn a_damaged_workbook_is_told(at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut book = NewWorkbook::new();
        book.add_worksheet().write_string(0, 0, "Q").expect("a cell");
        let mut bytes = book.save_to_buffer().expect("a workbook");
        let at = at.index(bytes.len());
        bytes[at] = byte;
        let _ = Workbook::read(&bytes, TextFormat::default());
    }
}
