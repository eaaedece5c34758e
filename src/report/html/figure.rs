//! Drawings and tables as elements.
//!
//! Must not know what they show.

use super::{Writer, id};
use crate::chart::scene::Scene;
use crate::chart::svg::write_svg;
use crate::report::document::{Align, Column, Figure, Row, RowKind, Span, Table};

impl Writer<'_> {
    /// A drawing under its caption, and folded behind it the same figures: as tables where there
    /// are some, else in words.
    pub(super) fn figure(&mut self, figure: &Figure) {
        self.figures += 1;
        let own = format!("figure.{}", self.figures);
        let id = figure.anchor.as_deref().map_or_else(|| own.clone(), id);
        self.markup.open("figure", &[("id", &id)]);
        self.spans("figcaption", "", &figure.caption);
        let width = if figure.narrow.is_some() {
            "drawing wide"
        } else {
            "drawing"
        };
        self.drawing(&figure.scene, width, &format!("{own}.drawing"));
        if let Some(narrow) = &figure.narrow {
            self.drawing(narrow, "drawing narrow", &format!("{own}.narrow"));
        }
        self.spans("p", "note", &figure.note);
        if !figure.tables.is_empty() {
            self.markup.open("details", &[]);
            let unfold = &self.document.furniture.unfold;
            self.markup.element("summary", &[], unfold);
            for table in &figure.tables {
                self.table(table);
            }
            self.markup.close("details");
        } else if !figure.scene.alt.is_empty() {
            self.markup
                .element("p", &[("class", "note")], &figure.scene.alt);
        }
        self.markup.close("figure");
    }

    fn drawing(&mut self, scene: &Scene, class: &str, id: &str) {
        self.markup.open("div", &[("class", class)]);
        self.markup.raw(&write_svg(scene, id));
        self.markup.close("div");
    }

    pub(super) fn table(&mut self, table: &Table) {
        self.tables += 1;
        let own = format!("table.{}", self.tables);
        let id = table.anchor.as_deref().map_or_else(|| own.clone(), id);
        let caption = format!("{own}.caption");
        // Wider than the page, a table is moved inside its frame, also with the keys.
        let region = [
            ("class", "sheet"),
            ("role", "group"),
            ("aria-labelledby", caption.as_str()),
            ("tabindex", "0"),
        ];
        self.markup.open("div", &region);
        self.markup.open("table", &[("id", &id)]);
        self.markup.open("caption", &[("id", &caption)]);
        if table.caption.is_empty() {
            self.markup.text(&table.summary);
        } else {
            self.running(&table.caption);
        }
        self.markup.close("caption");
        self.table_head(table);
        self.markup.open("tbody", &[]);
        for (index, row) in table.rows.iter().enumerate() {
            if row.kind == RowKind::Group && index > 0 {
                self.markup.raw("</tbody><tbody>");
            }
            self.table_row(row, table);
        }
        self.markup.raw("</tbody></table></div>");
        self.spans("p", "note", &table.note);
    }

    fn table_head(&mut self, table: &Table) {
        self.markup.raw("<thead><tr>");
        for (column, head) in table.columns.iter().zip(&table.head) {
            // The corner above the names of the rows may have no words; a
            // header cell without words heads nothing, so it is a plain cell.
            if head.is_empty() {
                self.markup.open("td", &[("class", class(*column))]);
                self.markup.close("td");
                continue;
            }
            let attributes = [("scope", "col"), ("class", class(*column))];
            self.markup.open("th", &attributes);
            self.running(head);
            self.markup.close("th");
        }
        self.markup.raw("</tr></thead>");
    }

    fn table_row(&mut self, row: &Row, table: &Table) {
        let count = table.columns.len();
        if row.kind == RowKind::Group {
            self.markup.open("tr", &[("class", "group")]);
            let span = count.to_string();
            self.markup
                .open("th", &[("scope", "rowgroup"), ("colspan", &span)]);
            self.running(row.cells.first().map_or(&[][..], Vec::as_slice));
            self.markup.raw("</th></tr>");
            return;
        }
        let kind = if row.kind == RowKind::Total {
            "total"
        } else {
            ""
        };
        self.markup.open("tr", &[("class", kind)]);
        for (index, column) in table.columns.iter().enumerate() {
            let cell: &[Span] = row.cells.get(index).map_or(&[], Vec::as_slice);
            if index == 0 && table.named_rows {
                self.markup.open("th", &[("scope", "row")]);
                self.running(cell);
                self.markup.close("th");
            } else {
                self.markup.open("td", &[("class", class(*column))]);
                self.running(cell);
                self.markup.close("td");
            }
        }
        self.markup.close("tr");
    }
}

/// The class of the cells of a column.
fn class(column: Column) -> &'static str {
    match column.align {
        Align::Start => "",
        Align::End => "end",
        Align::Centre => "centre",
    }
}
