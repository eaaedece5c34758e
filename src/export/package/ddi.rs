//! `ddi-codebook.xml`: the study and its variables as DDI Codebook 2.5, for archives.
//!
//! Owns which element tells what. Variables are the columns of the wide file; the public package
//! describes them too, because what was asked is no secret, and names no file of theirs.

use super::schema::WIDE;
use super::xml::Xml;
use super::{Contents, Profile, Study};
use crate::export::column::{Column, Columns, Part, Type};
use crate::export::dictionary;
use crate::export::history::Changes;
use crate::export::status::status_message;
use crate::i18n::words;
use crate::language::{Language, LocalText};
use crate::survey::{Kind, Survey};

/// The id by which variables name the file they stand in.
const FILE: &str = "F1";

/// The codebook of a package.
pub(super) fn describe(study: &Study<'_>, contents: Contents<'_>) -> String {
    let survey = study.history.current();
    let mut xml = Xml::begin();
    let base = survey.base_language();
    xml.open(
        "codeBook",
        &[
            ("xmlns", "ddi:codebook:2_5"),
            ("version", "2.5"),
            ("xml:lang", base.tag()),
        ],
    );
    xml.open("stdyDscr", &[]);
    citation(&mut xml, study, contents, survey);
    study_information(&mut xml, survey);
    access(&mut xml, study, survey);
    xml.close();

    let internal = study.profile == Profile::Restricted;
    let columns = Columns::across(study.history);
    let columns: Vec<&Column<'_>> = columns
        .list()
        .iter()
        .filter(|column| internal || !column.internal)
        .collect();
    if study.profile == Profile::Restricted {
        xml.open("fileDscr", &[("ID", FILE), ("URI", WIDE)]);
        xml.open("fileTxt", &[]);
        xml.leaf("fileName", &[], WIDE);
        xml.open("dimensns", &[]);
        xml.leaf("caseQnty", &[], &contents.responses.to_string());
        xml.leaf("varQnty", &[], &columns.len().to_string());
        xml.close();
        xml.leaf("fileType", &[("charset", "UTF-8")], "text/csv");
        xml.close();
        xml.close();
    }
    xml.open("dataDscr", &[]);
    let changes = Changes::of(study.history);
    for (number, column) in (1..).zip(columns) {
        let variable = Variable {
            survey,
            column,
            number,
            file: (study.profile == Profile::Restricted).then_some(FILE),
            versions: changes.asked_in(column),
        };
        variable.describe(&mut xml);
    }
    xml.finish()
}

/// A text once for each language, the first as it is and the rest under `other`.
fn in_languages(xml: &mut Xml, first: &'static str, other: &'static str, text: &LocalText) {
    for (index, (language, text)) in text.iter().enumerate() {
        let name = if index == 0 { first } else { other };
        xml.leaf(name, &[("xml:lang", language.tag())], text);
    }
}

fn citation(xml: &mut Xml, study: &Study<'_>, contents: Contents<'_>, survey: &Survey) {
    xml.open("citation", &[]);
    xml.open("titlStmt", &[]);
    in_languages(xml, "titl", "parTitl", &survey.title);
    xml.leaf("IDNo", &[], survey.id.as_str());
    xml.close();
    xml.open("rspStmt", &[]);
    in_languages(xml, "AuthEnty", "AuthEnty", &survey.event.organisers);
    xml.close();
    xml.open("prodStmt", &[]);
    xml.leaf(
        "software",
        &[("version", env!("CARGO_PKG_VERSION"))],
        "Maoni",
    );
    xml.close();
    xml.open("distStmt", &[]);
    xml.leaf("contact", &[], &survey.privacy.contact);
    xml.close();
    xml.open("verStmt", &[]);
    let version = format!("{}+{}", study.history.version(), contents.snapshot);
    xml.leaf("version", &[], &version);
    xml.close();
    xml.close();
}

fn study_information(xml: &mut Xml, survey: &Survey) {
    xml.open("stdyInfo", &[]);
    in_languages(xml, "abstract", "abstract", &survey.event.name);
    xml.open("sumDscr", &[]);
    let day = survey.event.date.to_string();
    xml.leaf("timePrd", &[("event", "single"), ("date", &day)], &day);
    in_languages(xml, "geogCover", "geogCover", &survey.event.place);
    for language in &survey.languages {
        let unit = words(*language).say("export-unit");
        xml.leaf("anlyUnit", &[("xml:lang", language.tag())], &unit);
    }
    xml.close();
    xml.close();
    xml.open("method", &[]);
    xml.open("dataColl", &[]);
    for language in &survey.languages {
        let mode = words(*language).say("export-mode");
        xml.leaf("collMode", &[("xml:lang", language.tag())], &mode);
    }
    xml.close();
    xml.close();
}

