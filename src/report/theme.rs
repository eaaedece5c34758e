//! The look of one host: colours, mark and names, read from a theme file.
//!
//! Owns the format (told in `reports/README.md`) and what colours have to hold: words can be read
//! on them, and they are told apart by the colour-blind and in grey print. Must not know of folders
//! or pages.

use std::ops::Range;

use super::logo;
use crate::chart::scene::{Colour, Scene};
use crate::chart::theme::vision::{Eye, distance, lightness};
use crate::chart::theme::{LEGIBLE, Palette};
use crate::definition::{Reading, Table, list};
use crate::diagnostic::Diagnostics;
use crate::language::{Language, LocalText};

/// How far colours that stand for different things lie apart for every eye.
const APART: f64 = 15.0;
/// How far colours side by side differ in lightness.
const STEP: f64 = 15.0;
/// How far the ends of a scale differ in lightness: five points keep ten each.
const SPAN: f64 = 50.0;

/// The look of one host.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Theme {
    /// The colours.
    pub palette: Palette,
    /// The mark that stands on the cover.
    pub logo: Option<Logo>,
    /// Who issues papers, in place of what the report definition says.
    pub issuer: Option<LocalText>,
}

/// The mark of a host.
#[derive(Debug, Clone, PartialEq)]
pub struct Logo {
    /// The drawing, without words.
    pub drawing: Scene,
    /// What stands for it where it is heard.
    pub alt: LocalText,
}

impl Theme {
    /// The mark with its words in `language`.
    pub fn logo(&self, language: Language) -> Option<Scene> {
        self.logo.as_ref().map(|logo| Scene {
            alt: logo.alt.get(language).to_owned(),
            language: language.tag().to_owned(),
            direction: language.direction(),
            ..logo.drawing.clone()
        })
    }
}

/// Reads the theme `source`, which came from `file`; `open` gives the text of a file that it names.
///
/// # Errors
/// Every fault found, as text with source lines and carets when rendered.
pub fn read(
    source: &str,
    file: &str,
    open: impl Fn(&str) -> std::io::Result<String>,
) -> Result<Theme, Diagnostics> {
    let reading = Reading::new(file, source);
    let mut drawn = Ok(None);
    let theme = {
        let document = reading.parse(source);
        let root = Table::new(&reading, document.get_ref(), 0..source.len(), "the theme");
        root.need_number("format", 1..=1);
        reading.set_languages(&read_languages(&reading, &root));
        let palette = match root.table("colours", "the colours") {
            Some(table) => read_palette(&reading, table),
            None => Palette::NEUTRAL,
        };
        let issuer = root.local("issuer");
        if let Some(name) = root.text("logo") {
            let alt = root.need_local("logo_alt");
            match open(&name.value) {
                Ok(svg) => {
                    drawn = logo::read(&svg, &name.value).map(|drawing| Some((drawing, alt)));
                }
                Err(error) => {
                    let told = format!("`{}` cannot be read: {error}", name.value);
                    let mut faults = reading.faults();
                    let fault = faults.error("unreadable-file", name.span, told);
                    fault.help("the name is looked up from the folder of the theme");
                }
            }
        }
        root.finish();
        Theme {
            palette,
            logo: None,
            issuer,
        }
    };
    let (faults, _) = reading.finish();
    if faults.has_errors() {
        return Err(faults);
    }
    let logo = drawn?.and_then(|(drawing, alt)| Some(Logo { drawing, alt: alt? }));
    Ok(Theme { logo, ..theme })
}

fn read_languages(reading: &Reading, root: &Table<'_>) -> Vec<Language> {
    let mut languages = Vec::new();
    for tag in root.texts("languages").unwrap_or_default() {
        match Language::parse(&tag.value) {
            Some(language) => languages.push(language),
            None => {
                let told = format!("no language `{}`", tag.value);
                let mut faults = reading.faults();
                let fault = faults.error("unknown-language", tag.span, told);
                fault.help(format!("known are {}", list(&Language::ALL)));
            }
        }
    }
    languages
}

/// A colour and where it was set; the place of the whole table where it was not.
#[derive(Clone)]
struct Set {
    colour: Colour,
    span: Range<usize>,
}

/// What is not set follows from the accent, so that two colours make a theme.
fn read_palette(reading: &Reading, table: Table<'_>) -> Palette {
    let whole = table.span();
    let set = |key, default: Colour| match table.text(key) {
        Some(text) => {
            let span = text.span;
            let colour = colour(reading, &text.value, &span).unwrap_or(default);
            Set { colour, span }
        }
        None => Set {
            colour: default,
            span: whole.clone(),
        },
    };
    let neutral = Palette::NEUTRAL;
    let accent = set("accent", neutral.accent);
    let derived = |share| {
        if accent.colour == neutral.accent {
            None
        } else {
            Some(Colour::WHITE.towards(accent.colour, share))
        }
    };
    let [ink, muted] = [set("ink", neutral.ink), set("muted", neutral.muted)];
    let highlight = set("highlight", neutral.highlight);
    let alert = set("alert", neutral.alert);
    let tint = set("tint", derived(0.08).unwrap_or(neutral.tint));
    let quiet = set("quiet", derived(0.45).unwrap_or(neutral.quiet));
    let grid = set("grid", neutral.grid);
    let aside = set("aside", neutral.aside);
    let ends = colours(reading, &table, "scale", 2);
    let low = derived(0.1).unwrap_or(neutral.scale[0]);
    let high = accent.colour.towards(Colour::BLACK, 0.22);
    let scale = ends
        .as_ref()
        .map_or([low, high], |ends| [ends[0].colour, ends[1].colour]);
    let parts = colours(reading, &table, "parts", 6);
    table.finish();
    let check = Check(reading);
    check.words([&ink, &muted, &accent, &highlight, &alert], &tint);
    check.apart(["accent", "highlight"], [&accent, &highlight]);
    check.steps(["accent", "quiet"], [&accent, &quiet]);
    if let Some([low, high]) = ends.as_deref() {
        check.rising(low, high);
    }
    if let Some(parts) = &parts {
        check.parts(parts);
    }
    let parts = parts.map_or(neutral.parts, |parts| {
        std::array::from_fn(|part| parts[part].colour)
    });
    Palette {
        ink: ink.colour,
        muted: muted.colour,
        grid: grid.colour,
        accent: accent.colour,
        tint: tint.colour,
        highlight: highlight.colour,
        alert: alert.colour,
        quiet: quiet.colour,
        aside: aside.colour,
        scale,
        parts,
    }
}

