//! Themes: what ships is sound, what cannot be read or told apart is refused with its place, and a
//! host's colours, mark and name reach the paper.

use maoni::chart::scene::{Colour, Mark, Shape};
use maoni::chart::theme::Palette;
use maoni::chart::theme::vision::{Eye, distance, lightness};
use maoni::language::Language;
use maoni::report::theme::{Theme, read};

const MARK: &str = include_str!("theme/mark.svg");

fn open(name: &str) -> std::io::Result<String> {
    match name {
        "mark.svg" => Ok(MARK.to_owned()),
        "words.svg" => Ok("<svg viewBox='0 0 9 9'>\n  <text>Maoni</text>\n</svg>".to_owned()),
        _ => Err(std::io::Error::other("no such file")),
    }
}

fn theme(source: &str) -> Theme {
    read(source, "theme.toml", open)
        .unwrap_or_else(|faults| panic!("{}", faults.render(false, 100)))
}

fn faults(lines: &str) -> String {
    let source = format!("format = 1\nlanguages = [\"en\"]\n{lines}");
    let faults = read(&source, "theme.toml", open).expect_err("faults");
    faults.render(false, 100)
}

const MARKED: &str = "format = 1\nlanguages = [\"en\"]\nlogo = \"mark.svg\"\nlogo_alt.en = \"Ring\"\nissuer.en = \"The host\"\n";

#[test]
fn themes_in_the_repository_are_sound() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/reports/themes");
    let mut read_through = 0;
    for entry in std::fs::read_dir(folder).expect("the folder") {
        let path = entry.expect("an entry").path();
        if path.extension().is_some_and(|ending| ending == "toml") {
            theme(&std::fs::read_to_string(&path).expect("a theme"));
            read_through += 1;
        }
    }
    assert!(read_through > 0);
}

/// What is asked of themes holds for the colours of papers without one.
#[test]
fn the_neutral_theme_keeps_the_rules() {
    let p = Palette::NEUTRAL;
    let code = |colours: &[Colour]| {
        let texts: Vec<String> = colours
            .iter()
            .map(|c| format!("{:?}", c.to_hex()))
            .collect();
        format!("[{}]", texts.join(", "))
    };
    let named = [
        ("ink", p.ink),
        ("muted", p.muted),
        ("grid", p.grid),
        ("accent", p.accent),
        ("tint", p.tint),
        ("highlight", p.highlight),
        ("alert", p.alert),
        ("quiet", p.quiet),
        ("aside", p.aside),
    ];
    let named: String = named
        .iter()
        .map(|(n, c)| format!("{n} = {:?}\n", c.to_hex()))
        .collect();
    let source = format!(
        "format = 1\nlanguages = [\"en\"]\n[colours]\n{named}scale = {}\nparts = {}\n",
        code(&p.scale),
        code(&p.parts)
    );
    assert_eq!(theme(&source).palette, p);
}

#[test]
fn words_on_any_colour_of_a_chart_can_be_read() {
    let palette = Palette::NEUTRAL;
    for count in 1..=11 {
        for ground in palette
            .ordered(count)
            .into_iter()
            .chain(palette.parts(count))
        {
            assert!(
                palette.ink_on(ground).contrast(ground) >= 4.5,
                "{}",
                ground.to_hex()
            );
        }
    }
}

#[test]
fn a_scale_keeps_its_order_in_grey_print() {
    for count in 2..=7 {
        let steps: Vec<f64> = Palette::NEUTRAL
            .ordered(count)
            .into_iter()
            .map(lightness)
            .collect();
        assert!(
            steps.windows(2).all(|pair| pair[0] - pair[1] > 7.0),
            "{steps:?}"
        );
    }
}

#[test]
fn any_two_of_four_parts_differ_in_grey_print() {
    let steps = Palette::NEUTRAL.parts(4).into_iter().map(lightness);
    let mut steps: Vec<f64> = steps.collect();
    steps.sort_by(f64::total_cmp);
    assert!(
        steps.windows(2).all(|pair| pair[1] - pair[0] > 15.0),
        "{steps:?}"
    );
}

#[test]
fn two_colours_make_a_theme() {
    let theme = theme(
        "format = 1\nlanguages = [\"en\"]\n[colours]\naccent = \"#5b2a86\"\nhighlight = \"#8a5a00\"\n",
    );
    let Palette {
        accent,
        tint,
        quiet,
        scale,
        ..
    } = theme.palette;
    assert_eq!(accent, Colour(0x5b, 0x2a, 0x86));
    assert!(tint.contrast(theme.palette.ink) > 10.0);
    assert!(lightness(quiet) - lightness(accent) > 15.0);
    assert!(distance(scale[0], scale[1], Eye::Deutan) > 50.0);
}

#[test]
fn what_is_wrong_is_told_with_its_place() {
    let cases = [
        (
            "[colours]\naccent = \"#8fb8a2\"\n",
            "contrast of 2.2 : 1 with white paper",
            "4 │",
        ),
        (
            "[colours]\naccent = \"green\"\n",
            "`green` is no colour",
            "4 │",
        ),
        ("[colours]\nacent = \"#00693c\"\n", "accent", "4 │"),
        (
            "[colours]\naccent = \"#8f3d00\"\nhighlight = \"#5f6000\"\n",
            "the colour-blind cannot tell `highlight` from `accent`",
            "5 │",
        ),
        (
            "[colours]\nquiet = \"#2a5a80\"\n",
            "the same grey in print",
            "4 │",
        ),
        (
            "[colours]\nscale = [\"#777777\", \"#555555\"]\n",
            "does not run from light to dark",
            "4 │",
        ),
        (
            "[colours]\nparts = [\"#777777\"]\n",
            "`parts` has 1 colours where 6 are needed",
            "4 │",
        ),
        (
            "logo = \"none.svg\"\nlogo_alt.en = \"A\"\n",
            "`none.svg` cannot be read",
            "3 │",
        ),
        ("logo = \"mark.svg\"\n", "logo_alt", "1 │"),
        (
            "logo = \"words.svg\"\nlogo_alt.en = \"A\"\n",
            "`text` is not read in a mark",
            "2 │",
        ),
    ];
    for (lines, told, place) in cases {
        let rendered = faults(lines);
        assert!(
            rendered.contains(told) && rendered.contains(place),
            "{lines}\n{rendered}"
        );
    }
}

#[test]
fn a_mark_is_drawn_in_its_own_colours() {
    let theme = theme(MARKED);
    let scene = theme.logo(Language::En).expect("a mark");
    assert_eq!(
        (scene.width, scene.height, scene.alt.as_str()),
        (120.0, 40.0, "Ring")
    );
    let fills: Vec<Colour> = scene
        .marks
        .iter()
        .map(|mark| match mark {
            Mark::Shape(Shape::Path {
                fill: Some(fill), ..
            }) => *fill,
            other => panic!("{other:?}"),
        })
        .collect();
    let green = Colour(0, 0x69, 0x3c);
    assert_eq!(
        fills,
        [
            green,
            green,
            Colour(0x0a, 0x4f, 0x86),
            Colour(0xb3, 0x26, 0x1e)
        ]
    );
    let Mark::Shape(Shape::Path { points, .. }) = &scene.marks[2] else {
        unreachable!()
    };
    assert_eq!(points[..3], [(46.0, 18.0), (96.0, 18.0), (96.0, 26.0)]);
}
