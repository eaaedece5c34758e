//! Pages and the file: nothing overflows, nothing collides, everything can be found again.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use lopdf::{Document as Pdf, Object, ObjectId};
use maoni::report::document::{
    Align, Block, Callout, Cell, Column, Contents, Document, Heading, Level, Paragraph, Passage,
    Quote, Row, Span, Style, Table, Tile, Tone, Width,
};
use maoni::report::page::{Item, PAGE_WIDTH, Page, Paper};
use maoni::report::{lay_out, write_pdf};
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::sample::{ARABIC, ENGLISH, FRENCH, Words};
use crate::support::placement::{MARGIN, misplaced};

fn languages() -> [Words; 3] {
    [ENGLISH, FRENCH, ARABIC]
}

#[test]
fn the_same_paper_is_the_same_bytes() {
    let first: Vec<Vec<u8>> = languages()
        .iter()
        .map(|words| write_pdf(&lay_out(&words.document())))
        .collect();
    for (words, bytes) in languages().iter().zip(&first).rev() {
        let again = write_pdf(&lay_out(&words.document()));
        assert!(
            again == *bytes,
            "{} differs when it is written again",
            words.language
        );
    }
}

/// Characters of a page in the order in which they are drawn.
fn text_of(page: &Page) -> String {
    let mut text = String::new();
    for item in &page.items {
        if let Item::Run { run, .. } = item {
            text.extend(run.glyphs.iter().map(|glyph| glyph.text.as_str()));
            text.push(' ');
        }
    }
    text
}

#[test]
fn nothing_of_the_sample_overflows_or_collides() {
    for words in languages() {
        let faults = misplaced(&lay_out(&words.document()));
        assert!(faults.is_empty(), "{}: {faults:#?}", words.language);
    }
}

fn span(text: &str) -> Vec<Span> {
    vec![Span::plain(text)]
}

fn filled_table(text: &str, columns: Vec<Column>) -> Block {
    let cells: Vec<Vec<Span>> = columns.iter().map(|_| span(text)).collect();
    Block::Table(Table {
        caption: span(text),
        columns,
        head: cells.clone(),
        rows: vec![
            Row {
                cells,
                ..Row::default()
            };
            3
        ],
        named_rows: true,
        note: span(text),
        summary: String::new(),
        anchor: None,
    })
}

fn filled_boxes(text: &str, words: &Words) -> Vec<Block> {
    let passage = Passage {
        text: text.to_owned(),
        language: words.language.to_owned(),
        direction: words.direction(),
    };
    let quote = Block::Quote(Quote {
        passage: passage.clone(),
        attribution: text.to_owned(),
        translated_from: Some((text.to_owned(), passage)),
    });
    let callout = Block::Callout(Callout {
        tone: Tone::Conclusion,
        label: text.to_owned(),
        paragraphs: vec![span(text), span(text)],
    });
    vec![quote, callout]
}

