//! The figures behind the exhibits as tables, and the groups beside each other.

use super::Paper;
use crate::analysis::{
    Block as Part, Breakdown, Choices, FieldFigures, Figures, Matrix, Published, Ranking, Records,
    Share,
};
use crate::id::{Code, FieldId, ItemId};
use crate::report::definition::{Form, Topic};
use crate::report::document::{
    Align, Block, Column, Heading, Level, Paragraph, Row, RowKind, Span, Style, Table, Width,
};
use crate::survey::{Field, FieldKind, Item, Kind};

impl Paper<'_> {
    /// A table for every item that a topic shows.
    pub(super) fn annex(&self, topics: &[Topic]) -> Vec<Block> {
        let heading = Heading {
            anchor: Some("tables".to_owned()),
            ..Heading::plain(Level::Part, self.say("tables-heading"))
        };
        let mut blocks = Vec::new();
        let mut done: Vec<ItemId> = Vec::new();
        let shown = topics.iter().flat_map(|topic| &topic.exhibits);
        for id in shown
            .flat_map(|exhibit| [Some(&exhibit.item), exhibit.with.as_ref()])
            .flatten()
        {
            if done.contains(id) {
                continue;
            }
            done.push(id.clone());
            let Some(item) = self.survey().item(id.as_str()) else {
                continue;
            };
            blocks.extend(self.item_tables(item).into_iter().map(Block::Table));
            blocks.extend(self.group_table(item).map(Block::Table));
        }
        for exhibit in topics.iter().flat_map(|topic| &topic.exhibits) {
            let find = |id: &ItemId| self.survey().item(id.as_str());
            if let (Form::Dots, Some(item), Some(with)) = (
                exhibit.form,
                find(&exhibit.item),
                exhibit.with.as_ref().and_then(find),
            ) {
                blocks.extend(self.told_table(item, with).map(Block::Table));
            }
        }
        let key = if blocks.is_empty() {
            "tables-none"
        } else {
            "tables-lead"
        };
        let lead = Paragraph::plain(Style::Lead, self.say(key));
        blocks.splice(0..0, [Block::Heading(heading), Block::Paragraph(lead)]);
        blocks
    }

    /// The figures of an item, without groups.
    pub(super) fn item_tables(&self, item: &Item) -> Vec<Table> {
        match self.figures(&item.id) {
            Some(Figures::Choices(choices)) => vec![self.choice_table(item, choices)],
            Some(Figures::Ranking(ranking)) => vec![self.ranking_table(item, ranking)],
            Some(Figures::Matrix(matrix)) => vec![self.matrix_table(item, matrix)],
            Some(Figures::Records(records)) => self.record_tables(item, records),
            Some(Figures::Text { .. }) | None => Vec::new(),
        }
    }

    /// A table whose first column names the rows and whose others hold figures.
    pub(super) fn sheet(
        &self,
        caption: &str,
        first: &str,
        heads: Vec<String>,
        note: String,
    ) -> Table {
        let mut columns = vec![Column {
            width: Width::Share(1.0),
            align: Align::Start,
        }];
        columns.extend(heads.iter().map(|_| Column {
            width: Width::Fit,
            align: Align::End,
        }));
        let mut head = vec![vec![Span::plain(self.say(first))]];
        head.extend(heads.into_iter().map(|head| vec![Span::plain(head)]));
        Table {
            caption: vec![Span::bold(caption)],
            columns,
            head,
            rows: Vec::new(),
            named_rows: true,
            note: if note.is_empty() {
                Vec::new()
            } else {
                vec![Span::plain(note)]
            },
            summary: caption.to_owned(),
            anchor: None,
        }
    }

    fn choice_table(&self, item: &Item, choices: &Choices) -> Table {
        let heads = vec![self.say("table-count")];
        let mut table = self.sheet(self.name(item), "table-option", heads, self.base(item));
        for row in &choices.rows {
            let value = self.published(&row.share, |share| self.share(*share));
            table.rows.push(line(self.label(item, &row.code), [value]));
        }
        if let Some(dk) = choices.dk {
            table
                .rows
                .push(line(self.say("answer-dk"), [self.share(dk)]));
        }
        table
    }

    fn ranking_table(&self, item: &Item, ranking: &Ranking) -> Table {
        let mut heads = vec![self.say("table-count")];
        heads.extend(
            (1..=ranking.top).map(|place| self.say_with("table-place", &[("n", place.into())])),
        );
        heads.push(self.say("table-points"));
        let points = self.say_with("table-points-note", &[("top", ranking.top.into())]);
        let note = format!("{} {points}", self.base(item));
        let mut table = self.sheet(self.name(item), "table-option", heads, note);
        for row in &ranking.rows {
            let mut cells = vec![self.share(row.chosen)];
            cells.extend(row.places.iter().map(|place| self.count(place.count)));
            cells.push(self.published(&row.borda, |points| self.number(&points.to_string())));
            table.rows.push(line(self.label(item, &row.code), cells));
        }
        if let Some(dk) = ranking.dk {
            table
                .rows
                .push(line(self.say("answer-dk"), [self.share(dk)]));
        }
        table
    }

    fn matrix_table(&self, item: &Item, matrix: &Matrix) -> Table {
        let ordinal = item.scale().is_some_and(crate::survey::Scale::is_ordinal);
        let gaps = matches!(
            item.kind,
            Kind::Matrix {
                gap_from: Some(_),
                ..
            }
        );
        let mut heads: Vec<String> = match item.scale() {
            // Numbers head the columns of a numbered scale; its words would not fit.
            Some(scale) if ordinal => scale.points.iter().map(|p| p.code.to_string()).collect(),
            Some(scale) => scale
                .points
                .iter()
                .map(|point| self.local(&point.label).to_owned())
                .collect(),
            None => Vec::new(),
        };
        heads.extend([self.say("table-dk"), self.say("table-rated")]);
        if ordinal {
            heads.extend([
                self.say_with("table-top", &[("n", matrix.top.into())]),
                self.say("table-median"),
            ]);
        }
        if gaps {
            heads.push(self.say("table-gap"));
        }
        let count = heads.len();
        let mut table = self.sheet(self.name(item), "table-row", heads, self.base(item));
        for row in &matrix.rows {
            let label = self.label(item, &row.code);
            let Some(figures) = row.figures.shown() else {
                let mut cells = vec![String::new(); count];
                if let Some(last) = cells.last_mut() {
                    *last = self.too_few();
                }
                table.rows.push(line(label, cells));
                continue;
            };
            let mut cells: Vec<String> = figures
                .points
                .iter()
                .map(|share| self.count(share.count))
                .collect();
            cells.push(self.count(figures.dk.count));
            cells.push(self.number(&figures.rated.to_string()));
            if ordinal {
                cells.push(
                    figures
                        .top
                        .map_or_else(String::new, |top| self.count(top.count)),
                );
                cells.push(figures.median.map_or_else(String::new, |median| {
                    self.published(&median, |point| self.number(&point.to_string()))
                }));
            }
            if gaps {
                cells.push(figures.gap.map_or_else(String::new, |gap| {
                    self.published(&gap, |gap| self.gap(gap.mean_gap))
                }));
            }
            table.rows.push(line(label, cells));
        }
        table
    }

    fn record_tables(&self, item: &Item, records: &Records) -> Vec<Table> {
        let Kind::Records { fields, .. } = &item.kind else {
            return Vec::new();
        };
        let known = |id: &FieldId| fields.iter().find(|field| field.id == *id);
        let counted = records.fields.iter();
        counted
            .filter_map(|counted| Some(self.record_table(item, known(&counted.field)?, counted)))
            .collect()
    }

    /// The figures of one field of records.
    pub(super) fn record_table(&self, item: &Item, field: &Field, counted: &FieldFigures) -> Table {
        let caption = self.under(item, self.local(&field.label));
        let heads = vec![self.say("table-entries")];
        let mut table = self.sheet(&caption, "table-option", heads, self.base(item));
        for (code, share) in &counted.rows {
            let label = field_label(self, field, code);
            table.rows.push(line(label, [self.share(*share)]));
        }
        let missing = self.share(counted.not_given);
        table
            .rows
            .push(line(self.say("table-not-given"), [missing]));
        table
    }

    /// The name of `item` with what a table shows of it.
    fn under(&self, item: &Item, part: &str) -> String {
        let label = self.say_with("label", &[("label", self.name(item).to_owned().into())]);
        format!("{label} {part}")
    }

    /// The groups of the breakdown beside each other, for choices and rankings.
    pub(super) fn group_table(&self, item: &Item) -> Option<Table> {
        let figures = self.issue.results.item(item.id.as_str())?;
        let Breakdown { blocks } = figures.breakdown.shown()?;
        let heads = blocks
            .iter()
            .map(|block| format!("{} ({})", self.group_label(&block.group), block.answered))
            .collect();
        let caption = self.under(item, &self.say("part-groups"));
        let note = self.say_with(
            "part-note-merged",
            &[("k", self.survey().privacy.threshold.into())],
        );
        let mut table = self.sheet(&caption, "table-option", heads, note);
        for column in &mut table.columns[1..] {
            column.width = Width::Share(0.55);
        }
        let rows = group_rows(blocks)?;
        for (code, shares) in rows {
            let cells = shares
                .iter()
                .map(|share| self.published(share, |share| self.share(*share)));
            table.rows.push(line(self.label(item, &code), cells));
        }
        Some(table)
    }
}

