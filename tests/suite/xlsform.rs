//! Surveys as forms of other programs, in and out.

#[path = "xlsform/round_trip.rs"]
mod round_trip;

use maoni::survey::{Kind, Rows, Survey, read};
use maoni::workbook::{Row, Sheet, TextFormat, Workbook};
use maoni::xlsform::{self, About, Imported, Refusal};

fn about() -> About {
    About {
        id: None,
        language: None,
        date: None,
        timezone: None,
        place: None,
        organisers: None,
        contact: None,
        today: jiff::civil::date(2030, 3, 8),
    }
}

fn survey(source: &str) -> Survey {
    read(source, "survey.toml").unwrap_or_else(|faults| panic!("{}", faults.render(false, 90)))
}

fn there(survey: &Survey) -> Workbook {
    let exported = xlsform::write(survey).expect("it can be said in a form");
    Workbook::read(&exported.bytes, TextFormat::default()).expect("it is a workbook")
}

fn back(workbook: &Workbook) -> Imported {
    xlsform::read(workbook, &about()).unwrap_or_else(|refusals| panic!("{}", told(&refusals)))
}

fn told(refusals: &[Refusal]) -> String {
    let lines: Vec<String> = refusals.iter().map(ToString::to_string).collect();
    lines.join("\n")
}

/// The sheets as they are written in a test: a line a row, cells between bars.
fn workbook(sheets: &[(&str, &str)]) -> Workbook {
    let rows = |text: &str| {
        let lines = text
            .lines()
            .map(str::trim)
            .zip(1..)
            .filter(|(line, _)| !line.is_empty());
        lines
            .map(|(line, number)| Row {
                number,
                cells: line.split('|').map(|cell| cell.trim().to_owned()).collect(),
            })
            .collect()
    };
    let sheets = sheets.iter().map(|(name, text)| Sheet {
        name: Some((*name).to_owned()),
        rows: rows(text),
    });
    Workbook {
        sheets: sheets.collect(),
        text: None,
    }
}

#[test]
fn what_goes_out_and_comes_in_again_is_the_same_survey() {
    for source in [
        include_str!("../../surveys/gcm-side-event-2018.toml"),
        include_str!("../../surveys/training-workshop.toml"),
        include_str!("export/kinds.toml"),
        include_str!("respond/every_kind.toml"),
    ] {
        let before = survey(source);
        let imported = back(&there(&before));
        assert_eq!(imported.survey, before);
        assert_eq!(
            imported.to_fill,
            Vec::<String>::new(),
            "nothing is left to be told"
        );
        assert_eq!(
            imported.notes,
            Vec::<String>::new(),
            "nothing is taken otherwise"
        );
        assert_eq!(survey(&imported.source), before, "the file says the same");
    }
}

#[test]
fn a_form_is_the_same_to_the_byte_when_it_is_written_again() {
    let survey = survey(include_str!("respond/every_kind.toml"));
    let bytes = || xlsform::write(&survey).expect("it can be written").bytes;
    assert_eq!(bytes(), bytes());
}

/// A form as a field office might write it: two languages, questions outside groups, a table in the
/// older spelling, words for "other", something repeated.
const OFFICE: [(&str, &str); 3] = [
    (
        "Survey",
        "type | name | label::English (en) | label::French | hint::English (en) | hint::French | required | relevant | constraint | appearance | repeat_count | parameters | notes
         start | start
         begin group | meeting | The meeting | La réunion
         select_one yes_no | came | Did you come? | Êtes-vous venu ? | One answer | Une réponse | yes
         select one from yes_no | liked | Did you like it? | Vous a-t-elle plu ? | | | | ${came} = 'yes'
         begin_group | inner | Now the room | Maintenant la salle | | | | ${came} != 'no'
         select_multiple topic | topics | Which topics? | Quels thèmes ? | | | | | count-selected(.) < 3 and not(selected(., 'none') and count-selected(.) > 1) | | | randomize=true
         text | topics_other | Which? | Lequel ? | | | | selected(${topics}, 'other')
         end_group
         end group
         rank topic | order | In which order? | Dans quel ordre ? | | | | | | | | | for Amina
         begin_group | rooms | The rooms | Les salles | | | | | | table-list
         select_one scale | rooms_light | Light | Lumière
         select_one scale | rooms_noise | Noise | Bruit
         end_group
         integer | how_many | How many? | Combien ? | | | | | . <= 2
         begin_repeat | ideas | Your ideas | Vos idées | | | | | | | ${how_many}
         text | idea | Idea | Idée | | | yes | | string-length(.) <= 80
         end_repeat
         text | why | Why? | Pourquoi ? | | | | ${how_many} > 0 and string-length(${order}) > 0 | | multiline
        ",
    ),
    (
        "choices",
        "list name | name | label::English (en) | label::French
         yes_no | yes | Yes | Oui
         yes_no | no | No | Non
         topic | roads | Roads | Routes
         topic | none | None | Aucun
         topic | other | Other | Autre
         scale | 1 | Bad | Mauvais
         scale | 2 | Good | Bon
         scale | dk | I do not know | Je ne sais pas
        ",
    ),
    (
        "settings",
        "form_title | form_id | default_language
         Field days | field_days_2030 | French",
    ),
];

