//! Responses from files: JSON lines in, responses to be stored out.
//!
//! Owns the format of a line and the words for what is wrong with one. Every fault of every line is
//! told at once, because a file is mended at a desk and not on a phone.

use jiff::civil::Date;

use crate::answer::{ProblemKind, json, validate};
use crate::language::Language;
use crate::store::ImportedResponse;
use crate::survey::Survey;

/// One fault in a file of responses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineFault {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong and what was expected.
    pub message: String,
}

/// Reads responses, one JSON object a line.
///
/// # Errors
/// Every fault of every line; no response is returned then.
pub fn read_lines(survey: &Survey, text: &str) -> Result<Vec<ImportedResponse>, Vec<LineFault>> {
    let mut responses = Vec::new();
    let mut faults = Vec::new();
    for (index, line) in text.lines().enumerate() {
        if line.trim().is_empty() {
            continue;
        }
        match read_line(survey, line) {
            Ok(response) => responses.push(response),
            Err(messages) => {
                let line = index + 1;
                faults.extend(
                    messages
                        .into_iter()
                        .map(|message| LineFault { line, message }),
                );
            }
        }
    }
    if faults.is_empty() {
        Ok(responses)
    } else {
        Err(faults)
    }
}

/// A line as it stands in a file of responses.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    language: String,
    submitted_on: String,
    complete: bool,
    answers: serde_json::Map<String, serde_json::Value>,
}

fn read_line(survey: &Survey, line: &str) -> Result<ImportedResponse, Vec<String>> {
    let line: Line = serde_json::from_str(line).map_err(|error| vec![error.to_string()])?;
    let mut messages = Vec::new();
    let language = Language::parse(&line.language).filter(|l| survey.languages.contains(l));
    if language.is_none() {
        messages.push(format!(
            "`language`: `{}` is not a language of the survey",
            line.language
        ));
    }
    let day: Option<Date> = line.submitted_on.parse().ok();
    if day.is_none() {
        messages.push(format!(
            "`submitted_on`: `{}` is no day such as 2018-12-09",
            line.submitted_on
        ));
    }
    let answers = match json::read(survey, &line.answers) {
        Ok(answers) => Some(answers),
        Err(problems) => {
            messages.extend(problems.iter().map(|p| tell(&p.control, &p.kind)));
            None
        }
    };
    if let Some(answers) = &answers {
        let problems = survey
            .items()
            .flat_map(|item| validate::check(item, answers));
        messages.extend(problems.map(|p| tell(&p.control, &p.kind)));
    }
    match (language, day, answers) {
        (Some(language), Some(day), Some(answers)) if messages.is_empty() => Ok(ImportedResponse {
            language,
            day,
            complete: line.complete,
            answers,
            mark: None,
        }),
        _ => Err(messages),
    }
}

/// A problem in words for those who prepare files.
pub(super) fn tell(control: &str, kind: &ProblemKind) -> String {
    let what = match kind {
        ProblemKind::Required => "an answer is needed".to_owned(),
        ProblemKind::TooMany { max, chosen } => {
            format!("{chosen} were chosen, at most {max} may be")
        }
        ProblemKind::NotAlone { code } => {
            format!("`{code}` stands alone, but others are chosen too")
        }
        ProblemKind::ChosenTwice { code } => format!("`{code}` is chosen twice"),
        ProblemKind::PlaceLeftOut { place } => {
            format!("place {place} is empty before a filled one")
        }
        ProblemKind::TooLong { max, by } => format!("{by} characters over the limit of {max}"),
        ProblemKind::FieldMissing => "this field is needed".to_owned(),
        ProblemKind::OtherNotChosen => {
            "there are words for `other`, which is not chosen".to_owned()
        }
        ProblemKind::NotOffered { found } => format!("`{found}` is not offered by the survey"),
        ProblemKind::Malformed { expected } => format!("expected {expected}"),
    };
    format!("`{control}`: {what}")
}
