//! Style, script and mark, in the binary.
//!
//! Owns their addresses, which carry a hash of the content, so that a browser may keep them for a
//! year and never sees an old one.

use std::sync::OnceLock;

use axum::extract::Path;
use axum::http::header;
use axum::response::{IntoResponse, Response};

use super::fault::Fault;
use crate::id::Hash;

struct Asset {
    file: String,
    media: &'static str,
    text: &'static str,
}

/// The addresses of the assets.
pub(crate) struct Addresses {
    /// The style sheet.
    pub style: String,
    /// The script.
    pub script: String,
    /// The mark in the browser's tab.
    pub icon: String,
}

const FOLDER: &str = "/assets/";

fn assets() -> &'static [Asset; 3] {
    static ASSETS: OnceLock<[Asset; 3]> = OnceLock::new();
    ASSETS.get_or_init(|| {
        [
            (
                "maoni",
                "css",
                "text/css; charset=utf-8",
                include_str!("assets/maoni.css"),
            ),
            (
                "maoni",
                "js",
                "text/javascript; charset=utf-8",
                include_str!("assets/maoni.js"),
            ),
            (
                "mark",
                "svg",
                "image/svg+xml",
                include_str!("assets/mark.svg"),
            ),
        ]
        .map(|(stem, ending, media, text)| Asset {
            file: format!(
                "{stem}.{}.{ending}",
                &Hash::of("asset", text).to_hex()[..12]
            ),
            media,
            text,
        })
    })
}

/// Where the assets are.
pub(crate) fn addresses() -> &'static Addresses {
    static ADDRESSES: OnceLock<Addresses> = OnceLock::new();
    ADDRESSES.get_or_init(|| {
        let [style, script, icon] = assets()
            .each_ref()
            .map(|asset| format!("{FOLDER}{}", asset.file));
        Addresses {
            style,
            script,
            icon,
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
    Ok((headers, asset.text).into_response())
}
