//! The body of a form that carries files (RFC 7578), read strictly.
//!
//! Owns taking such a body apart. It is held whole, within the limits of [`body`](super::body), so
//! nothing of a file is written anywhere.

use std::collections::BTreeMap;

use super::body::MAX_FIELDS;
use super::fault::Fault;
use crate::answer::form::Fields;

/// The bytes of each file, by the name of its control.
pub(crate) type Files = BTreeMap<String, Vec<u8>>;

/// What stands between the parts, from the type of the body.
pub(crate) fn boundary(media: &str) -> Option<&str> {
    let settings = media.strip_prefix("multipart/form-data")?;
    let boundary = settings.split(';').find_map(|setting| {
        let (name, value) = setting.trim().split_once('=')?;
        name.eq_ignore_ascii_case("boundary").then_some(value)
    })?;
    let boundary = boundary.trim_matches('"');
    (1..=70).contains(&boundary.len()).then_some(boundary)
}

/// The fields and files of the body `bytes`, whose parts stand between `boundary`. A file that
/// nobody chose is not there.
pub(crate) fn parse(bytes: &[u8], boundary: &str) -> Result<(Fields, Files), Fault> {
    let (mut fields, mut files) = (Fields::new(), Files::new());
    let first = format!("--{boundary}");
    let between = format!("\r\n--{boundary}");
    let mut rest = bytes
        .strip_prefix(first.as_bytes())
        .ok_or(Fault::Malformed)?;
    for index in 0.. {
        if rest.starts_with(b"--") {
            return Ok((fields, files));
        }
        if index >= MAX_FIELDS {
            break;
        }
        let part = rest.strip_prefix(b"\r\n").ok_or(Fault::Malformed)?;
        let (head, part) = cut(part, b"\r\n\r\n").ok_or(Fault::Malformed)?;
        let (content, after) = cut(part, between.as_bytes()).ok_or(Fault::Malformed)?;
        rest = after;
        let head = std::str::from_utf8(head).map_err(|_| Fault::Malformed)?;
        let name = setting(head, "name").ok_or(Fault::Malformed)?;
        match setting(head, "filename") {
            Some("") => {}
            Some(_) => {
                files.insert(name.to_owned(), content.to_vec());
            }
            None => fields
                .entry(name.to_owned())
                .or_default()
                .push(text(content)?),
        }
    }
    Err(Fault::TooLarge)
}

fn text(content: &[u8]) -> Result<String, Fault> {
    if content.contains(&0) {
        return Err(Fault::Malformed);
    }
    String::from_utf8(content.to_vec()).map_err(|_| Fault::Malformed)
}

/// What stands in `bytes` before and after the first `mark`.
fn cut<'b>(bytes: &'b [u8], mark: &[u8]) -> Option<(&'b [u8], &'b [u8])> {
    let at = bytes.windows(mark.len()).position(|found| found == mark)?;
    Some((&bytes[..at], &bytes[at + mark.len()..]))
}

/// The value of `name` in the line of `head` that says what the part is.
fn setting<'h>(head: &'h str, name: &str) -> Option<&'h str> {
    const LINE: &str = "content-disposition:";
    let line = head.split("\r\n").find(|line| {
        let start = line.get(..LINE.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(LINE))
    })?;
    let (_, value) = line.split_once(&format!("; {name}=\""))?;
    value.split_once('"').map(|(value, _)| value)
}

#[cfg(test)]
mod tests {
    use super::*;

    const BODY: &[u8] = b"--x-1\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n2\r\n\
        --x-1\r\ncontent-disposition: form-data; name=\"file\"; filename=\"b.xlsx\"\r\n\
        Content-Type: application/octet-stream\r\n\r\nPK\0\xff\r\n--x\r\n\
        --x-1\r\nContent-Disposition: form-data; name=\"none\"; filename=\"\"\r\n\r\n\r\n--x-1--\r\n";

    #[test]
    fn fields_are_text_and_files_are_bytes() {
        let media = "multipart/form-data; boundary=x-1";
        let (fields, files) = parse(BODY, boundary(media).expect("a boundary")).expect("a form");
        assert_eq!(fields["a"], ["1\r\n2"]);
        assert_eq!(fields.len(), 1);
        assert_eq!(files["file"], b"PK\0\xff\r\n--x");
        assert_eq!(files.len(), 1, "what nobody chose is not there");
    }

    #[test]
    fn what_is_cut_off_or_no_text_is_refused() {
        assert!(parse(BODY, "x").is_err());
        for end in 1..BODY.len() - 4 {
            assert!(parse(&BODY[..end], "x-1").is_err(), "{end}");
        }
        let bad = BODY.iter().map(|b| if *b == b'1' { 0xff } else { *b });
        let bad: Vec<u8> = bad.collect();
        assert!(parse(&bad, "x-1").is_err());
        assert_eq!(boundary("application/json; boundary=x"), None);
        assert_eq!(boundary("multipart/form-data"), None);
    }
}
