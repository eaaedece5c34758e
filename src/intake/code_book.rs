//! Code books of programs for qualitative analysis, as REFI-QDA (`.qdc`) writes them.
//!
//! Owns what of such a file is a code of ours; the package writes the same form. All faults are told
//! at once. Nothing is renamed: a code is known by its id, and by its name within a survey.

use std::collections::BTreeMap;

use roxmltree::{Document, Node};

use crate::store::{CodeId, CodeText};

/// The most letters of a name, and of anything else that a code says.
const LONGEST: (usize, usize) = (120, 4_000);

/// Reads the codes of a code book, those that hold others before these.
///
/// # Errors
/// Everything in it that cannot be a code, each with its line.
pub fn read_code_book(source: &str) -> Result<Vec<(CodeId, CodeText)>, Vec<String>> {
    let document =
        Document::parse(source).map_err(|error| vec![format!("the file is no XML: {error}")])?;
    let root = document.root_element();
    if root.tag_name().name() != "CodeBook" {
        let found = root.tag_name().name();
        return Err(vec![format!(
            "the file is a `{found}`, and no code book of REFI-QDA (`CodeBook`)"
        )]);
    }
    let mut reading = Reading::default();
    for codes in elements(root, "Codes") {
        for code in elements(codes, "Code") {
            let theme = reading.code(code, None);
            // Two levels are all that a code book has here: what is deeper stands on the second.
            let inner = code.descendants().skip(1);
            for inner in inner.filter(|node| node.tag_name().name() == "Code") {
                reading.code(inner, theme);
            }
        }
    }
    if reading.codes.is_empty() && reading.faults.is_empty() {
        reading
            .faults
            .push("there is no code in the file".to_owned());
    }
    if reading.faults.is_empty() {
        Ok(reading.codes)
    } else {
        Err(reading.faults)
    }
}

fn elements<'a>(node: Node<'a, 'a>, name: &'static str) -> impl Iterator<Item = Node<'a, 'a>> {
    let children = node.children();
    children.filter(move |child| child.is_element() && child.tag_name().name() == name)
}

#[derive(Default)]
struct Reading {
    codes: Vec<(CodeId, CodeText)>,
    /// The lines of names that are there already.
    names: BTreeMap<String, u32>,
    faults: Vec<String>,
}

impl Reading {
    /// Reads one code; its id, if it has one.
    fn code(&mut self, node: Node<'_, '_>, theme: Option<CodeId>) -> Option<CodeId> {
        let line = node.document().text_pos_at(node.range().start).row;
        let name = node.attribute("name").unwrap_or_default().trim();
        let guid = node.attribute("guid").unwrap_or_default();
        let mut fault = |told: String| self.faults.push(format!("line {line}: {told}"));
        if name.is_empty() {
            fault("the code has no name".to_owned());
        } else if name.chars().count() > LONGEST.0 {
            fault(format!(
                "the name `{name}` is longer than {} letters",
                LONGEST.0
            ));
        }
        if let Some(other) = self
            .names
            .insert(name.to_owned(), line)
            .filter(|_| !name.is_empty())
        {
            fault(format!(
                "`{name}` is the name of the code in line {other} too"
            ));
        }
        let id = CodeId::parse(guid.trim_matches(['{', '}']));
        if id.is_none() {
            fault(format!("`{guid}` of `{name}` is no id (`guid`)"));
        }
        if id.is_some() && self.codes.iter().any(|(known, _)| Some(*known) == id) {
            fault(format!("the id of `{name}` is that of another code"));
        }
        let mut text = describe(node);
        if [&text.definition, &text.includes, &text.excludes]
            .iter()
            .any(|text| text.chars().count() > LONGEST.1)
        {
            fault(format!("`{name}` says more than {} letters", LONGEST.1));
        }
        name.clone_into(&mut text.name);
        text.theme = theme;
        self.codes.extend(id.map(|id| (id, text)));
        id
    }
}

/// What the description of a code says.
fn describe(node: Node<'_, '_>) -> CodeText {
    let mut text = CodeText::default();
    let told = elements(node, "Description").find_map(|child| child.text());
    for part in told.unwrap_or_default().split("\n\n").map(str::trim) {
        let (kept, part) = if let Some(part) = part.strip_prefix("Include:") {
            (&mut text.includes, part)
        } else if let Some(part) = part.strip_prefix("Exclude:") {
            (&mut text.excludes, part)
        } else {
            (&mut text.definition, part)
        };
        let part = part.trim();
        if !kept.is_empty() && !part.is_empty() {
            kept.push_str("\n\n");
        }
        kept.push_str(part);
    }
    text
}
