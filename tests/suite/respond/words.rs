//! The words of the pages: the same messages in every language, each of them used.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use maoni::i18n::sources;
use maoni::language::Language;

/// The files whose messages the pages use.
const FILES: [&str; 9] = [
    "respond",
    "staff",
    "event",
    "paper",
    "instrument",
    "coding",
    "invitation",
    "beginning",
    "room",
];

/// The text of those files.
fn text(language: Language) -> String {
    let all = sources(language).into_iter();
    let pages = all.filter(|(name, _)| FILES.contains(name));
    pages.map(|(_, text)| text).collect()
}

/// Each message of a file with the variables it uses.
fn messages(language: Language, file: &str) -> BTreeMap<String, BTreeSet<String>> {
    let all = sources(language);
    let (_, text) = all
        .iter()
        .find(|(name, _)| *name == file)
        .expect("the file");
    let mut messages = BTreeMap::new();
    let mut current = String::new();
    for line in text.lines() {
        if let Some((key, _)) = line.split_once(" =")
            && line.starts_with(|c: char| c.is_ascii_lowercase())
        {
            key.clone_into(&mut current);
            messages.insert(current.clone(), BTreeSet::new());
        }
        for part in line.split('$').skip(1) {
            let name: String = part.chars().take_while(char::is_ascii_lowercase).collect();
            messages
                .get_mut(&current)
                .expect("a variable stands in a message")
                .insert(name);
        }
    }
    messages
}

#[test]
fn every_language_says_the_same_with_the_same_variables() {
    for file in FILES {
        let english = messages(Language::En, file);
        for language in [Language::Fr, Language::Ar] {
            assert_eq!(messages(language, file), english, "{language}/{file}");
        }
    }
}

#[test]
fn every_arabic_number_has_all_plural_forms() {
    for choice in text(Language::Ar).split("->\n").skip(1) {
        let forms = choice.split("\n}").next().expect("the forms");
        // Places are counted in words of their own.
        if forms.contains("[1]") {
            continue;
        }
        for form in ["[zero]", "[one]", "[two]", "[few]", "[many]", "*[other]"] {
            assert!(forms.contains(form), "{form} is missing in {forms}");
        }
    }
}

#[test]
fn french_punctuation_keeps_its_spaces() {
    for line in text(Language::Fr)
        .lines()
        .filter(|line| !line.starts_with('#'))
    {
        for mark in [" :", " ;", " !", " ?", "« ", " »"] {
            assert!(!line.contains(mark), "an ordinary space in: {line}");
        }
    }
}

#[test]
fn every_message_is_used_and_every_message_used_exists() {
    let english: BTreeMap<String, BTreeSet<String>> = FILES
        .iter()
        .flat_map(|file| messages(Language::En, file))
        .collect();
    // Letters with invitations say what the pages say.
    let mut code = include_str!("../../../src/report/letter.rs").to_owned();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src/web")];
    while let Some(folder) = folders.pop() {
        for entry in folder.read_dir().expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "rs" || e == "html") {
                code += &std::fs::read_to_string(&path).expect("text");
            }
        }
    }
    for key in english.keys() {
        assert!(
            code.contains(&format!("\"{key}\"")),
            "`{key}` is never said"
        );
    }
    let common = messages(Language::En, "common");
    for part in code
        .split("say(\"")
        .chain(code.split("say_with(\""))
        .skip(1)
    {
        let key = part.split('"').next().expect("a key");
        let plain = !key.is_empty()
            && key
                .chars()
                .all(|c| c.is_ascii_lowercase() || c == '-' || c.is_ascii_digit());
        assert!(
            !plain || english.contains_key(key) || common.contains_key(key),
            "no message `{key}`"
        );
    }
}
