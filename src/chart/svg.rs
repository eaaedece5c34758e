//! A scene as a standalone SVG image that a screen reader can name and describe.
//!
//! Writes attributes only, no `style`, so that it passes a strict content security policy. Must
//! not know where the image is shown.

use std::fmt::Write;

use super::scene::{Anchor, Colour, Label, Mark, Scene, Shape, Stroke, Turn};
use crate::text::Direction;

/// Families asked for on a screen, in order of wish.
const FAMILIES: &str = "'Noto Sans', 'Noto Naskh Arabic', system-ui, sans-serif";

/// Writes `scene` as an SVG element.
///
/// `id` must be unique on the page that embeds the image: the title and the description are found
/// through it.
pub fn write_svg(scene: &Scene, id: &str) -> String {
    let mut svg = String::new();
    let direction = direction(scene.direction);
    // Writing into a String cannot fail, here and below.
    let _ = write!(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {w} {h}\" width=\"{w}\" \
         height=\"{h}\" role=\"img\" aria-labelledby=\"{id}-title {id}-desc\" \
         lang=\"{language}\" direction=\"{direction}\" font-family=\"{FAMILIES}\">\
         <title id=\"{id}-title\">{title}</title><desc id=\"{id}-desc\">{alt}</desc>",
        w = number(scene.width),
        h = number(scene.height),
        id = escape(id),
        language = escape(&scene.language),
        title = escape(&scene.title),
        alt = escape(&scene.alt),
    );
    for mark in &scene.marks {
        write_mark(&mut svg, mark);
    }
    svg.push_str("</svg>");
    svg
}

fn write_mark(svg: &mut String, mark: &Mark) {
    match mark {
        Mark::Shape(Shape::Rect {
            x,
            y,
            width,
            height,
            fill,
            stroke,
        }) => {
            let _ = write!(
                svg,
                "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"{}/>",
                number(*x),
                number(*y),
                number(*width),
                number(*height),
                paint(*fill, *stroke)
            );
        }
        Mark::Shape(Shape::Path {
            points,
            closed,
            fill,
            stroke,
        }) => {
            let mut data = String::new();
            for (index, (x, y)) in points.iter().enumerate() {
                let step = if index == 0 { 'M' } else { 'L' };
                let _ = write!(data, "{step}{} {}", number(*x), number(*y));
            }
            if *closed {
                data.push('Z');
            }
            let _ = write!(svg, "<path d=\"{data}\"{}/>", paint(*fill, *stroke));
        }
        Mark::Shape(Shape::Circle {
            x,
            y,
            radius,
            fill,
            stroke,
        }) => {
            let _ = write!(
                svg,
                "<circle cx=\"{}\" cy=\"{}\" r=\"{}\"{}/>",
                number(*x),
                number(*y),
                number(*radius),
                paint(*fill, *stroke)
            );
        }
        Mark::Text(label) => write_label(svg, label),
    }
}

fn write_label(svg: &mut String, label: &Label) {
    // In a right-to-left text SVG's "start" is the right end.
    let anchor = match (label.anchor, label.direction) {
        (Anchor::Middle, _) => "middle",
        (Anchor::Left, Direction::Ltr) | (Anchor::Right, Direction::Rtl) => "start",
        (Anchor::Right, Direction::Ltr) | (Anchor::Left, Direction::Rtl) => "end",
    };
    let (x, y) = (number(label.x), number(label.y));
    let turn = match label.turn {
        Turn::None => String::new(),
        turn => format!(" transform=\"rotate({} {x} {y})\"", turn.degrees()),
    };
    let _ = write!(
        svg,
        "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\"{weight} fill=\"{fill}\" \
         text-anchor=\"{anchor}\" direction=\"{direction}\"{turn}>{text}</text>",
        size = number(label.size),
        weight = if label.bold {
            " font-weight=\"700\""
        } else {
            ""
        },
        fill = label.colour.to_hex(),
        direction = direction(label.direction),
        text = escape(&label.text),
    );
}

fn paint(fill: Option<Colour>, stroke: Option<Stroke>) -> String {
    let fill = fill.map_or_else(|| "none".to_owned(), Colour::to_hex);
    let mut paint = format!(" fill=\"{fill}\"");
    if let Some(stroke) = stroke {
        let (colour, width) = (stroke.colour.to_hex(), number(stroke.width));
        let _ = write!(paint, " stroke=\"{colour}\" stroke-width=\"{width}\"");
        if let Some((dash, gap)) = stroke.dash {
            let _ = write!(
                paint,
                " stroke-dasharray=\"{} {}\"",
                number(dash),
                number(gap)
            );
        }
    }
    paint
}

fn direction(direction: Direction) -> &'static str {
    match direction {
        Direction::Ltr => "ltr",
        Direction::Rtl => "rtl",
    }
}

/// At most two decimals and no trailing zeros, so that equal drawings are equal texts.
fn number(value: f64) -> String {
    let rounded = (value * 100.0).round() / 100.0;
    // Adding zero turns a negative zero into a plain one.
    format!("{}", rounded + 0.0)
}

fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            // XML 1.0 allows no other control characters.
            other if other.is_control() && !matches!(other, '\t' | '\n' | '\r') => {}
            other => escaped.push(other),
        }
    }
    escaped
}
