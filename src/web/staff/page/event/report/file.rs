//! The paper as it would be now: as a page to look at, and as files to take.

use axum::extract::Path;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse as _, Response};

use super::{Work, compute};
use crate::id::Key;
use crate::outcomes::paper::{self, File, Form, Proof};
use crate::survey::Language;
use crate::web::fault::Fault;
use crate::web::staff::access::Staff;

/// `GET /surveys/{survey}/report/preview/{language}`
pub(crate) async fn preview(
    staff: Staff,
    Path((survey, language)): Path<(String, String)>,
) -> Result<Response, Fault> {
    let work = Work::find(&staff, &survey).await?;
    let language = Language::parse(&language).ok_or(Fault::UnknownPage)?;
    let proof = work.prove(&staff).await?;
    let is_page = |file: &File| file.form == Form::Web && file.language == Some(language);
    let (_, html) = written(&staff, proof, is_page).await?;
    let html = String::from_utf8(html).map_err(|error| Fault::Broken(error.to_string()))?;
    // The page carries its own sheet; this lets it in and nothing else.
    let nonce = Key::draw(staff.app.randomness());
    let nonce = nonce.as_str();
    let html = html.replacen("<style>", &format!("<style nonce=\"{nonce}\">"), 1);
    let policy = format!(
        "default-src 'none'; style-src 'nonce-{nonce}'; base-uri 'none'; frame-ancestors 'none'"
    );
    let policy = HeaderValue::from_str(&policy).map_err(|e| Fault::Broken(e.to_string()))?;
    let media = HeaderValue::from_static(Form::Web.media());
    let headers = [
        (header::CONTENT_TYPE, media),
        (header::CONTENT_SECURITY_POLICY, policy),
    ];
    Ok((headers, html).into_response())
}

/// `GET /surveys/{survey}/report/files/{file}`
pub(crate) async fn take(
    staff: Staff,
    Path((survey, name)): Path<(String, String)>,
) -> Result<Response, Fault> {
    let work = Work::find(&staff, &survey).await?;
    let proof = work.prove(&staff).await?;
    let (file, bytes) = written(&staff, proof, |file| file.name == name).await?;
    Ok(attached(&format!("draft-{}", file.name), &file, bytes))
}

/// The first file of the draft that `is_it`, written.
async fn written(
    staff: &Staff,
    proof: Proof,
    is_it: impl Fn(&File) -> bool,
) -> Result<(File, Vec<u8>), Fault> {
    let definition = proof.drafted().ok_or(Fault::UnknownPage)?;
    let files = paper::files(&definition);
    let file = files.into_iter().find(is_it).ok_or(Fault::UnknownPage)?;
    let day = proof.day(staff.app.now());
    let (file, bytes) = compute(move || {
        let Proof {
            published, counted, ..
        } = &proof;
        let bytes = paper::write_file(published, counted, &definition, day, &file);
        (file, bytes)
    })
    .await?;
    Ok((file, bytes?))
}

/// `bytes` as a file to keep.
pub(super) fn attached(name: &str, file: &File, bytes: Vec<u8>) -> Response {
    let media = HeaderValue::from_static(file.form.media());
    // Names of reports are plain; one that is not is saved under the name of its address.
    let saved = HeaderValue::from_str(&format!("attachment; filename=\"{name}\""));
    let saved = saved.unwrap_or(HeaderValue::from_static("attachment"));
    let headers = [
        (header::CONTENT_TYPE, media),
        (header::CONTENT_DISPOSITION, saved),
    ];
    (headers, bytes).into_response()
}
