//! The CSV files: names of columns, reserved codes, disarmed words, and that what was written can
//! be read back as the same answers.

#[path = "export/demonstration.rs"]
pub(crate) mod demonstration;
#[path = "export/package.rs"]
mod package;
#[path = "export/round_trip.rs"]
mod round_trip;
#[path = "export/tables.rs"]
mod tables;
#[path = "export/verify.rs"]
mod verify;

use std::collections::{BTreeMap, BTreeSet};

pub(super) use demonstration::{side_event, side_event_responses};
use maoni::answer::{Answer, Response, json};
use maoni::export::sheet::disarm;
use maoni::export::{Columns, History, LongWriter, Options, WideWriter, write_dictionary};
use maoni::id::{Code, ItemId};
use maoni::language::Language;
use maoni::survey::Survey;

fn survey() -> Survey {
    maoni::survey::read(include_str!("export/kinds.toml"), "kinds.toml")
        .unwrap_or_else(|faults| panic!("{}", faults.render(false, 100)))
}

/// A survey that was published once.
fn one_version(survey: &Survey) -> History {
    History::new(1, std::sync::Arc::new(survey.clone()))
}

/// A response to `survey` with the answers of this JSON object.
fn response(survey: &Survey, complete: bool, answers: &str) -> Response {
    let answers: serde_json::Value = serde_json::from_str(answers).expect("JSON");
    let answers = json::read(survey, answers.as_object().expect("an object")).expect("answers");
    Response {
        id: uuid::Uuid::nil(),
        language: Language::Fr,
        day: jiff::civil::date(2026, 3, 2),
        complete,
        answers,
    }
}

fn wide(survey: &Survey, options: Options, responses: &[Response]) -> String {
    let mut file = WideWriter::new(survey, options, Vec::new()).expect("a header");
    for response in responses {
        file.write(response).expect("a line");
    }
    String::from_utf8(file.finish().expect("an end")).expect("UTF-8")
}

fn long(survey: &Survey, options: Options, responses: &[Response]) -> String {
    let mut file = LongWriter::new(survey, options, Vec::new()).expect("a header");
    for response in responses {
        file.write(response).expect("lines");
    }
    String::from_utf8(file.finish().expect("an end")).expect("UTF-8")
}

/// The lines of a file, each as cells by column.
fn lines(file: &str) -> Vec<BTreeMap<String, String>> {
    csv::Reader::from_reader(file.as_bytes())
        .deserialize()
        .collect::<Result<_, _>>()
        .expect("CSV")
}

/// The cells of one response, only those named.
fn cells(survey: &Survey, complete: bool, answers: &str, names: &[&str]) -> Vec<String> {
    let response = response(survey, complete, answers);
    let file = wide(survey, Options::default(), &[response]);
    let line = lines(&file).remove(0);
    names.iter().map(|name| line[*name].clone()).collect()
}

#[test]
fn names_fit_every_package_and_are_there_once() {
    // R `?Reserved`, Stata User's Guide 11.3, SPSS Command Syntax Reference "Variable Names".
    let kept = "if else repeat while function for in next break byte double float int long using \
                with strl all and by eq ge gt le lt ne not or to";
    for survey in [survey(), side_event()] {
        let columns = Columns::of(&survey);
        let names: Vec<&str> = columns.names().collect();
        for name in &names {
            assert!((1..=32).contains(&name.len()), "{name}");
            assert!(name.starts_with(|c: char| c.is_ascii_lowercase()), "{name}");
            assert!(
                name.bytes()
                    .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_'),
                "{name}"
            );
            assert!(!name.ends_with('_'), "{name}");
            assert!(!kept.split_whitespace().any(|word| word == *name), "{name}");
        }
        assert_eq!(
            names.len(),
            names.iter().collect::<BTreeSet<_>>().len(),
            "{names:?}"
        );
    }
}

/// The names of the columns, those of one item on a line.
fn header(survey: &Survey) -> String {
    let mut header = String::new();
    let mut last = None;
    for column in Columns::of(survey).list() {
        let item = column.item.map(|item| &item.id);
        if !header.is_empty() {
            header.push(if item == last { ' ' } else { '\n' });
        }
        header.push_str(&column.name);
        last = item;
    }
    header
}