#[test]
#[expect(clippy::too_many_lines, reason = "one form, looked at from all sides")]
fn a_form_of_an_office_becomes_a_survey() {
    let imported = back(&workbook(&OFFICE));
    let found = &imported.survey;
    assert_eq!(found.id.as_str(), "field-days-2030");
    let tags: Vec<&str> = found
        .languages
        .iter()
        .map(|language| language.tag())
        .collect();
    assert_eq!(tags, ["fr", "en"], "the original first");
    let told: Vec<String> = found
        .items()
        .map(|item| {
            let shown = item.show_if.as_ref().map(maoni::survey::write::condition);
            format!(
                "{} {} {}",
                item.id,
                item.kind_name(),
                shown.unwrap_or_default()
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            "came single ",
            "liked single came is yes",
            "inner statement not came is no",
            "topics multiple not came is no",
            "order ranking ",
            "rooms matrix ",
            "ideas records ",
            "why text ideas is answered and order is answered",
        ]
    );
    let item = |id: &str| found.item(id).expect("the item is there");
    assert!(item("came").required && !item("came").dk);
    assert!(item("topics").shuffle && item("topics").has_other());
    let Kind::Multiple { choices, max } = &item("topics").kind else {
        panic!("it is a multiple response");
    };
    assert_eq!(*max, Some(2));
    assert!(
        choices
            .iter()
            .any(|choice| choice.exclusive && choice.code.as_str() == "none")
    );
    let Kind::Matrix {
        rows: Rows::Fixed(rows),
        scale,
        ..
    } = &item("rooms").kind
    else {
        panic!("it is a matrix with rows of its own");
    };
    let codes: Vec<&str> = rows.iter().map(|row| row.code.as_str()).collect();
    assert_eq!(codes, ["light", "noise"]);
    assert!(
        item("rooms").dk && scale.points.len() == 2,
        "`dk` is no point of the scale"
    );
    assert!(matches!(&item("ideas").kind, Kind::Records { max: 2, fields } if fields.len() == 1));
    let pages: Vec<&str> = found.pages.iter().map(|page| page.id.as_str()).collect();
    assert_eq!(pages, ["meeting", "page_2"]);
    let notes = imported.notes.join("\n");
    for part in [
        "`start`",
        "`notes`",
        "`why` sets no limit",
        "the scale `scale`",
    ] {
        assert!(notes.contains(part), "{part} in {notes}");
    }
    let to_fill = imported.to_fill.join("\n");
    for part in [
        "event.place",
        "event.date",
        "event.timezone",
        "privacy.contact",
    ] {
        assert!(to_fill.contains(part), "{part} in {to_fill}");
    }
}

#[test]
fn what_is_said_about_the_event_needs_no_filling_in() {
    let said = About {
        id: Some("rain".to_owned()),
        date: Some(jiff::civil::date(2031, 1, 2)),
        timezone: Some("Africa/Nairobi".to_owned()),
        place: Some("Garissa".to_owned()),
        organisers: Some("The office".to_owned()),
        contact: Some("rain@example.org".to_owned()),
        ..about()
    };
    let imported = xlsform::read(&workbook(&OFFICE), &said).expect("it is a form");
    let event = &imported.survey.event;
    assert_eq!(imported.survey.id.as_str(), "rain");
    assert_eq!(event.date, jiff::civil::date(2031, 1, 2));
    assert_eq!(event.timezone.iana_name(), Some("Africa/Nairobi"));
    assert_eq!(event.place.get(maoni::language::Language::Fr), "Garissa");
    let to_fill: Vec<&str> = imported
        .to_fill
        .iter()
        .filter_map(|line| line.split(':').next())
        .collect();
    assert_eq!(
        to_fill,
        ["title", "event.name"],
        "a form has its title in one language"
    );
}

#[test]
fn everything_that_cannot_be_taken_is_told_at_once_with_its_cell() {
    let sheets = [
        (
            "survey",
            "type | name | label::English (en) | label::Swahili (sw) | relevant | constraint | calculation | choice_filter | required | appearance
             geopoint | place | Where? | Wapi?
             select_one towns | Town Hall | Which? | Ipi?
             select_one yes_no | came | Did you, ${name}? | | ${age} > 18
             calculate | sum | | | | | 1 + 1
             text | why | | | | regex(., '[a-z]+') | | | ${came} = 'yes'
             select_one yes_no | again | Again? | | | | | region = 'north'
             begin_repeat | many | Many
             integer | n | How many?
             end_group
             text | | And without a name?
             select_one yes_no | found | Which one? | | | | | | | minimal search('file')
            ",
        ),
        (
            "choices",
            "list_name | name | label::English (en)
             yes_no | Yes! | Yes
             yes_no | no | No
             yes_no | no | Never
            ",
        ),
    ];
    let refusals = xlsform::read(&workbook(&sheets), &about()).expect_err("much is wrong");
    let told = told(&refusals);
    let expected = [
        ("sheet `survey`, cell D1", "`Swahili (sw)`"),
        ("sheet `survey`, cell A2", "no type `geopoint`"),
        ("sheet `survey`, cell A3", "no list `towns`"),
        ("sheet `survey`, cell C4", "${…}"),
        ("sheet `survey`, cell E4", "`age` is no question"),
        ("sheet `survey`, cell A5", "no type `calculate`"),
        ("sheet `survey`, cell G5", "no `calculation`"),
        ("sheet `survey`, cell F6", "regex"),
        ("sheet `survey`, cell I6", "expected `yes` or `no`"),
        ("sheet `survey`, cell C6", "no label"),
        ("sheet `survey`, cell H7", "no `choice_filter`"),
        ("sheet `survey`, cell A8", "has no end"),
        ("sheet `survey`, cell A9", "within a repeat"),
        ("sheet `survey`, cell A10", "ends nothing"),
        ("sheet `survey`, cell B11", "no name"),
        ("sheet `survey`, cell J12", "from another file"),
        ("sheet `choices`, cell B2", "`Yes!` cannot be a code"),
        ("sheet `choices`, cell B4", "twice"),
    ];
    for (place, part) in expected {
        let is_told = refusals
            .iter()
            .any(|one| one.place == place && one.message.contains(part));
        assert!(is_told, "{place}: {part} in\n{told}");
    }
    assert!(
        refusals.iter().all(|one| !one.help.is_empty()),
        "each says what to do:\n{told}"
    );
}

#[test]
fn what_does_not_fit_together_is_told_at_its_row() {
    let sheets = [
        (
            "survey",
            "type | name | label | relevant
             select_one yes_no | came | Did you? |
             text | came | Why? |
             text | how | How? | selected(${came}, 'maybe')",
        ),
        (
            "choices",
            "list_name | name | label\nyes_no | yes | Yes\nyes_no | no | No",
        ),
    ];
    let refusals =
        xlsform::read(&workbook(&sheets), &about()).expect_err("two are called the same");
    let told = told(&refusals);
    assert!(
        told.contains("sheet `survey`, cell B3: there are two items called `came`"),
        "{told}"
    );
}

#[test]
fn names_that_are_too_long_are_shortened_wherever_they_stand() {
    let sheets = [
        (
            "survey",
            "type | name | label | relevant
             select_one reasons_not_to_come_again | would_you_come_to_the_next_meeting | Would you? |
             text | would_you_come_to_the_next_meeting_other | Which? | selected(${would_you_come_to_the_next_meeting}, 'other')
             text | why | Why? | ${would_you_come_to_the_next_meeting} = 'because_it_was_too_far_away'",
        ),
        (
            "choices",
            "list_name | name | label
             reasons_not_to_come_again | because_it_was_too_far_away | Too far
             reasons_not_to_come_again | other | Other",
        ),
    ];
    let imported = back(&workbook(&sheets));
    let items: Vec<&str> = imported
        .survey
        .items()
        .map(|item| item.id.as_str())
        .collect();
    assert_eq!(items, ["would_you_come_to_b38392", "why"]);
    let why = imported.survey.item("why").expect("it is there");
    assert_eq!(
        why.show_if
            .as_ref()
            .map(maoni::survey::write::condition)
            .as_deref(),
        Some("would_you_come_to_b38392 is because_it_was_to_b56b3d")
    );
    let notes = imported.notes.join("\n");
    for name in [
        "would_you_come_to_the_next_meeting",
        "because_it_was_too_far_away",
    ] {
        assert!(notes.contains(&format!("`{name}` is called")), "{notes}");
    }

    // Responses to the form have the long ones.
    let file = "today,would_you_come_to_the_next_meeting,why\n\
                2030-03-08,because_it_was_too_far_away,No bus\n";
    let table = Workbook::read(file.as_bytes(), TextFormat::default()).expect("a table");
    let draft = maoni::intake::suggest(&imported.survey, &table, "results.csv");
    assert_eq!((draft.mapped, draft.open), (3, 0), "{}", draft.text);
}

#[test]
fn who_does_not_know_an_answer_to_a_ranking_can_say_so() {
    let source = include_str!("respond/every_kind.toml").replace("top = 3", "top = 3\ndk = true");
    let before = survey(&source);
    let form = there(&before);
    let rows = &form.sheet("survey").expect("a sheet").rows;
    let at = rows
        .iter()
        .position(|row| row.cell(1) == "ranked__dk")
        .expect("it is asked");
    assert_eq!(rows[at + 1].cell(1), "ranked", "before the ranking");
    let shown = rows[at + 1].cells.join(" ");
    assert!(
        shown.contains("not(selected(${ranked__dk}, 'dk'))"),
        "{shown}"
    );
    assert_eq!(back(&form).survey, before);

    // And what they said comes back.
    let file = "today,one,ranked,ranked__dk\n2030-03-08,roads,water roads,\n2030-03-09,roads,,dk\n";
    let table = Workbook::read(file.as_bytes(), TextFormat::default()).expect("a table");
    let draft = maoni::intake::suggest(&before, &table, "results.csv").text;
    let mapping = maoni::intake::Mapping::read(&draft, "mapping.toml", &before)
        .unwrap_or_else(|faults| panic!("{}\n{draft}", faults.render(false, 90)));
    let taken = maoni::intake::read_rows(&before, &mapping, &table.sheets[0])
        .unwrap_or_else(|faults| panic!("{faults:?}\n{draft}"));
    let given: Vec<_> = taken
        .responses
        .iter()
        .map(|one| one.answers.answers.get("ranked"))
        .collect();
    let codes = |codes: &[&str]| {
        let codes = codes.iter().map(|code| maoni::id::Code::new(*code));
        Some(maoni::answer::Answer::Ranking(codes.collect()))
    };
    assert_eq!(given[0], codes(&["water", "roads"]).as_ref());
    assert_eq!(given[1], codes(&["dk"]).as_ref());
}

#[test]
fn a_file_that_is_no_form_says_so() {
    let sheets = [("data", "a | b\n1 | 2")];
    let refusals = xlsform::read(&workbook(&sheets), &about()).expect_err("it is no form");
    assert_eq!(refusals.len(), 1);
    assert!(
        refusals[0].message.contains("no XLSForm"),
        "{}",
        refusals[0]
    );
}

#[test]
fn single_rows_and_places_are_no_conditions() {
    let form = |shown: &str| {
        let survey = format!(
            "type | name | label | relevant | appearance
             rank topic | order | In which order? |
             begin_group | rooms | The rooms | | table-list
             select_one topic | rooms_a | A |
             select_one topic | rooms_b | B |
             end_group
             text | why | Why? | {shown}"
        );
        let choices = "list_name | name | label\ntopic | x | X\ntopic | y | Y";
        xlsform::read(
            &workbook(&[("survey", &survey), ("choices", choices)]),
            &about(),
        )
    };
    for shown in [
        "selected-at(${order}, 0) = 'x'",
        "${rooms_a} != ''",
        "${rooms_a} = 'x'",
        "${order} > 1",
        "selected(${why}, 'x')",
    ] {
        let refusals = form(shown).expect_err("a survey cannot ask that");
        assert_eq!(
            refusals[0].place,
            "sheet `survey`, cell D7",
            "{}",
            told(&refusals)
        );
    }
    for (shown, wanted) in [
        (
            "selected-at(${order}, 1) = 'x' or selected-at(${order}, 0) = 'x'",
            "order is x",
        ),
        ("${rooms_b} != '' or ${rooms_a} != ''", "rooms is answered"),
        ("not(${order} = '')", "not not order is answered"),
    ] {
        let imported = form(shown).unwrap_or_else(|refusals| panic!("{}", told(&refusals)));
        let why = imported
            .survey
            .item("why")
            .expect("it is there")
            .show_if
            .clone();
        assert_eq!(
            why.as_ref().map(maoni::survey::write::condition).as_deref(),
            Some(wanted)
        );
    }
}