/// A paper whose every place for words holds `text`.
fn filled(text: &str, words: &Words) -> Document {
    let fit = Column {
        width: Width::Fit,
        align: Align::End,
    };
    let share = Column {
        width: Width::Share(1.0),
        align: Align::Start,
    };
    let tile = Tile {
        value: text.to_owned(),
        label: text.to_owned(),
        note: text.to_owned(),
    };
    let mut document = words.document();
    let Some(Block::Cover(cover)) = document.blocks.first_mut() else {
        unreachable!("a cover")
    };
    for line in [
        &mut cover.title,
        &mut cover.subtitle,
        &mut cover.status,
        &mut cover.note,
    ] {
        text.clone_into(line);
    }
    cover.facts = vec![(text.to_owned(), text.to_owned())];
    document.blocks.truncate(1);
    document.blocks.extend([
        Block::Contents(Contents {
            title: text.to_owned(),
            depth: Level::Finding,
        }),
        Block::Heading(Heading {
            kicker: Some(text.to_owned()),
            ..Heading::plain(Level::Finding, text)
        }),
        Block::Paragraph(Paragraph {
            spans: span(text),
            style: Style::Question,
        }),
        filled_table(text, vec![share, fit, fit]),
        filled_table(text, vec![fit; 5]),
        Block::Row(vec![
            Cell {
                columns: 8,
                blocks: filled_boxes(text, words),
            },
            Cell {
                columns: 4,
                blocks: filled_boxes(text, words),
            },
        ]),
        Block::Tiles(vec![tile; 4]),
        Block::KeyValue(vec![(text.to_owned(), span(text)); 2]),
    ]);
    text.clone_into(&mut document.furniture.header);
    text.clone_into(&mut document.furniture.footer);
    document
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, max_shrink_iters: 16, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn no_label_overflows_whatever_its_length(
        words in prop::collection::vec("[a-zA-Zéà]{1,40}|[ء-ي]{1,30}|[0-9]{1,9}%?|👍|https://[a-z]{60}", 1..16),
        rtl in any::<bool>(),
    ) {
        let language = if rtl { &ARABIC } else { &FRENCH };
        let faults = misplaced(&lay_out(&filled(&words.join(" "), language)));
        prop_assert!(faults.is_empty(), "{:#?}", faults);
    }
}