fn access(xml: &mut Xml, study: &Study<'_>, survey: &Survey) {
    xml.open("dataAccs", &[]);
    xml.open("useStmt", &[]);
    let key = match study.profile {
        Profile::Restricted => "export-restricted",
        Profile::Public => "export-public",
    };
    let base = survey.base_language();
    let text = words(base).say(key);
    xml.leaf("restrctn", &[("xml:lang", base.tag())], &text);
    if study.is_synthetic {
        let text = words(base).say("export-synthetic");
        xml.leaf("disclaimer", &[("xml:lang", base.tag())], &text);
    }
    xml.close();
    xml.close();
}

/// One variable.
struct Variable<'v> {
    survey: &'v Survey,
    column: &'v Column<'v>,
    number: usize,
    file: Option<&'static str>,
    versions: String,
}

impl Variable<'_> {
    fn describe(&self, xml: &mut Xml) {
        let Self { survey, column, .. } = self;
        let id = format!("V{}", self.number);
        let mut attributes = vec![("ID", &*id), ("name", &*column.name)];
        attributes.extend(self.file.map(|file| ("files", file)));
        attributes.push(("intrvl", "discrete"));
        attributes.extend(self.nature().map(|nature| ("nature", nature)));
        xml.open("var", &attributes);
        self.each(xml, "labl", |language| self.label(language));
        if let Some(item) = column.item {
            for (language, text) in item.text.iter() {
                xml.open("qstn", &[("xml:lang", language.tag())]);
                xml.leaf("qstnLit", &[("xml:lang", language.tag())], text);
                xml.close();
            }
        }
        let reserved = dictionary::reserved(survey, column);
        if !reserved.is_empty() {
            xml.open("invalrng", &[]);
            for (_, code) in &reserved {
                xml.empty("item", &[("VALUE", &code.to_string())]);
            }
            xml.close();
        }
        self.each(xml, "universe", |language| {
            dictionary::base(survey, column, words(language))
        });
        let values = match column.cell_type {
            Type::Codes => Vec::new(),
            _ => dictionary::codes(column, &survey.languages),
        };
        for (code, label) in &values {
            xml.open("catgry", &[]);
            xml.leaf("catValu", &[], code.as_str());
            for (language, label) in label.iter() {
                xml.leaf("labl", &[("xml:lang", language.tag())], label);
            }
            xml.close();
        }
        for (status, code) in &reserved {
            xml.open("catgry", &[("missing", "Y")]);
            xml.leaf("catValu", &[], &code.to_string());
            self.each(xml, "labl", |language| {
                words(language).say(status_message(*status))
            });
            xml.close();
        }
        xml.open("verStmt", &[]);
        xml.leaf("version", &[], &self.versions);
        xml.close();
        let form = match column.cell_type {
            Type::Integer => "numeric",
            Type::Code | Type::Codes | Type::Words | Type::Date => "character",
        };
        if column.cell_type == Type::Date {
            xml.empty("varFormat", &[("type", form), ("category", "date")]);
        } else {
            xml.empty("varFormat", &[("type", form)]);
        }
        xml.close();
    }

    fn each(&self, xml: &mut Xml, name: &'static str, say: impl Fn(Language) -> String) {
        for language in &self.survey.languages {
            xml.leaf(name, &[("xml:lang", language.tag())], &say(*language));
        }
    }

    /// The short name of the item and the part of the answer.
    fn label(&self, language: Language) -> String {
        let name = match self.column.item {
            Some(item) => item.short_or_text().get(language).to_owned(),
            None => dictionary::question(self.column, language),
        };
        match dictionary::part(self.column, language) {
            part if part.is_empty() => name,
            part => format!("{name} – {part}"),
        }
    }

    /// Whether the codes are names, ranks or counts.
    fn nature(&self) -> Option<&'static str> {
        match (&self.column.part, self.column.item.map(|item| &item.kind)) {
            (Part::Row(_), Some(Kind::Matrix { scale, .. })) if scale.is_ordinal() => {
                Some("ordinal")
            }
            (Part::Place(_), _) => Some("ordinal"),
            (Part::Count, _) => Some("ratio"),
            (Part::Words | Part::Other | Part::Day | Part::ResponseId, _) => None,
            _ if self.column.cell_type == Type::Words => None,
            _ => Some("nominal"),
        }
    }
}
