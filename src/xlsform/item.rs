//! What the questions of a form are in a survey: pages of items.
//!
//! Owns the mapping of both, in one direction; [`write`](mod@super::write) owns the other.

mod choosing;
mod matrix;
mod records;

use std::collections::BTreeMap;

use choosing::has_other;
use matrix::is_matrix;

use super::condition::{Meaning, Meanings, condition};
use super::expression::{self, Expression};
use super::form::{Languages, Line};
use super::list::List;
use super::question::{Kind as Asked, Node, is_required, is_yes, settings};
use super::refusal::Findings;
use crate::id::{Code, ItemId, OTHER, PageId, is_name, shorten};
use crate::language::LocalText;
use crate::survey::routing::Condition;
use crate::survey::write::name_like;
use crate::survey::{Item, Kind, Page};

/// Reads the tree into pages.
pub(super) struct Reader<'f> {
    pub(super) findings: &'f Findings,
    pub(super) languages: &'f Languages,
    pub(super) lists: &'f [List],
    /// How many of the highest points of a scale count as agreement.
    pub(super) tops: &'f BTreeMap<String, usize>,
    /// The title of pages that have none.
    pub(super) title: LocalText,
    meanings: Meanings,
    /// The questions that say how many records a repeat has, with the most they allow.
    counts: BTreeMap<String, usize>,
    counting: BTreeMap<String, String>,
    /// The rankings to which "don't know" was offered before they are asked, and where.
    unknown: BTreeMap<String, String>,
    /// Where the parts stand in the form.
    places: BTreeMap<String, String>,
}

/// What became of the tree.
pub(super) struct Read {
    pub(super) pages: Vec<Page>,
    pub(super) welcome: Option<LocalText>,
    /// Where each item (`item NAME`) and page (`page NAME`) stands in the form.
    pub(super) places: BTreeMap<String, String>,
}

impl<'f> Reader<'f> {
    pub(super) fn new(
        findings: &'f Findings,
        languages: &'f Languages,
        lists: &'f [List],
        tops: &'f BTreeMap<String, usize>,
        title: LocalText,
    ) -> Self {
        Self {
            findings,
            languages,
            lists,
            tops,
            title,
            meanings: Meanings::new(),
            counts: BTreeMap::new(),
            counting: BTreeMap::new(),
            unknown: BTreeMap::new(),
            places: BTreeMap::new(),
        }
    }

    /// The pages of the form.
    pub(super) fn read(mut self, nodes: &[Node<'_>]) -> Read {
        self.find_counts(nodes);
        let (welcome, nodes) = match nodes {
            [first, rest @ ..] if matches!(first.kind, Asked::Note) => {
                (self.local(first.line, "label"), rest)
            }
            _ => (None, nodes),
        };
        let mut pages: Vec<Page> = Vec::new();
        let mut loose: Vec<&Node<'_>> = Vec::new();
        for node in nodes {
            match &node.kind {
                Asked::Group(inner) if !is_matrix(node.line, inner) => {
                    self.loose_page(&mut loose, &mut pages);
                    self.page(node.line, inner, &mut pages);
                }
                _ => loose.push(node),
            }
        }
        self.loose_page(&mut loose, &mut pages);
        for (ranking, place) in std::mem::take(&mut self.unknown) {
            self.findings.refuse(
                place,
                format!(
                    "this offers \"don't know\" to a ranking `{ranking}`, and none comes after it"
                ),
                "remove it, or call it otherwise and give it another choice",
            );
        }
        Read {
            pages,
            welcome,
            places: self.places,
        }
    }

    fn loose_page(&mut self, loose: &mut Vec<&Node<'_>>, pages: &mut Vec<Page>) {
        let mut items = Vec::new();
        for (at, node) in loose.iter().enumerate() {
            self.node(
                node,
                at.checked_sub(1).map(|at| loose[at]),
                None,
                &mut items,
            );
        }
        loose.clear();
        if items.is_empty() {
            return;
        }
        pages.push(Page {
            id: PageId::new(format!("page_{}", pages.len() + 1)),
            title: self.title.clone(),
            show_if: None,
            items,
        });
    }

    fn page(&mut self, line: Line<'_>, nodes: &[Node<'_>], pages: &mut Vec<Page>) {
        let name = line.get("name");
        let stem = name.strip_suffix("__page").unwrap_or(name);
        let id = self.name(line, stem);
        let title = self.local(line, "label").unwrap_or_else(|| {
            self.findings.note(format!(
                "the group `{name}` has no label: its page is called after the form"
            ));
            self.title.clone()
        });
        self.check_settings(line, &[], &[]);
        let show_if = self.condition(line);
        let mut items = Vec::new();
        self.nodes(nodes, None, &mut items);
        let Some(id) = id else { return };
        self.places.insert(format!("page {id}"), line.place("name"));
        if items.is_empty() {
            self.findings
                .note(format!("the group `{name}` asks nothing and is left out"));
            return;
        }
        let id = PageId::new(id);
        pages.push(Page {
            id,
            title,
            show_if,
            items,
        });
    }

