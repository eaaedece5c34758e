//! What no paper may say or show: figures of nothing, empty drawings, headings over nothing.

use maoni::chart::scene::{Mark, Scene, Shape};
use maoni::report::document::{Answer, Block, Document, Figure, Span};
use maoni::report::page::{Item, Page, Paper};

use crate::support::placement::{misplaced, orphans};

/// Words that betray a figure made of nothing, in any language.
const SENSELESS: [&str; 10] = [
    "NaN",
    "inf%",
    "-0%",
    "-0.00",
    "\u{2212}0.00",
    "0 of 0",
    "0 sur 0",
    "0 من 0",
    "{$",
    "???",
];

/// What is wrong with a paper.
pub(super) fn faults(document: &Document, paper: &Paper) -> Vec<String> {
    let mut faults = Vec::new();
    let mut said = Vec::new();
    for block in &document.blocks {
        words(block, &mut said);
        empty(block, &mut faults);
    }
    for text in said {
        for senseless in SENSELESS {
            if contains(&text, senseless) {
                faults.push(format!("{senseless:?} is said in {text:?}"));
            }
        }
    }
    alone(&document.blocks, &mut faults);
    for scene in super::chart::scenes(&document.blocks) {
        faults.extend(super::chart::faults(scene));
    }
    faults.extend(misplaced(paper));
    faults.extend(orphans(paper));
    for (number, page) in paper.pages.iter().enumerate() {
        if is_bare(page) {
            faults.push(format!("page {} bears nothing but a heading", number + 1));
        }
    }
    faults
}

/// Whether `text` has `part`, not as the end of a longer number.
fn contains(text: &str, part: &str) -> bool {
    let plain: String = text
        .chars()
        .filter(|c| !('\u{2066}'..='\u{2069}').contains(c))
        .collect();
    plain.match_indices(part).any(|(at, _)| {
        let before = plain[..at].chars().next_back();
        !(part.starts_with('0')
            && before.is_some_and(|c| c.is_ascii_digit() || c == '.' || c == ','))
    })
}

/// Headings after which nothing comes before the next page.
fn alone(blocks: &[Block], faults: &mut Vec<String>) {
    let mut heading: Option<&str> = None;
    for block in blocks.iter().chain([&Block::PageBreak]) {
        match block {
            Block::PageBreak => {
                if let Some(text) = heading {
                    faults.push(format!("nothing comes after {text:?}"));
                }
            }
            Block::Heading(found) => heading = Some(&found.text),
            Block::Space(_) => {}
            _ => heading = None,
        }
    }
}

/// Whether a page bears no more than its head, its foot and a heading.
fn is_bare(page: &Page) -> bool {
    !page.items.iter().any(|item| match item {
        Item::Run { y, run, .. } => (60.0..780.0).contains(y) && run.size < 15.0,
        _ => false,
    })
}

fn empty(block: &Block, faults: &mut Vec<String>) {
    match block {
        Block::Figure(figure) if !draws_something(&figure.scene) => {
            faults.push(format!("the drawing {:?} is empty", figure.scene.title));
        }
        Block::Table(table) if table.rows.is_empty() => {
            faults.push(format!("the table {:?} is empty", table.caption));
        }
        Block::List(list) if list.items.is_empty() => faults.push("an empty list".to_owned()),
        Block::KeyValue(facts) => {
            for (key, value) in facts {
                if value.iter().all(|span| span.text.trim().is_empty()) {
                    faults.push(format!("nothing is said of {key:?}"));
                }
            }
        }
        Block::Row(cells) => {
            for block in cells.iter().flat_map(|cell| &cell.blocks) {
                empty(block, faults);
            }
        }
        _ => {}
    }
}

fn draws_something(scene: &Scene) -> bool {
    scene.marks.iter().any(|mark| match mark {
        Mark::Shape(Shape::Rect {
            width,
            height,
            fill,
            ..
        }) => *width > 0.5 && *height > 10.0 && fill.is_some(),
        Mark::Shape(Shape::Circle { radius, .. }) => *radius > 1.0,
        _ => false,
    })
}

/// Everything that a block says, for eyes and ears.
fn words(block: &Block, said: &mut Vec<String>) {
    let join = |spans: &[Span]| -> String { spans.iter().map(|span| span.text.as_str()).collect() };
    let figure = |figure: &Figure, said: &mut Vec<String>| {
        said.extend([join(&figure.caption), join(&figure.note)]);
        said.push(figure.scene.alt.clone());
        said.extend(figure.scene.words().map(str::to_owned));
    };
    match block {
        Block::Cover(cover) => {
            said.extend(
                cover
                    .facts
                    .iter()
                    .map(|(key, value)| format!("{key}: {value}")),
            );
            said.extend(
                [&cover.title, &cover.subtitle, &cover.status, &cover.note].map(String::clone),
            );
            if let Some(strip) = &cover.strip {
                figure(strip, said);
            }
        }
        Block::Heading(heading) => {
            said.push(heading.text.clone());
            said.extend(heading.kicker.clone());
        }
        Block::Paragraph(paragraph) => said.push(join(&paragraph.spans)),
        Block::List(list) => said.extend(list.items.iter().map(|item| join(item))),
        Block::Figure(drawn) => figure(drawn, said),
        Block::Table(table) => {
            said.extend([
                join(&table.caption),
                join(&table.note),
                table.summary.clone(),
            ]);
            let rows = table.rows.iter().map(|row| &row.cells);
            said.extend(rows.chain([&table.head]).flatten().map(|cell| join(cell)));
        }
        Block::Tiles(tiles) => said.extend(
            tiles
                .iter()
                .map(|tile| format!("{} {} {}", tile.value, tile.label, tile.note)),
        ),
        Block::Callout(callout) => {
            said.push(callout.label.clone());
            said.extend(callout.paragraphs.iter().map(|spans| join(spans)));
        }
        Block::KeyValue(facts) => {
            said.extend(
                facts
                    .iter()
                    .map(|(key, value)| format!("{key}: {}", join(value))),
            );
        }
        Block::Row(cells) => {
            for block in cells.iter().flat_map(|cell| &cell.blocks) {
                words(block, said);
            }
        }
        Block::Quote(quote) => said.push(quote.passage.text.clone()),
        Block::Answer(answer) => match answer {
            Answer::Boxes(ticks) => said.extend(ticks.iter().map(|tick| tick.label.clone())),
            Answer::Labelled(labels) => said.extend(labels.iter().cloned()),
            Answer::Lines(_) => {}
        },
        Block::Contents(_) | Block::Space(_) | Block::PageBreak => {}
    }
}
