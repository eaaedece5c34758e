//! The mapping: which column of a file tells what.
//!
//! Owns the format of mapping files (told in `docs/import.md`) and every check of one against the
//! survey, so that a mapping that was read fits. Knows nothing of the file of responses itself.

use std::collections::BTreeMap;
use std::ops::Range;

use jiff::civil::Date;

use super::target::{Part, Target};
use super::value::DayOrder;
use crate::definition::{Placed, Reading, Table, list};
use crate::diagnostic::Diagnostics;
use crate::id::{Code, FieldId};
use crate::language::Language;
use crate::survey::{Item, Survey};
use crate::workbook::{Encoding, TextFormat, column_under};

/// A mapping that fits its survey.
#[derive(Debug, Clone)]
pub struct Mapping {
    /// How the file is written, in case it is text.
    pub format: TextFormat,
    /// The sheet of a workbook; the first, if `None`.
    pub sheet: Option<String>,
    pub(super) header_row: usize,
    pub(super) first_row: usize,
    pub(super) about: About,
    pub(super) columns: Vec<Column>,
    pub(super) ignored: Vec<String>,
    pub(super) skipped: Vec<String>,
    pub(super) dont_know: Vec<String>,
    pub(super) disarmed: bool,
}

/// Where that is told which concerns a response as a whole.
#[derive(Debug, Clone)]
pub(super) struct About {
    pub(super) id: Option<String>,
    pub(super) language_column: Option<String>,
    pub(super) language: Option<Language>,
    pub(super) day_column: Option<String>,
    pub(super) day: Option<Date>,
    pub(super) day_order: Option<DayOrder>,
    pub(super) complete_column: Option<String>,
}

/// One column and what it tells.
#[derive(Debug, Clone)]
pub(super) struct Column {
    pub(super) source: Source,
    pub(super) target: Target,
    pub(super) separator: Option<String>,
    pub(super) rest_is_other: bool,
    pub(super) values: Vec<(String, Option<Code>)>,
}

/// Where the values of a column stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Source {
    /// Under this header.
    Named(String),
    /// In this column, from 0.
    At(usize),
    /// Nowhere: it is the same for everybody.
    Constant(String),
}

impl Mapping {
    /// Reads the mapping `source`, which came from `file`, for `survey`.
    ///
    /// # Errors
    /// Every fault found, with its place.
    pub fn read(source: &str, file: &str, survey: &Survey) -> Result<Self, Diagnostics> {
        let reading = Reading::new(file, source);
        reading.set_languages(&survey.languages);
        let mapping = {
            let document = reading.parse(source);
            let root = Table::new(&reading, document.get_ref(), 0..source.len(), "the mapping");
            let mapping = Author {
                reading: &reading,
                survey,
            }
            .read(&root);
            root.finish();
            mapping
        };
        let (faults, _) = reading.finish();
        if faults.has_errors() {
            return Err(faults);
        }
        Ok(mapping)
    }
}

/// Reads what an author wrote, for a survey.
struct Author<'a> {
    reading: &'a Reading,
    survey: &'a Survey,
}

