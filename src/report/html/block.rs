//! Blocks as elements: headings, running text, lists, boxes, tiles, contents.
//!
//! Must not know what stands around the flow.

use super::markup::dir;
use super::{Writer, id};
use crate::chart::svg::write_svg;
use crate::report::document::{
    Answer, Block, Callout, Cell, Contents, Cover, Heading, Level, Link, List, Paragraph, Passage,
    Quote, Span, Style, Tile, Tone,
};
use crate::text::Direction;

impl Writer<'_> {
    pub(super) fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
            self.markup.line();
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading(heading) => self.heading(heading),
            Block::Paragraph(paragraph) => self.paragraph(paragraph),
            Block::List(list) => self.list(list),
            Block::Answer(answer) => self.answer(answer),
            Block::Figure(figure) => self.figure(figure),
            Block::Table(table) => self.table(table),
            Block::Quote(quote) => self.quote(quote),
            Block::Tiles(tiles) => self.tiles(tiles),
            Block::Callout(callout) => self.callout(callout),
            Block::KeyValue(facts) => self.facts(facts),
            Block::Row(cells) => self.row(cells),
            Block::Contents(contents) => self.contents(contents),
            // A cover stands at the head; the distances are those of the style sheet.
            Block::Cover(_) | Block::Space(_) | Block::PageBreak => {}
        }
    }

    pub(super) fn cover(&mut self, cover: &Cover) {
        // One banner for both parts: what stands outside every landmark is passed over by people
        // who move from landmark to landmark.
        self.markup.open("header", &[]);
        self.markup.open("div", &[("class", "cover")]);
        let markup = &mut self.markup;
        if let Some(logo) = &cover.logo {
            let factor = 48.0 / logo.height;
            markup.open("p", &[("class", "logo")]);
            markup.raw(&write_svg(&logo.clone().enlarged(factor), "logo"));
            markup.close("p");
        }
        markup.element("p", &[("class", "issuer")], &cover.issuer);
        markup.element("h1", &[], &cover.title);
        markup.element("p", &[("class", "subtitle")], &cover.subtitle);
        markup.element("p", &[("class", "status")], &cover.status);
        markup.raw("</div>\n");
        markup.open("div", &[("class", "front")]);
        let facts: Vec<(String, Vec<Span>)> = cover
            .facts
            .iter()
            .map(|(name, value)| (name.clone(), vec![Span::plain(value)]))
            .collect();
        self.facts(&facts);
        if let Some(strip) = &cover.strip {
            self.figure(strip);
        }
        let markup = &mut self.markup;
        markup.element("p", &[("class", "note")], &cover.note);
        markup.raw("</div>\n</header>\n");
    }

    fn heading(&mut self, heading: &Heading) {
        let name = self.next_rank(heading.level);
        let id = self.heading_id(heading);
        let markup = &mut self.markup;
        if let Some(kicker) = &heading.kicker {
            markup.element("p", &[("class", "kicker")], kicker);
        }
        markup.element(name, &[("id", &id)], &heading.text);
    }

    /// The element of a heading: no rank is left out on the way down.
    fn next_rank(&mut self, level: Level) -> &'static str {
        let wanted = level as u8 + 2;
        self.rank = wanted.min(self.rank + 1);
        match self.rank {
            2 => "h2",
            3 => "h3",
            _ => "h4",
        }
    }

    fn paragraph(&mut self, paragraph: &Paragraph) {
        let class = match paragraph.style {
            Style::Body => "",
            Style::Lead => "lead",
            Style::Question => "question",
            Style::Note => "note",
        };
        self.spans("p", class, &paragraph.spans);
    }

    /// An element that holds running text; nothing without words.
    pub(super) fn spans(&mut self, name: &str, class: &str, spans: &[Span]) {
        if spans.iter().any(|span| !span.text.is_empty()) {
            self.markup.open(name, &[("class", class)]);
            self.running(spans);
            self.markup.close(name);
        }
    }

    /// Running text.
    pub(super) fn running(&mut self, spans: &[Span]) {
        for span in spans {
            self.span(span);
        }
    }

    fn span(&mut self, span: &Span) {
        let target = span.link.as_ref().and_then(|link| self.target(link));
        let markup = &mut self.markup;
        if let Some(target) = &target {
            markup.open("a", &[("href", target)]);
        }
        if span.bold {
            markup.open("b", &[]);
        }
        match &span.language {
            Some(language) => {
                let direction = dir(Direction::of_language(language));
                markup.element(
                    "span",
                    &[("lang", language), ("dir", direction)],
                    &span.text,
                );
            }
            None => markup.text(&span.text),
        }
        if span.bold {
            markup.close("b");
        }
        if target.is_some() {
            markup.close("a");
        }
    }

    /// Where a link leads; nowhere for an unknown anchor.
    fn target(&self, link: &Link) -> Option<String> {
        match link {
            Link::Anchor(anchor) => self
                .anchors
                .contains(anchor.as_str())
                .then(|| format!("#{}", id(anchor))),
            Link::Address(_) => link.address().map(str::to_owned),
        }
    }

    fn list(&mut self, list: &List) {
        let name = if list.numbered { "ol" } else { "ul" };
        self.markup.open(name, &[]);
        for item in &list.items {
            self.spans("li", "", item);
        }
        self.markup.close(name);
    }

    fn answer(&mut self, answer: &Answer) {
        let lines: Vec<&str> = match answer {
            Answer::Boxes(ticks) => ticks.iter().map(|tick| tick.label.as_str()).collect(),
            Answer::Labelled(labels) => labels.iter().map(String::as_str).collect(),
            Answer::Lines(_) => return,
        };
        self.markup.open("ul", &[]);
        for line in lines {
            self.markup.element("li", &[], line);
        }
        self.markup.close("ul");
    }

    fn quote(&mut self, quote: &Quote) {
        self.markup.open("figure", &[("class", "quote")]);
        self.passage(&quote.passage);
        if let Some((remark, original)) = &quote.translated_from {
            self.markup.element("p", &[("class", "note")], remark);
            self.passage(original);
        }
        let markup = &mut self.markup;
        markup.element("figcaption", &[("class", "note")], &quote.attribution);
        markup.close("figure");
    }

    fn passage(&mut self, passage: &Passage) {
        let direction = dir(passage.direction);
        let attributes = [("lang", passage.language.as_str()), ("dir", direction)];
        self.markup.open("blockquote", &attributes);
        self.markup.element("p", &[], &passage.quoted());
        self.markup.close("blockquote");
    }

    fn tiles(&mut self, tiles: &[Tile]) {
        let markup = &mut self.markup;
        markup.open("ul", &[("class", "tiles")]);
        for tile in tiles {
            markup.open("li", &[]);
            markup.element("b", &[], &tile.value);
            markup.raw(" ");
            markup.element("span", &[], &tile.label);
            markup.raw(" ");
            markup.element("small", &[], &tile.note);
            markup.close("li");
        }
        markup.close("ul");
    }

    fn callout(&mut self, callout: &Callout) {
        let tone = match callout.tone {
            Tone::Conclusion => "callout conclusion",
            Tone::Proposal => "callout proposal",
            Tone::Method => "callout method",
            Tone::Notice => "callout notice",
        };
        self.markup
            .open("div", &[("class", tone), ("role", "note")]);
        self.markup
            .element("p", &[("class", "label")], &callout.label);
        for spans in &callout.paragraphs {
            self.spans("p", "", spans);
        }
        self.markup.close("div");
    }

    fn facts(&mut self, facts: &[(String, Vec<Span>)]) {
        self.markup.open("dl", &[]);
        for (name, value) in facts {
            self.markup.open("div", &[]);
            self.markup.element("dt", &[], name);
            self.spans("dd", "", value);
            self.markup.close("div");
        }
        self.markup.close("dl");
    }

    fn row(&mut self, cells: &[Cell]) {
        self.markup.open("div", &[("class", "row")]);
        for cell in cells {
            let class = format!("of-{}", cell.columns.clamp(1, 12));
            self.markup.open("div", &[("class", &class)]);
            self.blocks(&cell.blocks);
            self.markup.close("div");
        }
        self.markup.close("div");
    }

    fn contents(&mut self, contents: &Contents) {
        let name = self.next_rank(Level::Part);
        let markup = &mut self.markup;
        let label = ("aria-labelledby", "contents.title");
        markup.open("nav", &[label]);
        let attributes = [("id", "contents.title"), ("class", "contents")];
        markup.element(name, &attributes, &contents.title);
        markup.open("ul", &[]);
        let listed = self
            .entries
            .iter()
            .filter(|entry| entry.level <= contents.depth);
        for entry in listed {
            let class = if entry.level == Level::Part {
                "part"
            } else {
                ""
            };
            markup.open("li", &[("class", class)]);
            markup.element("a", &[("href", &format!("#{}", entry.id))], &entry.title);
            markup.close("li");
        }
        markup.close("ul");
        markup.close("nav");
    }
}
