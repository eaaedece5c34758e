//! A reader of markup that forgives nothing: what it accepts is well-formed XML.
//!
//! Knows elements, attributes, words and the five entities; that is all the paper may use.

use std::collections::BTreeMap;

/// An element with what is in it.
#[derive(Debug, Default)]
pub(super) struct Element {
    pub(super) name: String,
    pub(super) attributes: BTreeMap<String, String>,
    pub(super) children: Vec<Node>,
}

#[derive(Debug)]
pub(super) enum Node {
    Element(Element),
    Text(String),
}

impl Element {
    /// Reads one document and panics on the first fault.
    pub(super) fn read(source: &str) -> Self {
        let source = source.strip_prefix("<!DOCTYPE html>\n").unwrap_or(source);
        let mut open = vec![Self::default()];
        let mut rest = source;
        while !rest.is_empty() {
            let Some(tag) = rest.strip_prefix('<') else {
                let end = rest.find('<').unwrap_or(rest.len());
                let text = Node::Text(unescape(&rest[..end]));
                open.last_mut().expect("a root").children.push(text);
                rest = &rest[end..];
                continue;
            };
            let end = tag.find('>').expect("a tag ends");
            let (tag, after) = (&tag[..end], &tag[end + 1..]);
            rest = after;
            if let Some(name) = tag.strip_prefix('/') {
                let closed = open.pop().expect("an element is open");
                assert_eq!(closed.name, name, "elements close in order");
                let parent = open.last_mut().expect("not the root");
                parent.children.push(Node::Element(closed));
            } else if let Some(tag) = tag.strip_suffix('/') {
                let element = Node::Element(Self::start(tag));
                open.last_mut().expect("a root").children.push(element);
            } else {
                open.push(Self::start(tag));
            }
        }
        assert_eq!(open.len(), 1, "every element is closed");
        let root = open.remove(0);
        let mut elements = root.children.into_iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(text) => {
                assert!(text.trim().is_empty(), "words outside: {text}");
                None
            }
        });
        let element = elements.next().expect("one element");
        assert!(elements.next().is_none(), "one element only");
        element
    }

    fn start(tag: &str) -> Self {
        let (name, mut rest) = tag.split_at(tag.find(' ').unwrap_or(tag.len()));
        let is_name = |c: char| c.is_ascii_alphanumeric() || c == '-';
        assert!(!name.is_empty() && name.chars().all(is_name), "{tag}");
        let mut attributes = BTreeMap::new();
        while !rest.is_empty() {
            let attribute = rest.strip_prefix(' ').expect("a space before an attribute");
            let (name, value) = attribute.split_once("=\"").expect("a value in quotes");
            assert!(name.chars().all(is_name), "{tag}");
            let (value, after) = value.split_once('"').expect("quotes close");
            assert!(!value.contains('<'), "{tag}");
            let earlier = attributes.insert(name.to_owned(), unescape(value));
            assert!(earlier.is_none(), "{name} stands twice in {tag}");
            rest = after;
        }
        Self {
            name: name.to_owned(),
            attributes,
            children: Vec::new(),
        }
    }

    /// This element and all in it, in document order.
    pub(super) fn all(&self) -> Vec<&Self> {
        let mut all = vec![self];
        for child in &self.children {
            if let Node::Element(element) = child {
                all.extend(element.all());
            }
        }
        all
    }

    /// The elements of a name, in document order.
    pub(super) fn named(&self, name: &str) -> Vec<&Self> {
        let all = self.all().into_iter();
        all.filter(|element| element.name == name).collect()
    }

    /// The value of an attribute, empty if there is none.
    pub(super) fn get(&self, attribute: &str) -> &str {
        self.attributes.get(attribute).map_or("", String::as_str)
    }

    /// All words in it.
    pub(super) fn text(&self) -> String {
        let children = self.children.iter().map(|child| match child {
            Node::Element(element) => element.text(),
            Node::Text(text) => text.clone(),
        });
        children.collect()
    }
}

fn unescape(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, entity)) = rest.split_once('&') {
        plain.push_str(before);
        let (name, after) = entity.split_once(';').expect("an entity ends");
        plain.push(match name {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "apos" => '\'',
            other => panic!("no entity {other}"),
        });
        rest = after;
    }
    plain + rest
}
