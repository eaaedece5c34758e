//! The structure tree of the file (ISO 32000-1, 14.7): what a screen reader follows.
//!
//! Must not know how pages look.

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

use super::canvas::Drawn;
use super::integer;
use super::navigation::Annotation;
use crate::report::page::{Node, NodeId, PAGE_HEIGHT, Paper, Role};

/// The tree in the file.
pub(super) struct Tree {
    /// Its root object.
    pub(super) root: ObjectId,
    /// The element of each node; none for nodes without content.
    pub(super) elements: Vec<Option<ObjectId>>,
}

/// Something that belongs to a node.
#[derive(Debug, Clone, Copy)]
enum Kid {
    Sequence { page: usize, number: usize },
    Annotation(usize),
    Node(NodeId),
}

/// Where something stands: page, sequences before it, and which comes first at one place.
type Order = (usize, usize, u8);

struct Builder<'a> {
    paper: &'a Paper,
    drawn: &'a Drawn,
    annotations: &'a [Annotation],
    pages: &'a [ObjectId],
    /// What each node holds by itself.
    own: Vec<Vec<(Order, Kid)>>,
    /// Where the first content of each node and all below it stands; none if there is none.
    first: Vec<Option<Order>>,
    elements: Vec<Option<ObjectId>>,
}

/// Adds the structure tree and ties pages and annotations to it.
pub(super) fn add_tree(
    file: &mut Document,
    paper: &Paper,
    drawn: &Drawn,
    annotations: &[Annotation],
    pages: &[ObjectId],
) -> Tree {
    let count = paper.nodes.len();
    let mut builder = Builder {
        paper,
        drawn,
        annotations,
        pages,
        own: vec![Vec::new(); count],
        first: vec![None; count],
        elements: vec![None; count],
    };
    builder.gather();
    for (index, node) in paper.nodes.iter().enumerate() {
        if builder.is_alive(NodeId(index), node) {
            builder.elements[index] = Some(file.new_object_id());
        }
    }
    let root = file.new_object_id();
    for index in 0..count {
        builder.write(file, NodeId(index), root);
    }
    let parents = builder.write_parents(file);
    let next = integer(pages.len() + annotations.len());
    let mut kids = Vec::new();
    kids.extend(
        builder
            .elements
            .first()
            .copied()
            .flatten()
            .map(Object::Reference),
    );
    let tree = dictionary! {
        "Type" => "StructTreeRoot",
        "K" => kids,
        "ParentTree" => parents,
        "ParentTreeNextKey" => next,
    };
    file.set_object(root, tree);
    Tree {
        root,
        elements: builder.elements,
    }
}

