//! What every binary carries: the example surveys, report definitions and synthetic responses.

/// The definition of the side event's survey.
pub(super) const SURVEY: &str = include_str!("../../surveys/gcm-side-event-2018.toml");
/// The file name that messages give for it.
pub(super) const SURVEY_FILE: &str = "surveys/gcm-side-event-2018.toml";
/// The synthetic responses to it, one JSON object a line.
pub(super) const RESPONSES: &str =
    include_str!("../../surveys/demo/gcm-side-event-2018.responses.jsonl");
/// The report definition made for it.
pub(super) const OUTCOMES_SUMMARY: &str = include_str!("../../reports/outcomes-summary.toml");
/// The look of that event’s host.
pub(super) const IGAD: &str = include_str!("../../reports/themes/igad.toml");
/// The report definition of the demonstration: the same, written up on the synthetic responses.
pub(super) const DEMONSTRATION: &str = include_str!("../../reports/demo/gcm-side-event-2018.toml");
/// The file name that messages give for it.
pub(super) const DEMONSTRATION_FILE: &str = "reports/demo/gcm-side-event-2018.toml";
/// The report definition for any survey.
pub(super) const GENERAL: &str = include_str!("../../reports/general.toml");
