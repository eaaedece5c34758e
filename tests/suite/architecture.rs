//! Guards the house: reads the sources as text and fails on what the layer tables do not allow.
//!
//! The two tables below are the layers. A module that needs more than its row grants is either in
//! the wrong place or a decision to be made here, in view of everybody, with a reason beside it.

#[path = "architecture/licence.rs"]
mod licence;
#[path = "architecture/source.rs"]
mod source;
#[path = "architecture/style.rs"]
mod style;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use source::Source;

/// Each module of the library, in layer order, and the modules it may use.
const MODULES: &[(&str, &str)] = &[
    ("id", ""),
    ("language", ""),
    ("diagnostic", ""),
    ("definition", "diagnostic language"),
    ("i18n", "language"),
    ("survey", "definition diagnostic id language"),
    // Files of other programs as rows of text; what they mean is said further down.
    ("workbook", ""),
    ("answer", "survey id"),
    // Messages that somebody else has worded.
    ("mail", ""),
    // Surveys as forms of other programs; the words that such a form needs are the interface's.
    ("xlsform", "workbook survey i18n id language"),
    // Pure statistics: no words, no storage.
    ("analysis", "answer survey id"),
    // The only SQL; knows nothing of figures.
    ("store", "answer survey id"),
    ("text", "language"),
    ("chart", "text"),
    // Figures come as `Published` values; neither knows where responses are kept.
    (
        "report",
        "chart text analysis survey i18n definition diagnostic id language",
    ),
    ("export", "analysis answer survey i18n id language"),
    // What other programs collected; takes it apart and hands over what the store takes.
    (
        "intake",
        "workbook export store answer survey i18n definition diagnostic id language",
    ),
    // The one seam between the store and everything that counts.
    (
        "outcomes",
        "report export store text analysis answer survey i18n definition diagnostic id language",
    ),
    // Lists of people are pasted as tables; surveys come as forms of other programs.
    (
        "web",
        "outcomes store xlsform mail workbook answer survey i18n diagnostic id",
    ),
    (
        "cli",
        "web outcomes intake report export store xlsform mail workbook survey i18n diagnostic id language",
    ),
];

/// Each outside crate and the modules that may name it.
const CRATES: &[(&str, &str)] = &[
    // Dates, ids, digests and JSON values are a vocabulary; the crates behind them do no input or
    // output.
    (
        "jiff",
        "id definition i18n survey answer mail xlsform analysis store report export intake outcomes web cli",
    ),
    (
        "thiserror",
        "workbook mail xlsform store export outcomes web cli",
    ),
    ("uuid", "id answer"),
    ("serde_json", "answer store export intake outcomes web"),
    ("sha2", "id report export outcomes"),
    ("unicode_normalization", "definition answer intake"),
    ("unicode_segmentation", "answer"),
    // Diagnostics and definitions.
    ("miette", "diagnostic"),
    ("strsim", "diagnostic intake"),
    ("rand", "id"),
    ("toml", "definition"),
    ("toml_edit", "definition"),
    // Tables of other programs.
    ("calamine", "workbook"),
    ("encoding_rs", "workbook"),
    ("fluent_bundle", "i18n"),
    ("lettre", "mail"),
    // Storage.
    ("sqlx", "store"),
    ("rustix", "store"),
    // Named in the manifest alone, to choose the SQLite that sqlx builds.
    ("libsqlite3_sys", ""),
    // Words on paper.
    ("harfrust", "text"),
    ("hypher", "text"),
    ("icu_segmenter", "text"),
    ("ttf_parser", "text"),
    ("unicode_bidi", "text"),
    ("unicode_script", "text"),
    ("plotters", "chart"),
    ("plotters_backend", "chart"),
    ("lopdf", "report"),
    ("png", "chart"),
    ("printpdf", "report"),
    ("roxmltree", "report intake"),
    ("subsetter", "report"),
    ("tiny_skia", "chart"),
    ("csv", "workbook export"),
    ("parquet", "export"),
    ("rust_xlsxwriter", "xlsform export"),
    ("zip", "export"),
    // The site.
    ("argon2", "web"),
    ("askama", "web"),
    ("axum", "web"),
    ("axum_extra", "web"),
    // Codes on pages, and on letters and cards.
    ("fast_qr", "report web"),
    ("futures_util", "web"),
    ("hyper", "web"),
    ("hyper_util", "web"),
    ("prometheus_client", "web"),
    ("serde", "intake"),
    ("similar", "web"),
    ("tower", "web"),
    ("tower_http", "web"),
    ("totp_rs", "web"),
    // What runs the rest.
    // Figures are added up on every core.
    ("tokio", "store outcomes web cli"),
    ("tracing", "web cli"),
    ("anyhow", "cli"),
    ("clap", "cli"),
    ("clap_complete", "cli"),
    ("clap_mangen", "cli"),
    ("indicatif", "cli"),
    ("tempfile", "store outcomes cli"),
    ("tracing_subscriber", "cli"),
];

