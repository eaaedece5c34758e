//! Level 0: faults in files that people write, told all at once.
//!
//! Owns what a fault is (where, what was found, what was expected, what to do) and how it is shown
//! with file, line and caret. Knows nothing of what the files mean.

use std::fmt;
use std::ops::Range;

use miette::{GraphicalReportHandler, GraphicalTheme, LabeledSpan, NamedSource, SourceCode};

/// How grave a fault is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The file cannot be used.
    Error,
    /// The file can be used, and probably says something else than meant.
    Warning,
}

/// One fault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// How grave it is.
    pub severity: Severity,
    /// A stable name of the kind of fault, such as `unknown-item`.
    pub code: &'static str,
    /// What is wrong: lower case, no full stop.
    pub message: String,
    /// Where, in bytes of the source.
    pub span: Range<usize>,
    /// What to say at the caret.
    pub label: String,
    /// What to do.
    pub help: Option<String>,
}

/// Where a fault stands, for a reader: the line in three parts, long ones cut short.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot {
    /// The number of the line, from 1.
    pub line: usize,
    /// The number of the character in the line, from 1.
    pub column: usize,
    /// What stands before the fault.
    pub before: String,
    /// What is wrong; empty where something is missing.
    pub marked: String,
    /// What stands after it.
    pub after: String,
}

/// The most characters of a part of a line.
const MOST_SHOWN: usize = 80;

/// `at`, or the beginning of the character that it is in.
fn floor(source: &str, at: usize) -> usize {
    let at = at.min(source.len());
    (0..=at)
        .rev()
        .find(|at| source.is_char_boundary(*at))
        .unwrap_or(0)
}

/// The first characters of `text`.
fn first(text: &str) -> String {
    match text.char_indices().nth(MOST_SHOWN) {
        Some((cut, _)) => format!("{}…", &text[..cut]),
        None => text.to_owned(),
    }
}

/// The last characters of `text`.
fn last(text: &str) -> String {
    match text.char_indices().rev().nth(MOST_SHOWN) {
        Some((cut, character)) => format!("…{}", &text[cut + character.len_utf8()..]),
        None => text.to_owned(),
    }
}

/// The faults of one file, with the text they point into.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostics {
    file: String,
    source: String,
    list: Vec<Diagnostic>,
}

impl Diagnostics {
    /// No faults yet in `source`, which was read from `file`.
    pub fn new(file: &str, source: &str) -> Self {
        Self {
            file: file.to_owned(),
            source: source.to_owned(),
            list: Vec::new(),
        }
    }

    /// Adds an error; further words can be put to what is returned.
    pub fn error(
        &mut self,
        code: &'static str,
        span: Range<usize>,
        message: impl Into<String>,
    ) -> &mut Diagnostic {
        self.add(Severity::Error, code, span, message.into())
    }

    /// Adds a warning; further words can be put to what is returned.
    pub fn warning(
        &mut self,
        code: &'static str,
        span: Range<usize>,
        message: impl Into<String>,
    ) -> &mut Diagnostic {
        self.add(Severity::Warning, code, span, message.into())
    }

    fn add(
        &mut self,
        severity: Severity,
        code: &'static str,
        span: Range<usize>,
        message: String,
    ) -> &mut Diagnostic {
        let label = String::new();
        self.list.push(Diagnostic {
            severity,
            code,
            message,
            span,
            label,
            help: None,
        });
        self.list.last_mut().expect("just pushed")
    }

    /// Whether there is an error among the faults.
    pub fn has_errors(&self) -> bool {
        self.list
            .iter()
            .any(|fault| fault.severity == Severity::Error)
    }

    /// The number of errors and of warnings.
    pub fn count(&self) -> (usize, usize) {
        let errors = self
            .list
            .iter()
            .filter(|f| f.severity == Severity::Error)
            .count();
        (errors, self.list.len() - errors)
    }

    /// The faults in the order of the file.
    pub fn list(&self) -> Vec<&Diagnostic> {
        let mut list: Vec<_> = self.list.iter().collect();
        list.sort_by_key(|fault| (fault.span.start, fault.severity));
        list
    }

    /// Where `fault` stands, for a reader.
    pub fn spot(&self, fault: &Diagnostic) -> Spot {
        let source = self.source.as_str();
        let start = floor(source, fault.span.start);
        let line_start = source[..start].rfind('\n').map_or(0, |at| at + 1);
        let line_end = source[start..]
            .find(['\r', '\n'])
            .map_or(source.len(), |at| start + at);
        let end = floor(source, fault.span.end).clamp(start, line_end);
        let before = &source[line_start..start];
        let after = &source[end..line_end];
        Spot {
            line: source[..start].matches('\n').count() + 1,
            column: before.chars().count() + 1,
            before: last(before),
            marked: first(&source[start..end]),
            after: first(after),
        }
    }

