//! The paper's other forms: the same words and figures in HTML and Markdown as on the pages.

#[path = "twin/markup.rs"]
mod markup;
#[path = "twin/picture.rs"]
mod picture;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use maoni::analysis::Tabulator;
use maoni::chart::theme::Palette;
use maoni::i18n::words;
use maoni::language::Language;
use maoni::report::compose::{Issue, compose, compose_annex};
use maoni::report::definition;
use maoni::report::document::{
    Align, Block, Callout, Column, Direction, Document, Furniture, Heading, Level, Link, Paragraph,
    Passage, Quote, Row, Span, Style, Table, Tone, Width,
};
use maoni::report::page::Item;
use maoni::report::{lay_out, write_charts, write_html, write_markdown};

use crate::export::demonstration::{side_event, side_event_responses};
use markup::Element;

/// The demonstration's paper and its annex.
fn papers(language: Language) -> [Document; 2] {
    let survey = Arc::new(side_event());
    let mut tabulator = Tabulator::new(Arc::clone(&survey));
    for response in &side_event_responses(&survey) {
        tabulator.push(response);
    }
    let source = include_str!("../../reports/outcomes-summary.toml");
    let definition = definition::read(source, "outcomes-summary.toml").expect("a definition");
    let issue = Issue {
        survey: &survey,
        version: 1,
        is_synthetic: true,
        results: &tabulator.publish(),
        coding: None,
        snapshot: "0123456789ab",
        others: &[],
        words: words(language),
        issued: jiff::civil::date(2018, 12, 17),
    };
    let annex = compose_annex(&definition, &issue).expect("a sound narrative");
    let paper = compose(&definition, &issue).expect("a sound narrative");
    [paper, annex.expect("an annex")]
}

fn every_paper() -> Vec<Document> {
    Language::ALL.into_iter().flat_map(papers).collect()
}

/// Every block, those side by side included.
fn flat(blocks: &[Block]) -> Vec<&Block> {
    let mut all = Vec::new();
    for block in blocks {
        match block {
            Block::Row(cells) => all.extend(cells.iter().flat_map(|cell| flat(&cell.blocks))),
            other => all.push(other),
        }
    }
    all
}

fn plain(spans: &[Span]) -> String {
    spans.iter().map(|span| span.text.as_str()).collect()
}

/// What a document says, passage by passage, as far as every form must say it.
fn said(document: &Document) -> Vec<String> {
    let mut said = Vec::new();
    for block in flat(&document.blocks) {
        match block {
            Block::Cover(cover) => {
                said.extend([
                    cover.title.clone(),
                    cover.status.clone(),
                    cover.note.clone(),
                ]);
                said.extend(cover.facts.iter().map(|(_, value)| value.clone()));
            }
            Block::Heading(heading) => said.push(heading.text.clone()),
            Block::Paragraph(paragraph) => said.push(plain(&paragraph.spans)),
            Block::List(list) => said.extend(list.items.iter().map(|item| plain(item))),
            Block::Figure(figure) => {
                said.extend([plain(&figure.caption), plain(&figure.note)]);
            }
            Block::Table(table) => {
                said.push(plain(&table.note));
                let cells = table.rows.iter().flat_map(|row| &row.cells);
                said.extend(cells.map(|cell| plain(cell)));
            }
            Block::Tiles(tiles) => {
                for tile in tiles {
                    said.extend([&tile.value, &tile.label, &tile.note].map(Clone::clone));
                }
            }
            Block::KeyValue(facts) => said.extend(facts.iter().map(|(_, value)| plain(value))),
            _ => {}
        }
    }
    said
}

/// Words without what setting them may change: spaces, hyphens, marks of order.
fn bare(text: &str) -> String {
    let kept = |c: &char| {
        !c.is_whitespace()
            && !matches!(
                c,
                '-' | '\u{ad}' | '\u{2010}' | '\u{2066}'..='\u{2069}' | '\u{200b}'
            )
    };
    text.chars().filter(kept).collect()
}

