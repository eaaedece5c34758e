//! Typesetting: words, lines, pages and the file.

#[path = "typeset/paper.rs"]
mod paper;
#[path = "typeset/sample.rs"]
mod sample;
#[path = "typeset/scene.rs"]
mod scene;

use maoni::text::{Direction, Fonts, Piece, Setting, Weight, isolate_number, missing_glyphs};

const ARABIC: &str = "الشراكات بين الأقاليم (IGAD) مطلوبة أكثر من غيرها: 27 من 50.";

fn lines(text: &str, width: f64, direction: Direction, language: &str) -> Vec<maoni::text::Line> {
    let setting = Setting {
        size: 10.0,
        width,
        direction,
        language,
    };
    Fonts::embedded().paragraph(
        &[Piece {
            text,
            weight: Weight::Regular,
            mark: 0,
        }],
        &setting,
    )
}

#[test]
fn arabic_letters_join() {
    let line = &lines("ههه ه", f64::INFINITY, Direction::Rtl, "ar")[0];
    let glyphs: Vec<u16> = line.runs[0].glyphs.iter().map(|glyph| glyph.id).collect();
    let letters = [glyphs[0], glyphs[2], glyphs[3], glyphs[4]];
    for (index, letter) in letters.iter().enumerate() {
        assert!(
            !letters[..index].contains(letter),
            "four forms of one letter: {glyphs:?}"
        );
    }
}

#[test]
fn a_right_to_left_line_stands_within_its_width() {
    for line in lines(ARABIC, 80.0, Direction::Rtl, "ar") {
        assert!(line.width <= 80.01);
        let right = line.runs.last().map_or(0.0, |run| run.x + run.width);
        assert!(
            (right - line.width).abs() < 0.01,
            "{right} against {}",
            line.width
        );
    }
}

#[test]
fn isolated_numbers_keep_their_sign_in_front() {
    let text = format!("التغير {} نقطة", isolate_number("+21", Direction::Rtl));
    let line = &lines(&text, f64::INFINITY, Direction::Rtl, "ar")[0];
    let number: String = line
        .runs
        .iter()
        .filter(|run| !run.rtl)
        .flat_map(|run| run.glyphs.iter().map(|glyph| glyph.text.as_str()))
        .collect();
    assert_eq!(number, "+21");
}

#[test]
fn long_words_are_divided_and_never_overflow() {
    let fonts = Fonts::embedded();
    let setting = Setting {
        size: 10.0,
        width: 50.0,
        direction: Direction::Ltr,
        language: "en",
    };
    let cut = fonts.wrap("intergovernmental", Weight::Regular, &setting);
    assert!(cut.len() > 1 && cut[0].ends_with('-'), "{cut:?}");
    let address = "https://example.org/a_very_long_address_without_any_break_at_all";
    for line in lines(address, 50.0, Direction::Ltr, "en") {
        assert!(line.width <= 50.01);
    }
}

#[test]
fn missing_characters_are_named_once() {
    assert_eq!(
        missing_glyphs("Émile « a dit » 27 % — نعم، لا؟"),
        Vec::<char>::new()
    );
    assert_eq!(missing_glyphs("yes 👍 and 👍 and 漢"), vec!['👍', '漢']);
}

#[test]
fn french_spaces_are_put_in_once() {
    let spaced =
        maoni::text::space_french("« Oui » : pourquoi ? Non! 50 % à 10:30, https://a.org/?b");
    let expected = "«\u{a0}Oui\u{a0}»\u{a0}: pourquoi\u{202f}? Non\u{202f}! 50\u{202f}% à 10:30, https://a.org/?b";
    assert_eq!(spaced, expected);
    assert_eq!(maoni::text::space_french(&spaced), expected);
}
