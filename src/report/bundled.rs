//! The report definitions that every binary carries, and the look of the host that they name.
//!
//! Owns which of them fits a survey. What stands in them is told in `reports/README.md`.

use std::io;

use super::definition::{self, ReportDefinition};
use super::theme;
use crate::diagnostic::Diagnostics;
use crate::survey::Survey;

/// A bundled definition: its file, as faults name it, and its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bundled {
    /// Made for the side event's survey.
    OutcomesSummary,
    /// For any survey.
    General,
}

/// The theme of the side event's host, by the name under which definitions ask for it.
const THEME: (&str, &str) = (
    "themes/igad.toml",
    include_str!("../../reports/themes/igad.toml"),
);

impl Bundled {
    /// Every one, the most particular first.
    pub const ALL: [Self; 2] = [Self::OutcomesSummary, Self::General];

    /// The name of its file.
    pub fn file(self) -> &'static str {
        match self {
            Self::OutcomesSummary => "reports/outcomes-summary.toml",
            Self::General => "reports/general.toml",
        }
    }

    /// The name by which it is chosen.
    pub fn name(self) -> &'static str {
        match self {
            Self::OutcomesSummary => "outcomes-summary",
            Self::General => "general",
        }
    }

    /// The one called `name`.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.name() == name)
    }

    fn source(self) -> &'static str {
        match self {
            Self::OutcomesSummary => include_str!("../../reports/outcomes-summary.toml"),
            Self::General => include_str!("../../reports/general.toml"),
        }
    }

    /// The definition, in the look of its host.
    ///
    /// # Errors
    /// The faults of its file.
    pub fn definition(self) -> Result<ReportDefinition, Diagnostics> {
        read(self.source(), self.file())
    }

    /// Those that a paper about `survey` can begin from, the best first.
    pub fn fitting(survey: &Survey) -> Vec<Self> {
        let fits = |bundled: &Self| {
            let made = bundled.definition();
            *bundled == Self::General || made.is_ok_and(|made| made.fits(survey))
        };
        Self::ALL.into_iter().filter(fits).collect()
    }
}

/// Reads the report definition `source`, which came from `file` and knows no themes but the bundled
/// one.
///
/// # Errors
/// Every fault found.
pub fn read(source: &str, file: &str) -> Result<ReportDefinition, Diagnostics> {
    let definition = definition::read(source, file)?;
    let Some(name) = &definition.theme_file else {
        return Ok(definition);
    };
    if name != THEME.0 {
        let at = source.find(name.as_str()).unwrap_or(0);
        let mut faults = Diagnostics::new(file, source);
        let message = format!("there is no theme `{name}` here");
        faults
            .error("unknown-theme", at..at + name.len(), message)
            .help(format!("write `{}`, or leave the line out", THEME.0));
        return Err(faults);
    }
    let nothing = |name: &str| Err(io::Error::other(format!("{name} is not bundled")));
    let theme = theme::read(THEME.1, "reports/themes/igad.toml", nothing)?;
    Ok(definition.dressed(theme))
}
