//! The paper as Markdown that an editor can carry on with: `CommonMark` with pipe tables.
//!
//! Owns how blocks look as plain text and what must be escaped. Contents, page breaks and positions
//! are left to whoever typesets the text next. Must not know what a paper says.

use std::fmt::Write as _;

use super::document::{
    Align, Answer, Block, Callout, Cover, Document, Figure, Heading, Link, List, Quote, Row,
    RowKind, Span, Style, Table,
};
use super::pack::Names;

/// Writes `document` as Markdown.
///
/// `charts` is the folder of the chart pack as seen from the text; without one, drawings stand in
/// the text as words and tables only.
pub fn write_markdown(document: &Document, charts: Option<&str>) -> String {
    let mut writer = Writer {
        out: String::new(),
        charts,
        names: Names::new(),
        rank: 1,
    };
    if let Some(mark) = &document.furniture.mark {
        writer.paragraph(&bold(mark));
    }
    if !matches!(document.blocks.first(), Some(Block::Cover(_))) {
        writer.paragraph(&format!("# {}", line(&document.title)));
    }
    writer.blocks(&document.blocks);
    writer.paragraph(&line(&document.furniture.footer));
    writer.out.truncate(writer.out.trim_end().len());
    writer.out.push('\n');
    writer.out
}

struct Writer<'a> {
    out: String,
    charts: Option<&'a str>,
    names: Names,
    /// Rank of the last heading.
    rank: u8,
}

impl Writer<'_> {
    /// A paragraph, or whatever else a blank line ends.
    fn paragraph(&mut self, text: &str) {
        if !text.is_empty() {
            self.out.push_str(text);
            self.out.push_str("\n\n");
        }
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Cover(cover) => self.cover(cover),
                Block::Heading(heading) => self.heading(heading),
                Block::Paragraph(paragraph) => {
                    let text = running(&paragraph.spans);
                    let quiet = matches!(paragraph.style, Style::Question | Style::Note);
                    self.paragraph(&if quiet { emphasis(&text) } else { text });
                }
                Block::List(list) => self.list(list),
                Block::Answer(answer) => self.answer(answer),
                Block::Figure(figure) => self.figure(figure),
                Block::Table(table) => self.table(table),
                Block::Quote(quote) => self.quote(quote),
                Block::Tiles(tiles) => self.items(tiles.iter().map(|tile| {
                    let (value, label) = (bold(&tile.value), line(&tile.label));
                    let note = Some(line(&tile.note)).filter(|note| !note.is_empty());
                    let note = note.map_or_else(String::new, |note| format!(" ({note})"));
                    format!("- {value} {label}{note}")
                })),
                Block::Callout(callout) => self.callout(callout),
                Block::KeyValue(facts) => self.items(
                    facts
                        .iter()
                        .map(|(name, value)| format!("- {} – {}", bold(name), running(value))),
                ),
                Block::Row(cells) => {
                    for cell in cells {
                        self.blocks(&cell.blocks);
                    }
                }
                Block::Contents(_) | Block::Space(_) | Block::PageBreak => {}
            }
        }
    }

    /// The items of a list, each with its bullet or number.
    fn items(&mut self, items: impl Iterator<Item = String>) {
        let items: Vec<String> = items.collect();
        self.paragraph(&items.join("\n"));
    }

    fn cover(&mut self, cover: &Cover) {
        self.paragraph(&bold(&cover.issuer));
        self.paragraph(&format!("# {}", line(&cover.title)));
        self.paragraph(&line(&cover.subtitle));
        self.paragraph(&bold(&cover.status));
        self.items(
            cover
                .facts
                .iter()
                .map(|(name, value)| format!("- {} – {}", bold(name), line(value))),
        );
        if let Some(strip) = &cover.strip {
            self.figure(strip);
        }
        self.paragraph(&emphasis(&line(&cover.note)));
    }

    fn heading(&mut self, heading: &Heading) {
        self.names.enter(heading);
        let wanted = heading.level as u8 + 2;
        self.rank = wanted.min(self.rank + 1);
        let marks = "#".repeat(usize::from(self.rank));
        self.paragraph(&format!("{marks} {}", line(&heading.text)));
        // Below and not above, so that it stays with the heading when an editor moves it.
        if let Some(kicker) = &heading.kicker {
            self.paragraph(&emphasis(&line(kicker)));
        }
    }

    fn list(&mut self, list: &List) {
        let numbered = list.numbered;
        self.items(list.items.iter().enumerate().map(|(index, item)| {
            let text = running(item);
            if numbered {
                format!("{}. {text}", index + 1)
            } else {
                format!("- {text}")
            }
        }));
    }

    fn answer(&mut self, answer: &Answer) {
        let label = |sign: &str, label: &String| format!("- {sign}{}", line(label));
        match answer {
            Answer::Boxes(ticks) => {
                self.items(ticks.iter().map(|tick| label("[ ] ", &tick.label)));
            }
            Answer::Labelled(labels) => self.items(labels.iter().map(|one| label("", one))),
            Answer::Lines(_) => {}
        }
    }

    fn figure(&mut self, figure: &Figure) {
        let name = self.names.next();
        self.paragraph(&running(&figure.caption));
        let alt = line(&figure.scene.alt);
        match self.charts {
            Some(folder) => self.paragraph(&format!("![{alt}]({folder}/{name}.svg)")),
            None => self.paragraph(&alt),
        }
        self.paragraph(&emphasis(&running(&figure.note)));
        for table in &figure.tables {
            if table.caption != figure.caption {
                self.paragraph(&running(&table.caption));
            }
            self.grid(table);
        }
    }

    fn table(&mut self, table: &Table) {
        self.paragraph(&running(&table.caption));
        self.grid(table);
    }

    /// A table without its caption.
    fn grid(&mut self, table: &Table) {
        let count = table.columns.len();
        let mut lines = vec![table_line(&table.head, count, false)];
        let rule = table.columns.iter().map(|column| match column.align {
            Align::Start => " --- |",
            Align::End => " ---: |",
            Align::Centre => " :---: |",
        });
        lines.push(format!("|{}", rule.collect::<String>()));
        lines.extend(table.rows.iter().map(|Row { kind, cells }| {
            let cells = match kind {
                RowKind::Group => &cells[..cells.len().min(1)],
                RowKind::Body | RowKind::Total | RowKind::Boxes => cells,
            };
            table_line(
                cells,
                count,
                matches!(kind, RowKind::Group | RowKind::Total),
            )
        }));
        self.paragraph(&lines.join("\n"));
        self.paragraph(&emphasis(&running(&table.note)));
    }

    fn quote(&mut self, quote: &Quote) {
        let mut parts = vec![broken(&quote.passage.quoted())];
        parts.push(line(&quote.attribution));
        if let Some((remark, original)) = &quote.translated_from {
            parts.push(emphasis(&line(remark)));
            parts.push(broken(&original.quoted()));
        }
        self.boxed(&parts);
    }

    fn callout(&mut self, callout: &Callout) {
        let mut parts = vec![bold(&callout.label)];
        parts.extend(callout.paragraphs.iter().map(|spans| running(spans)));
        self.boxed(&parts);
    }

    /// Paragraphs in a block quote.
    fn boxed(&mut self, parts: &[String]) {
        let parts: Vec<&str> = parts
            .iter()
            .map(String::as_str)
            .filter(|part| !part.is_empty())
            .collect();
        let text = parts.join("\n\n");
        let marked = text.lines().map(|line| match line {
            "" => ">".to_owned(),
            line => format!("> {line}"),
        });
        self.paragraph(&marked.collect::<Vec<_>>().join("\n"));
    }
}