/// Markdown without its marks.
fn unmarked(markdown: &str) -> String {
    let mut text = String::new();
    let mut characters = markdown.chars();
    while let Some(character) = characters.next() {
        match character {
            '\\' => text.extend(characters.next()),
            '*' => {}
            other => text.push(other),
        }
    }
    text
}

/// The words of the pages in the order of their structure, which what is side by side keeps apart.
fn page_text(document: &Document) -> String {
    let paper = lay_out(document);
    let mut words: BTreeMap<usize, String> = BTreeMap::new();
    let mut inside = None;
    for item in paper.pages.iter().flat_map(|page| &page.items) {
        match item {
            Item::Begin(node) => inside = Some(node.0),
            Item::BeginArtifact(_) | Item::End => inside = None,
            Item::Run { run, .. } => {
                if let Some(node) = inside {
                    let glyphs = run.glyphs.iter().map(|glyph| glyph.text.as_str());
                    words.entry(node).or_default().extend(glyphs);
                }
            }
            _ => {}
        }
    }
    words.into_values().collect()
}

#[test]
fn every_form_says_the_same() {
    for document in every_paper() {
        let html = bare(&Element::read(&write_html(&document)).text());
        let markdown = bare(&unmarked(&write_markdown(&document, None)));
        let pages = bare(&page_text(&document));
        for passage in said(&document) {
            let passage = bare(&passage);
            assert!(html.contains(&passage), "HTML: {passage}");
            assert!(markdown.contains(&passage), "Markdown: {passage}");
            // Glyphs of Arabic stand in visual order; its extraction has tests of its own.
            if document.direction == Direction::Ltr {
                assert!(pages.contains(&passage), "pages: {passage}");
            }
        }
    }
}

#[test]
fn headings_stand_in_the_order_of_the_document() {
    for document in every_paper() {
        let mut expected: Vec<&str> = Vec::new();
        for block in flat(&document.blocks) {
            match block {
                Block::Cover(cover) => expected.push(&cover.title),
                Block::Heading(heading) => expected.push(&heading.text),
                _ => {}
            }
        }
        if !matches!(document.blocks.first(), Some(Block::Cover(_))) {
            expected.insert(0, &document.title);
        }
        let html = Element::read(&write_html(&document));
        let headings: Vec<&Element> = html
            .all()
            .into_iter()
            .filter(|e| matches!(e.name.as_str(), "h1" | "h2" | "h3" | "h4"))
            .collect();
        let ranks: Vec<u8> = headings
            .iter()
            .map(|e| e.name.as_bytes()[1] - b'0')
            .collect();
        assert!(ranks.windows(2).all(|pair| pair[1] <= pair[0] + 1));
        assert_eq!(html.named("h1").len(), 1);
        let told: Vec<String> = headings
            .iter()
            .filter(|heading| heading.get("class") != "contents")
            .map(|heading| heading.text())
            .collect();
        assert_eq!(told, expected);
        let markdown = write_markdown(&document, None);
        let told: Vec<String> = markdown
            .lines()
            .filter(|line| line.starts_with('#'))
            .map(|line| unmarked(line.trim_start_matches('#').trim_start()))
            .collect();
        assert_eq!(told, expected);
    }
}

/// What is wrong with a page as markup, whoever wrote the words on it.
fn faults(document: &Document) -> Vec<String> {
    let html = Element::read(&write_html(document));
    let all = html.all();
    let mut faults = Vec::new();
    let mut ids = BTreeSet::new();
    for element in &all {
        let name = &element.name;
        if matches!(
            name.as_str(),
            "script" | "link" | "iframe" | "object" | "img"
        ) {
            faults.push(format!("<{name}>"));
        }
        for (attribute, value) in &element.attributes {
            if attribute == "style" || attribute.starts_with("on") || attribute == "src" {
                faults.push(format!("<{name} {attribute}=\"{value}\">"));
            }
            if attribute == "id" && !ids.insert(value.as_str()) {
                faults.push(format!("the id {value} is taken twice"));
            }
        }
        match name.as_str() {
            "th" if !matches!(element.get("scope"), "col" | "row" | "rowgroup") => {
                faults.push(format!("a head without scope: {}", element.text()));
            }
            "table" if element.named("caption").iter().all(|c| c.text().is_empty()) => {
                faults.push("a table without caption".to_owned());
            }
            "svg" if element.get("role") != "img" || element.named("title").is_empty() => {
                faults.push("a drawing without name".to_owned());
            }
            _ => {}
        }
    }
    for element in &all {
        for attribute in ["aria-labelledby", "href"] {
            let value = element.get(attribute);
            for target in value.split(' ').filter(|target| !target.is_empty()) {
                if target.starts_with("https://") {
                    continue;
                }
                if !ids.contains(target.trim_start_matches('#')) {
                    faults.push(format!("{attribute} leads to {target}, which is not there"));
                }
            }
        }
    }
    faults
}

