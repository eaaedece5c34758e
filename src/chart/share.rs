//! One bar of 100 %: how a whole is divided.

use super::canvas::{At, Canvas, Frame, Look};
use super::scene::{Colour, Scene};
use super::{said, told};

/// One bar divided into parts.
#[derive(Debug, Clone, PartialEq)]
pub struct Share {
    /// The parts from the start: what, how many, how it is told, colour.
    pub parts: Vec<Part>,
}

/// One part of the whole.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// What it counts.
    pub label: String,
    /// How many.
    pub count: f64,
    /// How the count is told, such as "14 (36 %)".
    pub value: String,
    /// Its colour.
    pub colour: Colour,
}

const BAR: f64 = 24.0;

impl Share {
    /// Draws the bar with its key below.
    pub fn draw(&self, frame: &Frame) -> Scene {
        let mut canvas = Canvas::new(frame);
        let total: f64 = self.parts.iter().map(|part| part.count).sum();
        let mut x = 0.0;
        for part in &self.parts {
            let width = frame.width * part.count / total.max(1.0);
            canvas.rect(x, 0.0, (width - 0.7).max(0.0), BAR, part.colour);
            let number = format!("{}", part.count);
            if width > canvas.width_of(&number, Look::value()) + 6.0 {
                let look = Look::value().on(part.colour);
                canvas.text(x + width / 2.0, BAR / 2.0 + 3.1, &number, At::Middle, look);
            }
            x += width;
        }
        let key: Vec<(String, Colour)> = self
            .parts
            .iter()
            .map(|part| (told(frame, &part.label, &part.value), part.colour))
            .collect();
        let bottom = canvas.key(0.0, BAR + 7.0, &key);
        let alt = said(
            frame,
            self.parts
                .iter()
                .map(|p| (p.label.as_str(), p.value.clone())),
        );
        canvas.finish(bottom - 4.0, alt)
    }
}
