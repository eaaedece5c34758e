//! Repeats of a form: records, and the question that says how many there are.
//!
//! Owns the limits that the two set together.

use super::super::condition::Meaning;
use super::super::expression::{self, Expression};
use super::super::form::Line;
use super::super::question::{Choosing, Kind as Asked, Node, is_required};
use super::Reader;
use crate::id::{FieldId, ItemId, shorten};
use crate::survey::{Field, FieldKind, Item, Kind};

/// The most records of a repeat that sets no limit, and the most that there can be.
const MOST_RECORDS: usize = 10;

impl Reader<'_> {
    /// Which questions only say how often something is repeated.
    pub(super) fn find_counts(&mut self, nodes: &[Node<'_>]) {
        for node in nodes {
            match &node.kind {
                Asked::Repeat(_) => {
                    let count = expression::parse(node.line.get("repeat_count"));
                    if let Ok(Expression::Answer(name)) = count {
                        self.counting.insert(name, node.line.get("name").to_owned());
                    }
                }
                Asked::Group(inner) => self.find_counts(inner),
                _ => {}
            }
        }
    }

    /// A question that only says how many records follow.
    pub(super) fn count(&mut self, line: Line<'_>, name: &str) {
        let mut most = None;
        for demand in self.demands(line) {
            match demand.most(&Expression::Here) {
                Some(limit) => most = Some(limit),
                None if demand.is_natural(&Expression::Here) => {}
                None => self.refuse_constraint(line),
            }
        }
        let most = most.unwrap_or_else(|| {
            self.findings.note(format!(
                "`{name}` has no constraint such as `. <= 3`: up to {MOST_RECORDS} entries are taken"
            ));
            MOST_RECORDS
        });
        self.counts.insert(name.to_owned(), most);
        let repeat = self.counting.get(name).cloned().unwrap_or_default();
        self.meanings.insert(
            name.to_owned(),
            Meaning::Count(ItemId::new(shorten(&repeat))),
        );
    }

    pub(super) fn records(&mut self, line: Line<'_>, nodes: &[Node<'_>]) -> Option<Item> {
        self.check_settings(line, &["internal"], &[]);
        let name = line.get("name").to_owned();
        let count = line.get("repeat_count");
        let max = match expression::parse(count) {
            _ if count.is_empty() => {
                self.findings.note(format!(
                    "the repeat `{name}` has no end: up to {MOST_RECORDS} entries are taken"
                ));
                MOST_RECORDS
            }
            Ok(Expression::Value(number)) => number.parse().unwrap_or(MOST_RECORDS + 1),
            Ok(Expression::Answer(count)) => {
                self.counts.get(&count).copied().unwrap_or(MOST_RECORDS + 1)
            }
            _ => MOST_RECORDS + 1,
        };
        if !(1..=MOST_RECORDS).contains(&max) {
            self.findings.refuse(
                line.place("repeat_count"),
                format!(
                    "`{count}`: expected a number from 1 to {MOST_RECORDS}, or ${{…}} of an \
                     `integer` question before it with a constraint such as `. <= 3`"
                ),
                "say how many entries there can be",
            );
        }
        let fields: Vec<Field> = nodes
            .iter()
            .filter_map(|node| self.field(node, &name))
            .collect();
        if fields.is_empty() {
            self.findings.refuse(
                line.place("name"),
                "the repeat asks nothing",
                "add a question",
            );
        }
        self.item(line, false, Kind::Records { fields, max })
    }

    fn field(&mut self, node: &Node<'_>, item: &str) -> Option<Field> {
        let line = node.line;
        let name = line.get("name");
        let stem = name
            .strip_prefix(item)
            .and_then(|rest| rest.strip_prefix("__"));
        let id = self.name(line, stem.unwrap_or(name));
        for column in ["relevant", "hint"] {
            if !line.get(column).is_empty() {
                self.findings.refuse(
                    line.place(column),
                    format!("questions within a repeat have no `{column}` in Maoni"),
                    "say it in the label",
                );
            }
        }
        let kind = match &node.kind {
            Asked::Text => {
                let (long, limit) = self.words(line);
                Some(FieldKind::Text { long, limit })
            }
            Asked::Choosing {
                how: Choosing::One,
                list,
                or_other: false,
            } => {
                for _ in self.demands(line) {
                    self.refuse_constraint(line);
                }
                let list = self.need_list(line, list);
                list.map(|list| FieldKind::Choice(list.choices.clone()))
            }
            _ => {
                self.findings.refuse(
                    line.place("type"),
                    format!("`{}` cannot stand within a repeat", line.get("type")),
                    "ask for `text` or `select_one` there",
                );
                None
            }
        };
        self.check_settings(line, &[], &["rows", "randomize", "seed"]);
        let label = self.local(line, "label");
        if label.is_none() {
            let help = "write what respondents read";
            self.findings
                .refuse(line.place("label"), "the question has no label", help);
        }
        self.meanings.insert(name.to_owned(), Meaning::Nothing);
        let required = is_required(line, self.findings);
        Some(Field {
            id: FieldId::new(id?),
            label: label?,
            required,
            kind: kind?,
        })
    }
}
