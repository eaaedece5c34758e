//! Reading one `[[page.item]]`.

use super::super::item::{Choice, Field, FieldKind, Item, Kind, Rows, Scale};
use super::{ItemPlaces, Named, Places, check_name, head, read_condition};
use crate::definition::{Placed, Reading, Table, list};
use crate::id::{FieldId, ItemId};

const KINDS: [&str; 7] = [
    "single",
    "multiple",
    "ranking",
    "matrix",
    "text",
    "records",
    "statement",
];

/// What stands for the open answers in `rows_from`.
const OPEN_ANSWERS: &str = "open-answers";

/// The most characters that any open answer may have.
const LONGEST: u32 = 10_000;

/// Reads an item; names of the lists it uses are added to `used`.
pub(super) fn read_item(
    reading: &Reading,
    mut table: Table<'_>,
    named: &Named,
    places: &mut Places,
    used: &mut Vec<String>,
) -> Option<Item> {
    let id = table.need_text("id");
    if let Some(id) = &id {
        table.rename(format!("the item `{}`", id.value));
        check_name(reading, id);
    }
    let mut place = ItemPlaces::default();
    let kind_name = table.need_text("kind");
    let text = table.need_local("text");
    let hint = table.local("hint");
    let short = table.local("short");
    let show_if = read_condition(reading, &table);
    let required = table.flag("required", false);
    let internal = table.flag("internal", false);
    let source = Source {
        reading,
        table: &table,
        named,
    };
    let kind = kind_name
        .as_ref()
        .and_then(|kind| source.kind(kind, &mut place, used));
    let closed = kind.as_ref().is_some_and(is_closed);
    let dk = closed && table.flag("dk", true);
    let shuffle = kind.as_ref().is_some_and(has_choices) && table.flag("shuffle", false);
    let id = id?;
    place.id = id.span.clone();
    place.condition = show_if.as_ref().map(|(_, span)| span.clone());
    if kind.is_some() {
        table.finish();
    }
    let item_id = ItemId::new(id.value);
    if places.items.insert(item_id.clone(), place).is_some() {
        reading
            .faults()
            .error(
                "duplicate",
                id.span,
                format!("there are two items called `{item_id}`"),
            )
            .help("names are never reused: columns and stored answers are called after them");
    }
    let show_if = show_if.map(|(condition, _)| condition);
    let (text, kind) = (text?, kind?);
    Some(Item {
        id: item_id,
        text,
        hint,
        short,
        required,
        dk,
        shuffle,
        internal,
        show_if,
        kind,
    })
}

fn is_closed(kind: &Kind) -> bool {
    has_choices(kind) || matches!(kind, Kind::Matrix { .. })
}

fn has_choices(kind: &Kind) -> bool {
    matches!(
        kind,
        Kind::Single { .. } | Kind::Multiple { .. } | Kind::Ranking { .. }
    )
}

struct Source<'a> {
    reading: &'a Reading,
    table: &'a Table<'a>,
    named: &'a Named,
}

