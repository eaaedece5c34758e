//! Whether every figure that the organisers name may be told.
//!
//! Owns the faults of names: unknown, withheld, told in a way that does not suit. A paper is
//! composed only when there are none.

use std::collections::BTreeSet;

use super::{Form, Narrative, Placeholder, voice};
use crate::analysis::name::{self, Index};
use crate::analysis::{Published, Reason, Results, Value};
use crate::diagnostic::Diagnostics;
use crate::report::definition::{ReportDefinition, Section};
use crate::survey::Survey;

/// Checks everything that people wrote into a paper on `survey`: narratives in all languages, the
/// words of participants that they release, the evidence that they name.
///
/// # Errors
/// Every figure that is unknown, withheld, or told in a way that does not suit it; all words that
/// nobody wrote or that may not be quoted; evidence that does not exist.
pub fn check(
    definition: &ReportDefinition,
    survey: &Survey,
    results: &Results,
) -> Result<(), Diagnostics> {
    let placeholders: Vec<&Placeholder> = narratives(definition, survey)
        .into_iter()
        .flat_map(Narrative::placeholders)
        .collect();
    let mut faults = Diagnostics::new(&definition.file, &definition.source);
    voice::check(definition, survey, results.quotes(), &mut faults);
    if !placeholders.is_empty() {
        let mut checking = Checking {
            survey,
            index: Index::of(survey, results),
            known: name::names(survey),
            faults,
            threshold: results.threshold(),
        };
        for placeholder in placeholders {
            checking.check(placeholder);
        }
        faults = checking.faults;
    }
    if faults.has_errors() {
        Err(faults)
    } else {
        Ok(())
    }
}

/// The narratives of the sections that a paper on `survey` has.
fn narratives<'d>(definition: &'d ReportDefinition, survey: &Survey) -> Vec<&'d Narrative> {
    let is_left_out = |section: &&Section| match section {
        Section::Topic(topic) => survey.item(topic.question.as_str()).is_none(),
        _ => false,
    };
    let sections = definition.sections.iter();
    sections
        .filter(|section| !is_left_out(section))
        .flat_map(Section::narratives)
        .collect()
}

struct Checking<'a> {
    survey: &'a Survey,
    index: Index,
    /// Every name that a figure of the survey can have.
    known: BTreeSet<String>,
    faults: Diagnostics,
    /// The suppression threshold, in people.
    threshold: u32,
}

impl Checking<'_> {
    fn check(&mut self, placeholder: &Placeholder) {
        let names = name::expand(&placeholder.name);
        let is_known = names.iter().any(|name| self.known.contains(name));
        let figure = self.index.find(&placeholder.name);
        match figure {
            Some(Published::Shown(value)) => self.check_form(placeholder, value),
            Some(Published::Suppressed(reason)) if is_known => self.withheld(placeholder, reason),
            None if is_known => self.withheld(placeholder, Reason::SmallGroup),
            _ => self.unknown(placeholder),
        }
    }

    fn unknown(&mut self, placeholder: &Placeholder) {
        let name = placeholder.name.as_str();
        let item = name.split(['.', '@']).next().unwrap_or(name);
        let message = format!("no figure is called `{name}`");
        let fault = self
            .faults
            .error("unknown-figure", placeholder.span.clone(), message);
        if let Some(item) = self.survey.item(item)
            && item.internal
        {
            let help = format!(
                "`{}` is for the organisers only: nothing of it is published",
                item.id
            );
            fault.help(help);
            return;
        }
        let own = self.survey.item(item).map(|item| format!("{}.", item.id));
        // What may be left off is not to be counted as a difference.
        let short = |name: &'_ str| {
            let stem = name
                .strip_suffix(".chosen")
                .or(name.strip_suffix(".records"));
            stem.map(str::to_owned)
        };
        let near: Vec<String> = self
            .known
            .iter()
            .filter(|known| own.as_ref().is_none_or(|own| known.starts_with(own)))
            .flat_map(|known| std::iter::once(known.clone()).chain(short(known)))
            .collect();
        fault
            .help("the column `name` of published-tables.csv lists every name")
            .suggest(name, near.iter().map(String::as_str));
    }

    fn withheld(&mut self, placeholder: &Placeholder, reason: Reason) {
        let why = match reason {
            Reason::TooFew => format!("fewer than {} people stand behind it", self.threshold),
            Reason::SmallGroup => "its group is counted among the others".to_owned(),
            Reason::TooFewGroups => "too few groups are large enough to be compared".to_owned(),
            Reason::NotBrokenDown => "it is not broken down by group".to_owned(),
            Reason::Unanimous => {
                "it would tell that everybody in a small group said the same".to_owned()
            }
            Reason::Derivable => "another withheld figure could be worked out from it".to_owned(),
        };
        let message = format!("`{}` may not be told", placeholder.name);
        self.faults
            .error("withheld-figure", placeholder.span.clone(), message)
            .label(why)
            .help("say it without this figure, or name one of a larger group");
    }

    fn check_form(&mut self, placeholder: &Placeholder, value: Value) {
        let what = match value {
            Value::Share(_) => return,
            _ if placeholder.form == Form::Number => return,
            Value::Count(_) => "a count without a base",
            Value::Point(_) => "a point of a scale",
            Value::Mean(_) => "a mean",
        };
        let message = format!(
            "`{}` is {what} and can only be told as a number",
            placeholder.name
        );
        self.faults
            .error("unfit-form", placeholder.span.clone(), message)
            .help(format!("write `{{{}}}`", placeholder.name));
    }
}
