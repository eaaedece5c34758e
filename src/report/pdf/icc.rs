//! A small sRGB profile and the output intent that names it (ISO 19005-2, 6.2.3).
//!
//! Written from the figures of IEC 61966-2-1 as an ICC version 2 display profile, so that no
//! foreign file with its own licence is shipped. Must not know of pages.

use lopdf::{Dictionary, Document, Object, Stream, dictionary};

/// Entries of the tone curve.
const CURVE: u16 = 256;

/// Adds the profile; returns the output intent.
pub(super) fn add_output_intent(file: &mut Document) -> Dictionary {
    let profile = file.add_object(Stream::new(dictionary! { "N" => 3 }, profile()));
    dictionary! {
        "Type" => "OutputIntent",
        "S" => "GTS_PDFA1",
        "OutputConditionIdentifier" => Object::string_literal("sRGB"),
        "Info" => Object::string_literal("sRGB IEC61966-2.1"),
        "DestOutputProfile" => profile,
    }
}

/// The profile: header, tag table, data (ICC.1:2001-04).
fn profile() -> Vec<u8> {
    // Primaries adapted to D50 by the Bradford transform, as the profile connection space asks.
    let tags: [(&[u8; 4], Vec<u8>); 9] = [
        (b"desc", description("sRGB")),
        (b"cprt", text("No copyright, use freely")),
        (b"wtpt", triple([0.9642, 1.0, 0.8249])),
        (b"rXYZ", triple([0.4361, 0.2225, 0.0139])),
        (b"gXYZ", triple([0.3851, 0.7169, 0.0971])),
        (b"bXYZ", triple([0.1431, 0.0606, 0.7139])),
        (b"rTRC", curve()),
        (b"gTRC", curve()),
        (b"bTRC", curve()),
    ];
    let mut table = (tags.len() as u32).to_be_bytes().to_vec();
    let mut data = Vec::new();
    let start = 128 + 4 + 12 * tags.len();
    let mut shared = None;
    for (signature, content) in tags {
        let is_curve = signature.ends_with(b"TRC");
        // The three channels share one curve.
        let offset = match shared.filter(|_| is_curve) {
            Some(offset) => offset,
            None => start + data.len(),
        };
        table.extend_from_slice(signature);
        table.extend((offset as u32).to_be_bytes());
        table.extend((content.len() as u32).to_be_bytes());
        if shared.is_none() || !is_curve {
            data.extend(content);
            data.resize(data.len().next_multiple_of(4), 0);
        }
        if is_curve {
            shared = Some(offset);
        }
    }
    let mut profile = header((start + data.len()) as u32);
    profile.extend(table);
    profile.extend(data);
    profile
}

fn header(size: u32) -> Vec<u8> {
    let mut header = size.to_be_bytes().to_vec();
    header.extend([0; 4]);
    header.extend(0x0210_0000_u32.to_be_bytes());
    header.extend(b"mntrRGB XYZ ");
    // A fixed date: the profile never changes.
    for part in [2026_u16, 1, 1, 0, 0, 0] {
        header.extend(part.to_be_bytes());
    }
    header.extend(b"acsp");
    header.resize(68, 0);
    header.extend(fixed(0.9642));
    header.extend(fixed(1.0));
    header.extend(fixed(0.8249));
    header.resize(128, 0);
    header
}

/// A number as s15Fixed16.
fn fixed(value: f64) -> [u8; 4] {
    ((value * 65536.0).round() as i32).to_be_bytes()
}

fn triple(values: [f64; 3]) -> Vec<u8> {
    let mut content = b"XYZ \0\0\0\0".to_vec();
    content.extend(values.into_iter().flat_map(fixed));
    content
}

fn text(words: &str) -> Vec<u8> {
    let mut content = b"text\0\0\0\0".to_vec();
    content.extend(words.as_bytes());
    content.push(0);
    content
}

fn description(words: &str) -> Vec<u8> {
    let mut content = b"desc\0\0\0\0".to_vec();
    content.extend((words.len() as u32 + 1).to_be_bytes());
    content.extend(words.as_bytes());
    content.push(0);
    // No Unicode and no Macintosh description: two codes, two counts, 67 bytes.
    content.resize(content.len() + 4 + 4 + 2 + 1 + 67, 0);
    content
}

/// From channel values to linear light (IEC 61966-2-1).
fn curve() -> Vec<u8> {
    let mut content = b"curv\0\0\0\0".to_vec();
    content.extend(u32::from(CURVE).to_be_bytes());
    for step in 0..CURVE {
        let value = f64::from(step) / f64::from(CURVE - 1);
        let linear = if value <= 0.04045 {
            value / 12.92
        } else {
            ((value + 0.055) / 1.055).powf(2.4)
        };
        content.extend(((linear * 65535.0).round() as u16).to_be_bytes());
    }
    content
}
