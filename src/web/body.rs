//! The body of a form, read strictly.
//!
//! Owns the limits on what a form may send, and refuses bytes that are no UTF-8 instead of
//! replacing them: an answer is stored exactly as typed or not at all.

use axum::body::{Body, to_bytes};
use axum::extract::{FromRequest, Request};
use axum::http::header;

use super::fault::Fault;
use super::multipart::{self, Files};
use crate::answer::form::Fields;

/// The most bytes of a form.
pub(crate) const MAX_BYTES: usize = 256 * 1024;
/// The most fields of a form.
pub(crate) const MAX_FIELDS: usize = 1_000;

/// The fields of a form.
pub(crate) struct Form(pub Fields);

impl<S: Sync> FromRequest<S> for Form {
    type Rejection = Fault;

    async fn from_request(request: Request, _: &S) -> Result<Self, Fault> {
        read(request, MAX_BYTES).await.map(Self)
    }
}

/// The fields of the form that `request` carries, of at most `most` bytes.
pub(crate) async fn read(request: Request, most: usize) -> Result<Fields, Fault> {
    let (fields, files) = read_with_files(request, most).await?;
    if !files.is_empty() {
        return Err(Fault::Malformed);
    }
    Ok(fields)
}

/// The fields and the files of the form that `request` carries, of at most `most` bytes.
pub(crate) async fn read_with_files(
    request: Request,
    most: usize,
) -> Result<(Fields, Files), Fault> {
    let media = request.headers().get(header::CONTENT_TYPE);
    let media = media.and_then(|value| value.to_str().ok());
    let media = media.unwrap_or_default().to_owned();
    let body: Body = request.into_body();
    let bytes = to_bytes(body, most).await.map_err(|_| Fault::TooLarge)?;
    if bytes.is_empty() {
        return Ok((Fields::new(), Files::new()));
    }
    if let Some(boundary) = multipart::boundary(&media) {
        return multipart::parse(&bytes, boundary);
    }
    if !media.starts_with("application/x-www-form-urlencoded") {
        return Err(Fault::Malformed);
    }
    Ok((parse(&bytes)?, Files::new()))
}

/// The fields of an `application/x-www-form-urlencoded` body.
pub(crate) fn parse(bytes: &[u8]) -> Result<Fields, Fault> {
    let mut fields = Fields::new();
    for (index, pair) in bytes
        .split(|b| *b == b'&')
        .filter(|pair| !pair.is_empty())
        .enumerate()
    {
        if index >= MAX_FIELDS {
            return Err(Fault::TooLarge);
        }
        let cut = pair.iter().position(|b| *b == b'=').unwrap_or(pair.len());
        let name = decode(&pair[..cut])?;
        let value = decode(pair.get(cut + 1..).unwrap_or_default())?;
        fields.entry(name).or_default().push(value);
    }
    Ok(fields)
}

/// `text` as it stands in the query of an address.
pub(crate) fn encode(text: &str) -> String {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"-_.~".contains(&b);
    let written = text.bytes().map(|b| match b {
        b if plain(b) => char::from(b).to_string(),
        b => format!("%{b:02X}"),
    });
    written.collect()
}

/// Text from its percent-encoding, which no crate in use decodes without replacing faults. NUL is
/// refused because PostgreSQL cannot store it.
fn decode(text: &[u8]) -> Result<String, Fault> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.iter();
    while let Some(&b) = rest.next() {
        bytes.push(match b {
            b'+' => b' ',
            b'%' => {
                let mut digit = || {
                    rest.next()
                        .and_then(|b| char::from(*b).to_digit(16))
                        .ok_or(Fault::Malformed)
                };
                (digit()? * 16 + digit()?) as u8
            }
            b => b,
        });
    }
    if bytes.contains(&0) {
        return Err(Fault::Malformed);
    }
    String::from_utf8(bytes).map_err(|_| Fault::Malformed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repeated_names_keep_their_values_in_order() {
        let fields = parse("a=1&b=%D9%86%D8%B9%D9%85+x&a=2&c".as_bytes()).expect("a form");
        assert_eq!(fields["a"], ["1", "2"]);
        assert_eq!(fields["b"], ["نعم x"]);
        assert_eq!(fields["c"], [""]);
    }

    #[test]
    fn what_is_encoded_is_read_back() {
        let text = "a&b=ج +%";
        let fields = parse(format!("q={}", encode(text)).as_bytes()).expect("a form");
        assert_eq!(fields["q"], [text]);
    }

    #[test]
    fn what_is_no_text_is_refused() {
        for bad in ["a=%ff", "a=%", "a=%4", "a=%zz", "a=%00", "%c3=1"] {
            assert!(parse(bad.as_bytes()).is_err(), "{bad}");
        }
        let many = "a=1&".repeat(MAX_FIELDS + 1);
        assert!(parse(many.as_bytes()).is_err());
    }
}
