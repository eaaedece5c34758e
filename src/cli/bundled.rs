//! What the demonstration is made of: an example survey, synthetic responses, a paper on them.

use crate::survey::bundled::Bundled;

/// The definition of the side event's survey.
pub(super) const SURVEY: &str = Bundled::SideEvent.source();
/// The file name that messages give for it.
pub(super) const SURVEY_FILE: &str = Bundled::SideEvent.file();
/// The synthetic responses to it, one JSON object a line.
pub(super) const RESPONSES: &str =
    include_str!("../../surveys/demo/gcm-side-event-2018.responses.jsonl");
/// The report definition of the demonstration: the same, written up on the synthetic responses.
pub(super) const DEMONSTRATION: &str = include_str!("../../reports/demo/gcm-side-event-2018.toml");
/// The file name that messages give for it.
pub(super) const DEMONSTRATION_FILE: &str = "reports/demo/gcm-side-event-2018.toml";