#[test]
fn a_very_long_text_goes_on_over_pages() {
    let text = ENGLISH.body.repeat(5);
    let paper = lay_out(&filled(&text, &ENGLISH));
    assert!(paper.pages.len() > 8);
    let faults = misplaced(&paper);
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn a_table_repeats_its_head_on_each_page() {
    for words in languages() {
        let mut document = words.document();
        document.blocks = vec![Block::Table(words.table(120))];
        let paper = lay_out(&document);
        assert!(paper.pages.len() >= 3);
        let head: String = words.head[2].chars().collect();
        for page in &paper.pages {
            let found = text_of(page).matches(&head).count();
            let reversed: String = head.chars().rev().collect();
            let found = found + text_of(page).matches(&reversed).count();
            assert_eq!(found, 1, "{}: {}", words.language, text_of(page));
        }
    }
}

#[test]
fn contents_name_the_pages_on_which_headings_stand() {
    let paper = lay_out(&ENGLISH.document());
    let contents = text_of(&paper.pages[1]);
    let summary = paper
        .outline
        .iter()
        .find(|line| line.title == "Summary")
        .expect("a bookmark");
    assert_eq!(summary.place.page, 2);
    assert!(contents.contains("Summary 3 "), "{contents}");
}

#[test]
fn arabic_pages_are_mirrored() {
    let (english, arabic) = (lay_out(&ENGLISH.document()), lay_out(&ARABIC.document()));
    let edge = |paper: &Paper| {
        let runs = paper.pages[2].items.iter().filter_map(|item| match item {
            Item::Run { x, run, .. } if run.size > 20.0 => Some((*x, x + run.width)),
            _ => None,
        });
        runs.into_iter().next().expect("a heading")
    };
    assert!((edge(&english).0 - MARGIN).abs() < 0.1);
    assert!((edge(&arabic).1 - (PAGE_WIDTH - MARGIN)).abs() < 0.1);
}

/// Words as they can be compared: compatibility forms resolved, marks and punctuation taken off.
fn plain_words(text: &str) -> BTreeSet<String> {
    let visible: String = text
        .nfkc()
        .filter(|character| !is_combining_mark(*character))
        .collect();
    visible
        .split(|character: char| !character.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

#[test]
fn words_are_found_again_in_the_file() {
    if Command::new("pdftotext").arg("-v").output().is_err() {
        assert!(std::env::var_os("CI").is_none(), "pdftotext is needed");
        eprintln!("SKIPPED: pdftotext is not installed");
        return;
    }
    for (words, share) in languages().iter().zip([0.99, 0.99, 0.90]) {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("paper.pdf");
        std::fs::write(&path, write_pdf(&lay_out(&words.document()))).expect("written");
        let output = Command::new("pdftotext")
            .arg(&path)
            .arg("-")
            .output()
            .expect("it runs");
        let found = plain_words(&String::from_utf8_lossy(&output.stdout));
        let mut told = vec![
            words.title,
            words.lead,
            words.finding,
            words.body,
            words.quote,
        ];
        told.extend(words.items);
        told.extend(words.conclusion);
        told.extend(words.method);
        let told = plain_words(&told.join(" "));
        let missing: Vec<&String> = told.difference(&found).collect();
        let kept = 1.0 - missing.len() as f64 / told.len() as f64;
        assert!(
            kept >= share,
            "{}: {kept} of the words, without {missing:?}",
            words.language
        );
    }
}

fn open(words: &Words) -> Pdf {
    Pdf::load_mem(&write_pdf(&lay_out(&words.document()))).expect("a well-formed file")
}

#[test]
fn fonts_are_embedded_as_subsets() {
    let file = open(&ARABIC);
    let mut names = BTreeSet::new();
    for object in file.objects.values() {
        let Ok(descriptor) = object.as_dict() else {
            continue;
        };
        if !descriptor.has_type(b"FontDescriptor") {
            continue;
        }
        let name = descriptor
            .get(b"FontName")
            .and_then(Object::as_name)
            .expect("a name");
        let name = String::from_utf8_lossy(name).into_owned();
        assert_eq!(name.find('+'), Some(6), "{name} bears no subset tag");
        let font = descriptor
            .get(b"FontFile2")
            .and_then(Object::as_reference)
            .expect("embedded");
        let stream = file
            .get_object(font)
            .and_then(Object::as_stream)
            .expect("a stream");
        assert!(stream.content.len() < 60_000, "{name} is whole");
        names.insert(name[7..].to_owned());
    }
    let all = [
        "NotoNaskhArabic-Bold",
        "NotoNaskhArabic-Regular",
        "NotoSans-Bold",
        "NotoSans-Regular",
    ];
    assert_eq!(names, all.map(str::to_owned).into());
}

/// Elements of the structure tree, in reading order, with their depth first.
fn walk(file: &Pdf, id: ObjectId, visit: &mut dyn FnMut(ObjectId, &lopdf::Dictionary)) {
    let Ok(element) = file.get_dictionary(id) else {
        return;
    };
    if element.has(b"S") {
        visit(id, element);
    }
    let kids = element.get(b"K").and_then(Object::as_array);
    for kid in kids.into_iter().flatten() {
        if let Ok(kid) = kid.as_reference() {
            walk(file, kid, visit);
        }
    }
}

/// What the structure tree says of a file.
#[derive(Default)]
struct Told {
    /// The element of each marked sequence, by page and number.
    owners: BTreeMap<(usize, i64), ObjectId>,
    roles: BTreeSet<String>,
    rank: u8,
}

impl Told {
    fn of(file: &Pdf, root: ObjectId) -> Self {
        let pages: BTreeMap<ObjectId, usize> = file.get_pages().into_values().zip(0..).collect();
        let mut told = Self::default();
        walk(file, root, &mut |id, element| {
            told.read(id, element, &pages);
        });
        told
    }

    fn read(
        &mut self,
        id: ObjectId,
        element: &lopdf::Dictionary,
        pages: &BTreeMap<ObjectId, usize>,
    ) {
        let role = element.get(b"S").and_then(Object::as_name).expect("a role");
        let role = String::from_utf8_lossy(role).into_owned();
        if let Some(rank) = role.strip_prefix('H').and_then(|rank| rank.parse().ok()) {
            assert!(
                rank <= self.rank + 1,
                "H{} is followed by {role}",
                self.rank
            );
            self.rank = rank;
        }
        assert!(
            role != "Figure" || element.has(b"Alt"),
            "a figure without words"
        );
        self.roles.insert(role);
        let home = element.get(b"Pg").and_then(Object::as_reference).ok();
        for kid in element
            .get(b"K")
            .and_then(Object::as_array)
            .into_iter()
            .flatten()
        {
            let place = match kid {
                Object::Integer(number) => (home.expect("a page"), *number),
                Object::Dictionary(kid) if kid.has_type(b"MCR") => (
                    kid.get(b"Pg")
                        .and_then(Object::as_reference)
                        .expect("a page"),
                    kid.get(b"MCID").and_then(Object::as_i64).expect("a number"),
                ),
                _ => continue,
            };
            let earlier = self.owners.insert((pages[&place.0], place.1), id);
            assert!(earlier.is_none(), "content that belongs to two elements");
        }
    }
}

#[test]
fn the_structure_tree_is_whole() {
    let expected = [
        "H1",
        "H2",
        "H3",
        "P",
        "TOC",
        "Link",
        "Figure",
        "Table",
        "TH",
        "TD",
        "L",
        "BlockQuote",
    ];
    for words in languages() {
        let file = open(&words);
        let catalog = file.catalog().expect("a catalog");
        let root = catalog
            .get(b"StructTreeRoot")
            .and_then(Object::as_reference)
            .expect("tagged");
        let told = Told::of(&file, root);
        for role in expected {
            assert!(told.roles.contains(role), "{}: no {role}", words.language);
        }
        let tree = file.get_dictionary(root).expect("a tree");
        let parents = tree
            .get(b"ParentTree")
            .and_then(Object::as_reference)
            .expect("a way back");
        let parents = file.get_dictionary(parents).expect("a number tree");
        let numbers = parents
            .get(b"Nums")
            .and_then(Object::as_array)
            .expect("entries");
        let mut seen = 0;
        for pair in numbers.chunks(2) {
            let Ok(elements) = pair[1].as_array() else {
                continue;
            };
            let page = pair[0]
                .as_i64()
                .and_then(|page| Ok(usize::try_from(page)?))
                .expect("a page");
            for (element, number) in elements.iter().zip(0..) {
                let owner = told.owners.get(&(page, number)).copied();
                assert_eq!(element.as_reference().ok(), owner);
                seen += 1;
            }
        }
        assert_eq!(seen, told.owners.len(), "content that no page gives back");
    }
}

#[test]
fn links_lead_to_pages_of_the_file() {
    let file = open(&ENGLISH);
    let pages: BTreeSet<ObjectId> = file.get_pages().into_values().collect();
    let mut inside = 0;
    for object in file.objects.values() {
        let Ok(link) = object.as_dict() else { continue };
        if !link.has_type(b"Annot") {
            continue;
        }
        assert!(link.has(b"Contents") && link.has(b"StructParent"));
        if let Ok(place) = link.get(b"Dest").and_then(Object::as_array) {
            assert!(pages.contains(&place[0].as_reference().expect("a page")));
            inside += 1;
        }
    }
    assert!(
        inside >= 7,
        "three lines of the contents and four references, not {inside}"
    );
}

#[test]
fn characters_without_a_glyph_are_shown_as_missing_and_still_found() {
    let mut document = ENGLISH.document();
    document.blocks = vec![Block::Paragraph(Paragraph::plain(
        Style::Body,
        "Thanks 👍 and 🎉",
    ))];
    let paper = lay_out(&document);
    assert!(text_of(&paper.pages[0]).starts_with("Thanks 👍 and 🎉"));
    for item in &paper.pages[0].items {
        if let Item::Run { run, .. } = item {
            assert!(
                run.glyphs.iter().all(|glyph| glyph.id != 0),
                "a glyph that means nothing"
            );
        }
    }
}

#[test]
fn every_page_bears_the_mark() {
    for words in languages() {
        for page in &lay_out(&words.document()).pages {
            let text = text_of(page);
            let reversed: String = words.mark.chars().rev().collect();
            assert!(
                text.contains(words.mark) || text.contains(&reversed),
                "{text}"
            );
        }
    }
}
