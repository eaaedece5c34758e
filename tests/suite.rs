//! The integration suite: one binary, one module an area.

#[path = "suite/analysis.rs"]
mod analysis;
#[path = "suite/answers.rs"]
mod answers;
#[path = "suite/api.rs"]
mod api;
#[path = "suite/architecture.rs"]
mod architecture;
#[path = "suite/charts.rs"]
mod charts;
#[path = "suite/definitions.rs"]
mod definitions;
#[path = "suite/definitions_schema.rs"]
mod definitions_schema;
#[path = "suite/export.rs"]
mod export;
#[path = "suite/golden.rs"]
mod golden;
#[path = "suite/harness/mod.rs"]
mod harness;
#[path = "suite/intake.rs"]
mod intake;
#[path = "suite/letter.rs"]
mod letter;
#[path = "suite/narrative.rs"]
mod narrative;
#[path = "suite/paper.rs"]
mod paper;
#[path = "suite/questionnaire.rs"]
mod questionnaire;
#[path = "suite/respond/mod.rs"]
mod respond;
#[path = "suite/staff/mod.rs"]
mod staff;
#[path = "suite/store/mod.rs"]
mod store;
#[path = "suite/support/mod.rs"]
mod support;
#[path = "suite/theme.rs"]
mod theme;
#[path = "suite/trend.rs"]
mod trend;
#[path = "suite/twin.rs"]
mod twin;
#[path = "suite/typeset.rs"]
mod typeset;
#[path = "suite/voices.rs"]
mod voices;
#[path = "suite/xlsform.rs"]
mod xlsform;
