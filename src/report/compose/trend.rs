//! The same questions at several events: what changed among those who answered.
//!
//! Owns the page, its drawings, its tables and the notes that say what was worded or asked
//! differently. Each event comes with its own published figures, so nothing that one of them
//! withholds can be told here; which items and answers are the same is decided by
//! [`comparison`](crate::survey::comparison).

use super::figure::captioned;
use super::finding::is_other;
use super::table::line;
use super::{Paper, on_new_page};
use crate::analysis::{Figures, Precision, Published, Results, Share};
use crate::chart::trend::{Trend as Drawing, TrendEvent, TrendRow};
use crate::id::Code;
use crate::report::definition::Trend;
use crate::report::document::{
    Block, Callout, Heading, Level, Paragraph, Span, Style, Table, Tone,
};
use crate::survey::comparison::{Changes, Comparison, answers, compare};
use crate::survey::{Choice, Item, Kind, Survey};

/// A drawing shows no more answers than this; the annex has them all.
const ROWS: usize = 10;

/// A difference of fewer points of a hundred is not told as a change.
const POINTS: u64 = 10;

/// One event with its published figures.
#[derive(Debug, Clone, Copy)]
pub struct Event<'a> {
    /// The survey that was held at it.
    pub survey: &'a Survey,
    /// Which version of it.
    pub version: i64,
    /// Whether the responses are invented ones.
    pub is_synthetic: bool,
    /// The figures that may be shown.
    pub results: &'a Results,
    /// The name of exactly these responses.
    pub snapshot: &'a str,
}

/// An event with what it is called on this page.
#[derive(Clone)]
struct Named<'a> {
    event: Event<'a>,
    name: String,
}

/// An item as it can be compared: the events that have it, and what is said of them.
struct Compared<'a> {
    item: &'a Item,
    events: Vec<(Named<'a>, Changes)>,
    rows: Vec<Row>,
    /// What is said of the events that are left out.
    left_out: Vec<String>,
}

/// One answer at each of the events.
struct Row {
    label: String,
    /// Whether it stands for "other".
    is_other: bool,
    /// Whether it was not worded the same at each event.
    is_reworded: bool,
    cells: Vec<Cell>,
}

/// An answer at one event.
#[derive(Clone, Copy)]
enum Cell {
    Told(Share),
    /// Fewer than this many people.
    TooFew(u32),
    NotOffered,
}