impl Author<'_> {
    fn read(&self, root: &Table<'_>) -> Mapping {
        root.need_number("format", 1..=1);
        let format = TextFormat {
            encoding: self.encoding(root),
            delimiter: self.delimiter(root),
        };
        let header_row = root.number("header_row", 1..=1000).map_or(1, |n| n.value);
        let first_row = root.number("first_row", 2..=1000);
        if let Some(first) = first_row.as_ref().filter(|first| first.value <= header_row) {
            self.reading
                .faults()
                .error(
                    "limit",
                    first.span.clone(),
                    "the responses would begin above their headers",
                )
                .help("`first_row` is the first row with a response, below `header_row`");
        }
        let values = |key| -> Vec<String> {
            let texts = root.texts(key).unwrap_or_default();
            texts.into_iter().map(|text| text.value).collect()
        };
        let about = root
            .need_table("response", "the section `[response]`")
            .map_or_else(|| self.about_nothing(), |table| self.about(table));
        Mapping {
            format,
            sheet: root.text("sheet").map(|name| name.value),
            header_row: header_row as usize,
            first_row: first_row.map_or(header_row + 1, |n| n.value) as usize,
            about,
            columns: self.columns(root),
            ignored: values("ignore"),
            skipped: values("skipped"),
            dont_know: values("dont_know"),
            disarmed: root.flag("disarmed", false),
        }
    }

    fn encoding(&self, root: &Table<'_>) -> Option<Encoding> {
        let name = root.text("encoding")?;
        let encoding = Encoding::parse(&name.value);
        if encoding.is_none() {
            let known = Encoding::ALL.map(Encoding::name);
            self.reading
                .faults()
                .error(
                    "unknown-encoding",
                    name.span,
                    format!("no encoding `{}`", name.value),
                )
                .help(format!("known are {}", list(&known)))
                .suggest(&name.value, known);
        }
        encoding
    }

    fn delimiter(&self, root: &Table<'_>) -> Option<u8> {
        let sign = root.text("delimiter")?;
        match sign.value.as_bytes() {
            [one] if one.is_ascii() && !matches!(one, b'"' | b'\n' | b'\r') => Some(*one),
            _ => {
                self.reading
                    .faults()
                    .error("bad-delimiter", sign.span, "a delimiter is one ASCII sign")
                    .help("usual are \",\", \";\" and \"\\t\"");
                None
            }
        }
    }

    fn about_nothing(&self) -> About {
        About {
            id: None,
            language_column: None,
            language: Some(self.survey.base_language()),
            day_column: None,
            day: None,
            day_order: None,
            complete_column: None,
        }
    }

    fn about(&self, table: Table<'_>) -> About {
        let column = |key| table.text(key).map(|name| name.value);
        let language = table.text("language").and_then(|tag| {
            let known = Language::parse(&tag.value).filter(|l| self.survey.languages.contains(l));
            if known.is_none() {
                let message = format!("`{}` is not a language of the survey", tag.value);
                self.reading
                    .faults()
                    .error("unknown-language", tag.span, message)
                    .help(format!(
                        "the languages are {}",
                        list(&self.survey.languages)
                    ));
            }
            known
        });
        let day_order = table.text("day_order").and_then(|order| {
            let known = DayOrder::parse(&order.value);
            if known.is_none() {
                self.reading
                    .faults()
                    .error("bad-day-order", order.span, format!("no order `{}`", order.value))
                    .help("write \"dmy\" where 9/12/2018 is in December, \"mdy\" where it is in September");
            }
            known
        });
        let only = (self.survey.languages.len() == 1).then(|| self.survey.base_language());
        let about = About {
            id: column("id_column"),
            language_column: column("language_column"),
            language: language.or(only),
            day_column: column("day_column"),
            day: table.date("day").map(|day| day.value),
            day_order,
            complete_column: column("complete_column"),
        };
        let start = table.span().start;
        let head = start..table.span().end.min(start + "[response]".len());
        if about.day_column.is_none() && about.day.is_none() {
            self.reading
                .faults()
                .error(
                    "missing-key",
                    head.clone(),
                    "nothing tells the day of a response",
                )
                .help("add `day_column = ` with a header, or `day = 2018-12-09` for all of them");
        }
        if about.language_column.is_none() && about.language.is_none() {
            self.reading
                .faults()
                .error("missing-key", head, "nothing tells the language of a response")
                .help(format!(
                    "add `language_column = ` with a header, or `language = \"{}\"` for all of them",
                    self.survey.base_language()
                ));
        }
        table.finish();
        about
    }

    fn columns(&self, root: &Table<'_>) -> Vec<Column> {
        let mut columns: Vec<Column> = Vec::new();
        let mut told: BTreeMap<Target, Range<usize>> = BTreeMap::new();
        for table in root.tables("column", "a column") {
            let span = table.span();
            let Some(column) = self.column(table) else {
                continue;
            };
            if told.insert(column.target.clone(), span.clone()).is_some() {
                let message = format!("two columns tell {}", column.target);
                self.reading
                    .faults()
                    .error(
                        "told-twice",
                        span.start..span.end.min(span.start + 10),
                        message,
                    )
                    .help("take one of them out, and put its header into `ignore`");
            }
            columns.push(column);
        }
        columns
    }

    fn column(&self, mut table: Table<'_>) -> Option<Column> {
        let (name, at) = (table.text("name"), table.text("at"));
        let constant = table.text("constant");
        if let Some(name) = &name {
            table.rename(format!("the column `{}`", name.value));
        }
        let source = self.source(&table, name, at, constant.as_ref());
        let item = table.need_text("item").and_then(|name| self.item(&name));
        let part = item.and_then(|item| self.part(&table, item));
        let separator = table.text("separator").map(|text| text.value);
        let rest_is_other = table.flag("rest_is_other", false);
        let values = table.pairs("values");
        let (item, part) = (item?, part?);
        table.finish();
        let target = Target::new(item, part);
        let column = Column {
            source: source?,
            values: self.values(&target, item, values),
            target,
            separator,
            rest_is_other: rest_is_other && item.has_other(),
        };
        if let (Source::Constant(value), Some(placed)) = (&column.source, &constant) {
            self.check_constant(value, &placed.span, &column, item);
        }
        Some(column)
    }

    fn source(
        &self,
        table: &Table<'_>,
        name: Option<Placed<String>>,
        at: Option<Placed<String>>,
        constant: Option<&Placed<String>>,
    ) -> Option<Source> {
        match (name, at, constant) {
            (Some(name), None, None) => Some(Source::Named(name.value)),
            (None, Some(letters), None) => {
                let column = column_under(&letters.value);
                if column.is_none() {
                    let message = format!("`{}` is no column", letters.value);
                    self.reading
                        .faults()
                        .error("bad-column", letters.span, message)
                        .help("write the letters that a spreadsheet shows over it, such as \"C\"");
                }
                column.map(Source::At)
            }
            (None, None, Some(value)) => Some(Source::Constant(value.value.clone())),
            _ => {
                let start = table.span().start;
                self.reading
                    .faults()
                    .error(
                        "bad-column",
                        start..table.span().end.min(start + "[[column]]".len()),
                        "a column is found in one way",
                    )
                    .help("write `name` with its header, or `at` with its letters, or `constant` with what everybody answered");
                None
            }
        }
    }

    fn item(&self, name: &Placed<String>) -> Option<&Item> {
        let item = self.survey.item(&name.value).filter(|item| item.is_asked());
        if item.is_none() {
            let asked = self.survey.items().filter(|item| item.is_asked());
            self.reading
                .faults()
                .error(
                    "unknown-item",
                    name.span.clone(),
                    format!("the survey asks no item `{}`", name.value),
                )
                .help("`maoni import SURVEY FILE --suggest` names the items")
                .suggest(&name.value, asked.map(|item| item.id.as_str()));
        }
        item
    }

    /// The part that a table names, if the item has it.
    fn part(&self, table: &Table<'_>, item: &Item) -> Option<Part> {
        let text = |key| table.text(key);
        let number = |key| table.number(key, 1..=100);
        let mut named: Vec<(Part, Range<usize>)> = Vec::new();
        let code = |text: Placed<String>| (Code::new(text.value), text.span);
        named.extend(
            text("choice")
                .map(code)
                .map(|(c, at)| (Part::Choice(c), at)),
        );
        named.extend(text("row").map(code).map(|(c, at)| (Part::Row(c), at)));
        named.extend(
            text("place_of")
                .map(code)
                .map(|(c, at)| (Part::PlaceOf(c), at)),
        );
        named.extend(number("rank").map(|n| (Part::Rank(n.value as usize), n.span)));
        let (record, field) = (number("record"), text("field"));
        if let (Some(record), Some(field)) = (&record, &field) {
            let part = Part::Field(record.value as usize, FieldId::new(field.value.as_str()));
            named.push((part, field.span.clone()));
        }
        if table.flag("other", false) {
            named.push((Part::Other, table.span()));
        }
        let known = Target::all_of(self.survey, item);
        let (part, span) = match named.len() {
            0 => (Part::Whole, table.span()),
            1 => named.swap_remove(0),
            _ => (Part::Whole, named.swap_remove(1).1),
        };
        if named.is_empty() && known.iter().any(|target| target.part == part) {
            return Some(part);
        }
        let head = span.start..span.end.min(span.start + 40).max(span.start);
        let message = match &part {
            Part::Whole if named.is_empty() => {
                format!("`{}` is told by several columns, a part in each", item.id)
            }
            Part::Whole => "a column tells one part".to_owned(),
            _ => format!("there is no {}", Target::new(item, part.clone())),
        };
        self.reading
            .faults()
            .error("unknown-part", head, message)
            .help(format!("columns of `{}` say {}", item.id, ways(&known)));
        None
    }

    fn values(
        &self,
        target: &Target,
        item: &Item,
        pairs: Vec<(Placed<&str>, Placed<String>)>,
    ) -> Vec<(String, Option<Code>)> {
        let choices = target.choices(item);
        let mut values = Vec::new();
        for (value, code) in pairs {
            let is_dk = item.dk && code.value == crate::id::DK;
            let known = choices.as_ref().is_some_and(|choices| {
                is_dk
                    || choices
                        .iter()
                        .any(|choice| choice.code.as_str() == code.value)
            });
            if !code.value.is_empty() && !known {
                let codes: Vec<&Code> = choices.iter().flatten().map(|c| &c.code).collect();
                self.reading
                    .faults()
                    .error(
                        "unknown-code",
                        code.span,
                        format!("{target} has no code `{}`", code.value),
                    )
                    .help(format!(
                        "its codes are {}; \"\" means no answer",
                        list(&codes)
                    ))
                    .suggest(&code.value, codes.iter().map(|code| code.as_str()));
                continue;
            }
            let code = (!code.value.is_empty()).then(|| Code::new(code.value));
            values.push((value.value.to_owned(), code));
        }
        values
    }

    fn check_constant(&self, value: &str, at: &Range<usize>, column: &Column, item: &Item) {
        if column.target.part != Part::Whole || !item.takes(value) {
            let codes: Vec<&Code> = item.choices().iter().map(|choice| &choice.code).collect();
            self.reading
                .faults()
                .error(
                    "bad-constant",
                    at.clone(),
                    format!("{} cannot be `{value}` for everybody", column.target),
                )
                .help(format!(
                    "only one code of a single, multiple or ranking item can be the same for all{}",
                    if codes.is_empty() {
                        String::new()
                    } else {
                        format!(": {}", list(&codes))
                    }
                ));
        }
    }
}

/// The settings by which the parts in `targets` are named.
fn ways(targets: &[Target]) -> String {
    const MOST: usize = 8;
    let mut ways: Vec<String> = Vec::new();
    for target in targets {
        let settings = target.settings();
        let names: Vec<String> = settings[1..]
            .iter()
            .map(|(name, value)| format!("`{name} = {value}`"))
            .collect();
        let way = if names.is_empty() {
            "nothing more".to_owned()
        } else {
            names.join(" and ")
        };
        if !ways.contains(&way) {
            ways.push(way);
        }
    }
    let more = ways.len().saturating_sub(MOST);
    ways.truncate(MOST);
    ways.extend((more > 0).then(|| format!("one of {more} more")));
    ways.join(", or ")
}
