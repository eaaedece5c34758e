//! Just enough of HTML to use a page as a browser without scripts does: its tags, their attributes,
//! and what its form would send.

use std::collections::BTreeMap;

/// A start tag.
#[derive(Debug, Clone)]
pub(crate) struct Tag {
    pub(crate) name: String,
    attributes: BTreeMap<String, String>,
    /// The text up to the next tag.
    pub(crate) text: String,
}

impl Tag {
    /// The value of an attribute; empty for one without a value.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.get(name).map(String::as_str)
    }

    /// Whether the attribute has this value.
    pub(crate) fn is(&self, name: &str, value: &str) -> bool {
        self.get(name) == Some(value)
    }
}

/// Every start tag of a page, in order.
pub(crate) fn tags(html: &str) -> Vec<Tag> {
    let mut found = Vec::new();
    for part in html.split('<').skip(1) {
        if !part.starts_with(|c: char| c.is_ascii_alphabetic()) {
            continue;
        }
        let (tag, text) = part.split_once('>').expect("a tag that ends");
        let (name, mut rest) = tag.split_once(char::is_whitespace).unwrap_or((tag, ""));
        let mut attributes = BTreeMap::new();
        loop {
            rest = rest.trim_start();
            if rest.is_empty() {
                break;
            }
            let end = rest
                .find(|c: char| c == '=' || c.is_whitespace())
                .unwrap_or(rest.len());
            let (attribute, after) = rest.split_at(end);
            let (value, after) = match after.strip_prefix("=\"") {
                Some(after) => after.split_once('"').expect("a quoted value"),
                None => ("", after),
            };
            let twice = attributes.insert(attribute.to_owned(), unescape(value));
            assert!(twice.is_none(), "`{attribute}` twice in <{tag}>");
            rest = after;
        }
        found.push(Tag {
            name: name.to_owned(),
            attributes,
            text: unescape(text),
        });
    }
    found
}

/// What a browser would send with the form called `id`: its fields in order, buttons left out.
pub(crate) fn fields(html: &str, id: &str) -> Vec<(String, String)> {
    let start = html
        .find(&format!("<form id=\"{id}\""))
        .expect("the form is on the page");
    let end = html[start..].find("</form>").expect("the form ends") + start;
    let mut sent = Vec::new();
    let mut list: Option<String> = None;
    for tag in tags(&html[start..end]) {
        let name = tag.get("name").unwrap_or_default().to_owned();
        let value = tag.get("value").unwrap_or_default().to_owned();
        match tag.name.as_str() {
            "input" => {
                let kind = tag.get("type").expect("an input names its type");
                if !matches!(kind, "radio" | "checkbox") || tag.get("checked").is_some() {
                    sent.push((name, value));
                }
            }
            // A line break right after the tag does not belong to the text.
            "textarea" => sent.push((
                name,
                tag.text.strip_prefix('\n').unwrap_or(&tag.text).to_owned(),
            )),
            "select" => {
                sent.push((name.clone(), String::new()));
                list = Some(name);
            }
            "option" if tag.get("selected").is_some() => {
                let name = list.as_ref().expect("an option stands in a list");
                let entry = sent.iter_mut().rfind(|(other, _)| other == name);
                entry.expect("the list was seen").1 = value;
            }
            _ => {}
        }
    }
    sent
}

fn unescape(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out += before;
        let (entity, after) = after.split_once(';').expect("an entity ends");
        out.push(match entity {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            number => number
                .strip_prefix('#')
                .and_then(|code| code.parse().ok())
                .and_then(char::from_u32)
                .expect("a numeric entity"),
        });
        rest = after;
    }
    out + rest
}
