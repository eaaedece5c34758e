//! Charts and pages of random surveys: no label lies on another, leaves its drawing or its page.

use std::fmt::Write as _;

use maoni::chart::scene::{Label, Mark, Scene, Turn};
use maoni::report::document::{Block, Document};
use maoni::report::lay_out;
use proptest::prelude::*;

use super::Paper;
use crate::support::answering::respond;
use crate::support::placement::{misplaced, orphans};

/// Every drawing of a document.
pub(super) fn scenes(blocks: &[Block]) -> Vec<&Scene> {
    let mut found = Vec::new();
    for block in blocks {
        match block {
            Block::Figure(figure) => {
                found.push(&figure.scene);
                found.extend(&figure.narrow);
            }
            Block::Cover(cover) => found.extend(cover.strip.iter().map(|strip| &strip.scene)),
            Block::Row(cells) => {
                found.extend(cells.iter().flat_map(|cell| scenes(&cell.blocks)));
            }
            _ => {}
        }
    }
    found
}

/// Left, top, right and bottom of the ink of a label, without its ascenders and descenders.
fn ink(label: &Label) -> [f64; 4] {
    assert_eq!(label.turn, Turn::None, "no chart turns its words");
    let (left, right) = label.span();
    [left, label.y - label.size * 0.6, right, label.y]
}

/// What is wrong with where the labels of a drawing stand.
pub(super) fn faults(scene: &Scene) -> Vec<String> {
    let mut faults = Vec::new();
    let labels: Vec<(&Label, [f64; 4])> = scene
        .marks
        .iter()
        .filter_map(|mark| match mark {
            Mark::Text(label) => Some((label, ink(label))),
            Mark::Shape(_) => None,
        })
        .collect();
    for (index, (label, [left, top, right, bottom])) in labels.iter().enumerate() {
        let (text, title) = (&label.text, &scene.title);
        if *left < -0.5 || *right > scene.width + 0.5 {
            faults.push(format!("{title}: {text:?} is from {left:.1} to {right:.1}"));
        }
        if *top < -0.5 || *bottom > scene.height + 0.5 {
            faults.push(format!(
                "{title}: {text:?} is from {top:.1} down to {bottom:.1}"
            ));
        }
        for (other, [l, t, r, b]) in &labels[index + 1..] {
            let apart = right <= l || r <= left || bottom <= t || b <= top;
            if !apart {
                faults.push(format!("{title}: {text:?} lies on {:?}", other.text));
            }
        }
    }
    faults
}

fn drawing_faults(document: &Document) -> Vec<String> {
    scenes(&document.blocks)
        .into_iter()
        .flat_map(faults)
        .collect()
}

/// The words of one choice, in English, French and Arabic.
type Label3 = [String; 3];

/// A survey that asks about the same options in every way there is.
fn source(options: &[Label3], points: &[Label3]) -> String {
    let local = |key: &str, [en, fr, ar]: &Label3| {
        format!("{key}.en = \"{en}\"\n{key}.fr = \"{fr}\"\n{key}.ar = \"{ar}\"\n")
    };
    let same = |key: &str, text: &str| local(key, &[text, text, "سؤال"].map(str::to_owned));
    let mut source = "format = 1\nid = \"many\"\nlanguages = [\"en\", \"fr\", \"ar\"]\n".to_owned();
    source += &same("title", "Many questions");
    source += "[event]\ndate = 2026-01-01\ntimezone = \"Africa/Nairobi\"\ninvited = 61\n";
    for key in ["name", "place", "organisers"] {
        source += &same(key, "Somewhere");
    }
    source += "[privacy]\nbreakdown = \"group\"\ncontact = \"us@example.org\"\n";
    for (index, label) in options.iter().enumerate() {
        write!(
            source,
            "[[choices.option]]\ncode = \"o{index}\"\n{}",
            local("label", label)
        )
        .expect("a string grows");
    }
    source += "[scales.level]\ntop = 1\n";
    for (index, label) in points.iter().enumerate() {
        let label = local("label", label);
        write!(
            source,
            "[[scales.level.points]]\ncode = \"{}\"\n{label}",
            index + 1
        )
        .expect("a string grows");
    }
    source += "[[page]]\nid = \"all\"\n";
    source += &same("title", "Everything");
    for (id, kind) in ITEMS {
        let (kind, more) = kind.split_once(' ').unwrap_or((kind, ""));
        let more = more.replace(", ", "\n");
        let text = same("text", id);
        write!(
            source,
            "[[page.item]]\nid = \"{id}\"\nkind = \"{kind}\"\n{text}{more}\n"
        )
        .expect("a string grows");
    }
    source
}

const ITEMS: [(&str, &str); 8] = [
    ("group", "single choices = \"option\""),
    ("one", "single choices = \"option\", dk = true"),
    ("several", "multiple choices = \"option\""),
    ("offered", "multiple choices = \"option\""),
    ("ranked", "ranking choices = \"option\", top = TOP"),
    (
        "now",
        "matrix rows_from = \"several\", scale = \"level\", dk = true",
    ),
    (
        "then",
        "matrix rows_from = \"several\", scale = \"level\", gap_from = \"now\"",
    ),
    ("levels", "matrix rows = \"option\", scale = \"level\""),
];

const EXHIBITS: [(&str, &str); 9] = [
    ("one", "form = \"share\""),
    ("one", "form = \"bars\""),
    ("ranked", "form = \"bars\""),
    ("several", "form = \"bars\"\nwith = \"now\""),
    ("several", "form = \"butterfly\"\nwith = \"offered\""),
    ("levels", "form = \"stacked\""),
    ("then", "form = \"dumbbell\"\nwith = \"now\""),
    ("several", "form = \"scatter\"\nwith = \"now\""),
    ("several", "form = \"groups\""),
];

fn definition() -> String {
    let exhibits: String = EXHIBITS
        .iter()
        .map(|(item, rest)| format!("[[section.exhibit]]\nitem = \"{item}\"\n{rest}\n"))
        .collect();
    let topic = format!("[[section]]\nkind = \"topic\"\nquestion = \"one\"\n{exhibits}");
    let general = include_str!("../../../reports/general.toml");
    general.replace("[[section]]\nkind = \"remaining\"\n", &topic)
}

fn label() -> impl Strategy<Value = Label3> {
    let latin = "[A-Z][a-z]{0,11}( [a-zé]{1,14}){0,12}";
    let arabic = "[اأبتثجحخدذرزسشصضطظعغفقكلمنهوية]{2,9}( [ابتجحدرسعفقكلمنهوية]{1,9}){0,12}";
    (latin, latin, arabic).prop_map(|(en, fr, ar)| [en, fr, ar])
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 4, max_shrink_iters: 32, failure_persistence: None, ..ProptestConfig::default()
    })]
    #[test]
    fn labels_keep_apart_whatever_is_asked(
        options in prop::collection::vec(label(), 1..=20),
        points in prop::collection::vec(label(), 2..=7),
        people in 1..=60_usize,
    ) {
        let top = options.len().min(3).to_string();
        let paper = Paper::read(&source(&options, &points).replace("TOP", &top), &definition());
        let results = paper.count(&respond(&paper.survey, people));
        for language in paper.survey.languages.clone() {
            for document in paper.compose(&results, language) {
                let faults = drawing_faults(&document);
                prop_assert!(faults.is_empty(), "{language}: {faults:#?}");
                let pages = lay_out(&document);
                let faults = [misplaced(&pages), orphans(&pages)].concat();
                prop_assert!(faults.is_empty(), "{language}: {faults:#?}");
            }
        }
    }
}