impl Paper<'_> {
    /// Whether figures of invented responses are in the paper.
    pub(super) fn holds_synthetic(&self) -> bool {
        let others = self
            .definition
            .trends()
            .flat_map(|trend| self.events(trend));
        self.issue.is_synthetic || others.into_iter().any(|named| named.event.is_synthetic)
    }

    /// The page of a trend; nothing where no other event is there.
    pub(super) fn trend(&self, trend: &Trend) -> Vec<Block> {
        let events = self.events(trend);
        let compared = self.compared(trend, &events);
        if compared.is_empty() {
            return Vec::new();
        }
        let title = match &trend.title {
            Some(title) => self.narrative_line(title),
            None => self.change(&compared),
        };
        let kicker = self.say("trend-kicker");
        let mut blocks = vec![
            Block::Heading(Heading {
                kicker: Some(kicker.clone()),
                bookmark: Some(kicker),
                anchor: Some(format!("trend-{}", compared[0].item.id)),
                ..Heading::plain(Level::Finding, title)
            }),
            Block::Paragraph(Paragraph::plain(Style::Body, self.say("trend-lead"))),
        ];
        if let Some(narrative) = &trend.narrative {
            blocks.append(&mut self.narrative(narrative));
        }
        blocks.push(Block::Table(self.event_table(&events)));
        blocks.extend(compared.iter().map(|compared| self.trend_exhibit(compared)));
        if let Some(conclusion) = &trend.conclusion {
            blocks.push(Block::Callout(Callout {
                tone: Tone::Conclusion,
                label: self.say("conclusion-label"),
                paragraphs: self.narrative_lines(conclusion),
            }));
        }
        on_new_page(blocks)
    }

    /// The tables behind a trend, for the annex.
    pub(super) fn trend_tables(&self, trend: &Trend) -> Vec<Block> {
        let compared = self.compared(trend, &self.events(trend));
        let shown = compared.iter().filter(|compared| compared.is_shown());
        shown
            .map(|compared| Block::Table(self.trend_table(compared)))
            .collect()
    }

    /// The events of a trend in the order of time, this one among them; none where it stands alone.
    fn events(&self, trend: &Trend) -> Vec<Named<'_>> {
        let own = Event {
            survey: self.issue.survey,
            version: self.issue.version,
            is_synthetic: self.issue.is_synthetic,
            results: self.issue.results,
            snapshot: self.issue.snapshot,
        };
        let named = trend.surveys.iter().filter_map(|survey| {
            let others = self.issue.others.iter();
            others
                .copied()
                .find(|other| other.survey.id == survey.value)
        });
        let mut events: Vec<Event<'_>> = Vec::new();
        for event in named.chain([own]) {
            if events
                .iter()
                .all(|known| known.survey.id != event.survey.id)
            {
                events.push(event);
            }
        }
        if events.len() < 2 {
            return Vec::new();
        }
        events.sort_by_key(|event| event.survey.event.date);
        let years: Vec<i16> = events.iter().map(|e| e.survey.event.date.year()).collect();
        let are_years = (1..years.len()).all(|index| years[index] != years[index - 1]);
        events
            .into_iter()
            .map(|event| Named {
                event,
                name: if are_years {
                    event.survey.event.date.year().to_string()
                } else {
                    self.issue.words.date(event.survey.event.date)
                },
            })
            .collect()
    }

    fn compared(&self, trend: &Trend, events: &[Named<'_>]) -> Vec<Compared<'_>> {
        if events.is_empty() {
            return Vec::new();
        }
        let items = trend
            .items
            .iter()
            .filter_map(|id| self.survey().item(id.as_str()));
        items
            .filter(|item| !item.internal && !answers(self.survey(), item).is_empty())
            .map(|item| self.compared_item(item, trend))
            .collect()
    }

    fn compared_item<'s>(&'s self, item: &'s Item, trend: &Trend) -> Compared<'s> {
        let mut compared = Compared {
            item,
            events: Vec::new(),
            rows: Vec::new(),
            left_out: Vec::new(),
        };
        for named in self.events(trend) {
            let event = named.event;
            let key = match compare(self.survey(), item, event.survey) {
                Comparison::Missing => "trend-not-asked",
                Comparison::Different => "trend-asked-otherwise",
                Comparison::Same(changes) if has_figures(&event, item) => {
                    compared.events.push((named, changes));
                    continue;
                }
                Comparison::Same(_) => "trend-too-few",
            };
            let k = event.survey.privacy.threshold;
            let variables = [("event", named.name.into()), ("k", k.into())];
            compared.left_out.push(self.say_with(key, &variables));
        }
        compared.rows = self.trend_rows(item, &compared.events);
        compared
    }

    /// The answers of the latest event that has them, the most given first; those that only earlier
    /// events offered after them.
    fn trend_rows(&self, item: &Item, events: &[(Named<'_>, Changes)]) -> Vec<Row> {
        let mut offered: Vec<(Choice, bool)> = Vec::new();
        for (named, _) in events.iter().rev() {
            let Some(asked) = named.event.survey.item(item.id.as_str()) else {
                continue;
            };
            for answer in answers(named.event.survey, asked) {
                if offered.iter().all(|(known, _)| known.code != answer.code) {
                    let is_other = answer.other || is_other(asked, &answer.code);
                    offered.push((answer, is_other));
                }
            }
        }
        let mut rows: Vec<Row> = offered
            .into_iter()
            .map(|(answer, is_other)| Row {
                label: self.local(answer.short_or_label()).to_owned(),
                is_other,
                is_reworded: events
                    .iter()
                    .any(|(_, changes)| changes.answers.contains(&answer.code)),
                cells: events
                    .iter()
                    .map(|(named, _)| cell(&named.event, item, &answer.code))
                    .collect(),
            })
            .collect();
        rows.sort_by(|a, b| {
            let order = a.is_other.cmp(&b.is_other);
            order.then(b.latest().total_cmp(&a.latest()))
        });
        rows
    }

    /// The drawing of an item, or a sentence where it cannot be compared.
    fn trend_exhibit(&self, compared: &Compared<'_>) -> Block {
        let caption = self.trend_caption(compared.item);
        if !compared.is_shown() {
            let mut spans = vec![Span::bold(format!("{caption}. "))];
            spans.push(Span::plain(self.say("trend-nothing")));
            spans.push(Span::plain(format!(" {}", compared.left_out.join(" "))));
            let style = Style::Body;
            return Block::Paragraph(Paragraph { spans, style });
        }
        let drawn: Vec<&Row> = compared.rows.iter().take(ROWS).collect();
        let drawing = Drawing {
            events: compared
                .events
                .iter()
                .map(|(named, _)| TrendEvent {
                    name: named.name.clone(),
                    base: compared.base(&named.event).map_or_else(String::new, |n| {
                        self.say_with("trend-base", &[("n", n.into())])
                    }),
                })
                .collect(),
            rows: drawn
                .iter()
                .map(|row| TrendRow {
                    label: row.marked(),
                    cells: row
                        .cells
                        .iter()
                        .map(|cell| self.trend_cell(compared, *cell))
                        .collect(),
                })
                .collect(),
        };
        let scenes = self.draw(&caption, |frame| drawing.draw(frame));
        let tables = vec![self.trend_table(compared)];
        captioned(caption, scenes, self.trend_note(compared), tables)
    }

    fn trend_caption(&self, item: &Item) -> String {
        let name = self.name(item).to_owned();
        match item.scale() {
            Some(scale) => self.say_with(
                "trend-top",
                &[("item", name.into()), ("n", scale.top.into())],
            ),
            None => name,
        }
    }

    /// A share to draw and how it is told: of a matrix each row has a base of its own.
    fn trend_cell(&self, compared: &Compared<'_>, cell: Cell) -> (Option<f64>, String) {
        match cell {
            Cell::Told(share) if compared.is_matrix() => {
                let of = [
                    ("count", self.count(share.count).into()),
                    ("base", self.number(&share.base.to_string()).into()),
                ];
                (Some(share.fraction()), self.say_with("narrative-of", &of))
            }
            Cell::Told(share) => (Some(share.fraction()), self.share(share)),
            Cell::TooFew(k) => (None, self.say_with("table-hidden", &[("k", k.into())])),
            Cell::NotOffered => (None, self.say("trend-not-offered")),
        }
    }

    /// Who stands behind a drawing, and what was different.
    fn trend_note(&self, compared: &Compared<'_>) -> String {
        let key = if compared.is_matrix() {
            "trend-base-rows"
        } else {
            "trend-base-people"
        };
        let mut notes = vec![self.say(key)];
        let events = |differ: &dyn Fn(&Changes) -> bool| {
            let differing = compared
                .events
                .iter()
                .filter(|(_, changes)| differ(changes));
            let names: Vec<String> = differing.map(|(named, _)| named.name.clone()).collect();
            (!names.is_empty()).then(|| self.join(&names))
        };
        for (named, _) in compared
            .events
            .iter()
            .filter(|(_, changes)| changes.question)
        {
            let asked = named.event.survey.item(compared.item.id.as_str());
            let text = asked.map_or("", |asked| self.local(&asked.text)).to_owned();
            let variables = [("event", named.name.clone().into()), ("text", text.into())];
            notes.push(self.say_with("trend-reworded", &variables));
        }
        for (key, names) in [
            (
                "trend-reworded-answers",
                events(&|changes| !changes.answers.is_empty()),
            ),
            ("trend-rescaled", events(&|changes| changes.scale)),
            ("trend-limit", events(&|changes| changes.limit)),
            ("trend-dk", events(&|changes| changes.dk)),
        ] {
            notes.extend(names.map(|names| self.say_with(key, &[("events", names.into())])));
        }
        notes.extend(compared.left_out.iter().cloned());
        if compared.rows.len() > ROWS {
            notes.push(self.say_with("trend-more", &[("n", ROWS.into())]));
        }
        notes.join(" ")
    }

    fn trend_table(&self, compared: &Compared<'_>) -> Table {
        let caption = self.say_with(
            "trend-table",
            &[("item", self.trend_caption(compared.item).into())],
        );
        let heads = compared
            .events
            .iter()
            .map(|(named, _)| match compared.base(&named.event) {
                Some(base) => self.say_with(
                    "trend-head",
                    &[("event", named.name.clone().into()), ("n", base.into())],
                ),
                None => named.name.clone(),
            });
        let first = if compared.is_matrix() {
            "table-row"
        } else {
            "table-option"
        };
        let mut table = self.sheet(&caption, first, heads.collect(), self.trend_note(compared));
        for row in &compared.rows {
            let cells = row
                .cells
                .iter()
                .map(|cell| self.trend_cell(compared, *cell).1);
            table.rows.push(line(row.marked(), cells));
        }
        table
    }

    /// Which events are compared, and what their figures rest on.
    fn event_table(&self, events: &[Named<'_>]) -> Table {
        let heads = vec![self.say("cover-date"), self.say("trend-answered")];
        let sources: Vec<String> = events
            .iter()
            .map(|named| {
                self.say_with(
                    "trend-source",
                    &[
                        ("event", named.name.clone().into()),
                        ("survey", named.event.survey.id.as_str().into()),
                        ("version", named.event.version.to_string().into()),
                        ("hash", named.event.snapshot.into()),
                    ],
                )
            })
            .collect();
        let note = self.say_with("trend-sources", &[("sources", sources.join(" · ").into())]);
        let mut table = self.sheet(&self.say("trend-events"), "trend-event", heads, note);
        for named in events {
            let event = &named.event.survey.event;
            let answered = named.event.results.participation().started;
            let cells = [
                self.issue.words.date(event.date),
                self.number(&answered.to_string()),
            ];
            let name = format!("{}. {}", named.name, self.local(&event.name));
            table.rows.push(line(name, cells));
        }
        table
    }

    /// The widest change from the first event to the last, in one sentence: of the first item that
    /// was put in the same way at both.
    fn change(&self, compared: &[Compared<'_>]) -> String {
        let mut told = compared
            .iter()
            .filter(|item| item.is_shown() && item.is_steady())
            .peekable();
        if told.peek().is_none() {
            return self.say("trend-heading");
        }
        told.find_map(|item| self.item_change(item))
            .unwrap_or_else(|| self.say("trend-finding-few"))
    }

    fn item_change(&self, compared: &Compared<'_>) -> Option<String> {
        let rows = compared
            .rows
            .iter()
            .filter(|row| !row.is_other && !row.is_reworded);
        let (row, from, to) = rows
            .filter_map(|row| row.ends().map(|(from, to)| (row, from, to)))
            .reduce(|widest, next| {
                if distance(next.1, next.2) > distance(widest.1, widest.2) {
                    next
                } else {
                    widest
                }
            })?;
        let (first, last) = (&compared.events.first()?.0, &compared.events.last()?.0);
        let key = match (is_change(from, to), from.fraction() > to.fraction()) {
            (false, _) => "trend-finding-steady",
            (true, true) => "trend-finding-down",
            (true, false) => "trend-finding-up",
        };
        let label = match compared.item.scale() {
            Some(scale) => {
                let top = self.say_with("table-top", &[("n", scale.top.into())]);
                format!("{} ({top})", row.label)
            }
            None => row.label.clone(),
        };
        let base = |share: Share| self.number(&share.base.to_string());
        let variables = [
            ("item", self.name(compared.item).to_owned().into()),
            ("label", label.into()),
            ("first", first.name.clone().into()),
            ("from", self.count(from.count).into()),
            ("from_base", base(from).into()),
            ("last", last.name.clone().into()),
            ("to", self.count(to.count).into()),
            ("to_base", base(to).into()),
        ];
        Some(self.say_with(key, &variables))
    }
}

impl Compared<'_> {
    /// Whether there is something to compare.
    fn is_shown(&self) -> bool {
        let told = |event: usize| {
            let mut cells = self.rows.iter().filter_map(|row| row.cells.get(event));
            cells.any(|cell| matches!(cell, Cell::Told(_)))
        };
        (0..self.events.len()).filter(|event| told(*event)).count() > 1
    }

    /// Whether the question was put in the same way at the first event and at the last.
    fn is_steady(&self) -> bool {
        let ends = [self.events.first(), self.events.last()];
        ends.into_iter()
            .flatten()
            .all(|(_, changes)| !changes.is_question())
    }

    fn is_matrix(&self) -> bool {
        matches!(self.item.kind, Kind::Matrix { .. })
    }

    /// How many answered the item at `event`; `None` where each row has a base of its own.
    fn base(&self, event: &Event<'_>) -> Option<u32> {
        let figures = event.results.item(self.item.id.as_str())?;
        figures
            .base
            .answered
            .shown()
            .copied()
            .filter(|_| !self.is_matrix())
    }
}

impl Row {
    /// The label with a mark where it was not always worded so.
    fn marked(&self) -> String {
        let mark = if self.is_reworded { "\u{a0}*" } else { "" };
        format!("{}{mark}", self.label)
    }

    /// The share at the latest event, for the order of the rows.
    fn latest(&self) -> f64 {
        match self.cells.last() {
            Some(Cell::Told(share)) => share.fraction(),
            _ => -1.0,
        }
    }

    /// The shares at the first event and at the last, where both carry a percentage.
    fn ends(&self) -> Option<(Share, Share)> {
        let share = |cell: Option<&Cell>| match cell? {
            Cell::Told(share) if share.precision() != Precision::CountOnly => Some(*share),
            _ => None,
        };
        Some((share(self.cells.first())?, share(self.cells.last())?))
    }
}

/// How far two shares are apart.
fn distance(from: Share, to: Share) -> f64 {
    (to.fraction() - from.fraction()).abs()
}

/// Whether two shares are so many points apart; in whole numbers, so that nothing hangs on rounding.
fn is_change(from: Share, to: Share) -> bool {
    let (Some(a), Some(b)) = (from.count.exact(), to.count.exact()) else {
        return false;
    };
    let (a, b) = (
        u64::from(a) * u64::from(to.base),
        u64::from(b) * u64::from(from.base),
    );
    100 * a.abs_diff(b) >= POINTS * u64::from(from.base) * u64::from(to.base)
}

fn has_figures(event: &Event<'_>, item: &Item) -> bool {
    let figures = event.results.item(item.id.as_str());
    figures.is_some_and(|figures| figures.figures.shown().is_some())
}

/// How many gave this answer: chose it, or rated the row with one of the highest points.
fn share_of(figures: &Figures, code: &Code) -> Option<Published<Share>> {
    match figures {
        Figures::Choices(choices) => {
            let row = choices.rows.iter().find(|row| row.code == *code)?;
            Some(row.share)
        }
        Figures::Ranking(ranking) => {
            let row = ranking.rows.iter().find(|row| row.code == *code)?;
            Some(Published::Shown(row.chosen))
        }
        Figures::Matrix(matrix) => {
            let row = matrix.rows.iter().find(|row| row.code == *code)?;
            match &row.figures {
                Published::Shown(figures) => figures.top.map(Published::Shown),
                Published::Suppressed(reason) => Some(Published::Suppressed(*reason)),
            }
        }
        Figures::Records(_) | Figures::Text { .. } => None,
    }
}

fn cell(event: &Event<'_>, item: &Item, code: &Code) -> Cell {
    let figures = event.results.item(item.id.as_str());
    match figures.and_then(|figures| share_of(figures.figures.shown()?, code)) {
        Some(Published::Shown(share)) => Cell::Told(share),
        Some(Published::Suppressed(_)) => Cell::TooFew(event.survey.privacy.threshold),
        None => Cell::NotOffered,
    }
}