/// A choice with its share in every group.
pub(super) type GroupRow = (Code, Vec<Published<Share>>);

/// Each choice with its share in every group; `None` for kinds without choices.
pub(super) fn group_rows(blocks: &[Part]) -> Option<Vec<GroupRow>> {
    let mut rows: Vec<GroupRow> = Vec::new();
    for block in blocks {
        let shares: Vec<(Code, Published<Share>)> = match &block.figures {
            Figures::Choices(choices) => choices
                .rows
                .iter()
                .map(|row| (row.code.clone(), row.share))
                .collect(),
            Figures::Ranking(ranking) => ranking
                .rows
                .iter()
                .map(|row| (row.code.clone(), Published::Shown(row.chosen)))
                .collect(),
            _ => return None,
        };
        if rows.is_empty() {
            rows = shares
                .iter()
                .map(|(code, _)| (code.clone(), Vec::new()))
                .collect();
        }
        for ((_, row), (_, share)) in rows.iter_mut().zip(shares) {
            row.push(share);
        }
    }
    Some(rows)
}

/// The label of a choice of a field; a code that is a number is told with its label.
pub(super) fn field_label(paper: &Paper<'_>, field: &Field, code: &Code) -> String {
    let FieldKind::Choice(choices) = &field.kind else {
        return code.to_string();
    };
    choices
        .iter()
        .find(|choice| choice.code == *code)
        .map_or_else(
            || code.to_string(),
            |choice| paper.local(choice.short_or_label()).to_owned(),
        )
}

/// A row: its name, then its figures.
pub(super) fn line(label: String, cells: impl IntoIterator<Item = String>) -> Row {
    let mut spans = vec![vec![Span::plain(label)]];
    spans.extend(cells.into_iter().map(|cell| vec![Span::plain(cell)]));
    Row {
        kind: RowKind::Body,
        cells: spans,
    }
}
