//! A row of ticks, filled where something was named.

use super::canvas::{At, Canvas, Frame, Look};
use super::scene::{Colour, Scene};

/// Ticks with short names.
#[derive(Debug, Clone, PartialEq)]
pub struct Strip {
    /// Each tick: its short name, and whether it is filled.
    pub ticks: Vec<(String, bool)>,
}

const TICK: f64 = 20.0;
/// A tick is at least this wide, so that a long strip takes several lines.
const LEAST: f64 = 18.0;

impl Strip {
    /// Draws the ticks in lines of equal length.
    pub fn draw(&self, frame: &Frame) -> Scene {
        let mut canvas = Canvas::new(frame);
        let count = self.ticks.len().max(1);
        let most = (frame.width / LEAST).floor().max(1.0) as usize;
        let lines = count.div_ceil(most);
        let columns = count.div_ceil(lines);
        let width = (frame.width / columns as f64).min(40.0);
        for (index, (name, filled)) in self.ticks.iter().enumerate() {
            let x = (index % columns) as f64 * width;
            let y = (index / columns) as f64 * (TICK + 4.0);
            let ground = if *filled {
                frame.palette.accent
            } else {
                Colour(0xee, 0xee, 0xee)
            };
            canvas.rect(x, y, width - 2.0, TICK, ground);
            let look = Look {
                bold: *filled,
                ..Look::small()
            }
            .on(ground);
            canvas.text(
                x + (width - 2.0) / 2.0,
                y + TICK / 2.0 + 2.7,
                name,
                At::Middle,
                look,
            );
        }
        let filled: Vec<&str> = self
            .ticks
            .iter()
            .filter(|(_, filled)| *filled)
            .map(|(name, _)| name.as_str())
            .collect();
        let alt = format!("{}: {}", frame.title, filled.join(", "));
        canvas.finish(lines as f64 * (TICK + 4.0) - 4.0, alt)
    }
}
