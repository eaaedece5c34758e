//! The themes that people found in open answers, and the code book that says what they mean.
//!
//! Owns how counted themes are drawn, listed and titled. Only themes that the coders have settled
//! are told; how many are not is said. Words of participants have no place here.

use std::cmp::Reverse;

use super::{Paper, on_new_page, table};
use crate::analysis::{BookCode, Coding, Theme, statistic};
use crate::chart::bars::{Bar, Bars};
use crate::id::ItemId;
use crate::report::document::{
    Align, Block, Column, Heading, Level, Paragraph, Row, RowKind, Span, Style, Table, Width,
};
use crate::survey::Item;

/// A drawing shows no more themes than this; the annex has them all.
const ROWS: usize = 6;

/// In a base of fewer people the agreement of coders could tell about one of them.
const COMPARED: u32 = 10;

impl Paper<'_> {
    /// A page of what people wrote about, question by question; nothing where no question has
    /// themes that may be told.
    pub(super) fn themes_page(&self) -> Vec<Block> {
        let figures: Vec<Block> = self
            .coded_items()
            .filter_map(|(coding, item)| self.theme_figure(coding, item))
            .collect();
        if figures.is_empty() {
            return Vec::new();
        }
        let heading = Heading {
            kicker: Some(self.say("themes-kicker")),
            bookmark: Some(self.say("themes-kicker")),
            anchor: Some("themes".to_owned()),
            ..Heading::plain(Level::Finding, self.themes_title())
        };
        let lead = Paragraph::plain(Style::Body, self.say("themes-lead"));
        let head = [Block::Heading(heading), Block::Paragraph(lead)];
        on_new_page(head.into_iter().chain(figures).collect())
    }

    /// The coded items that a paper may tell of, in the order in which they are asked.
    fn coded_items(&self) -> impl Iterator<Item = (&Coding, &Item)> {
        let coding = self.issue.coding.into_iter();
        coding.flat_map(|coding| {
            let items = self.survey().items();
            let coded = items.filter(|item| !item.internal && coding.coders.contains_key(&item.id));
            coded.map(move |item| (coding, item))
        })
    }

    /// The theme that the largest share of those who answered a question wrote about; in a small
    /// base nothing is put at the head.
    fn themes_title(&self) -> String {
        let mut rows = Vec::new();
        for (coding, item) in self.coded_items() {
            for theme in theme_rows(coding, item) {
                let share = theme.share.shown();
                let exact = share.and_then(|share| Some((share, share.count.exact()?)));
                if let Some((share, count)) = exact.filter(|(_, count)| *count > 1) {
                    rows.push((coding, item, theme, share, count));
                }
            }
        }
        // Of equal ones the first.
        let most = rows
            .into_iter()
            .rev()
            .max_by(|(_, _, _, a, _), (_, _, _, b, _)| a.fraction().total_cmp(&b.fraction()));
        most.map_or_else(
            || self.say("themes-heading"),
            |(coding, item, theme, share, count)| {
                let name = coding.book[theme.code].name.clone();
                self.say_with(
                    "finding-themes",
                    &[
                        ("theme", name.into()),
                        ("item", self.name(item).to_owned().into()),
                        ("n", count.into()),
                        ("base", share.base.into()),
                    ],
                )
            },
        )
    }

    fn theme_figure(&self, coding: &Coding, item: &Item) -> Option<Block> {
        let table = self.theme_table(coding, item)?;
        let mut rows = Vec::new();
        for theme in theme_rows(coding, item) {
            let share = theme.share.shown()?;
            rows.push(Bar {
                label: coding.book[theme.code].name.clone(),
                parts: vec![(
                    f64::from(share.count.exact().unwrap_or(0)),
                    self.palette().accent,
                )],
                value: self.share(*share),
            });
        }
        let left_out = rows.len().saturating_sub(ROWS);
        rows.truncate(ROWS);
        let sum = |bar: &Bar| bar.parts.iter().map(|(count, _)| count).sum::<f64>();
        let bars = Bars {
            full: rows.iter().map(sum).fold(1.0, f64::max),
            rows,
            key: Vec::new(),
        };
        let caption = self.name(item).to_owned();
        let scenes = self.draw(&caption, |frame| bars.draw(frame));
        let mut note = self.theme_note(coding, item);
        if left_out > 0 {
            note.push(' ');
            note.push_str(&self.say_with("rows-in-annex", &[("n", left_out.into())]));
        }
        Some(self.figure(item, caption, scenes, note, vec![table]))
    }

    /// Who stands behind themes, and who found them.
    fn theme_note(&self, coding: &Coding, item: &Item) -> String {
        let coders = coding.coders.get(&item.id).copied().unwrap_or(0);
        let mut note = vec![
            self.base(item),
            self.say_with("themes-note", &[("coders", coders.into())]),
        ];
        let unsettled = coding.unsettled(&item.id);
        if unsettled > 0 {
            note.push(self.say_with("themes-unsettled", &[("n", unsettled.into())]));
        }
        note.retain(|sentence| !sentence.is_empty());
        note.join(" ")
    }

    /// The themes of an item with the people who wrote about them.
    fn theme_table(&self, coding: &Coding, item: &Item) -> Option<Table> {
        let rows = theme_rows(coding, item);
        if rows.is_empty() {
            return None;
        }
        let caption = self.say_with("themes-caption", &[("item", self.name(item).into())]);
        let heads = vec![self.say("table-count")];
        let note = self.theme_note(coding, item);
        let mut table = self.sheet(&caption, "table-theme", heads, note);
        for theme in rows {
            let value = self.published(&theme.share, |share| self.share(*share));
            let name = coding.book[theme.code].name.clone();
            table.rows.push(table::line(name, [value]));
        }
        Some(table)
    }

    /// The themes of every coded item, for the annex.
    pub(super) fn theme_tables(&self) -> Vec<Block> {
        self.coded_items()
            .filter_map(|(coding, item)| self.theme_table(coding, item))
            .map(Block::Table)
            .collect()
    }

    /// What the themes mean; nothing where nothing is coded.
    pub(super) fn code_book(&self) -> Vec<Block> {
        let Some(coding) = self.issue.coding.filter(|coding| !coding.book.is_empty()) else {
            return Vec::new();
        };
        let title = self.say("code-book-heading");
        let heading = Heading {
            anchor: Some("code-book".to_owned()),
            ..Heading::plain(Level::Part, title.clone())
        };
        let lead = Paragraph::plain(Style::Lead, self.say("code-book-lead"));
        let column = |share| Column {
            width: Width::Share(share),
            align: Align::Start,
        };
        let rows = coding.book.iter().map(|code| Row {
            kind: RowKind::Body,
            cells: vec![
                vec![Span::plain(code.name.clone())],
                vec![Span::plain(self.code_meaning(coding, code))],
            ],
        });
        let table = Table {
            caption: Vec::new(),
            columns: vec![column(1.0), column(2.2)],
            head: vec![
                vec![Span::plain(self.say("table-theme"))],
                vec![Span::plain(self.say("code-book-meaning"))],
            ],
            rows: rows.collect(),
            named_rows: true,
            note: Vec::new(),
            summary: title,
            anchor: None,
        };
        on_new_page(vec![
            Block::Heading(heading),
            Block::Paragraph(lead),
            Block::Table(table),
        ])
    }

    fn code_meaning(&self, coding: &Coding, code: &BookCode) -> String {
        let told = |key: &str, text: &str| {
            let text = text.trim();
            (!text.is_empty()).then(|| self.say_with(key, &[("text", text.to_owned().into())]))
        };
        let theme = code.theme.map_or("", |at| coding.book[at].name.as_str());
        let parts = [
            told("code-book-definition", &code.definition),
            told("code-book-includes", &code.includes),
            told("code-book-excludes", &code.excludes),
            told("code-book-theme", theme),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        parts.join(" · ")
    }

    /// How open answers became themes, for the method; nothing where none did.
    pub(super) fn coding_rule(&self) -> Option<String> {
        let items: Vec<(&Coding, &Item)> = self.coded_items().collect();
        let (coding, _) = items.first()?;
        let mut rule = self.say_with("method-coding-people", &[("n", items.len().into())]);
        let is_compared = |item: &ItemId| {
            let mut shares = coding.settled(item).filter_map(|theme| theme.share.shown());
            shares.any(|share| share.base >= COMPARED)
        };
        let compared = coding
            .agreement
            .iter()
            .filter(|pair| is_compared(&pair.item));
        let kappas: Vec<f64> = compared
            .filter_map(|pair| statistic::kappa(pair.answers))
            .collect();
        let least = kappas.iter().copied().reduce(f64::min);
        let most = kappas.iter().copied().reduce(f64::max);
        if let (Some(least), Some(most)) = (least, most) {
            let tell = |kappa: f64| self.decimal(kappa, 2).into();
            rule.push(' ');
            rule.push_str(&self.say_with(
                "method-coding-agreement",
                &[("least", tell(least)), ("most", tell(most))],
            ));
        }
        Some(rule)
    }
}

/// The settled themes of an item, most people first.
fn theme_rows<'c>(coding: &'c Coding, item: &'c Item) -> Vec<&'c Theme> {
    let mut rows: Vec<&Theme> = coding.settled(&item.id).collect();
    rows.sort_by_key(|theme| Reverse(theme.share.shown().and_then(|share| share.count.exact())));
    rows
}
