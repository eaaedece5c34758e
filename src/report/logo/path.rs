//! Outlines of SVG: path data and transforms, curves as short straight lines.
//!
//! Must not know of elements or colours.

use super::{IDENTITY, Matrix, Point};

/// Straight lines in place of one curve.
const STEPS: u32 = 16;

/// Numbers parted by spaces, commas or signs.
pub(super) fn numbers(text: &str) -> Option<Vec<f64>> {
    let mut tokens = Tokens(text);
    let mut numbers = Vec::new();
    while !tokens.rest().is_empty() {
        numbers.push(tokens.number()?);
    }
    Some(numbers)
}

/// The rings of path data: `M L H V C S Q T Z`, absolute or relative. Nothing where it is malformed
/// or has arcs.
pub(super) fn read(data: &str) -> Option<Vec<Vec<Point>>> {
    let mut pen = Pen::default();
    let mut tokens = Tokens(data);
    let mut command = None;
    while !tokens.rest().is_empty() {
        if let Some(letter) = tokens.letter() {
            command = Some(letter);
            if letter.eq_ignore_ascii_case(&'z') {
                pen.close();
                continue;
            }
        }
        let letter = command?;
        pen.step(letter, &mut tokens)?;
        // Further pairs after a move are lines.
        command = match letter {
            'M' => Some('L'),
            'm' => Some('l'),
            'Z' | 'z' => None,
            other => Some(other),
        };
    }
    pen.close();
    Some(pen.rings)
}

#[derive(Default)]
struct Pen {
    rings: Vec<Vec<Point>>,
    ring: Vec<Point>,
    at: Point,
    /// The control point that a smooth curve continues from, and the number of points that its
    /// curve had.
    control: Option<(Point, usize)>,
}

impl Pen {
    fn close(&mut self) {
        if let Some(first) = self.ring.first() {
            self.at = *first;
        }
        if self.ring.len() > 2 {
            self.rings.push(std::mem::take(&mut self.ring));
        }
        self.ring.clear();
        self.control = None;
    }

    fn line_to(&mut self, to: Point) {
        if self.ring.is_empty() {
            self.ring.push(self.at);
        }
        self.ring.push(to);
        self.at = to;
    }

    fn step(&mut self, letter: char, tokens: &mut Tokens<'_>) -> Option<()> {
        let origin = if letter.is_ascii_lowercase() {
            self.at
        } else {
            (0.0, 0.0)
        };
        let mut point = || Some((origin.0 + tokens.number()?, origin.1 + tokens.number()?));
        match letter.to_ascii_uppercase() {
            'M' => {
                let to = point()?;
                self.close();
                self.at = to;
            }
            'L' => {
                let to = point()?;
                self.line_to(to);
                self.control = None;
            }
            'H' => {
                let x = origin.0 + tokens.number()?;
                self.line_to((x, self.at.1));
                self.control = None;
            }
            'V' => {
                let y = origin.1 + tokens.number()?;
                self.line_to((self.at.0, y));
                self.control = None;
            }
            'C' => {
                let curve = [point()?, point()?, point()?];
                self.curve(&curve);
            }
            'S' => {
                let curve = [self.reflected(3), point()?, point()?];
                self.curve(&curve);
            }
            'Q' => {
                let curve = [point()?, point()?];
                self.curve(&curve);
            }
            'T' => {
                let curve = [self.reflected(2), point()?];
                self.curve(&curve);
            }
            _ => return None,
        }
        Some(())
    }

    /// The mirror image of the last control point, where a curve of as many points went before.
    fn reflected(&self, points: usize) -> Point {
        match self.control {
            Some(((x, y), count)) if count == points => (2.0 * self.at.0 - x, 2.0 * self.at.1 - y),
            _ => self.at,
        }
    }

    /// A Bézier curve through its control points to the last of `points`.
    fn curve(&mut self, points: &[Point]) {
        let all: Vec<Point> = [self.at].iter().chain(points).copied().collect();
        for step in 1..=STEPS {
            let share = f64::from(step) / f64::from(STEPS);
            let mut rest = all.clone();
            while rest.len() > 1 {
                let between = |pair: &[Point]| {
                    let mix = |from: f64, to: f64| from + (to - from) * share;
                    (mix(pair[0].0, pair[1].0), mix(pair[0].1, pair[1].1))
                };
                rest = rest.windows(2).map(between).collect();
            }
            self.line_to(rest[0]);
        }
        self.control = Some((all[all.len() - 2], points.len()));
    }
}

