//! Where words stand on laid-out pages: whether any leaves its page, lies on another or is parted
//! from what it announces.

use maoni::report::page::{Artifact, Item, NodeId, PAGE_HEIGHT, PAGE_WIDTH, Paper, Role};

/// Inner and outer margin of a page, in points.
pub(crate) const MARGIN: f64 = 56.69;

/// What is wrong with where things stand, page by page.
pub(crate) fn misplaced(paper: &Paper) -> Vec<String> {
    let mut faults = Vec::new();
    for (number, page) in paper.pages.iter().enumerate() {
        let mut boxes: Vec<([f64; 4], String)> = Vec::new();
        for item in &page.items {
            let Item::Run { x, y, run, .. } = item else {
                continue;
            };
            let words: String = run.glyphs.iter().map(|glyph| glyph.text.as_str()).collect();
            // The space at the end of a line hangs outside the measure and has no ink.
            if words.trim().is_empty() {
                continue;
            }
            let trailing = run.size * 0.7;
            let (left, right) = (*x, x + run.width);
            let clipped = left < MARGIN - trailing || right > PAGE_WIDTH - MARGIN + trailing;
            if clipped || *y < 30.0 || *y > PAGE_HEIGHT - 30.0 {
                faults.push(format!(
                    "page {number}: {words:?} leaves the page at {x}, {y}"
                ));
            }
            if !words.trim().is_empty() {
                let size = run.size;
                boxes.push(([left + 0.5, y - size * 0.45, right - 0.5, *y], words));
            }
        }
        for (index, (one, words)) in boxes.iter().enumerate() {
            for (other, others) in &boxes[index + 1..] {
                let apart = one[2] <= other[0]
                    || other[2] <= one[0]
                    || one[3] <= other[1]
                    || other[3] <= one[1];
                // Neighbours on one line may share the width of a space.
                let spaced = (one[3] - other[3]).abs() < 0.01
                    && (one[2] - other[0] < 6.0 || other[2] - one[0] < 6.0);
                if !apart && !spaced {
                    faults.push(format!("page {number}: {words:?} lies on {others:?}"));
                }
            }
        }
    }
    faults
}

/// Pages that end with what announces something on the next one: a heading, the title of a table,
/// its heading rows.
pub(crate) fn orphans(paper: &Paper) -> Vec<String> {
    let mut faults = Vec::new();
    for (number, page) in paper.pages.iter().enumerate() {
        let mut from_end = page.items.iter().rev();
        // Lines to write on are no content, and yet what a question announces.
        let mut lines = 0;
        let last = from_end.find_map(|item| match item {
            Item::Begin(node) => Some(*node),
            Item::BeginArtifact(Artifact::Layout) => {
                lines += 1;
                None
            }
            _ => None,
        });
        let announces = |node: &NodeId| match paper.nodes[node.0].role {
            Role::Heading(_) => lines == 0,
            Role::Caption | Role::TableHead => true,
            _ => false,
        };
        let above = |node: &NodeId| paper.nodes[node.0].parent;
        let Some(node) = std::iter::successors(last, above).find(announces) else {
            continue;
        };
        faults.push(format!(
            "page {number} ends with {:?}",
            paper.nodes[node.0].role
        ));
    }
    faults
}
