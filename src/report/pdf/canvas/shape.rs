//! Rectangles, paths and circles as drawing operations.
//!
//! Positions are points from the lower left corner. Must not know of pages.

use printpdf::{
    Line, LineDashPattern, LinePoint, Op, PaintMode, Point, Polygon, PolygonRing, Pt, Rect,
    WindingOrder,
};

use super::{ink, round};
use crate::chart::scene::{Colour, Stroke};

/// Distance of the control points of a quarter circle, as a share of the radius: 4/3 tan(π/8).
const KAPPA: f64 = 0.552_284_75;

fn point((x, y): (f64, f64), bezier: bool) -> LinePoint {
    LinePoint {
        p: Point {
            x: Pt(round(x)),
            y: Pt(round(y)),
        },
        bezier,
    }
}

/// Sets colours and line, and tells what to paint; nothing if nothing is to be seen.
fn set_paint(fill: Option<Colour>, stroke: Option<Stroke>, ops: &mut Vec<Op>) -> Option<PaintMode> {
    if let Some(colour) = fill {
        ops.push(Op::SetFillColor { col: ink(colour) });
    }
    if let Some(stroke) = stroke {
        ops.push(Op::SetOutlineColor {
            col: ink(stroke.colour),
        });
        ops.push(Op::SetOutlineThickness {
            pt: Pt(round(stroke.width)),
        });
        let dash = stroke
            .dash
            .map_or_else(LineDashPattern::solid, |(dash, gap)| {
                LineDashPattern::new(0.0, &[round(dash), round(gap)])
            });
        ops.push(Op::SetLineDashPattern { dash });
    }
    match (fill, stroke) {
        (Some(_), Some(_)) => Some(PaintMode::FillStroke),
        (Some(_), None) => Some(PaintMode::Fill),
        (None, Some(_)) => Some(PaintMode::Stroke),
        (None, None) => None,
    }
}

pub(super) fn draw_rect(
    corner: (f64, f64),
    size: (f64, f64),
    fill: Option<Colour>,
    stroke: Option<Stroke>,
    ops: &mut Vec<Op>,
) {
    if let Some(mode) = set_paint(fill, stroke, ops) {
        let rectangle = Rect {
            x: Pt(round(corner.0)),
            y: Pt(round(corner.1)),
            width: Pt(round(size.0)),
            height: Pt(round(size.1)),
            mode: Some(mode),
            winding_order: None,
        };
        ops.push(Op::DrawRectangle { rectangle });
    }
}

pub(super) fn draw_path(
    points: &[(f64, f64)],
    closed: bool,
    fill: Option<Colour>,
    stroke: Option<Stroke>,
    ops: &mut Vec<Op>,
) {
    if points.len() < 2 {
        return;
    }
    let Some(mode) = set_paint(fill, stroke, ops) else {
        return;
    };
    let points: Vec<LinePoint> = points.iter().map(|place| point(*place, false)).collect();
    if closed || fill.is_some() {
        ops.push(polygon(points, mode));
    } else {
        ops.push(Op::DrawLine {
            line: Line {
                points,
                is_closed: false,
            },
        });
    }
}

pub(super) fn draw_circle(
    (x, y): (f64, f64),
    radius: f64,
    fill: Option<Colour>,
    stroke: Option<Stroke>,
    ops: &mut Vec<Op>,
) {
    let Some(mode) = set_paint(fill, stroke, ops) else {
        return;
    };
    let at =
        |right: f64, up: f64, bezier: bool| point((x + right * radius, y + up * radius), bezier);
    let points = vec![
        at(1.0, 0.0, false),
        at(1.0, KAPPA, true),
        at(KAPPA, 1.0, true),
        at(0.0, 1.0, false),
        at(-KAPPA, 1.0, true),
        at(-1.0, KAPPA, true),
        at(-1.0, 0.0, false),
        at(-1.0, -KAPPA, true),
        at(-KAPPA, -1.0, true),
        at(0.0, -1.0, false),
        at(KAPPA, -1.0, true),
        at(1.0, -KAPPA, true),
        at(1.0, 0.0, false),
    ];
    ops.push(polygon(points, mode));
}

fn polygon(points: Vec<LinePoint>, mode: PaintMode) -> Op {
    let rings = vec![PolygonRing { points }];
    Op::DrawPolygon {
        polygon: Polygon {
            rings,
            mode,
            winding_order: WindingOrder::NonZero,
        },
    }
}
