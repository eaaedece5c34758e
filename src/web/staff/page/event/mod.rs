//! The pages of one survey, a file or a folder for each tab.
//!
//! Owns how the survey of an address is found. A page begins with `find` and takes its
//! surroundings from `Staff::desk_of`.

pub(crate) mod coding;
pub(crate) mod erasure;
pub(crate) mod export;
pub(crate) mod instrument;
pub(crate) mod invitation;
pub(crate) mod overview;
pub(crate) mod report;
pub(crate) mod result;
pub(crate) mod room;
pub(crate) mod schedule;
pub(crate) mod screen;
pub(crate) mod typing;

use std::sync::Arc;

use crate::id::SurveyId;
use crate::outcomes::Published;
use crate::web::fault::Fault;
use crate::web::staff::ROOT;
use crate::web::staff::access::Staff;

/// The address of the page at `path` below `survey`.
fn address(survey: &SurveyId, path: &str) -> String {
    format!("{ROOT}/surveys/{survey}{path}")
}

/// The survey called `survey`.
pub(crate) async fn find(staff: &Staff, survey: &str) -> Result<Arc<Published>, Fault> {
    staff.app.published(&SurveyId::new(survey)).await
}