#[test]
fn the_page_is_sound_and_needs_nothing_else() {
    for document in every_paper() {
        assert_eq!(faults(&document), Vec::<String>::new());
        let source = write_html(&document);
        let html = Element::read(&source);
        assert_eq!(html.get("lang"), document.language);
        let rtl = document.direction == Direction::Rtl;
        assert_eq!(html.get("dir"), if rtl { "rtl" } else { "ltr" });
        assert!(!source.contains("url(") && !source.contains("@import"));
        let drawings = write_charts(&document).len();
        assert_eq!(
            html.named("svg").len(),
            2 * drawings,
            "for a page and for a phone"
        );
        assert_eq!(
            html.named("details").len(),
            drawings,
            "a table behind each drawing"
        );
        assert!(source == write_html(&document), "the same again");
    }
}

const NASTY: &str = "<script>alert(1)</script> & \"quotes\" *a* _b_ [c](d) | `e` \\ # f";

/// A document whose every word tries to be markup.
fn nasty() -> Document {
    let link = |address: &str| Span {
        link: Some(Link::Address(address.to_owned())),
        ..Span::plain(NASTY)
    };
    let column = Column {
        width: Width::Fit,
        align: Align::Start,
    };
    let table = Table {
        caption: vec![Span::plain(NASTY)],
        columns: vec![column; 2],
        head: vec![vec![Span::plain(NASTY)], vec![Span::bold(NASTY)]],
        rows: vec![Row {
            cells: vec![vec![Span::plain(NASTY)], vec![Span::plain("a\nb|c")]],
            ..Row::default()
        }],
        named_rows: true,
        note: Vec::new(),
        summary: String::new(),
        anchor: Some(NASTY.to_owned()),
    };
    let quote = Quote {
        passage: Passage {
            text: format!("{NASTY}\n# second line\n1. third"),
            language: "fr".to_owned(),
            direction: Direction::Ltr,
        },
        attribution: NASTY.to_owned(),
        translated_from: None,
    };
    let heading = Heading {
        anchor: Some("\"><b>".to_owned()),
        ..Heading::plain(Level::Topic, NASTY)
    };
    let spans = vec![
        link("javascript:alert(1)"),
        link("https://example.org/?a=\"<b>&c"),
        Span::reference(NASTY, "nowhere"),
    ];
    let callout = Callout {
        tone: Tone::Notice,
        label: NASTY.to_owned(),
        paragraphs: vec![vec![Span::plain("- no bullet")]],
    };
    Document {
        title: NASTY.to_owned(),
        author: NASTY.to_owned(),
        subject: NASTY.to_owned(),
        language: "en".to_owned(),
        direction: Direction::Ltr,
        issued: jiff::civil::date(2018, 12, 17),
        palette: Palette::NEUTRAL,
        furniture: Furniture {
            header: String::new(),
            footer: NASTY.to_owned(),
            folio: String::new(),
            mark: Some(NASTY.to_owned()),
            unfold: NASTY.to_owned(),
        },
        blocks: vec![
            Block::Heading(heading),
            Block::Paragraph(Paragraph {
                spans,
                style: Style::Body,
            }),
            Block::Table(table),
            Block::Quote(quote),
            Block::Callout(callout),
        ],
    }
}

