//! `code-book.qdc`: the code book as REFI-QDA (<https://www.qdasoftware.org>), the format in which
//! programs for qualitative analysis exchange it.
//!
//! Owns how a code is told there: its name, and one description that says what it means and what it is
//! and is not to be given to. Codes that stand under a theme stand inside it.

use super::xml::Xml;
use crate::analysis::BookCode;

/// The name of the vocabulary.
const NAMESPACE: &str = "urn:QDA-XML:codebook:1.0";

/// The code book as a document.
pub fn describe_code_book(book: &[BookCode]) -> String {
    let mut xml = Xml::begin();
    xml.open("CodeBook", &[("xmlns", NAMESPACE), ("origin", "Maoni")]);
    xml.open("Codes", &[]);
    for (index, code) in book.iter().enumerate() {
        if code.theme.is_none() {
            let inner = book.iter().filter(|code| code.theme == Some(index));
            write(&mut xml, code, &inner.collect::<Vec<_>>());
        }
    }
    xml.finish()
}

fn write(xml: &mut Xml, code: &BookCode, inner: &[&BookCode]) {
    let attributes = [
        ("guid", code.guid.as_str()),
        ("name", code.name.as_str()),
        ("isCodable", "true"),
    ];
    let description = description(code);
    if description.is_empty() && inner.is_empty() {
        xml.empty("Code", &attributes);
        return;
    }
    xml.open("Code", &attributes);
    if !description.is_empty() {
        xml.leaf("Description", &[], &description);
    }
    for code in inner {
        write(xml, code, &[]);
    }
    xml.close();
}

/// What a code says beside its name, in paragraphs.
fn description(code: &BookCode) -> String {
    let marked = |mark: &str, text: &str| {
        let is_some = !text.is_empty();
        is_some.then(|| format!("{mark}: {text}"))
    };
    let definition = Some(code.definition.clone()).filter(|text| !text.is_empty());
    let parts = [
        definition,
        marked("Include", &code.includes),
        marked("Exclude", &code.excludes),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join("\n\n")
}