#[test]
fn the_header_comes_from_the_definition() {
    insta::assert_snapshot!(header(&survey()), @r#"
    response_id status language day
    status_2 status__other
    if_2
    often
    liked liked_red liked_blue liked_minus liked_other liked_dk liked__other
    best_rank1 best_rank2 best_rank3 best_red best_blue best_minus best_other best__other
    liking_red liking_blue liking_minus liking_other
    amounts_of_every_colour2_red amounts_of_every_colour2_blue amounts_of_every_colour2_minus amounts_of_every_colour2_other
    why why_status
    works_count works_1_title works_1_colour works_2_title works_2_colour
    quote_why quote_works
    "#);
}

#[test]
fn an_export_without_internal_items_keeps_the_other_names() {
    let survey = survey();
    let all = Columns::of(&survey);
    let fewer = Columns::of(&survey).without_internal();
    let gone: Vec<&str> = all
        .names()
        .filter(|name| !fewer.names().any(|kept| kept == *name))
        .collect();
    assert_eq!(gone, ["often"]);
    let options = Options {
        internal: false,
        ..Options::default()
    };
    let given = response(&survey, true, r#"{"often": "2", "if": "3+"}"#);
    assert!(!long(&survey, options, &[given]).contains("often"));
    let dictionary =
        write_dictionary(&one_version(&survey), options, Vec::new()).expect("a dictionary");
    assert!(!String::from_utf8_lossy(&dictionary).contains("often"));
}

#[test]
fn a_missing_value_says_why() {
    let survey = survey();
    let all_kinds = [
        "status_2",
        "if_2",
        "liked",
        "liked_red",
        "liked_dk",
        "best_rank1",
        "best_red",
        "liking_red",
        "why",
        "why_status",
        "works_count",
        "works_1_title",
        "works_1_colour",
        "quote_why",
    ];
    assert_eq!(
        cells(&survey, true, r#"{"status": "red"}"#, &all_kinds),
        [
            "red", "-99", "-99", "-99", "-99", "-99", "-99", "-96", "", "-99", "-99", "", "-99",
            "-96"
        ]
    );
    assert_eq!(
        cells(&survey, false, r#"{"status": "dk"}"#, &all_kinds),
        [
            "-98", "-99", "-95", "-95", "-95", "-95", "-95", "-95", "", "-95", "-95", "", "-95",
            "-95"
        ]
    );
    assert_eq!(
        cells(
            &survey,
            true,
            r#"{"liked": ["dk"], "best": ["dk"]}"#,
            &all_kinds
        ),
        [
            "-99", "-99", "-98", "-98", "1", "-98", "-98", "-96", "", "-96", "-96", "", "-96",
            "-96"
        ]
    );
}

#[test]
fn a_ranking_and_its_carried_rows_hold_what_was_said() {
    let answers = r#"{"best": ["blue", "other"], "best__other": "Ochre",
                      "liking": {"blue": "3"},
                      "amounts_of_every_colour2": {"red": "dk", "blue": "1"}}"#;
    let names = [
        "best_rank1",
        "best_rank2",
        "best_rank3",
        "best_blue",
        "best_other",
        "best_red",
        "best__other",
        "liking_blue",
        "liking_other",
        "liking_red",
        "amounts_of_every_colour2_red",
        "amounts_of_every_colour2_blue",
        "amounts_of_every_colour2_minus",
    ];
    assert_eq!(
        cells(&survey(), true, answers, &names),
        [
            "blue", "other", "-99", "1", "2", "", "Ochre", "3", "-99", "-96", "-98", "1", "-99"
        ]
    );
}

#[test]
fn records_that_are_not_there_do_not_apply() {
    let answers = r#"{"status": "minus", "works": [{"title": "A, \"B\"\nand C"}]}"#;
    let names = [
        "why_status",
        "works_count",
        "works_1_title",
        "works_1_colour",
        "works_2_title",
        "works_2_colour",
    ];
    assert_eq!(
        cells(&survey(), true, answers, &names),
        ["-96", "1", "A, \"B\"\nand C", "-99", "", ""]
    );
}

#[test]
fn answers_to_what_a_partial_response_was_not_shown_stay_out() {
    let answers = r#"{"status": "minus", "why": "left over", "works": [{"title": "T"}]}"#;
    assert_eq!(
        cells(
            &survey(),
            false,
            answers,
            &["why", "why_status", "works_count"]
        ),
        ["", "-96", "1"]
    );
    let response = response(&survey(), false, answers);
    assert!(!long(&survey(), Options::default(), &[response]).contains("left over"));
}

#[test]
fn labels_stand_for_codes_and_numbers_stay_numbers() {
    let survey = survey();
    let options = Options {
        labels: Some(Language::En),
        excel: true,
        ..Options::default()
    };
    let given = response(
        &survey,
        true,
        r#"{"status": "minus", "liked": ["red", "blue"], "best": ["red"], "liking": {"red": "2"}}"#,
    );
    let file = wide(&survey, options, &[given]);
    let file = file.strip_prefix('\u{FEFF}').expect("the mark for Excel");
    let line = &lines(file)[0];
    let cell = |name: &str| line[name].as_str();
    assert_eq!(cell("status"), "Sent");
    assert_eq!(cell("language"), "Français");
    assert_eq!(cell("status_2"), "'-1 colour");
    assert_eq!(cell("if_2"), "Skipped");
    assert_eq!(cell("liked"), "Red; Blue; or nearly");
    assert_eq!(cell("liked_red"), "1");
    assert_eq!(cell("best_red"), "1");
    assert_eq!(cell("liking_red"), "Some");
    assert_eq!(cell("liking_blue"), "Not shown");
    assert_eq!(cell("works_count"), "-99");
}

#[test]
fn the_long_file_has_a_line_for_each_thing() {
    let given = response(
        &survey(),
        true,
        r#"{"status": "other", "status__other": "Ochre", "if": "3+", "often": "2",
            "liked": ["red", "minus"], "best": ["blue", "red"], "liking": {"blue": "3"},
            "amounts_of_every_colour2": {"red": "dk"},
            "works": [{"title": "@home", "colour": "3+"}, {"colour": "1"}]}"#,
    );
    insta::assert_snapshot!(long(&survey(), Options::default(), &[given]).replace("\r\n", "\n"), @r#"
    response_id,item,part,place,code,label,value,text,status
    1,status,,,other,Another,,Ochre,answered
    1,if,,,3+,Three or more,,,answered
    1,often,,,2,Twice,2,,answered
    1,liked,,,red,Red,,,answered
    1,liked,,,minus,'-1 colour,,,answered
    1,best,,1,blue,Blue; or nearly,,,answered
    1,best,,2,red,Red,,,answered
    1,liking,blue,,3,Much,3,,answered
    1,liking,red,,,,,,skipped
    1,amounts_of_every_colour2,red,,dk,Don’t know or prefer not to say,,,dont_know
    1,amounts_of_every_colour2,blue,,,,,,skipped
    1,amounts_of_every_colour2,minus,,,,,,skipped
    1,amounts_of_every_colour2,other,,,,,,skipped
    1,why,,,,,,,not_shown
    1,works,title,1,,,,'@home,answered
    1,works,colour,1,3+,Three or more,,,answered
    1,works,title,2,,,,,skipped
    1,works,colour,2,1,One,1,,answered
    1,quote,,,,,,,skipped
    "#);
}

#[test]
fn the_dictionary_tells_every_column() {
    let survey = survey();
    let bytes = write_dictionary(&one_version(&survey), Options::default(), Vec::new())
        .expect("a dictionary");
    let file = String::from_utf8(bytes).expect("UTF-8");
    let dictionary = lines(&file);
    let columns = Columns::of(&survey);
    let wide: Vec<&str> = dictionary
        .iter()
        .filter(|line| line["file"] == "wide")
        .map(|line| line["column"].as_str())
        .collect();
    assert_eq!(wide, columns.names().collect::<Vec<_>>());
    let told: Vec<String> = [
        "status_2",
        "liked",
        "liked_dk",
        "best_rank2",
        "liking_blue",
        "why",
        "why_status",
        "works_count",
        "works_2_colour",
        "quote_why",
    ]
    .iter()
    .map(|name| {
        let line = dictionary
            .iter()
            .find(|line| line["column"] == *name)
            .expect("a line");
        let header = [
            "column",
            "kind",
            "part",
            "type",
            "question_en",
            "part_fr",
            "values_en",
            "base_en",
            "reserved",
            "limit",
            "limit_unit",
        ];
        header
            .map(|of| line[of].as_str())
            .into_iter()
            .filter(|cell| !cell.is_empty())
            .collect::<Vec<_>>()
            .join(" ; ")
    })
    .collect();
    insta::assert_snapshot!(told.join("\n"), @r#"
    status_2 ; single ; code ; '=Which colour? ; red=Red | blue=Blue; or nearly | minus=-1 colour | other=Another ; All respondents ; -99=skipped | -98=dont_know | -95=not_reached
    liked ; multiple ; codes ; Which do you like? ; Tous les choix, les codes séparés par une espace ; red=Red | blue=Blue; or nearly | minus=-1 colour | other=Another ; All respondents ; -99=skipped | -98=dont_know | -95=not_reached ; 3 ; choices
    liked_dk ; multiple ; dk ; integer ; Which do you like? ; Je ne sais pas ou je préfère ne pas répondre ; 0=No | 1=Yes ; All respondents ; -99=skipped | -95=not_reached
    best_rank2 ; ranking ; rank2 ; code ; Which are best? ; Choix placé à ce rang ; red=Red | blue=Blue; or nearly | minus=-1 colour | other=Another ; All respondents ; -99=skipped | -98=dont_know | -95=not_reached
    liking_blue ; matrix ; blue ; integer ; How much? ; Bleu ; 1=Little | 2=Some | 3=Much ; Respondents for whom best is blue ; -99=skipped | -98=dont_know | -96=not_shown | -95=not_reached
    why ; text ; words ; Why red? ; Respondents for whom status is answered and (status is red / blue and not (liked is dk)) ; 200 ; characters
    why_status ; text ; status ; integer ; Why red? ; Si un texte a été donné ; 1=Answered ; Respondents for whom status is answered and (status is red / blue and not (liked is dk)) ; -99=skipped | -96=not_shown | -95=not_reached
    works_count ; records ; count ; integer ; Which works? ; Nombre de fiches remplies ; Respondents for whom status is answered ; -99=skipped | -96=not_shown | -95=not_reached ; 2 ; records
    works_2_colour ; records ; 2.colour ; code ; Which works? ; Couleur ; 1=One | 2=Two | 3+=Three or more ; Respondents for whom status is answered ; -99=skipped | -96=not_shown | -95=not_reached
    quote_why ; matrix ; why ; code ; May we quote? ; Pourquoi rouge ? ; count=Count | anonymous=Anonymous | group=Group ; Respondents for whom why is answered ; -99=skipped | -96=not_shown | -95=not_reached
    "#);
}

#[test]
fn words_are_disarmed_and_numbers_are_not() {
    for armed in [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\rx",
        "\nx",
        "\0x",
        "＝1",
        "－1",
        "＋1",
        "＠x",
        " =1",
        "\u{FEFF}=1",
        "\u{200B}\u{202E}-x",
        "\u{A0}+1",
        "'=1",
        "\"=1\"",
        "''=1",
        "﹦1",
        "\u{2212}1",
    ] {
        assert_eq!(disarm(armed), format!("'{armed}"));
    }
    for plain in [
        "",
        "a=b",
        "1-2",
        "'quoted'",
        " leading",
        "😀=",
        "« = »",
        "العربية",
    ] {
        assert_eq!(disarm(plain), plain);
    }
    let survey = survey();
    let given = response(
        &survey,
        true,
        r#"{"status": "red", "why": "=HYPERLINK(\"http://x\")"}"#,
    );
    let line = &lines(&wide(
        &survey,
        Options::default(),
        std::slice::from_ref(&given),
    ))[0];
    assert_eq!(line["why"], "'=HYPERLINK(\"http://x\")");
    assert_eq!(line["if_2"], "-99");
    let raw = Options {
        guard: false,
        ..Options::default()
    };
    assert_eq!(
        lines(&wide(&survey, raw, &[given]))[0]["why"],
        "=HYPERLINK(\"http://x\")"
    );
    let dictionary =
        write_dictionary(&one_version(&survey), Options::default(), Vec::new()).expect("bytes");
    assert!(String::from_utf8_lossy(&dictionary).contains(",'=Which colour?,"));
}

#[test]
fn an_answer_of_another_version_is_refused() {
    let survey = survey();
    let mut given = response(&survey, true, "{}");
    given
        .answers
        .answers
        .insert(ItemId::new("liked"), Answer::Single(Code::new("red")));
    let mut file = WideWriter::new(&survey, Options::default(), Vec::new()).expect("a header");
    assert!(file.write(&given).is_err());
    let mut file = LongWriter::new(&survey, Options::default(), Vec::new()).expect("a header");
    assert!(file.write(&given).is_err());
}