/// One line of a table, where nothing has a meaning for standing first.
fn table_line(cells: &[Vec<Span>], count: usize, heavy: bool) -> String {
    let mut text = "|".to_owned();
    for index in 0..count {
        let cell = cells.get(index).map_or_else(String::new, |spans| {
            let plain: String = spans.iter().map(|span| span.text.as_str()).collect();
            if heavy { bold(&plain) } else { words(spans) }
        });
        let _ = write!(text, " {cell} |");
    }
    text
}

/// Running text at the head of a line.
fn running(spans: &[Span]) -> String {
    guard(&words(spans))
}

/// Running text on one line. Links to places in the paper become plain words: there are as many
/// ways to name a heading as there are readers of Markdown.
fn words(spans: &[Span]) -> String {
    let mut text = String::new();
    for span in spans {
        let words = if span.bold {
            bold(&span.text)
        } else {
            inline(&span.text)
        };
        match span.link.as_ref().and_then(Link::address) {
            Some(address) => {
                // Writing into a String cannot fail.
                let _ = write!(text, "[{words}](<{}>)", encode(address));
            }
            None => text.push_str(&words),
        }
    }
    text.trim().to_owned()
}

/// An address without what Markdown could take for marks, percent-encoded (RFC 3986, 2.1).
fn encode(address: &str) -> String {
    let mut encoded = String::with_capacity(address.len());
    for character in address.chars() {
        match character {
            '<' | '>' | '\\' | '|' | '`' | '"' | ' ' => {
                let _ = write!(encoded, "%{:02X}", u32::from(character));
            }
            other if other.is_control() => {}
            other => encoded.push(other),
        }
    }
    encoded
}

/// Words on one line.
fn line(text: &str) -> String {
    guard(inline(text).trim())
}

/// Words with the line breaks they were written with.
fn broken(text: &str) -> String {
    let lines: Vec<String> = text.lines().map(line).collect();
    lines.join("\\\n")
}

/// Bold words; the spaces around them stay outside, where Markdown wants them.
fn bold(text: &str) -> String {
    surround(&inline(text), "**")
}

/// Quiet words, escaped already.
fn emphasis(text: &str) -> String {
    surround(text, "*")
}

fn surround(text: &str, mark: &str) -> String {
    let words = text.trim();
    if words.is_empty() {
        return text.to_owned();
    }
    let start = text.len() - text.trim_start().len();
    let (before, after) = (&text[..start], &text[start + words.len()..]);
    format!("{before}{mark}{words}{mark}{after}")
}

/// Escapes what Markdown would take for marks anywhere in a line; line breaks become spaces.
fn inline(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '|' | '~' => {
                escaped.push('\\');
                escaped.push(character);
            }
            '\n' | '\r' | '\t' => escaped.push(' '),
            other if other.is_control() => {}
            other => escaped.push(other),
        }
    }
    escaped
}

/// Escapes what Markdown would take for a mark at the head of a line: headings, bullets, numbers.
fn guard(text: &str) -> String {
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let at = match text.as_bytes().get(digits) {
        Some(b'.' | b')') if digits > 0 => digits,
        Some(b'#' | b'-' | b'+' | b'=') if digits == 0 => 0,
        _ => return text.to_owned(),
    };
    format!("{}\\{}", &text[..at], &text[at..])
}