/// What a list of transforms does together.
pub(super) fn transform(text: &str) -> Option<Matrix> {
    let mut whole = IDENTITY;
    for part in text
        .split(')')
        .map(|part| part.trim_matches([' ', ',', '\n', '\t']))
    {
        if part.is_empty() {
            continue;
        }
        let (name, numbers_text) = part.split_once('(')?;
        let matrix = match (name.trim(), numbers(numbers_text)?.as_slice()) {
            ("translate", [x]) => [1.0, 0.0, 0.0, 1.0, *x, 0.0],
            ("translate", [x, y]) => [1.0, 0.0, 0.0, 1.0, *x, *y],
            ("scale", [both]) => [*both, 0.0, 0.0, *both, 0.0, 0.0],
            ("scale", [x, y]) => [*x, 0.0, 0.0, *y, 0.0, 0.0],
            ("rotate", [angle]) => {
                let (sine, cosine) = angle.to_radians().sin_cos();
                [cosine, sine, -sine, cosine, 0.0, 0.0]
            }
            ("matrix", six) => six.try_into().ok()?,
            _ => return None,
        };
        whole = multiply(whole, matrix);
    }
    Some(whole)
}

/// `inner` first, then `outer`.
pub(super) fn multiply(outer: Matrix, inner: Matrix) -> Matrix {
    let turn = |x: f64, y: f64| (outer[0] * x + outer[2] * y, outer[1] * x + outer[3] * y);
    let (right, down) = (turn(inner[0], inner[1]), turn(inner[2], inner[3]));
    let origin = apply(outer, (inner[4], inner[5]));
    [right.0, right.1, down.0, down.1, origin.0, origin.1]
}

/// Where a point comes to lie.
pub(super) fn apply(matrix: Matrix, (x, y): Point) -> Point {
    let along = |of: usize| matrix[of] * x + matrix[of + 2] * y + matrix[of + 4];
    (along(0), along(1))
}

/// What is left of a text of numbers and letters.
struct Tokens<'a>(&'a str);

impl<'a> Tokens<'a> {
    fn rest(&mut self) -> &'a str {
        let part = |c: char| c.is_ascii_whitespace() || c == ',';
        self.0 = self.0.trim_start_matches(part);
        self.0
    }

    fn letter(&mut self) -> Option<char> {
        let rest = self.rest();
        let letter = rest.chars().next().filter(char::is_ascii_alphabetic)?;
        self.0 = &rest[1..];
        Some(letter)
    }

    fn number(&mut self) -> Option<f64> {
        let rest = self.rest();
        let mut end = 0;
        let (mut dot, mut power) = (false, false);
        for (index, c) in rest.char_indices() {
            let after_power = index > 0 && matches!(rest.as_bytes()[index - 1], b'e' | b'E');
            let belongs = match c {
                '0'..='9' => true,
                '+' | '-' => index == 0 || after_power,
                '.' => !std::mem::replace(&mut dot, true) && !power,
                'e' | 'E' => index > 0 && !std::mem::replace(&mut power, true),
                _ => false,
            };
            if !belongs {
                break;
            }
            end = index + c.len_utf8();
        }
        let number = rest[..end].parse().ok()?;
        self.0 = &rest[end..];
        Some(number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_need_no_space_between_them() {
        assert_eq!(numbers("1-2.5.5,3e-1"), Some(vec![1.0, -2.5, 0.5, 0.3]));
        assert_eq!(numbers("1 two"), None);
    }

    #[test]
    fn rings_close_and_go_on() {
        let square = [(1.0, 1.0), (3.0, 1.0), (3.0, 3.0), (1.0, 3.0)];
        let rings = read("M1 1h2v2H1z m4,0 l1 0 0 1").expect("a path");
        assert_eq!(rings[0], square);
        assert_eq!(rings[1], [(5.0, 1.0), (6.0, 1.0), (6.0, 2.0)]);
        assert_eq!(read("M0 0 A1 1 0 0 1 2 2"), None);
    }

    #[test]
    fn a_curve_ends_where_it_says() {
        let rings = read("M0 0 C0 2 2 2 2 0 S4 -2 4 0 Q5 1 6 0 T8 0").expect("a path");
        assert_eq!(rings[0].last(), Some(&(8.0, 0.0)));
        assert!(rings[0].iter().any(|point| point.1 < -0.5));
    }

    #[test]
    fn transforms_apply_from_the_inside() {
        let matrix = transform("translate(10, 0) scale(2)").expect("a transform");
        assert_eq!(apply(matrix, (1.0, 1.0)), (12.0, 2.0));
        assert_eq!(transform("skewX(3)"), None);
    }
}
