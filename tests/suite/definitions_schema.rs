//! The surveys that come with the product: each file in `surveys/` is read without a fault, and the
//! guiding questions of the first one are those of its concept note.

use std::fs;
use std::path::Path;

use maoni::survey::parse::examine;
use maoni::survey::{Language, read};

/// The questions of the concept note, in its own words.
const GUIDING_QUESTIONS: [(&str, &str); 6] = [
    (
        "q1_partnerships",
        "What type of partnerships are needed for inter-state coordination mechanisms to contribute to the GCM implementation?",
    ),
    (
        "q2_practices",
        "What are some of the good practices in terms of evidence-based, whole of government approach in migration governance?",
    ),
    (
        "q3_lessons",
        "Do \"lessons learned\" already exist that can be used to identify challenges in inter-state cooperation?",
    ),
    (
        "q4_relevance",
        "How relevant is international cooperation and partnerships in addressing structural factors like employment, climate change and natural disasters?",
    ),
    (
        "q5_approaches",
        "Which practical approaches (e.g. multi-level approach, policy, legislation, project, institution, fund, etc.) could strengthen international cooperation?",
    ),
    (
        "q6_capacities",
        "What capacities need to be strengthened to improve international cooperation and global partnerships?",
    ),
];

#[test]
fn every_survey_is_read_without_a_fault() {
    let mut surveys = 0;
    for path in files(&folder()) {
        if path.extension().is_none_or(|extension| extension != "toml") {
            continue;
        }
        let name = path.display().to_string();
        let checked = examine(&fs::read_to_string(&path).expect("a survey"), &name);
        assert_eq!(checked.diagnostics.render(false, 100), "", "{name}");
        let survey = checked.survey.expect("a survey without faults");
        let stem = path.file_stem().expect("a name").to_string_lossy();
        assert_eq!(
            survey.id.as_str(),
            stem,
            "a survey is called after its file"
        );
        surveys += 1;
    }
    assert!(surveys >= 2, "only {surveys} surveys were found");
}

#[test]
fn guiding_questions_keep_the_wording_of_the_concept_note() {
    let path = folder().join("gcm-side-event-2018.toml");
    let source = fs::read_to_string(path).expect("the survey");
    let survey = read(&source, "gcm-side-event-2018.toml").expect("a survey without faults");
    for (id, question) in GUIDING_QUESTIONS {
        let item = survey.item(id).expect(id);
        assert_eq!(item.text.get(Language::En), question);
    }
}

fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("surveys")
}

fn files(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut files: Vec<_> = fs::read_dir(folder)
        .expect("the folder of surveys")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    files.sort();
    files
}
