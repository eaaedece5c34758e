//! What changes from one version of a survey to the next, item by item.
//!
//! Owns which changes there are and what each means for answers already given: items are matched by
//! their names and answers by their codes, whatever their words. Knows no answers.

use std::collections::BTreeMap;

use super::routing::Condition;
use super::{FieldKind, Item, Kind, Language, LocalText, Page, Rows, Survey};
use crate::id::{Code, ItemId};

/// One change of an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// It is new: nobody who has answered was asked it.
    Added,
    /// It is gone: answers to it are kept and no longer counted.
    Removed,
    /// It is of another kind or on another scale: answers to it are no longer counted.
    Recast,
    /// Choices or rows that are new.
    Offered(Vec<Code>),
    /// Choices or rows that are gone: answers that name them are no longer counted.
    Withdrawn(Vec<Code>),
    /// It is worded differently in these languages; answers count as before.
    Reworded(Vec<Language>),
    /// It is put to others than before.
    Rerouted,
    /// Limits, order, "don't know" or what is done with its answers differ.
    Reset,
    /// It comes earlier or later than before.
    Moved,
}

impl Change {
    /// Whether answers already given stop counting.
    pub fn drops_answers(&self) -> bool {
        matches!(self, Self::Removed | Self::Recast | Self::Withdrawn(_))
    }
}

/// Every change from `before` to `after`: in the order of `after`, what is gone last.
pub fn changes(before: &Survey, after: &Survey) -> Vec<(ItemId, Change)> {
    let stayed = stayed(before, after);
    let mut found = Vec::new();
    for page in &after.pages {
        for item in &page.items {
            let changes = match find(before, &item.id) {
                None => vec![Change::Added],
                Some(earlier) => compare(earlier, (page, item), stayed.contains(&&item.id)),
            };
            found.extend(changes.into_iter().map(|change| (item.id.clone(), change)));
        }
    }
    let gone = before
        .items()
        .filter(|item| find(after, &item.id).is_none());
    found.extend(gone.map(|item| (item.id.clone(), Change::Removed)));
    found
}

/// An item and the page that it is on.
type Asked<'a> = (&'a Page, &'a Item);

fn find<'a>(survey: &'a Survey, id: &ItemId) -> Option<Asked<'a>> {
    let on = |page: &'a Page| {
        let item = page.items.iter().find(|item| item.id == *id)?;
        Some((page, item))
    };
    survey.pages.iter().find_map(on)
}

fn compare(before: Asked<'_>, after: Asked<'_>, stayed: bool) -> Vec<Change> {
    let mut changes = Vec::new();
    let (old, new) = (before.1, after.1);
    if form(old) == form(new) {
        let (was, is) = (offered(old), offered(new));
        let more = without(&is, &was);
        let fewer = without(&was, &is);
        if !more.is_empty() {
            changes.push(Change::Offered(more));
        }
        if !fewer.is_empty() {
            changes.push(Change::Withdrawn(fewer));
        }
        if settings(old) != settings(new) {
            changes.push(Change::Reset);
        }
    } else {
        changes.push(Change::Recast);
    }
    let languages = reworded(old, new);
    if !languages.is_empty() {
        changes.push(Change::Reworded(languages));
    }
    if routing(before) != routing(after) {
        changes.push(Change::Rerouted);
    }
    if !stayed {
        changes.push(Change::Moved);
    }
    changes
}

/// What an answer has to fit to be counted, whatever is offered.
fn form(item: &Item) -> (&'static str, Vec<String>) {
    let parts = match &item.kind {
        Kind::Matrix { scale, .. } => scale.points.iter().map(|p| p.code.to_string()).collect(),
        Kind::Records { fields, .. } => fields.iter().map(|f| f.id.to_string()).collect(),
        _ => Vec::new(),
    };
    (item.kind_name(), parts)
}

/// The codes that an answer may name.
fn offered(item: &Item) -> Vec<Code> {
    let choices = match &item.kind {
        Kind::Matrix {
            rows: Rows::Fixed(rows),
            ..
        } => rows,
        _ => item.choices(),
    };
    choices.iter().map(|choice| choice.code.clone()).collect()
}

fn without(codes: &[Code], others: &[Code]) -> Vec<Code> {
    let left = codes.iter().filter(|code| !others.contains(code));
    left.cloned().collect()
}

/// What else decides how it may be answered and what is done with the answers.
fn settings(item: &Item) -> ([bool; 4], Vec<usize>) {
    let flags = [item.required, item.dk, item.shuffle, item.internal];
    let limits = match &item.kind {
        Kind::Multiple { max, .. } => max.iter().copied().collect(),
        Kind::Ranking { top, .. } => vec![*top],
        Kind::Matrix { scale, .. } => vec![scale.top],
        Kind::Text { long, limit } => vec![usize::from(*long), *limit],
        Kind::Records { fields, max } => {
            let fields = fields.iter().flat_map(|field| {
                let limit = match &field.kind {
                    FieldKind::Text { limit, .. } => *limit,
                    FieldKind::Choice(choices) => choices.len(),
                };
                [usize::from(field.required), limit]
            });
            [*max].into_iter().chain(fields).collect()
        }
        Kind::Single { .. } | Kind::Statement => Vec::new(),
    };
    (flags, limits)
}

/// Who is asked, and about what.
fn routing((page, item): Asked<'_>) -> (Option<&Condition>, Option<&Condition>, Option<&ItemId>) {
    let source = match &item.kind {
        Kind::Matrix {
            rows: Rows::Carried(source),
            ..
        } => Some(source),
        _ => None,
    };
    (page.show_if.as_ref(), item.show_if.as_ref(), source)
}