    /// All faults as text with source lines and carets, at most `width` columns wide.
    pub fn render(&self, colour: bool, width: usize) -> String {
        let faults = self.list().into_iter();
        let each = faults.map(|fault| self.render_one(fault, colour, width) + "\n");
        each.collect()
    }

    /// One of the faults as text with source lines and carets, at most `width` columns wide.
    pub fn render_one(&self, fault: &Diagnostic, colour: bool, width: usize) -> String {
        let theme = if colour {
            GraphicalTheme::unicode()
        } else {
            GraphicalTheme::unicode_nocolor()
        };
        let handler = GraphicalReportHandler::new_themed(theme)
            .with_width(width)
            .with_links(false);
        let source = NamedSource::new(&self.file, self.source.clone());
        let mut text = String::new();
        let shown = Shown {
            fault,
            source: &source,
        };
        handler
            .render_report(&mut text, &shown)
            .expect("writing to a string cannot fail");
        text
    }

    /// The number of the line on which `fault` begins, from 1.
    pub fn line_of(&self, fault: &Diagnostic) -> usize {
        let before = self.source.as_bytes().iter().take(fault.span.start);
        1 + before.filter(|byte| **byte == b'\n').count()
    }
}

impl Diagnostic {
    /// Says `label` at the caret.
    pub fn label(&mut self, label: impl Into<String>) -> &mut Self {
        self.label = label.into();
        self
    }

    /// Says what to do.
    pub fn help(&mut self, help: impl Into<String>) -> &mut Self {
        self.help = Some(help.into());
        self
    }

    /// Says which of `known` was probably meant by `found`, if one is near.
    pub fn suggest<'a>(
        &mut self,
        found: &str,
        known: impl IntoIterator<Item = &'a str>,
    ) -> &mut Self {
        let near = known
            .into_iter()
            .map(|name| (strsim::damerau_levenshtein(found, name), name))
            .filter(|(distance, name)| *distance * 3 <= name.len().max(found.len()))
            .min();
        if let Some((_, name)) = near {
            self.help = Some(format!("did you mean `{name}`?"));
        }
        self
    }
}

/// One fault as the rendering library wants it.
struct Shown<'a> {
    fault: &'a Diagnostic,
    source: &'a NamedSource<String>,
}

impl fmt::Debug for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.fault.fmt(f)
    }
}

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.fault.message)
    }
}

impl std::error::Error for Shown<'_> {}

impl miette::Diagnostic for Shown<'_> {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        Some(Box::new(self.fault.code))
    }

    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.fault.severity {
            Severity::Error => miette::Severity::Error,
            Severity::Warning => miette::Severity::Warning,
        })
    }

    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        self.fault
            .help
            .as_ref()
            .map(|help| Box::new(help) as Box<dyn fmt::Display>)
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(self.source)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let label = Some(self.fault.label.clone()).filter(|label| !label.is_empty());
        let span = self.fault.span.clone();
        Some(Box::new(std::iter::once(LabeledSpan::new(
            label,
            span.start,
            span.len(),
        ))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_is_found_by_line_and_column() {
        let source = "a = 1\nname = \"été\"\r\nb";
        let mut faults = Diagnostics::new("file", source);
        let at = source.find("été").expect("there");
        let fault = faults.error("x", at..at + "été".len(), "wrong").clone();
        let spot = faults.spot(&fault);
        assert_eq!((spot.line, spot.column), (2, 9));
        let parts = [spot.before, spot.marked, spot.after];
        assert_eq!(parts, ["name = \"", "été", "\""]);
        let beyond = faults.error("x", 100..200, "missing").clone();
        assert_eq!(faults.spot(&beyond).line, 3);
    }

    #[test]
    fn a_long_line_is_cut_on_both_sides() {
        let source = format!("{}!{}", "ع".repeat(200), "é".repeat(200));
        let mut faults = Diagnostics::new("file", &source);
        let fault = faults.error("x", 400..401, "wrong").clone();
        let spot = faults.spot(&fault);
        assert_eq!((spot.column, &*spot.marked), (201, "!"));
        assert_eq!(spot.before.chars().count(), MOST_SHOWN + 1);
        assert_eq!(spot.after.chars().count(), MOST_SHOWN + 1);
    }
}