#[test]
fn words_are_never_taken_for_markup() {
    let document = nasty();
    assert_eq!(faults(&document), Vec::<String>::new());
    let html = Element::read(&write_html(&document));
    let links: Vec<&str> = html.named("a").iter().map(|a| a.get("href")).collect();
    assert_eq!(links, ["https://example.org/?a=\"<b>&c"]);
    let quote = html.named("blockquote")[0];
    assert_eq!((quote.get("lang"), quote.get("dir")), ("fr", "ltr"));
    assert_eq!(
        quote.text(),
        format!("«\u{a0}{NASTY}\n# second line\n1. third\u{a0}»")
    );
}

#[test]
fn markdown_keeps_words_as_they_are() {
    insta::assert_snapshot!(write_markdown(&nasty(), None), @r###"
    **\<script\>alert(1)\</script\> \& "quotes" \*a\* \_b\_ \[c\](d) \| \`e\` \\ # f**

    # \<script\>alert(1)\</script\> \& "quotes" \*a\* \_b\_ \[c\](d) \| \`e\` \\ # f

    ## \<script\>alert(1)\</script\> \& "quotes" \*a\* \_b\_ \[c\](d) \| \`e\` \\ # f

    \<script\>alert(1)\</script\> \& "quotes" \*a\* \_b\_ \[c\](d) \| \`e\` \\ # f[\<script\>alert(1)\</script\> \& "quotes" \*a\* \_b\_ \[c\](d) \| \`e\` \\ # f](<https://example.org/?a=%22%3Cb%3E&c>)\<script\>alert(1)\</script\> \& "quotes" \*a\* \_b\_ \[c\](d) \| \`e\` \\ # f

    \<script\>alert(1)\</script\> \& "quotes" \*a\* \_b\_ \[c\](d) \| \`e\` \\ # f

    | \<script\>alert(1)\</script\> \& "quotes" \*a\* \_b\_ \[c\](d) \| \`e\` \\ # f | **\<script\>alert(1)\</script\> \& "quotes" \*a\* \_b\_ \[c\](d) \| \`e\` \\ # f** |
    | --- | --- |
    | \<script\>alert(1)\</script\> \& "quotes" \*a\* \_b\_ \[c\](d) \| \`e\` \\ # f | a b\|c |

    > « \<script\>alert(1)\</script\> \& "quotes" \*a\* \_b\_ \[c\](d) \| \`e\` \\ # f\
    > \# second line\
    > 1\. third »
    >
    > \<script\>alert(1)\</script\> \& "quotes" \*a\* \_b\_ \[c\](d) \| \`e\` \\ # f

    > **\<script\>alert(1)\</script\> \& "quotes" \*a\* \_b\_ \[c\](d) \| \`e\` \\ # f**
    >
    > \- no bullet

    \<script\>alert(1)\</script\> \& "quotes" \*a\* \_b\_ \[c\](d) \| \`e\` \\ # f
    "###);
}

/// How many cells a line of a table has.
fn cells(line: &str) -> usize {
    line.replace("\\\\", "")
        .replace("\\|", "")
        .matches('|')
        .count()
        - 1
}

#[test]
fn markdown_tables_are_rectangular() {
    for document in every_paper().iter().chain([&nasty()]) {
        let markdown = write_markdown(document, None);
        for table in markdown.split("\n\n").filter(|part| part.starts_with('|')) {
            let counts: BTreeSet<usize> = table.lines().map(cells).collect();
            assert_eq!(counts.len(), 1, "{table}");
        }
    }
}

#[test]
fn the_chart_pack_has_every_drawing_once() {
    for document in every_paper() {
        let charts = write_charts(&document);
        let names: BTreeSet<&str> = charts.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names.len(), charts.len(), "names are unique");
        let markdown = write_markdown(&document, Some("charts/xx"));
        for (name, svg) in &charts {
            let drawing = Element::read(svg);
            assert_eq!(drawing.name, "svg");
            let place = format!("](charts/xx/{name}.svg)");
            assert_eq!(markdown.matches(&place).count(), 1, "{name}");
        }
        assert!(!write_markdown(&document, None).contains("!["));
    }
}
