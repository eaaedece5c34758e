//! Runs of glyphs as text operations.
//!
//! Must not know of pages.

use std::collections::BTreeMap;

use printpdf::{Codepoint, DictItem, Op, PdfFontHandle, Pt, TextItem, TextMatrix};

use super::round;
use crate::chart::scene::Turn;
use crate::report::pdf::fontfile::{Faces, font_id};
use crate::text::{Face, Glyph, Run};

/// Glyphs drawn from one point.
#[derive(Debug)]
struct Segment {
    /// Where the pen stands, in font units along the baseline and above it.
    start: i32,
    rise: i32,
    items: Vec<TextItem>,
    /// The characters, where they are not those that the glyphs stand for.
    text: Option<String>,
}

/// Draws a run from the left end of its baseline.
pub(super) fn draw_run(
    run: &Run,
    origin: (f64, f64),
    turn: Turn,
    faces: &Faces,
    ops: &mut Vec<Op>,
) {
    if run.glyphs.is_empty() {
        return;
    }
    ops.push(Op::StartTextSection);
    let font = PdfFontHandle::External(font_id(run.face));
    ops.push(Op::SetFont {
        font,
        size: Pt(round(run.size)),
    });
    let (cos, sin) = match turn {
        Turn::None => (1.0, 0.0),
        Turn::Quarter => (0.0, -1.0),
        Turn::Half => (-1.0, 0.0),
        Turn::ThreeQuarters => (0.0, 1.0),
    };
    let unit = run.size / Face::UNITS_PER_EM;
    for segment in segments(run, faces) {
        let (along, above) = (
            f64::from(segment.start) * unit,
            f64::from(segment.rise) * unit,
        );
        let x = origin.0 + along * cos - above * sin;
        let y = origin.1 + along * sin + above * cos;
        let matrix = [cos, sin, -sin, cos, x, y].map(round);
        let spoken = segment.text.as_ref().map(|text| actual_text(text));
        let closes = spoken.is_some();
        ops.extend(spoken);
        ops.push(Op::SetTextMatrix {
            matrix: TextMatrix::Raw(matrix),
        });
        ops.push(Op::ShowText {
            items: segment.items,
        });
        if closes {
            ops.push(Op::EndMarkedContent);
        }
    }
    ops.push(Op::EndTextSection);
}

/// Splits a run where the baseline shifts or where characters must be said explicitly.
fn segments(run: &Run, faces: &Faces) -> Vec<Segment> {
    let mut segments: Vec<Segment> = Vec::new();
    let mut pen = 0;
    let mut index = 0;
    while index < run.glyphs.len() {
        let length = run.glyphs[index]
            .cluster
            .max(1)
            .min(run.glyphs.len() - index);
        let cluster = &run.glyphs[index..index + length];
        let text = spoken(cluster, run.face, faces);
        for (offset, glyph) in cluster.iter().enumerate() {
            let explicit = text.is_some() && offset == 0;
            let shifts = |last: &Segment| last.rise != glyph.y_offset;
            let leaves = |last: &Segment| text.is_none() && last.text.is_some();
            if explicit
                || segments
                    .last()
                    .is_none_or(|last| shifts(last) || leaves(last))
            {
                let text = if offset == 0 {
                    text.clone()
                } else {
                    text.as_ref().map(|_| String::new())
                };
                segments.push(Segment {
                    start: pen,
                    rise: glyph.y_offset,
                    items: Vec::new(),
                    text,
                });
            }
            if let Some(segment) = segments.last_mut() {
                push_glyph(segment, glyph, run.face, faces);
            }
            pen += glyph.advance;
        }
        index += length;
    }
    segments
}

/// What a cluster says, if the glyphs alone would say something else.
fn spoken(cluster: &[Glyph], face: Face, faces: &Faces) -> Option<String> {
    let first = cluster.first()?;
    let told = faces.text(face, faces.number(face, first));
    let same = told == first.text || is_space(told) && is_space(&first.text);
    let plain = cluster.len() == 1 && (same || first.text.is_empty());
    (!plain).then(|| first.text.clone())
}

/// No-break spaces share a glyph with the space; a reader may find either.
fn is_space(text: &str) -> bool {
    text.chars().count() == 1 && text.chars().all(char::is_whitespace)
}

fn push_glyph(segment: &mut Segment, glyph: &Glyph, face: Face, faces: &Faces) {
    let number = faces.number(face, glyph);
    let code = Codepoint::with_cid(number, 0.0, faces.text(face, number).to_owned());
    // TJ counts thousandths of an em to the left, which in these fonts are font units.
    push_shift(segment, -glyph.x_offset);
    match segment.items.last_mut() {
        Some(TextItem::GlyphIds(codes)) => codes.push(code),
        _ => segment.items.push(TextItem::GlyphIds(vec![code])),
    }
    push_shift(
        segment,
        glyph.native_advance - glyph.advance + glyph.x_offset,
    );
}

fn push_shift(segment: &mut Segment, left: i32) {
    if left != 0 {
        segment.items.push(TextItem::Offset(left as f32));
    }
}

fn actual_text(text: &str) -> Op {
    let mut data = vec![0xfe, 0xff];
    data.extend(text.encode_utf16().flat_map(u16::to_be_bytes));
    let text = DictItem::String {
        data,
        literal: false,
    };
    Op::BeginMarkedContentWithProperties {
        tag: "Span".to_owned(),
        properties: DictItem::Dict {
            map: BTreeMap::from([("ActualText".to_owned(), text)]),
        },
    }
}
