//! The cookies of respondents: the key of the response being written, the invitation that it came
//! with until it is sent, and the language last chosen.
//!
//! Owns their names, scope and life. Key and invitation are secrets of one browser and one survey;
//! nothing else is remembered of anybody.

use axum::http::header::{self, HeaderMap, HeaderValue};
use axum_extra::extract::CookieJar;

use super::base_url::BaseUrl;
use crate::id::{Invitation, Key, SurveyId};
use crate::survey::Language;

const LANGUAGE: &str = "maoni_language";
/// Two weeks: long enough to come back after the event, short enough on a shared device.
const DRAFT_SECONDS: u32 = 14 * 24 * 60 * 60;
/// One year.
const LANGUAGE_SECONDS: u32 = 365 * 24 * 60 * 60;

/// Over https the prefix makes browsers refuse the cookie from anywhere else than https.
fn draft_name(base: &BaseUrl) -> &'static str {
    if base.is_secure() {
        "__Secure-maoni_draft"
    } else {
        "maoni_draft"
    }
}

fn invitation_name(base: &BaseUrl) -> &'static str {
    if base.is_secure() {
        "__Secure-maoni_invitation"
    } else {
        "maoni_invitation"
    }
}

/// The invitation that the browser holds.
pub(crate) fn invitation(headers: &HeaderMap, base: &BaseUrl) -> Option<Invitation> {
    Invitation::parse(
        CookieJar::from_headers(headers)
            .get(invitation_name(base))?
            .value(),
    )
}

/// Hands `invitation` to the browser, for the pages of `survey` only.
pub(crate) fn set_invitation(
    headers: &mut HeaderMap,
    base: &BaseUrl,
    survey: &SurveyId,
    invitation: &Invitation,
) {
    let value = invitation.to_string();
    put(
        headers,
        base,
        invitation_name(base),
        survey,
        &value,
        DRAFT_SECONDS,
    );
}

/// Takes the invitation away.
pub(crate) fn forget_invitation(headers: &mut HeaderMap, base: &BaseUrl, survey: &SurveyId) {
    put(headers, base, invitation_name(base), survey, "", 0);
}

/// The key that the browser holds.
pub(crate) fn key(headers: &HeaderMap, base: &BaseUrl) -> Option<Key> {
    Key::parse(
        CookieJar::from_headers(headers)
            .get(draft_name(base))?
            .value(),
    )
}

/// The language that the browser was last shown.
pub(crate) fn language(headers: &HeaderMap) -> Option<Language> {
    Language::parse(CookieJar::from_headers(headers).get(LANGUAGE)?.value())
}

/// Hands `key` to the browser, for the pages of `survey` only.
pub(crate) fn set_key(headers: &mut HeaderMap, base: &BaseUrl, survey: &SurveyId, key: &Key) {
    put(
        headers,
        base,
        draft_name(base),
        survey,
        key.as_str(),
        DRAFT_SECONDS,
    );
}

/// Takes the key away.
pub(crate) fn forget_key(headers: &mut HeaderMap, base: &BaseUrl, survey: &SurveyId) {
    put(headers, base, draft_name(base), survey, "", 0);
}

fn put(
    headers: &mut HeaderMap,
    base: &BaseUrl,
    name: &str,
    survey: &SurveyId,
    value: &str,
    life: u32,
) {
    let secure = if base.is_secure() { "; Secure" } else { "" };
    let cookie =
        format!("{name}={value}; Path=/s/{survey}; Max-Age={life}; HttpOnly; SameSite=Lax{secure}");
    append(headers, &cookie);
}

/// Remembers the language.
pub(crate) fn set_language(headers: &mut HeaderMap, base: &BaseUrl, language: Language) {
    let secure = if base.is_secure() { "; Secure" } else { "" };
    let life = LANGUAGE_SECONDS;
    let cookie =
        format!("{LANGUAGE}={language}; Path=/; Max-Age={life}; HttpOnly; SameSite=Lax{secure}");
    append(headers, &cookie);
}

fn append(headers: &mut HeaderMap, cookie: &str) {
    // Names of surveys, keys and tags are ASCII without separators, so this cannot fail; if a
    // definition slipped through, a missing cookie is better than a broken header.
    if let Ok(value) = HeaderValue::from_str(cookie) {
        headers.append(header::SET_COOKIE, value);
    }
}

/// The best of `offered` for somebody whose browser sends `headers`: the language last chosen,
/// else the one their browser asks for first, else the first offered.
pub(crate) fn preferred(headers: &HeaderMap, offered: &[Language]) -> Language {
    if let Some(chosen) = language(headers).filter(|chosen| offered.contains(chosen)) {
        return chosen;
    }
    let accepted = headers
        .get(header::ACCEPT_LANGUAGE)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let mut wanted: Vec<(f32, Language)> = accepted
        .split(',')
        .filter_map(|entry| {
            let (range, quality) = entry.split_once(";q=").unwrap_or((entry, "1"));
            let primary = range.trim().split('-').next()?.to_ascii_lowercase();
            let language = Language::parse(&primary).filter(|found| offered.contains(found))?;
            Some((quality.trim().parse().unwrap_or(0.0), language))
        })
        .filter(|(quality, _)| *quality > 0.0)
        .collect();
    // A stable sort keeps the browser's order among equals.
    wanted.sort_by(|(a, _), (b, _)| b.total_cmp(a));
    wanted
        .first()
        .map(|(_, language)| *language)
        .or_else(|| offered.first().copied())
        .unwrap_or(Language::En)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asking(accept: &'static str) -> HeaderMap {
        HeaderMap::from_iter([(header::ACCEPT_LANGUAGE, HeaderValue::from_static(accept))])
    }

    #[test]
    fn the_language_asked_for_first_wins() {
        let all = Language::ALL;
        assert_eq!(
            preferred(&asking("de, ar-MA;q=0.9, en;q=0.8"), &all),
            Language::Ar
        );
        assert_eq!(preferred(&asking("en;q=0.5,fr"), &all), Language::Fr);
        assert_eq!(preferred(&asking("fr;q=0, sw"), &all), Language::En);
        assert_eq!(
            preferred(&asking("ar"), &[Language::Fr, Language::En]),
            Language::Fr
        );
    }

    #[test]
    fn a_language_chosen_before_wins_over_the_browser() {
        let mut headers = asking("en");
        headers.insert(
            header::COOKIE,
            HeaderValue::from_static("maoni_language=ar"),
        );
        assert_eq!(preferred(&headers, &Language::ALL), Language::Ar);
    }
}
