//! Responses of a sealed survey, sent as they are read.
//!
//! Owns paging by key and the streams. Nothing of a response is kept by this process or may be kept
//! on the way: restricted answers say `no-store`.

use axum::body::Body;
use axum::extract::{Query, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse as _, Response};
use futures_util::stream::try_unfold;

use super::super::AppState;
use super::ROOT;
use super::access::Asked;
use super::problem::Problem;
use crate::outcomes::Error;
use crate::outcomes::feed::{Feed, Format, Place};

/// The most responses of one part.
const MOST: usize = 1_000;

/// What the reader asks for.
type Parameters = Query<Vec<(String, String)>>;

/// The responses as JSON Lines.
pub(super) async fn json_lines(
    State(app): State<AppState>,
    asked: Asked,
    query: Parameters,
) -> Result<Response, Problem> {
    answer(&app, &asked, query, Format::JsonLines).await
}

/// The responses as the wide file of `maoni export`.
pub(super) async fn csv(
    State(app): State<AppState>,
    asked: Asked,
    query: Parameters,
) -> Result<Response, Problem> {
    answer(&app, &asked, query, Format::Csv).await
}

async fn answer(
    app: &AppState,
    asked: &Asked,
    Query(parameters): Parameters,
    format: Format,
) -> Result<Response, Problem> {
    let published = asked.sealed()?;
    let (place, limit) = read(&parameters)?;
    let slot = app.api().stream(&asked.grant.0.id)?;
    let store = app.store();
    let mut feed = Feed::begin(store, published, format, place, limit).await?;
    let (file, media) = match format {
        Format::JsonLines => ("responses.jsonl", "application/jsonl"),
        Format::Csv => ("responses.csv", "text/csv; charset=utf-8"),
    };
    let headers = [(header::CONTENT_TYPE, media)];
    let Some(limit) = limit else {
        // The slot goes with the stream and is free when the reader has gone.
        let stream = try_unfold((feed, slot), async |(mut feed, slot)| {
            let bytes = feed.next().await.inspect_err(|error| {
                tracing::error!(%error, "a stream of responses broke off");
            })?;
            Ok::<_, Error>(bytes.map(|bytes| (bytes, (feed, slot))))
        });
        return Ok((headers, Body::from_stream(stream)).into_response());
    };
    let mut page = Vec::new();
    while let Some(bytes) = feed.next().await? {
        page.extend(bytes);
    }
    let mut response = (headers, page).into_response();
    if let Some(place) = feed.place() {
        let origin = app.base_url().origin();
        let survey = &published.stored.id;
        let next = format!("{origin}{ROOT}/surveys/{survey}/{file}?limit={limit}&after={place}");
        let link = HeaderValue::try_from(format!("<{next}>; rel=\"next\""))
            .map_err(|error| Problem::Broken(error.to_string()))?;
        response.headers_mut().insert(header::LINK, link);
    }
    Ok(response)
}

/// Where to begin and where to stop.
fn read(parameters: &[(String, String)]) -> Result<(Option<Place>, Option<usize>), Problem> {
    let (mut place, mut limit) = (None, None);
    for (name, value) in parameters {
        match name.as_str() {
            "after" => {
                let read = Place::parse(value).ok_or_else(|| {
                    Problem::Parameter(
                        "`after` is taken from the `Link` header of the part before; it is not \
                         made up, and begins nowhere else."
                            .to_owned(),
                    )
                })?;
                place = Some(read);
            }
            "limit" => {
                let read = value
                    .parse()
                    .ok()
                    .filter(|limit| (1..=MOST).contains(limit));
                limit = Some(read.ok_or_else(|| {
                    Problem::Parameter(format!("`limit` is a number from 1 to {MOST}."))
                })?);
            }
            name => {
                return Err(Problem::Parameter(format!(
                    "There is no parameter `{name}`; parts are asked for with `limit` and `after`."
                )));
            }
        }
    }
    Ok((place, limit))
}
