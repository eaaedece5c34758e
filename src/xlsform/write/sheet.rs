//! The sheets of a form, and the workbook of them.
//!
//! Owns the columns and their headers.

use std::collections::BTreeMap;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, XlsxError};

use super::super::form::language_name;
use super::Form;
use crate::i18n::words;
use crate::language::LocalText;
use crate::survey::Item;

impl Form<'_> {
    pub(super) fn workbook(&self) -> Result<Vec<u8>, XlsxError> {
        let mut workbook = Workbook::new();
        // The same survey gives the same bytes.
        let date = ExcelDateTime::from_ymd(2000, 1, 1)?;
        workbook.set_properties(&DocProperties::new().set_creation_datetime(&date));
        for (name, rows) in [
            ("survey", self.survey_rows()),
            ("choices", self.choice_rows()),
            ("settings", self.setting_rows()),
            ("maoni", self.own_rows()),
        ] {
            let bold = Format::new().set_bold();
            let sheet = workbook.add_worksheet();
            sheet.set_name(name)?;
            sheet.set_freeze_panes(1, 0)?;
            for (at, row) in (0..).zip(&rows) {
                for (column, cell) in (0..).zip(row) {
                    if at == 0 {
                        sheet.write_string_with_format(at, column, cell, &bold)?;
                    } else if !cell.is_empty() {
                        sheet.write_string(at, column, cell)?;
                    }
                }
            }
        }
        workbook.save_to_buffer()
    }

    /// Headers of a text in every language: named as other programs do, or as they pass them over.
    fn headers(&self, name: &str, is_own: bool) -> Vec<String> {
        let all = self.survey.languages.iter();
        all.map(|&language| {
            if is_own {
                format!("{name}_{language}")
            } else {
                format!("{name}::{}", language_name(language))
            }
        })
        .collect()
    }

    fn texts(&self, text: Option<&LocalText>) -> Vec<String> {
        let all = self.survey.languages.iter();
        all.map(|&language| text.map_or("", |text| text.get(language)).to_owned())
            .collect()
    }

    fn survey_rows(&self) -> Vec<Vec<String>> {
        let plain = [
            "required",
            "relevant",
            "constraint",
            "appearance",
            "repeat_count",
            "parameters",
        ];
        let mut head = vec!["type".to_owned(), "name".to_owned()];
        head.extend(self.headers("label", false));
        head.extend(self.headers("hint", false));
        head.extend(plain.map(str::to_owned));
        head.extend(self.headers("constraint_message", false));
        head.extend(self.headers("short", true));
        head.push("maoni".to_owned());
        let mut rows = vec![head];
        for question in &self.questions {
            let cell = |column: &str| question.plain.get(column).cloned().unwrap_or_default();
            let mut row = vec![question.kind.clone(), cell("name")];
            row.extend(self.texts(question.made_label.as_ref().or(question.label)));
            row.extend(self.texts(question.hint));
            row.extend(plain.map(cell));
            row.extend(self.texts(question.message.as_ref()));
            row.extend(self.texts(question.short.as_ref()));
            row.push(cell("maoni"));
            rows.push(row);
        }
        rows
    }

    fn choice_rows(&self) -> Vec<Vec<String>> {
        let mut head = vec!["list_name".to_owned(), "name".to_owned()];
        head.extend(self.headers("label", false));
        head.extend(self.headers("short", true));
        head.push("exclusive".to_owned());
        let mut rows = vec![head];
        let dk = self.everywhere(|language| words(language).say("answer-dk"));
        for list in &self.lists {
            for choice in &list.choices {
                let mut row = vec![list.name.clone(), choice.code.to_owned()];
                row.extend(self.texts(Some(choice.label.unwrap_or(&dk))));
                row.extend(self.texts(choice.short));
                row.push(if choice.exclusive {
                    "yes".to_owned()
                } else {
                    String::new()
                });
                rows.push(row);
            }
        }
        rows
    }

    fn setting_rows(&self) -> Vec<Vec<String>> {
        let base = self.survey.base_language();
        // Without the last setting, converters join the paragraphs of a text.
        let settings = [
            ("form_title", self.survey.title.get(base).to_owned()),
            ("form_id", self.survey.id.as_str().to_owned()),
            ("default_language", language_name(base)),
            ("style", "pages".to_owned()),
            ("clean_text_values", "no".to_owned()),
        ];
        let (names, cells): (Vec<_>, Vec<_>) = settings.into_iter().unzip();
        vec![names.into_iter().map(str::to_owned).collect(), cells]
    }

    fn own_rows(&self) -> Vec<Vec<String>> {
        let survey = self.survey;
        let (event, privacy) = (&survey.event, &survey.privacy);
        let mut head = vec!["setting".to_owned(), "value".to_owned()];
        head.extend(self.headers("value", true));
        let mut rows = vec![head];
        let mut local = |name: &str, text: &LocalText| {
            let mut row = vec![name.to_owned(), String::new()];
            row.extend(self.texts(Some(text)));
            rows.push(row);
        };
        local("title", &survey.title);
        local("event.name", &event.name);
        local("event.place", &event.place);
        local("event.organisers", &event.organisers);
        let mut plain = |name: &str, value: Option<String>| {
            if let Some(value) = value {
                rows.push(vec![name.to_owned(), value]);
            }
        };
        let time = |instant: Option<jiff::Timestamp>| {
            instant.map(|instant| event.timezone.to_datetime(instant).to_string())
        };
        plain("event.date", Some(event.date.to_string()));
        plain(
            "event.timezone",
            event.timezone.iana_name().map(str::to_owned),
        );
        plain(
            "event.invited",
            event.invited.map(|invited| invited.to_string()),
        );
        plain("privacy.threshold", Some(privacy.threshold.to_string()));
        plain(
            "privacy.quote_threshold",
            Some(privacy.quote_threshold.to_string()),
        );
        plain(
            "privacy.breakdown",
            privacy.breakdown.as_ref().map(ToString::to_string),
        );
        plain(
            "privacy.quote",
            privacy.quote.as_ref().map(ToString::to_string),
        );
        plain(
            "privacy.delete_on",
            privacy.delete_on.map(|day| day.to_string()),
        );
        plain("privacy.contact", Some(privacy.contact.clone()));
        plain("schedule.opens", time(survey.schedule.opens));
        plain("schedule.closes", time(survey.schedule.closes));
        let scales = survey.items().filter_map(Item::scale);
        let scales: BTreeMap<&str, usize> =
            scales.map(|scale| (scale.id.as_str(), scale.top)).collect();
        for (name, top) in scales {
            plain(&format!("scales.{name}.top"), Some(top.to_string()));
        }
        rows
    }
}
