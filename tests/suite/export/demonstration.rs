//! The files of the demonstration: their columns, and that they hold what was answered.

use maoni::answer::{AnswerSet, Response, json};
use maoni::export::{Options, write_dictionary};
use maoni::language::Language;
use maoni::survey::Survey;

use super::round_trip::read_back;
use super::{header, long, one_version, wide};

/// The survey of the demonstration, with its responses.
pub(crate) fn side_event() -> Survey {
    let source = include_str!("../../../surveys/gcm-side-event-2018.toml");
    maoni::survey::read(source, "gcm-side-event-2018.toml")
        .unwrap_or_else(|faults| panic!("{}", faults.render(false, 100)))
}

pub(crate) fn side_event_responses(survey: &Survey) -> Vec<Response> {
    let source = include_str!("../../../surveys/demo/gcm-side-event-2018.responses.jsonl");
    let read = |line: &str| {
        let line: serde_json::Value = serde_json::from_str(line).expect("JSON");
        let answers = line["answers"].as_object().expect("an object");
        Response {
            id: uuid::Uuid::nil(),
            language: Language::parse(line["language"].as_str().expect("a tag"))
                .expect("a language"),
            day: line["submitted_on"]
                .as_str()
                .expect("a day")
                .parse()
                .expect("a day"),
            complete: line["complete"].as_bool().expect("a flag"),
            answers: json::read(survey, answers).expect("answers"),
        }
    };
    source.lines().map(read).collect()
}

#[test]
fn the_columns_of_the_side_event_stay_as_they_are() {
    insta::assert_snapshot!(header(&side_event()), @r#"
    response_id status language day
    consent
    stakeholder stakeholder__other
    role
    q1_partnerships_rank1 q1_partnerships_rank2 q1_partnerships_rank3 q1_partnerships_bilateral q1_partnerships_regional q1_partnerships_inter_regional q1_partnerships_un q1_partnerships_donors q1_partnerships_private q1_partnerships_civil_society q1_partnerships_local q1_partnerships_research q1_partnerships_disaster_climate q1_partnerships_other q1_partnerships__other
    q1_status_bilateral q1_status_regional q1_status_inter_regional q1_status_un q1_status_donors q1_status_private q1_status_civil_society q1_status_local q1_status_research q1_status_disaster_climate q1_status_other
    q1_join q1_join_bilateral q1_join_regional q1_join_inter_regional q1_join_un q1_join_donors q1_join_private q1_join_civil_society q1_join_local q1_join_research q1_join_disaster_climate q1_join_other q1_join_dk q1_join__other
    q1_comment q1_comment_status
    q2_practices_count q2_practices_1_title q2_practices_1_what q2_practices_1_level q2_practices_1_evidence q2_practices_1_bodies q2_practices_1_objective q2_practices_2_title q2_practices_2_what q2_practices_2_level q2_practices_2_evidence q2_practices_2_bodies q2_practices_2_objective q2_practices_3_title q2_practices_3_what q2_practices_3_level q2_practices_3_evidence q2_practices_3_bodies q2_practices_3_objective
    q3_lessons
    q3_challenges q3_challenges_mandates q3_challenges_data q3_challenges_funding q3_challenges_legal q3_challenges_political_will q3_challenges_turnover q3_challenges_language q3_challenges_borders q3_challenges_trust q3_challenges_systems q3_challenges_other q3_challenges_dk q3_challenges__other
    q3_lesson q3_lesson_status
    q4_relevance_employment q4_relevance_climate q4_relevance_disasters q4_relevance_poverty
    q4_effort_employment q4_effort_climate q4_effort_disasters q4_effort_poverty
    q4_comment q4_comment_status
    q5_approaches_rank1 q5_approaches_rank2 q5_approaches_rank3 q5_approaches_multi_level q5_approaches_policy q5_approaches_legislation q5_approaches_project q5_approaches_institution q5_approaches_fund q5_approaches_other q5_approaches__other
    q5_feasible_multi_level q5_feasible_policy q5_feasible_legislation q5_feasible_project q5_feasible_institution q5_feasible_fund q5_feasible_other
    q5_step q5_step_status
    q6_capacities q6_capacities_data q6_capacities_legal_drafting q6_capacities_negotiation q6_capacities_border_management q6_capacities_labour_migration q6_capacities_protection q6_capacities_climate_mobility q6_capacities_coordination q6_capacities_financing q6_capacities_monitoring q6_capacities_digital_systems q6_capacities_community q6_capacities_other q6_capacities_dk q6_capacities__other
    q6_present_data q6_present_legal_drafting q6_present_negotiation q6_present_border_management q6_present_labour_migration q6_present_protection q6_present_climate_mobility q6_present_coordination q6_present_financing q6_present_monitoring q6_present_digital_systems q6_present_community q6_present_other
    q6_needed_data q6_needed_legal_drafting q6_needed_negotiation q6_needed_border_management q6_needed_labour_migration q6_needed_protection q6_needed_climate_mobility q6_needed_coordination q6_needed_financing q6_needed_monitoring q6_needed_digital_systems q6_needed_community q6_needed_other
    q6_offer q6_offer_data q6_offer_legal_drafting q6_offer_negotiation q6_offer_border_management q6_offer_labour_migration q6_offer_protection q6_offer_climate_mobility q6_offer_coordination q6_offer_financing q6_offer_monitoring q6_offer_digital_systems q6_offer_community q6_offer_other q6_offer_dk q6_offer__other
    q6_comment q6_comment_status
    event_useful event_learned event_contacts event_will_act event_well_run
    commitment commitment_status
    key_message key_message_status
    improve improve_status
    quote_q1_comment quote_q2_practices quote_q3_lesson quote_q4_comment quote_q5_step quote_q6_comment quote_commitment quote_key_message quote_improve
    "#);
}

#[test]
fn nothing_for_the_organisers_only_is_left_without_internal_items() {
    let survey = side_event();
    let options = Options {
        internal: false,
        ..Options::default()
    };
    let responses = side_event_responses(&survey);
    assert!(header(&survey).contains("\nimprove improve_status"));
    let dictionary = write_dictionary(&one_version(&survey), options, Vec::new()).expect("bytes");
    for file in [
        wide(&survey, options, &responses),
        long(&survey, options, &responses),
        String::from_utf8(dictionary).expect("UTF-8"),
    ] {
        assert!(!file.contains("improve,") && !file.contains("_improve"));
    }
}

/// Leaves the files of the demonstration in `target/tmp/export`, where `tests/pandas` finds them.
#[test]
fn the_demonstration_reads_back_as_the_same_answers() {
    let survey = side_event();
    let responses = side_event_responses(&survey);
    let file = wide(&survey, Options::default(), &responses);
    let read = read_back(&survey, &file);
    let wanted: Vec<AnswerSet> = responses
        .iter()
        .map(|response| response.answers.clone())
        .collect();
    assert_eq!(read, wanted);

    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("export");
    std::fs::create_dir_all(&folder).expect("a folder");
    let long = long(&survey, Options::default(), &responses);
    let dictionary =
        write_dictionary(&one_version(&survey), Options::default(), Vec::new()).expect("bytes");
    for (name, bytes) in [
        ("wide", file.into_bytes()),
        ("long", long.into_bytes()),
        ("dictionary", dictionary),
    ] {
        std::fs::write(folder.join(format!("{name}.csv")), bytes).expect("a file");
    }
}
