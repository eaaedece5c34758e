//! Maoni: a post-event survey service and outcomes-report generator.