    fn nodes(&mut self, nodes: &[Node<'_>], within: Option<&Condition>, items: &mut Vec<Item>) {
        for (at, node) in nodes.iter().enumerate() {
            let before = at.checked_sub(1).map(|at| &nodes[at]);
            self.node(node, before, within, items);
        }
    }

    fn node(
        &mut self,
        node: &Node<'_>,
        before: Option<&Node<'_>>,
        within: Option<&Condition>,
        items: &mut Vec<Item>,
    ) {
        let line = node.line;
        let name = line.get("name").to_owned();
        let first = items.len();
        match &node.kind {
            Asked::Integer if self.counting.contains_key(&name) => self.count(line, &name),
            Asked::Integer => self.findings.refuse(
                line.place("type"),
                "questions of Maoni have no type `integer`",
                "ask for bands with `select_one`, such as 1, 2 to 5, more than 5",
            ),
            Asked::Text if self.is_words_of_other(line, before) => {
                self.meanings.insert(name, Meaning::Nothing);
            }
            Asked::Choosing { list, .. } if self.is_dont_know(&name, list) => {
                let ranking = name.strip_suffix("__dk").unwrap_or(&name).to_owned();
                let meaning = Meaning::DontKnow(ItemId::new(shorten(&ranking)));
                self.meanings.insert(name, meaning);
                self.unknown.insert(ranking, line.place("name"));
            }
            Asked::Group(inner) if is_matrix(line, inner) => items.extend(self.matrix(line, inner)),
            Asked::Group(inner) => self.group(line, inner, within, items),
            Asked::Repeat(inner) => items.extend(self.records(line, inner)),
            Asked::Note => items.extend(self.item(line, false, Kind::Statement)),
            Asked::Text => {
                let kind = self.words(line);
                items.extend(self.item(
                    line,
                    false,
                    Kind::Text {
                        long: kind.0,
                        limit: kind.1,
                    },
                ));
            }
            Asked::Choosing {
                how,
                list,
                or_other,
            } => {
                items.extend(self.choosing(line, *how, list, *or_other));
            }
        }
        if let (Some(within), false) = (within, matches!(node.kind, Asked::Group(_))) {
            for item in &mut items[first..] {
                item.show_if = Some(both(within, item.show_if.take()));
            }
        }
    }

    /// A group within a page: its label is said, its condition holds for all that is in it.
    fn group(
        &mut self,
        line: Line<'_>,
        inner: &[Node<'_>],
        within: Option<&Condition>,
        items: &mut Vec<Item>,
    ) {
        self.check_settings(line, &[], &[]);
        let own = self.condition(line);
        let within = match (within, own) {
            (Some(outer), own) => Some(both(outer, own)),
            (None, own) => own,
        };
        if self.local(line, "label").is_some()
            && let Some(mut said) = self.item(line, false, Kind::Statement)
        {
            said.show_if.clone_from(&within);
            items.push(said);
        }
        self.nodes(inner, within.as_ref(), items);
    }

    /// Whether this asks for the words of the choice "other" of the question before it: a survey
    /// asks for them by itself.
    fn is_words_of_other(&self, line: Line<'_>, before: Option<&Node<'_>>) -> bool {
        let Some(Node {
            line: source,
            kind: Asked::Choosing { list, or_other, .. },
        }) = before
        else {
            return false;
        };
        let source = source.get("name");
        let name = line.get("name");
        let is_named = name == format!("{source}_other") || name == format!("{source}__other");
        let has_other = *or_other || self.list(list).is_some_and(|list| has_other(&list.choices));
        let shown = expression::parse(line.get("relevant"))
            .ok()
            .and_then(|shown| condition(&shown, &self.meanings).ok());
        let wanted = Condition::Chosen(ItemId::new(shorten(source)), vec![Code::new(OTHER)]);
        is_named && has_other && shown == Some(wanted)
    }

    /// Whether this only asks who does not know an answer to the ranking after it.
    fn is_dont_know(&self, name: &str, list: &str) -> bool {
        name.ends_with("__dk")
            && self
                .list(list)
                .is_some_and(|list| list.dk && list.choices.is_empty())
    }

    fn list(&self, name: &str) -> Option<&'f List> {
        self.lists.iter().find(|list| list.name == name)
    }

    /// The list, or a refusal.
    fn need_list(&self, line: Line<'_>, name: &str) -> Option<&'f List> {
        let list = self.list(name);
        if list.is_none() {
            let known: Vec<&str> = self.lists.iter().map(|list| list.name.as_str()).collect();
            self.findings.refuse(
                line.place("type"),
                format!("there is no list `{name}` on the sheet `choices`"),
                format!("the lists are {}", known.join(", ")),
            );
        }
        list
    }

    fn item(&mut self, line: Line<'_>, dk: bool, kind: Kind) -> Option<Item> {
        let id = self.name(line, line.get("name"));
        let text = self.local(line, "label");
        if text.is_none() {
            self.findings.refuse(
                line.place("label"),
                "the question has no label",
                "write what respondents read",
            );
        }
        let required = matches!(kind, Kind::Text { .. }) && is_required(line, self.findings);
        if matches!(kind, Kind::Text { .. } | Kind::Statement) {
            self.check_settings(line, &["internal"], &["rows"]);
        }
        let internal = settings(line, "maoni")
            .iter()
            .any(|(name, value)| *name == "internal" && is_yes(value));
        let show_if = if matches!(kind, Kind::Statement) && !line.get("type").starts_with("note") {
            None
        } else {
            self.condition(line)
        };
        let id = id?;
        self.places.insert(format!("item {id}"), line.place("name"));
        let meaning = match kind {
            Kind::Ranking { top, .. } => Meaning::Ranking(ItemId::new(id.as_str()), top),
            Kind::Statement => Meaning::Nothing,
            _ => Meaning::Item(ItemId::new(id.as_str())),
        };
        self.meanings.insert(line.get("name").to_owned(), meaning);
        Some(Item {
            id: ItemId::new(id),
            text: text?,
            hint: self.local(line, "hint"),
            short: self.local(line, "short"),
            required,
            dk,
            shuffle: false,
            internal,
            show_if,
            kind,
        })
    }

    fn local(&self, line: Line<'_>, column: &str) -> Option<LocalText> {
        line.local(column, self.languages, self.findings)
    }

    /// The name of a row, or a refusal.
    fn name(&self, line: Line<'_>, name: &str) -> Option<String> {
        if name.is_empty() {
            self.findings.refuse(
                line.place("name"),
                "the row has no name",
                "write one in the column `name`: lower-case letters, digits and single underscores",
            );
            return None;
        }
        let short = self.findings.shorten(name);
        if !is_name(&short) {
            self.findings.refuse(
                line.place("name"),
                format!("`{name}` cannot be a name"),
                format!(
                    "use lower-case letters, digits and single underscores, a letter first, such \
                     as `{}`",
                    name_like(name)
                ),
            );
            return None;
        }
        Some(short.into_owned())
    }

    fn condition(&self, line: Line<'_>) -> Option<Condition> {
        let text = line.get("relevant");
        if text.is_empty() {
            return None;
        }
        let found = expression::parse(text).and_then(|found| condition(&found, &self.meanings));
        match found {
            Ok(found) => Some(found),
            Err(why) => {
                self.findings.refuse(
                    line.place("relevant"),
                    format!("`{text}` cannot be a condition: {why}"),
                    "use selected(${question}, 'code'), ${question} = 'code', ${question} != '', \
                     and, or, not(…)",
                );
                None
            }
        }
    }

    /// The parts of the constraint; one that is no expression is refused.
    fn demands(&self, line: Line<'_>) -> Vec<Expression> {
        let text = line.get("constraint");
        if text.is_empty() {
            return Vec::new();
        }
        match expression::parse(text) {
            Ok(found) => found.demands().to_vec(),
            Err(_) => {
                self.refuse_constraint(line);
                Vec::new()
            }
        }
    }

    fn refuse_constraint(&self, line: Line<'_>) {
        self.findings.refuse(
            line.place("constraint"),
            format!("`{}` cannot be kept", line.get("constraint")),
            "Maoni has string-length(.) <= 500 for text; for select_multiple it has \
             count-selected(.) <= 3 and not(selected(., 'none') and count-selected(.) > 1)",
        );
    }

    /// The settings of the column `maoni`; what is not among `known` is refused, and so are
    /// parameters that are not among `parameters`.
    fn check_settings<'l>(
        &self,
        line: Line<'l>,
        known: &[&str],
        parameters: &[&str],
    ) -> BTreeMap<&'l str, &'l str> {
        for (column, known) in [("maoni", known), ("parameters", parameters)] {
            for (name, _) in settings(line, column) {
                if !known.contains(&name) {
                    self.findings.refuse(
                        line.place(column),
                        format!("`{name}` is no setting of this question"),
                        if known.is_empty() {
                            "remove it".to_owned()
                        } else {
                            format!("known are {}", known.join(", "))
                        },
                    );
                }
            }
        }
        settings(line, "maoni").into_iter().collect()
    }
}

fn both(outer: &Condition, inner: Option<Condition>) -> Condition {
    match inner {
        Some(inner) => Condition::All(vec![outer.clone(), inner]),
        None => outer.clone(),
    }
}