/// Names that say nothing about what a file owns.
const EMPTY_NAMES: [&str; 5] = ["utils", "common", "helpers", "models", "types"];

/// A file longer than this has more than one reason to change.
const MOST_LINES: usize = 600;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every file below `folder` whose name ends in one of `endings`, in a fixed order.
fn files(folder: &str, endings: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in folder.read_dir().expect("the folder can be read") {
            let path = entry.expect("the entry can be read").path();
            if path.is_dir() && !path.ends_with("node_modules") {
                folders.push(path);
            } else if path
                .extension()
                .is_some_and(|e| endings.iter().any(|known| e == *known))
            {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).expect("the file is text")
}

/// The path as a person in the repository writes it.
fn short(path: &Path) -> String {
    path.strip_prefix(root())
        .unwrap_or(path)
        .display()
        .to_string()
}

fn sources() -> Vec<Source> {
    let src = root().join("src");
    files("src", &["rs"])
        .iter()
        .map(|path| {
            Source::read(
                path.strip_prefix(&src).expect("it is below src"),
                &read(path),
            )
        })
        .collect()
}

fn assert_none(what: &str, faults: &[String]) {
    assert!(faults.is_empty(), "{what}:\n  {}", faults.join("\n  "));
}

/// What `table` grants in the row `name`.
fn granted<'t>(table: &'t [(&str, &'t str)], name: &str) -> Option<BTreeSet<&'t str>> {
    let (_, grants) = table.iter().find(|(row, _)| *row == name)?;
    Some(
        grants
            .split(' ')
            .filter(|grant| !grant.is_empty())
            .collect(),
    )
}

#[test]
fn modules_use_only_what_stands_above_them() {
    let mut faults = Vec::new();
    for source in sources().iter().filter(|source| source.module != "lib") {
        let allowed = match source.module.as_str() {
            "main" => Some(BTreeSet::from(["cli"])),
            module => granted(MODULES, module),
        };
        let Some(allowed) = allowed else {
            faults.push(format!(
                "{}: the table has no row `{}`",
                source.path, source.module
            ));
            continue;
        };
        for (line, used) in source.modules() {
            if *used != source.module && !allowed.contains(used.as_str()) {
                let Source { path, module, .. } = source;
                faults.push(format!("{path}:{line}: `{module}` may not use `{used}`"));
            }
        }
    }
    assert_none("imports that the layer table does not allow", &faults);
}

#[test]
fn the_layer_table_runs_downwards() {
    let mut above = BTreeSet::new();
    for (module, grants) in MODULES {
        for grant in grants.split(' ').filter(|grant| !grant.is_empty()) {
            assert!(
                above.contains(grant),
                "`{module}` may use `{grant}`, which stands below it"
            );
        }
        assert!(
            above.insert(*module),
            "`{module}` stands twice in the table"
        );
    }
}

#[test]
fn outside_crates_stay_in_their_layers() {
    let manifest: toml::Table = read(&root().join("Cargo.toml"))
        .parse()
        .expect("valid TOML");
    let dependencies = manifest["dependencies"].as_table().expect("it is a table");
    let named: BTreeSet<String> = dependencies
        .keys()
        .map(|name| name.replace('-', "_"))
        .collect();
    let mut faults: Vec<String> = named
        .iter()
        .filter(|name| granted(CRATES, name).is_none())
        .map(|name| format!("Cargo.toml: no layer is named for `{name}`"))
        .collect();
    faults.extend(
        CRATES
            .iter()
            .filter(|(name, _)| !named.contains(*name))
            .map(|(name, _)| format!("the table names `{name}`, which is not a dependency")),
    );
    for source in sources() {
        for (line, used) in source.crates(&named) {
            let allowed = granted(CRATES, used).unwrap_or_default();
            if !allowed.contains(source.module.as_str()) {
                let Source { path, module, .. } = &source;
                faults.push(format!(
                    "{path}:{line}: `{module}` may not use the crate `{used}`"
                ));
            }
        }
    }
    assert_none(
        "outside crates where the table does not allow them",
        &faults,
    );
}

#[test]
fn no_grant_is_left_over() {
    let named = CRATES.iter().map(|(name, _)| (*name).to_owned()).collect();
    let (mut modules, mut crates) = (BTreeSet::new(), BTreeSet::new());
    for source in sources() {
        let module = source.module.clone();
        modules.extend(
            source
                .modules()
                .into_iter()
                .map(|(_, used)| (module.clone(), used)),
        );
        let used = source.crates(&named);
        crates.extend(
            used.into_iter()
                .map(|(_, used)| (used.to_owned(), module.clone())),
        );
    }
    let mut faults = Vec::new();
    for (table, used) in [(MODULES, modules), (CRATES, crates)] {
        for (row, _) in table {
            for grant in granted(table, row).unwrap_or_default() {
                if !used.contains(&((*row).to_owned(), grant.to_owned())) {
                    faults.push(format!("`{row}`: `{grant}`"));
                }
            }
        }
    }
    assert_none("rows that grant what nobody needs", &faults);
}

#[test]
fn every_file_says_what_it_owns() {
    let faults: Vec<String> = [files("src", &["rs"]), files("tests", &["rs"])]
        .concat()
        .iter()
        .filter(|path| !read(path).starts_with("//! "))
        .map(|path| short(path))
        .collect();
    assert_none("files that do not open with `//!`", &faults);
}

#[test]
fn no_file_grows_beyond_one_purpose() {
    let faults: Vec<String> = files("src", &["rs", "css", "js", "html"])
        .iter()
        .map(|path| (short(path), read(path).lines().count()))
        .filter(|(_, lines)| *lines > MOST_LINES)
        .map(|(path, lines)| format!("{path}: {lines} lines"))
        .collect();
    assert_none(&format!("files of more than {MOST_LINES} lines"), &faults);
}

#[test]
fn names_say_what_is_inside() {
    let faults: Vec<String> = files("src", &["rs"])
        .iter()
        .filter(|path| {
            let path = path.strip_prefix(root()).expect("it is below the root");
            path.with_extension("").components().any(|part| {
                EMPTY_NAMES
                    .iter()
                    .any(|name| part.as_os_str().eq_ignore_ascii_case(name))
            })
        })
        .map(|path| short(path))
        .collect();
    assert_none("names that say nothing", &faults);
}

#[test]
fn sql_is_written_only_in_the_store() {
    let mut faults = Vec::new();
    for source in sources().iter().filter(|source| source.module != "store") {
        for (line, text) in &source.strings {
            if is_statement(text) {
                faults.push(format!("{}:{line}: {}", source.path, text.trim()));
            }
        }
    }
    assert_none("SQL outside src/store", &faults);
}

/// Whether a string literal is an SQL statement and not a sentence that begins like one.
fn is_statement(text: &str) -> bool {
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower.split_whitespace().collect();
    match words.as_slice() {
        ["select", rest @ ..] => rest.contains(&"from"),
        ["update", _, "set", ..]
        | ["insert", "into", ..]
        | ["delete", "from", ..]
        | ["create" | "alter" | "drop", "table" | "index" | "view", ..]
        | ["pragma", ..]
        | ["vacuum" | "begin" | "commit" | "rollback"] => true,
        _ => false,
    }
}

/// A guard that sees nothing would pass for ever.
mod the_guard_itself {
    use super::*;

    const SAMPLE: &str = r##"//! A sample. crate::comment::is_not_code
use crate::{answer::Answer, survey::{Item, Kind}, id};
use super::super::store::Store;
use super::sibling;
use sqlx as database;
fn f() -> toml::Value { let s = "crate::string \" axum::x"; let c = '"'; crate::web::go(s) }
/* axum::y /* nested */ crate::nested */
const SQL: &str = r#"select a from b"#;
mod tests { use super::*; use super::super::super::cli::Run; fn g<'a>(x: &'a str) {} }
"##;

    #[test]
    fn sees_paths_and_only_paths() {
        let source = Source::read(Path::new("report/pdf.rs"), SAMPLE);
        assert_eq!(source.module, "report");
        let modules = source.modules();
        let seen: Vec<(usize, &str)> = modules
            .iter()
            .map(|(line, used)| (*line, used.as_str()))
            .collect();
        assert_eq!(
            seen,
            [
                (2, "answer"),
                (2, "survey"),
                (2, "id"),
                (3, "store"),
                (6, "web"),
                (9, "cli")
            ]
        );
    }

    #[test]
    fn sees_outside_crates() {
        let source = Source::read(Path::new("report/pdf.rs"), SAMPLE);
        let named = ["axum", "sqlx", "toml"].map(str::to_owned).into();
        let seen: Vec<(usize, &str)> = source.crates(&named);
        assert_eq!(seen, [(5, "sqlx"), (6, "toml")]);
    }

    #[test]
    fn sees_statements() {
        let source = Source::read(Path::new("report/pdf.rs"), SAMPLE);
        let statements: Vec<usize> = source
            .strings
            .iter()
            .filter(|(_, s)| is_statement(s))
            .map(|(line, _)| *line)
            .collect();
        assert_eq!(statements, [8]);
        assert!(!is_statement("Select an answer"));
    }
}
