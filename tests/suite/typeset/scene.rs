//! Drawings: what plotters draws is written down, and what is written down becomes SVG.

use maoni::chart::scene::{
    Anchor, Colour, Label, Mark, PIXELS_PER_POINT, Recorder, Scene, Shape, Turn,
};
use maoni::chart::svg::write_svg;
use maoni::report::page::Item;
use maoni::report::{document::Block, lay_out};
use maoni::text::{Direction, Fonts, Weight};
use plotters::prelude::{IntoDrawingArea, PathElement, Rectangle, Text};
use plotters::style::{Color, IntoFont, RGBColor};
use plotters_backend::text_anchor::{HPos, Pos, VPos};
use plotters_backend::{DrawingBackend, FontTransform};

use super::sample::{ARABIC, ENGLISH};

fn label(scene: &Scene) -> &Label {
    let labels = scene.marks.iter().find_map(|mark| match mark {
        Mark::Text(label) => Some(label),
        Mark::Shape(_) => None,
    });
    labels.expect("a label")
}

#[test]
fn plotters_elements_are_recorded_in_points() {
    let mut scene = Scene::new(100.0, 50.0, "en", Direction::Ltr);
    assert_eq!(Recorder::new(&mut scene).get_size(), (2000, 1000));
    let area = Recorder::new(&mut scene).into_drawing_area();
    let green = RGBColor(0, 0x69, 0x3c);
    area.draw(&Rectangle::new([(400, 100), (200, 300)], green.filled()))
        .expect("drawn");
    area.draw(&PathElement::new(
        [(0, 0), (2000, 1000)],
        green.mix(0.5).stroke_width(20),
    ))
    .expect("drawn");
    drop(area);
    let fill = Some(Colour(0, 0x69, 0x3c));
    assert_eq!(
        scene.marks[0],
        Mark::Shape(Shape::Rect {
            x: 10.0,
            y: 5.0,
            width: 10.0,
            height: 10.0,
            fill,
            stroke: None
        })
    );
    let Mark::Shape(Shape::Path {
        points,
        stroke: Some(stroke),
        closed: false,
        ..
    }) = &scene.marks[1]
    else {
        panic!("{:?}", scene.marks[1]);
    };
    assert_eq!(points, &[(0.0, 0.0), (100.0, 50.0)]);
    assert!((stroke.width - 1.0).abs() < 1e-9);
    assert_eq!(
        stroke.colour,
        Colour(128, 180, 158),
        "half transparent is mixed with white"
    );
}

#[test]
fn plotters_words_keep_anchor_size_and_turn() {
    let mut scene = Scene::new(100.0, 50.0, "en", Direction::Ltr);
    let area = Recorder::new(&mut scene).into_drawing_area();
    let style = ("sans-serif", 10.0 * PIXELS_PER_POINT)
        .into_font()
        .transform(FontTransform::Rotate270)
        .color(&RGBColor(0, 0, 0))
        .pos(Pos::new(HPos::Right, VPos::Center));
    let size = area
        .estimate_text_size("Employment", &style)
        .expect("measured");
    area.draw(&Text::new("Employment", (1000, 500), style))
        .expect("drawn");
    drop(area);
    let label = label(&scene);
    assert_eq!(
        (label.anchor, label.turn),
        (Anchor::Right, Turn::ThreeQuarters)
    );
    assert!((label.size - 10.0).abs() < 1e-9 && (label.x - 53.6).abs() < 1e-9);
    let width = Fonts::embedded().measure("Employment", 10.0, Weight::Regular);
    let estimated = f64::from(size.0.max(size.1)) / PIXELS_PER_POINT;
    assert!(
        (estimated - width).abs() < 0.1,
        "{estimated} is not {width}"
    );
}

#[test]
fn an_svg_image_is_named_and_escaped() {
    let mut scene = ENGLISH.scene(200.0);
    scene.title = "R&D <now>".to_owned();
    let svg = write_svg(&scene, "q1");
    assert!(svg.contains("role=\"img\" aria-labelledby=\"q1-title q1-desc\""));
    assert!(svg.contains("<title id=\"q1-title\">R&amp;D &lt;now&gt;</title>"));
    assert!(
        !svg.contains("style="),
        "a strict policy forbids style attributes"
    );
    assert!(svg.contains("stroke-dasharray=\"2 1\""));
}

#[test]
fn arabic_words_start_at_the_right_in_svg() {
    let scene = ARABIC.scene(200.0);
    assert_eq!(label(&scene).anchor, Anchor::Left);
    let svg = write_svg(&scene, "q1");
    // The left end of a right-to-left text is its end.
    let first = svg.split("<text").nth(1).expect("a text");
    assert!(
        first.contains("text-anchor=\"end\" direction=\"rtl\""),
        "{first}"
    );
}

#[test]
fn words_that_stick_out_of_a_drawing_stay_on_the_page() {
    let mut document = ENGLISH.document();
    let figure = document.blocks.iter_mut().find_map(|block| match block {
        Block::Figure(figure) => Some(figure),
        _ => None,
    });
    let figure = figure.expect("a figure");
    for mark in &mut figure.scene.marks {
        if let Mark::Text(label) = mark {
            label.text = label.text.repeat(9);
        }
    }
    for page in &lay_out(&document).pages {
        for item in &page.items {
            if let Item::Run { x, run, .. } = item {
                assert!(
                    *x > 50.0 && x + run.width < 545.0,
                    "{x} to {}",
                    x + run.width
                );
            }
        }
    }
}
