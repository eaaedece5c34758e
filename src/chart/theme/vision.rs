//! How colours look to eyes and printers that do not tell all of them apart.
//!
//! Owns the distance of two colours as it is seen (CIE 1976), in grey print and with either of the
//! two common kinds of colour blindness. Must not know which colours a chart has.

use crate::chart::scene::Colour;

/// Who looks, or prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Eye {
    /// Sees all colours.
    Full,
    /// Has no cones for long waves.
    Protan,
    /// Has no cones for middle waves.
    Deutan,
}

impl Eye {
    /// Every kind of eye.
    pub const ALL: [Self; 3] = [Self::Full, Self::Protan, Self::Deutan];

    /// What reaches this eye of red, green and blue light: what is left of the three is a plane on
    /// which white and blue stay as they are.
    fn sees(self, [red, green, blue]: [f64; 3]) -> [f64; 3] {
        let yellow = |long: f64| (1.0 - long) * green + long * red;
        match self {
            Self::Full => [red, green, blue],
            Self::Protan => {
                let merged = yellow(0.112_38);
                [merged, merged, 0.004_01 * (red - green) + blue]
            }
            Self::Deutan => {
                let merged = yellow(0.292_75);
                [merged, merged, -0.022_34 * (red - green) + blue]
            }
        }
    }
}

/// How light a colour is: 0 for black, 100 for white. Grey print keeps this and nothing else.
pub fn lightness(colour: Colour) -> f64 {
    116.0 * response(colour.luminance()) - 16.0
}

/// How far apart two colours look to `eye`; about 2 can just be told apart side by side.
pub fn distance(one: Colour, two: Colour, eye: Eye) -> f64 {
    let [one, two] = [one, two].map(|colour| position(eye.sees(colour.light())));
    one.iter()
        .zip(two)
        .map(|(one, two)| (one - two).powi(2))
        .sum::<f64>()
        .sqrt()
}

/// The place of a light in the CIE 1976 space under daylight (D65).
fn position([red, green, blue]: [f64; 3]) -> [f64; 3] {
    let x = 0.4124 * red + 0.3576 * green + 0.1805 * blue;
    let y = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    let z = 0.0193 * red + 0.1192 * green + 0.9505 * blue;
    let [x, y, z] = [x / 0.950_47, y, z / 1.088_83].map(response);
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

/// What the eye makes of an amount of light.
fn response(light: f64) -> f64 {
    if light > 0.008_856 {
        light.cbrt()
    } else {
        7.787 * light + 16.0 / 116.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_is_white_to_every_eye() {
        for eye in Eye::ALL {
            let seen = eye.sees(Colour::WHITE.light());
            assert!(
                seen.iter().all(|part| (part - 1.0).abs() < 1e-9),
                "{eye:?} {seen:?}"
            );
        }
    }

    #[test]
    fn red_and_green_of_one_lightness_merge_only_for_the_colour_blind() {
        let (red, green) = (Colour(0xb0, 0x50, 0x00), Colour(0x5f, 0x78, 0x00));
        assert!(distance(red, green, Eye::Full) > 40.0);
        assert!(distance(red, green, Eye::Deutan) < 15.0);
    }

    #[test]
    fn lightness_runs_from_black_to_white() {
        assert!(lightness(Colour(0, 0, 0)).abs() < 1e-9);
        assert!((lightness(Colour::WHITE) - 100.0).abs() < 1e-9);
    }
}