/// A list of so many colours; nothing where it is missing or at fault.
fn colours(
    reading: &Reading,
    table: &Table<'_>,
    key: &'static str,
    count: usize,
) -> Option<Vec<Set>> {
    let texts = table.texts(key)?;
    let found = texts.len();
    let mut sets = Vec::new();
    for text in &texts {
        let span = text.span.clone();
        sets.extend(colour(reading, &text.value, &span).map(|colour| Set { colour, span }));
    }
    if found != count {
        let span = texts
            .first()
            .map_or_else(|| table.span(), |text| text.span.clone());
        let told = format!("`{key}` has {found} colours where {count} are needed");
        reading.faults().error("wrong-count", span, told);
    }
    (sets.len() == count).then_some(sets)
}

fn colour(reading: &Reading, text: &str, span: &Range<usize>) -> Option<Colour> {
    let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6);
    let number = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
    if number.is_none() {
        let told = format!("`{text}` is no colour");
        let mut faults = reading.faults();
        let fault = faults.error("bad-colour", span.clone(), told);
        fault.help("write red, green and blue as six digits, such as `#00693c`");
    }
    number.map(|number| {
        let [_, red, green, blue] = number.to_be_bytes();
        Colour(red, green, blue)
    })
}

/// What colours have to hold.
struct Check<'a>(&'a Reading);

impl Check<'_> {
    fn fault(&self, code: &'static str, span: &Range<usize>, told: String, help: &str) {
        let mut faults = self.0.faults();
        faults.error(code, span.clone(), told).help(help);
    }

    /// What is written in: ink, muted, accent, highlight and alert on white, ink on the tint.
    fn words(&self, inks: [&Set; 5], tint: &Set) {
        let names = ["ink", "muted", "accent", "highlight", "alert"];
        for (name, ink) in names.into_iter().zip(inks) {
            self.legible(name, ink, "white paper", Colour::WHITE);
        }
        self.legible(names[0], inks[0], "the colour `tint`", tint.colour);
    }

    fn legible(&self, name: &str, set: &Set, on: &str, ground: Colour) {
        let contrast = set.colour.contrast(ground);
        if contrast < LEGIBLE {
            let told = format!("`{name}` has a contrast of {contrast:.1} : 1 with {on}");
            let help = "words need 4.5 : 1 (WCAG 2.2, 1.4.3); take a darker colour";
            self.fault("low-contrast", &set.span, told, help);
        }
    }

    fn apart(&self, [one, two]: [&str; 2], [first, second]: [&Set; 2]) {
        let merges = |eye: &Eye| distance(first.colour, second.colour, *eye) < APART;
        if Eye::ALL.iter().any(merges) {
            let told = format!("the colour-blind cannot tell `{two}` from `{one}`");
            let help = "let them differ in lightness, or one be bluish and one yellowish";
            self.fault("alike", &second.span, told, help);
        }
    }

    fn steps(&self, [one, two]: [&str; 2], [first, second]: [&Set; 2]) {
        let step = (lightness(first.colour) - lightness(second.colour)).abs();
        if step < STEP {
            let told = format!("`{one}` and `{two}` are the same grey in print");
            let help = format!("they differ by {step:.0} in lightness; {STEP:.0} are needed");
            self.fault("same-grey", &second.span, told, &help);
        }
    }

    fn rising(&self, low: &Set, high: &Set) {
        let span = lightness(low.colour) - lightness(high.colour);
        if span < SPAN {
            let told = "the scale does not run from light to dark".to_owned();
            let help = format!(
                "its ends differ by {span:.0} in lightness; {SPAN:.0} keep its points apart in grey print"
            );
            self.fault("flat-scale", &high.span, told, &help);
        }
    }

    fn parts(&self, parts: &[Set]) {
        let names: Vec<String> = (1..=parts.len())
            .map(|part| format!("part {part}"))
            .collect();
        for (second, set) in parts.iter().enumerate() {
            for (first, other) in parts[..second].iter().enumerate() {
                self.apart([&names[first], &names[second]], [other, set]);
            }
            if second > 0 {
                let before = second - 1;
                self.steps([&names[before], &names[second]], [&parts[before], set]);
            }
        }
    }
}