/// The languages in which a text that both have differs, or one is there and the other is not.
fn reworded(before: &Item, after: &Item) -> Vec<Language> {
    let (was, is) = (texts(before), texts(after));
    let differs = |language: &Language| {
        let text = |texts: &BTreeMap<String, &LocalText>, name: &str| {
            let text = texts.get(name)?;
            let mut words = text.iter();
            words.find_map(|(found, words)| (found == *language).then(|| words.to_owned()))
        };
        let both = is.keys().filter(|name| {
            // A choice that is new or gone is told as such.
            was.contains_key(*name) || !name.contains('.')
        });
        let gone = was
            .keys()
            .filter(|name| !is.contains_key(*name) && !name.contains('.'));
        both.chain(gone)
            .any(|name| text(&was, name) != text(&is, name))
    };
    let mut languages = Language::ALL.to_vec();
    languages.retain(differs);
    languages
}

/// Every text of an item by a name of its own; those of its parts have a point in it.
fn texts(item: &Item) -> BTreeMap<String, &LocalText> {
    let mut texts = BTreeMap::from([("text".to_owned(), &item.text)]);
    let more = [("hint", &item.hint), ("short", &item.short)];
    for (name, text) in more {
        texts.extend(text.iter().map(|text| (name.to_owned(), text)));
    }
    let rows = match &item.kind {
        Kind::Matrix {
            rows: Rows::Fixed(rows),
            ..
        } => rows,
        _ => item.choices(),
    };
    for choice in rows {
        texts.insert(format!("{}.label", choice.code), &choice.label);
        let short = choice.short.iter();
        texts.extend(short.map(|short| (format!("{}.short", choice.code), short)));
    }
    match &item.kind {
        Kind::Matrix { scale, .. } => {
            let points = scale.points.iter();
            texts.extend(points.map(|point| (format!("point.{}", point.code), &point.label)));
        }
        Kind::Records { fields, .. } => {
            let labels = fields.iter();
            texts.extend(labels.map(|field| (format!("field.{}", field.id), &field.label)));
        }
        _ => {}
    }
    texts
}

/// The items that stand in the same order in both: as many as can be.
fn stayed<'a>(before: &'a Survey, after: &'a Survey) -> Vec<&'a ItemId> {
    let place = |id: &ItemId| before.items().position(|item| item.id == *id);
    let common: Vec<(usize, &ItemId)> = after
        .items()
        .filter_map(|item| Some((place(&item.id)?, &item.id)))
        .collect();
    // For each item the longest run of rising places that ends with it.
    let mut runs: Vec<Vec<usize>> = Vec::new();
    for (index, (place, _)) in common.iter().enumerate() {
        let earlier = runs.iter().filter(|run| {
            let last = run.last().map(|last| common[*last].0);
            last.is_some_and(|last| last < *place)
        });
        let mut run = earlier
            .max_by_key(|run| run.len())
            .cloned()
            .unwrap_or_default();
        run.push(index);
        runs.push(run);
    }
    let longest = runs.into_iter().max_by_key(Vec::len).unwrap_or_default();
    longest.into_iter().map(|index| common[index].1).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::survey::read;

    const WORKSHOP: &str = include_str!("../../surveys/training-workshop.toml");

    /// What changes when `changes` are made to the text of the workshop's survey.
    fn told(edits: &[(&str, &str)]) -> Vec<(String, Change)> {
        let mut after = WORKSHOP.to_owned();
        for (from, to) in edits {
            assert!(after.contains(from), "{from}");
            after = after.replacen(from, to, 1);
        }
        let [before, after] = [WORKSHOP, &after].map(|text| read(text, "x").expect("valid"));
        let changes = changes(&before, &after).into_iter();
        changes
            .map(|(item, change)| (item.to_string(), change))
            .collect()
    }

    #[test]
    fn nothing_changes_without_a_change() {
        assert!(told(&[]).is_empty());
        assert!(told(&[("# An example", "# A sample")]).is_empty());
    }

    #[test]
    fn words_in_one_language_are_told_and_answers_stay() {
        let told = told(&[("Moins de 2 ans", "Moins de deux ans")]);
        assert_eq!(
            told,
            [(
                "experience".to_owned(),
                Change::Reworded(vec![Language::Fr])
            )]
        );
        assert!(!told[0].1.drops_answers());
    }

    #[test]
    fn another_code_is_one_choice_less_and_one_more() {
        let told = told(&[("code = \"over_five\"", "code = \"five\"")]);
        let [(_, offered), (_, withdrawn)] = &told[..] else {
            panic!("{told:?}")
        };
        assert_eq!(*offered, Change::Offered(vec![Code::new("five")]));
        assert_eq!(*withdrawn, Change::Withdrawn(vec![Code::new("over_five")]));
        assert!(withdrawn.drops_answers() && !offered.drops_answers());
    }

    #[test]
    fn an_item_of_another_name_is_new_and_the_old_one_gone() {
        let told = told(&[
            ("id = \"experience\"", "id = \"practice\""),
            ("breakdown = \"experience\"", "breakdown = \"practice\""),
        ]);
        assert_eq!(
            told,
            [
                ("practice".to_owned(), Change::Added),
                ("experience".to_owned(), Change::Removed)
            ]
        );
    }

    #[test]
    fn another_kind_is_another_question() {
        let told = told(&[
            (
                "id = \"experience\"\nkind = \"single\"",
                "id = \"experience\"\nkind = \"multiple\"",
            ),
            ("breakdown = \"experience\"\n", ""),
        ]);
        assert_eq!(told, [("experience".to_owned(), Change::Recast)]);
    }
}
