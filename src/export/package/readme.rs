//! The README of a package, one in each language of the survey.
//!
//! Owns what a reader has to know before the first figure: what the files are, what a missing value
//! means, and what may be done with them. It is Markdown; its words are in `i18n`.

use std::fmt::Write as _;

use super::schema::{self, Table};
use super::workbook::MOST_RESPONSES;
use super::{Contents, Profile, Study};
use crate::export::status::{RESERVED, status_message};
use crate::i18n::{Value, Words, words};
use crate::language::Language;

/// Each README with its path; the first language of the survey has the plain name.
pub(super) fn texts(
    study: &Study<'_>,
    contents: Contents<'_>,
    tables: &[Table],
) -> Vec<(String, String)> {
    let languages = study.history.current().languages.iter();
    let texts = languages.enumerate().map(|(index, language)| {
        let path = if index == 0 {
            "README.md".to_owned()
        } else {
            format!("README.{language}.md")
        };
        let readme = Readme {
            study,
            say: words(*language),
            language: *language,
            text: String::new(),
        };
        (path, readme.write(contents, tables))
    });
    texts.collect()
}

/// A README being written.
struct Readme<'r> {
    study: &'r Study<'r>,
    say: &'static Words,
    language: Language,
    text: String,
}

impl Readme<'_> {
    fn write(mut self, contents: Contents<'_>, tables: &[Table]) -> String {
        let survey = self.study.history.current();
        let restricted = self.study.profile == Profile::Restricted;
        self.heading(1, survey.title.get(self.language));
        self.paragraph(survey.event.name.get(self.language));
        if self.study.is_synthetic {
            let synthetic = self.say.say("export-synthetic");
            self.paragraph(&format!("**{synthetic}**"));
        }
        self.message(if restricted {
            "export-restricted"
        } else {
            "export-public"
        });
        if !restricted {
            self.message("export-public-reason");
        }
        let version = self.study.history.version().to_string();
        let origin = [
            ("version", version.into()),
            ("snapshot", contents.snapshot.into()),
        ];
        self.message_with("export-origin", &origin);
        if restricted {
            let count: Value<'_> = contents.responses.into();
            self.message_with("export-responses", &[("count", count)]);
        }
        self.files(tables, restricted);
        self.reading(restricted);
        if restricted && contents.responses > MOST_RESPONSES {
            self.message_with("export-sheet-limit", &[("count", MOST_RESPONSES.into())]);
        }
        self.rules(restricted);
        self.text
    }

    fn heading(&mut self, level: usize, text: &str) {
        let marks = "#".repeat(level);
        let _ = writeln!(self.text, "{marks} {text}\n");
    }

    fn paragraph(&mut self, text: &str) {
        let _ = writeln!(self.text, "{text}\n");
    }

    fn message(&mut self, key: &str) {
        self.paragraph(&self.say.say(key));
    }

    fn message_with(&mut self, key: &str, variables: &[(&str, Value<'_>)]) {
        self.paragraph(&self.say.say_with(key, variables));
    }

    fn line(&mut self, what: &str, key: &str) {
        let about = self.say.say(key);
        let _ = writeln!(self.text, "| `{what}` | {about} |");
    }

    fn files(&mut self, tables: &[Table], restricted: bool) {
        self.heading(2, &self.say.say("export-readme-files"));
        let (file, holds) = (
            self.say.say("export-readme-file"),
            self.say.say("export-readme-holds"),
        );
        let _ = writeln!(self.text, "| {file} | {holds} |\n|---|---|");
        for table in tables {
            let about = table.title.get(self.language);
            let _ = writeln!(self.text, "| `{}` | {about} |", table.path);
        }
        if restricted {
            self.line(schema::PARQUET, "export-file-parquet");
            self.line(schema::LINES, "export-file-lines");
            self.line("load/", "export-file-loaders");
            self.line("workbook.xlsx", "export-file-workbook");
        } else {
            self.line("workbook.xlsx", "export-file-workbook-public");
        }
        if self.study.coded.is_some() {
            self.line(schema::QDC, "export-file-qdc");
        }
        self.line("survey.toml", "export-file-survey");
        self.line("datapackage.json", "export-file-descriptor");
        self.line("csv-metadata.json", "export-file-csvw");
        self.line("ddi-codebook.xml", "export-file-ddi");
        self.line("SHA256SUMS", "export-file-sums");
        self.text.push('\n');
    }

    fn reading(&mut self, restricted: bool) {
        self.heading(2, &self.say.say("export-readme-reading"));
        let mut commands = vec![("sh", "sha256sum --check SHA256SUMS")];
        if restricted {
            commands.extend([
                ("sh", "maoni verify data --definition survey.toml"),
                ("R", "source(\"load/load.R\")"),
                ("Python", "from load import load; tables = load(\"..\")"),
                ("Stata", "do load/load.do"),
                ("SPSS", "INSERT FILE='load/load.sps'."),
            ]);
        }
        for (tool, command) in commands {
            let _ = writeln!(self.text, "- {tool}: `{command}`");
        }
        self.text.push('\n');
        if restricted {
            self.message("export-readme-stata");
        }
    }

    fn rules(&mut self, restricted: bool) {
        self.heading(2, &self.say.say("export-readme-rules"));
        let mut rules = vec!["export-rule-columns"];
        if restricted {
            self.message("export-rule-reserved");
            for (status, code) in RESERVED {
                let about = self.say.say(status_message(status));
                let _ = writeln!(self.text, "- `{code}`: {about}");
            }
            self.text.push('\n');
            rules.extend(["export-rule-empty", "export-rule-multiple"]);
            rules.push(if self.study.guard {
                "export-rule-disarmed"
            } else {
                "export-rule-raw"
            });
            rules.extend(["export-rule-order", "export-rule-versions"]);
        }
        rules.push("export-rule-tables");
        if self.study.coded.is_some() {
            rules.push("export-rule-themes");
        }
        for rule in rules {
            let _ = writeln!(self.text, "- {}", self.say.say(rule));
        }
    }
}
