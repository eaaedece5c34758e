//! Links and the outline.
//!
//! Must not know what the words that lead somewhere say.

use std::collections::BTreeMap;

use lopdf::{Document, Object, ObjectId, dictionary};

use super::canvas::{Area, Drawn};
use super::integer;
use crate::report::document::Link;
use crate::report::page::{Bookmark, NodeId, PAGE_HEIGHT, Paper, Place};

/// White space left above a place that a link leads to.
const ABOVE: f64 = 24.0;

/// A link in the file.
#[derive(Debug, Clone, Copy)]
pub(super) struct Annotation {
    pub(super) object: ObjectId,
    pub(super) page: usize,
    pub(super) node: NodeId,
    /// How many marked sequences stand before it on its page.
    pub(super) after: usize,
}

fn destination(place: Place, pages: &[ObjectId]) -> Option<Object> {
    let page = *pages.get(place.page)?;
    let y = (PAGE_HEIGHT - place.y + ABOVE).min(PAGE_HEIGHT).round();
    Some(
        vec![
            page.into(),
            "XYZ".into(),
            0.into(),
            (y as i64).into(),
            Object::Null,
        ]
        .into(),
    )
}

/// Adds a link annotation for each area that leads somewhere.
pub(super) fn add_links(
    file: &mut Document,
    paper: &Paper,
    drawn: &Drawn,
    pages: &[ObjectId],
) -> Vec<Annotation> {
    let mut annotations = Vec::new();
    let mut by_page: BTreeMap<usize, Vec<Object>> = BTreeMap::new();
    for area in &drawn.links {
        let Some(object) = add_link(file, paper, area, pages) else {
            continue;
        };
        let Area {
            page, node, after, ..
        } = *area;
        annotations.push(Annotation {
            object,
            page,
            node,
            after,
        });
        by_page.entry(page).or_default().push(object.into());
    }
    for (page, objects) in by_page {
        if let Ok(page) = file.get_dictionary_mut(pages[page]) {
            page.set("Annots", objects);
        }
    }
    annotations
}

fn add_link(
    file: &mut Document,
    paper: &Paper,
    area: &Area,
    pages: &[ObjectId],
) -> Option<ObjectId> {
    let edges: Vec<Object> = area
        .edges
        .iter()
        .map(|edge| ((*edge * 100.0).round() as f32 / 100.0).into())
        .collect();
    let mut link = dictionary! {
        "Type" => "Annot",
        "Subtype" => "Link",
        "Rect" => edges,
        "F" => 4,
        "Border" => vec![0.into(), 0.into(), 0.into()],
        "Contents" => lopdf::text_string(&area.words),
    };
    match &area.target {
        Link::Anchor(name) => {
            link.set("Dest", destination(*paper.anchors.get(name)?, pages)?);
        }
        Link::Address(address) => {
            let uri = Object::string_literal(address.as_str());
            link.set("A", dictionary! { "S" => "URI", "URI" => uri });
        }
    }
    Some(file.add_object(link))
}

/// One line of the outline while it is tied to its neighbours.
struct Entry<'a> {
    object: ObjectId,
    bookmark: &'a Bookmark,
    parent: Option<usize>,
    children: Vec<usize>,
}

/// Adds the outline; none if there are no bookmarks.
pub(super) fn add_outline(
    file: &mut Document,
    paper: &Paper,
    elements: &[Option<ObjectId>],
    pages: &[ObjectId],
) -> Option<ObjectId> {
    let mut entries: Vec<Entry<'_>> = Vec::new();
    let mut top = Vec::new();
    // The chain of bookmarks that the next one may belong to.
    let mut open: Vec<usize> = Vec::new();
    for bookmark in &paper.outline {
        open.retain(|index| entries[*index].bookmark.depth < bookmark.depth);
        let (index, parent) = (entries.len(), open.last().copied());
        match parent {
            Some(parent) => entries[parent].children.push(index),
            None => top.push(index),
        }
        let object = file.new_object_id();
        entries.push(Entry {
            object,
            bookmark,
            parent,
            children: Vec::new(),
        });
        open.push(index);
    }
    let (first, last) = (*top.first()?, *top.last()?);
    let root = file.add_object(dictionary! {
        "Type" => "Outlines",
        "First" => entries[first].object,
        "Last" => entries[last].object,
        "Count" => integer(entries.len()),
    });
    for (index, entry) in entries.iter().enumerate() {
        let siblings = entry
            .parent
            .map_or(&top, |parent| &entries[parent].children);
        let at = siblings
            .iter()
            .position(|sibling| *sibling == index)
            .unwrap_or(0);
        let mut written = dictionary! {
            "Title" => lopdf::text_string(&entry.bookmark.title),
            "Parent" => entry.parent.map_or(root, |parent| entries[parent].object),
        };
        if let Some(place) = destination(entry.bookmark.place, pages) {
            written.set("Dest", place);
        }
        if let Some(element) = elements.get(entry.bookmark.node.0).copied().flatten() {
            written.set("SE", element);
        }
        if let Some(next) = siblings.get(at + 1) {
            written.set("Next", entries[*next].object);
        }
        if at > 0 {
            written.set("Prev", entries[siblings[at - 1]].object);
        }
        if let (Some(first), Some(last)) = (entry.children.first(), entry.children.last()) {
            written.set("First", entries[*first].object);
            written.set("Last", entries[*last].object);
            written.set("Count", integer(descendants(&entries, index)));
        }
        file.set_object(entry.object, written);
    }
    Some(root)
}

fn descendants(entries: &[Entry<'_>], index: usize) -> usize {
    entries[index]
        .children
        .iter()
        .map(|child| 1 + descendants(entries, *child))
        .sum()
}