impl Source<'_> {
    fn kind(
        &self,
        name: &Placed<String>,
        place: &mut ItemPlaces,
        used: &mut Vec<String>,
    ) -> Option<Kind> {
        match name.value.as_str() {
            "single" => self
                .choices(self.table, used)
                .map(|choices| Kind::Single { choices }),
            "multiple" => {
                let choices = self.choices(self.table, used)?;
                let max = self.limit("max", choices.len(), place);
                Some(Kind::Multiple { choices, max })
            }
            "ranking" => {
                let choices = self.choices(self.table, used)?;
                self.table.need_number("top", 1..=10)?;
                let top = self.limit("top", choices.len(), place)?;
                Some(Kind::Ranking { choices, top })
            }
            "matrix" => self.matrix(place, used),
            "text" => {
                let limit = self.table.need_number("limit", 1..=LONGEST)?.value as usize;
                Some(Kind::Text {
                    long: self.table.flag("long", false),
                    limit,
                })
            }
            "records" => {
                let max = self.table.need_number("max", 1..=10)?.value as usize;
                let fields = self.fields(used);
                (!fields.is_empty()).then_some(Kind::Records { fields, max })
            }
            "statement" => Some(Kind::Statement),
            unknown => {
                self.reading
                    .faults()
                    .error(
                        "unknown-kind",
                        name.span.clone(),
                        format!("no kind `{unknown}`"),
                    )
                    .help(format!("kinds are {}", list(&KINDS)))
                    .suggest(unknown, KINDS);
                None
            }
        }
    }

    /// A limit on how many may be chosen: it must be possible to reach it.
    fn limit(&self, key: &'static str, choices: usize, place: &mut ItemPlaces) -> Option<usize> {
        let limit = self.table.number(key, 1..=100)?;
        place.limit = Some(limit.span.clone());
        if limit.value as usize > choices {
            let message = format!(
                "`{key}` is {}, but there are only {choices} choices",
                limit.value
            );
            self.reading
                .faults()
                .error("limit", limit.span, message)
                .help("nobody can reach this limit; lower it or add choices");
        }
        Some(limit.value as usize)
    }

    fn choices(&self, table: &Table<'_>, used: &mut Vec<String>) -> Option<Vec<Choice>> {
        let name = table.need_text("choices")?;
        self.list_called(&name, used)
    }

    fn list_called(&self, name: &Placed<String>, used: &mut Vec<String>) -> Option<Vec<Choice>> {
        used.push(format!("choices.{}", name.value));
        let found = self.named.choices.get(&name.value).cloned();
        if found.is_none() {
            let message = format!("no list of choices called `{}`", name.value);
            self.reading
                .faults()
                .error("unknown-choices", name.span.clone(), message)
                .help(format!("write it as `[[choices.{}]]`", name.value))
                .suggest(&name.value, self.named.choices.keys().map(String::as_str));
        }
        found
    }

    fn matrix(&self, place: &mut ItemPlaces, used: &mut Vec<String>) -> Option<Kind> {
        let scale = self
            .table
            .need_text("scale")
            .and_then(|name| self.scale(&name, used));
        let fixed = self.table.text("rows");
        let carried = self.table.text("rows_from");
        let gap_from = self.table.text("gap_from");
        place.gap_from = gap_from.as_ref().map(|name| name.span.clone());
        let rows = match (fixed, carried) {
            (Some(name), None) => Rows::Fixed(self.list_called(&name, used)?),
            (None, Some(name)) => {
                place.rows = Some(name.span);
                if name.value == OPEN_ANSWERS {
                    Rows::OpenAnswers
                } else {
                    Rows::Carried(ItemId::new(name.value))
                }
            }
            (None, None) => {
                self.reading
                    .faults()
                    .error("missing-key", head(self.table), "a matrix without rows")
                    .help("add `rows = ` with a list of choices, or `rows_from = ` with an earlier item");
                return None;
            }
            (Some(_), Some(name)) => {
                self.reading
                    .faults()
                    .error(
                        "two-kinds-of-rows",
                        name.span,
                        "`rows` and `rows_from` exclude each other",
                    )
                    .help("take one of them out");
                return None;
            }
        };
        let gap_from = gap_from.map(|name| ItemId::new(name.value));
        Some(Kind::Matrix {
            rows,
            scale: scale?,
            gap_from,
        })
    }

    fn scale(&self, name: &Placed<String>, used: &mut Vec<String>) -> Option<Scale> {
        used.push(format!("scales.{}", name.value));
        let found = self.named.scales.get(&name.value).cloned();
        if found.is_none() {
            self.reading
                .faults()
                .error(
                    "unknown-scale",
                    name.span.clone(),
                    format!("no scale `{}`", name.value),
                )
                .help(format!("write it as `[[scales.{}.points]]`", name.value))
                .suggest(&name.value, self.named.scales.keys().map(String::as_str));
        }
        found
    }

    fn fields(&self, used: &mut Vec<String>) -> Vec<Field> {
        let mut fields: Vec<Field> = Vec::new();
        let tables = self.table.tables("field", "a field");
        if tables.is_empty() {
            self.reading
                .faults()
                .error("missing-key", head(self.table), "records without fields")
                .help("add a `[[page.item.field]]` under the item");
        }
        for mut table in tables {
            let id = table.need_text("id");
            if let Some(id) = &id {
                table.rename(format!("the field `{}`", id.value));
                check_name(self.reading, id);
                if fields.iter().any(|field| field.id.as_str() == id.value) {
                    let message = format!("there are two fields called `{}`", id.value);
                    self.reading
                        .faults()
                        .error("duplicate", id.span.clone(), message);
                }
            }
            let label = table.need_local("label");
            let required = table.flag("required", false);
            let kind = match table.text("choices") {
                Some(name) => self.list_called(&name, used).map(FieldKind::Choice),
                None => table
                    .need_number("limit", 1..=LONGEST)
                    .map(|limit| FieldKind::Text {
                        long: table.flag("long", false),
                        limit: limit.value as usize,
                    }),
            };
            if kind.is_some() {
                table.finish();
            }
            if let (Some(id), Some(label), Some(kind)) = (id, label, kind) {
                fields.push(Field {
                    id: FieldId::new(id.value),
                    label,
                    required,
                    kind,
                });
            }
        }
        fields
    }
}