impl Builder<'_> {
    /// Collects the content of each node and where it begins.
    fn gather(&mut self) {
        for (page, nodes) in self.drawn.sequences.iter().enumerate() {
            for (number, node) in nodes.iter().enumerate() {
                self.own[node.0].push(((page, number, 0), Kid::Sequence { page, number }));
            }
        }
        for (index, annotation) in self.annotations.iter().enumerate() {
            let order = (annotation.page, annotation.after, 1);
            self.own[annotation.node.0].push((order, Kid::Annotation(index)));
        }
        // Children come after their parents, so one pass from the end sees them all.
        for index in (0..self.paper.nodes.len()).rev() {
            let own = self.own[index].iter().map(|(order, _)| *order);
            let below = self.paper.nodes[index].children.iter();
            let below = below.filter_map(|child| self.first[child.0]);
            self.first[index] = own.chain(below).min();
        }
    }

    /// Cells count even when empty, because each row must have as many.
    fn is_alive(&self, id: NodeId, node: &Node) -> bool {
        let cell = matches!(
            node.role,
            Role::TableData | Role::ColumnHeader | Role::RowHeader(_)
        );
        let row = node.role == Role::TableRow && !node.children.is_empty();
        cell || row || node.role == Role::Document || self.first[id.0].is_some()
    }

    /// What a node holds, in reading order: in order of place where it has content of its own,
    /// else in the order in which its children were made.
    fn kids(&self, id: NodeId) -> Vec<Kid> {
        let children = self.paper.nodes[id.0].children.iter().copied();
        let living = children.filter(|child| self.elements[child.0].is_some());
        if self.own[id.0].is_empty() {
            return living.map(Kid::Node).collect();
        }
        let last = (usize::MAX, 0, 0);
        let place = |child: NodeId| (self.first[child.0].unwrap_or(last), Kid::Node(child));
        let mut kids: Vec<(Order, Kid)> = living.map(place).collect();
        kids.extend(&self.own[id.0]);
        kids.sort_by_key(|(order, _)| *order);
        kids.into_iter().map(|(_, kid)| kid).collect()
    }

    fn write(&self, file: &mut Document, id: NodeId, root: ObjectId) {
        let Some(element) = self.elements[id.0] else {
            return;
        };
        let node = &self.paper.nodes[id.0];
        let parent = node
            .parent
            .and_then(|parent| self.elements[parent.0])
            .unwrap_or(root);
        let mut written = dictionary! {
            "Type" => "StructElem",
            "S" => Object::Name(role_name(node.role).into_bytes()),
            "P" => parent,
        };
        let home = self.own[id.0].iter().map(|(order, _)| order.0).min();
        if let Some(page) = home.and_then(|page| self.pages.get(page)) {
            written.set("Pg", *page);
        }
        let kids = self.kids(id);
        let kids: Vec<Object> = kids
            .into_iter()
            .filter_map(|kid| self.kid(kid, home))
            .collect();
        if !kids.is_empty() {
            written.set("K", kids);
        }
        if let Some(language) = &node.language {
            written.set("Lang", Object::string_literal(language.as_str()));
        }
        if let Some(alt) = node.alt.as_ref().filter(|_| node.role == Role::Figure) {
            written.set("Alt", lopdf::text_string(alt));
        }
        if let Some(attributes) = attributes(node) {
            written.set("A", attributes);
        }
        file.set_object(element, written);
    }

    fn kid(&self, kid: Kid, home: Option<usize>) -> Option<Object> {
        match kid {
            Kid::Sequence { page, number } if Some(page) == home => Some(integer(number).into()),
            Kid::Sequence { page, number } => Some(
                dictionary! {
                    "Type" => "MCR",
                    "Pg" => *self.pages.get(page)?,
                    "MCID" => integer(number),
                }
                .into(),
            ),
            Kid::Annotation(index) => {
                let annotation = self.annotations.get(index)?;
                let page = *self.pages.get(annotation.page)?;
                let object = annotation.object;
                Some(dictionary! { "Type" => "OBJR", "Pg" => page, "Obj" => object }.into())
            }
            Kid::Node(child) => self.elements[child.0].map(Object::Reference),
        }
    }

    /// The way back from content to elements (ISO 32000-1, 14.7.4.4).
    fn write_parents(&self, file: &mut Document) -> ObjectId {
        let element = |node: &NodeId| self.elements[node.0].map_or(Object::Null, Object::Reference);
        let mut numbers: Vec<Object> = Vec::new();
        for (index, nodes) in self.drawn.sequences.iter().enumerate() {
            numbers.push(integer(index).into());
            numbers.push(nodes.iter().map(element).collect::<Vec<_>>().into());
            if let Ok(page) = file.get_dictionary_mut(self.pages[index]) {
                page.set("StructParents", integer(index));
                page.set("Tabs", "S");
            }
        }
        for (index, annotation) in self.annotations.iter().enumerate() {
            let key = integer(self.pages.len() + index);
            numbers.push(key.into());
            numbers.push(element(&annotation.node));
            if let Ok(written) = file.get_dictionary_mut(annotation.object) {
                written.set("StructParent", key);
            }
        }
        file.add_object(dictionary! { "Nums" => numbers })
    }
}

fn role_name(role: Role) -> String {
    let name = match role {
        Role::Document => "Document",
        Role::Section => "Sect",
        Role::Heading(rank) => return format!("H{rank}"),
        Role::Paragraph => "P",
        Role::BlockQuote => "BlockQuote",
        Role::List => "L",
        Role::ListItem => "LI",
        Role::Label => "Lbl",
        Role::ListBody => "LBody",
        Role::Figure => "Figure",
        Role::Table => "Table",
        Role::Caption => "Caption",
        Role::TableHead => "THead",
        Role::TableBody => "TBody",
        Role::TableRow => "TR",
        Role::ColumnHeader | Role::RowHeader(_) => "TH",
        Role::TableData => "TD",
        Role::Contents => "TOC",
        Role::ContentsItem => "TOCI",
        Role::Reference => "Reference",
        Role::Link => "Link",
        Role::Span => "Span",
    };
    name.to_owned()
}

fn attributes(node: &Node) -> Option<Dictionary> {
    match node.role {
        Role::ColumnHeader => Some(dictionary! { "O" => "Table", "Scope" => "Column" }),
        Role::RowHeader(1) => Some(dictionary! { "O" => "Table", "Scope" => "Row" }),
        Role::RowHeader(span) => Some(dictionary! {
            "O" => "Table",
            "Scope" => "Row",
            "ColSpan" => i64::from(span),
        }),
        Role::Table => node
            .alt
            .as_ref()
            .map(|words| dictionary! { "O" => "Table", "Summary" => lopdf::text_string(words) }),
        Role::Figure => node.bounds.map(|[left, top, right, bottom]| {
            let edges = [left, PAGE_HEIGHT - bottom, right, PAGE_HEIGHT - top];
            let edges: Vec<Object> = edges
                .iter()
                .map(|edge| ((*edge * 100.0).round() as f32 / 100.0).into())
                .collect();
            dictionary! { "O" => "Layout", "BBox" => edges, "Placement" => "Block" }
        }),
        _ => None,
    }
}
