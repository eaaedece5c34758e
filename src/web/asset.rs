//! Style, scripts and mark, in the binary.
//!
//! Owns their addresses, which carry a hash of the content, so that a browser may keep them for a
//! year and never sees an old one; and the one script without such an address, the service worker,
//! which browsers look for in the same place for ever.

use std::sync::OnceLock;

use axum::extract::Path;
use axum::http::header;
use axum::response::{IntoResponse, Response};

use super::fault::Fault;
use crate::id::Hash;

struct Asset {
    stem: &'static str,
    file: String,
    media: &'static str,
    text: String,
}

/// The addresses of the assets.
pub(crate) struct Addresses {
    /// The style sheet.
    pub style: String,
    /// What the pages of the staff add to it.
    pub staff: String,
    /// The script.
    pub script: String,
    /// The script of the form for a phone without a network.
    pub offline: String,
    /// What the keyboard adds to coding.
    pub coding: String,
    /// The mark in the browser's tab.
    pub icon: String,
}

const FOLDER: &str = "/assets/";
const STYLE: &str = "text/css; charset=utf-8";
const SCRIPT: &str = "text/javascript; charset=utf-8";

/// Name, media type and text; what a script imports stands before it.
const SOURCES: [(&str, &str, &str); 8] = [
    ("staff.css", STYLE, include_str!("assets/staff.css")),
    ("maoni.css", STYLE, include_str!("assets/maoni.css")),
    ("maoni.js", SCRIPT, include_str!("assets/maoni.js")),
    ("coding.js", SCRIPT, include_str!("assets/coding.js")),
    ("mark.svg", "image/svg+xml", include_str!("assets/mark.svg")),
    ("routing.js", SCRIPT, include_str!("assets/routing.js")),
    ("outbox.js", SCRIPT, OUTBOX),
    ("offline.js", SCRIPT, include_str!("assets/offline.js")),
];

const OUTBOX: &str = include_str!("assets/outbox.js");
const WORKER: &str = include_str!("assets/worker.js");

fn assets() -> &'static [Asset] {
    static ASSETS: OnceLock<Vec<Asset>> = OnceLock::new();
    ASSETS.get_or_init(|| {
        let mut made: Vec<Asset> = Vec::new();
        for (name, media, source) in SOURCES {
            let (stem, ending) = name.split_once('.').unwrap_or((name, ""));
            let mut text = source.to_owned();
            for known in made.iter().filter(|known| known.media == SCRIPT) {
                let name = format!("\"./{}.js\"", known.stem);
                text = text.replace(&name, &format!("\"{FOLDER}{}\"", known.file));
            }
            made.push(Asset {
                stem,
                file: format!("{stem}.{}.{ending}", digest(&text)),
                media,
                text,
            });
        }
        made
    })
}

fn digest(text: &str) -> String {
    Hash::of("asset", text).to_hex()[..12].to_owned()
}

/// Where the assets are.
pub(crate) fn addresses() -> &'static Addresses {
    static ADDRESSES: OnceLock<Addresses> = OnceLock::new();
    ADDRESSES.get_or_init(|| {
        let all = assets()
            .iter()
            .map(|asset| (asset.media, asset.stem, format!("{FOLDER}{}", asset.file)));
        let find = |media: &str, stem: &str| {
            all.clone()
                .find(|(kind, name, _)| *kind == media && *name == stem)
                .map(|(_, _, address)| address)
                .unwrap_or_default()
        };
        Addresses {
            style: find(STYLE, "maoni"),
            staff: find(STYLE, "staff"),
            script: find(SCRIPT, "maoni"),
            offline: find(SCRIPT, "offline"),
            coding: find(SCRIPT, "coding"),
            icon: find("image/svg+xml", "mark"),
        }
    })
}

/// `GET /assets/{file}`
pub(crate) async fn show(Path(file): Path<String>) -> Result<Response, Fault> {
    let asset = assets()
        .iter()
        .find(|asset| asset.file == file)
        .ok_or(Fault::UnknownPage)?;
    let headers = [
        (header::CONTENT_TYPE, asset.media),
        (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
    ];
    Ok((headers, asset.text.as_str()).into_response())
}

/// `GET /s/worker.js`: where it stands decides which pages it may serve, which are the surveys'.
pub(crate) async fn worker() -> Response {
    let headers = [
        (header::CONTENT_TYPE, SCRIPT),
        (header::CACHE_CONTROL, "no-cache"),
    ];
    (headers, worker_text()).into_response()
}

/// The worker with what it keeps. Not every browser lets a worker import modules, so the outbox is
/// put into it.
fn worker_text() -> &'static str {
    static TEXT: OnceLock<String> = OnceLock::new();
    TEXT.get_or_init(|| {
        let files: Vec<String> = assets()
            .iter()
            .map(|asset| format!("\"{FOLDER}{}\"", asset.file))
            .collect();
        let outbox = OUTBOX.replace("export ", "");
        format!("const ASSETS = [{}];\n{outbox}\n{WORKER}", files.join(", "))
    })
}
