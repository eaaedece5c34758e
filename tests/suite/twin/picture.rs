//! The pictures of the chart pack: as many as the vectors, the same on every run, and with ink where
//! the drawing has letters, so that no script falls out.

use maoni::chart::scene::{Anchor, Colour, Label, Mark, Scene, Turn};
use maoni::language::Language;
use maoni::report::{write_charts, write_pictures};
use maoni::text::Direction;

use super::papers;
use crate::support::picture::decode;

#[test]
fn every_drawing_is_also_a_picture() {
    let [paper, _] = papers(Language::Ar);
    let vectors = write_charts(&paper).into_iter().map(|(name, _)| name);
    let pictures = write_pictures(&paper);
    let named: Vec<String> = pictures.iter().map(|(name, _)| name.clone()).collect();
    assert_eq!(named, vectors.collect::<Vec<_>>());
    for (name, picture) in pictures {
        let (width, height, pixels) = decode(&picture);
        assert!(width >= 1200 && height > 20, "{name}: {width} x {height}");
        assert!(
            pixels
                .chunks_exact(3)
                .filter(|pixel| pixel[0] < 0x60)
                .take(200)
                .count()
                == 200,
            "{name}"
        );
    }
}

#[test]
fn a_picture_is_the_same_on_every_run() {
    let picture = || drawn("النتائج 50%", Direction::Rtl, "ar");
    assert_eq!(picture(), picture());
}

fn drawn(text: &str, direction: Direction, language: &str) -> (usize, Vec<bool>) {
    let mut scene = Scene::new(100.0, 20.0, language, direction);
    scene.marks.push(Mark::Text(Label {
        x: 50.0,
        y: 14.0,
        text: text.to_owned(),
        size: 12.0,
        bold: false,
        colour: Colour::BLACK,
        anchor: Anchor::Middle,
        direction,
        turn: Turn::None,
    }));
    let picture = maoni::chart::png::write_png(&scene);
    let (width, _, pixels) = decode(&picture);
    let dark = pixels
        .chunks_exact(3)
        .map(|pixel| pixel[1] < 0x80)
        .collect();
    (width, dark)
}

#[test]
fn letters_of_every_script_are_drawn_and_arabic_ones_joined() {
    let columns = |(width, dark): &(usize, Vec<bool>)| -> Vec<bool> {
        (0..*width)
            .map(|x| dark.iter().skip(x).step_by(*width).any(|dark| *dark))
            .collect()
    };
    // Three letters in one stroke: no white column between the first and the last with ink.
    let joined = columns(&drawn("سلم", Direction::Rtl, "ar"));
    let (first, last) = (
        joined.iter().position(|ink| *ink),
        joined.iter().rposition(|ink| *ink),
    );
    let (first, last) = (first.expect("ink"), last.expect("ink"));
    assert!(last - first > 40 && joined[first..=last].iter().all(|ink| *ink));
    let apart = columns(&drawn("i i", Direction::Ltr, "en"));
    assert!(apart.windows(2).filter(|pair| pair[1] && !pair[0]).count() == 2);
}
