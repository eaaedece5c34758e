//! How wide the columns of a table are.
//!
//! Must not know how cells are drawn.

use super::CHANNEL;
use crate::report::document::{RowKind, Span, Table, Width};
use crate::report::layout::frame::Frame;
use crate::report::layout::theme::Type;
use crate::report::layout::words::break_spans;

/// No fitted column takes more than this share of the table unless it must.
const WIDEST_FIT: f64 = 0.4;

/// How many of the longest words of a cell are measured.
const CANDIDATES: usize = 6;

/// What a column asks for.
#[derive(Debug, Clone, Copy, Default)]
struct Wish {
    /// Its widest cell on one line.
    whole: f64,
    /// Its widest word.
    word: f64,
}

/// The widths of all columns, the channel beside each included; they sum to that of the frame.
pub(super) fn column_widths(
    table: &Table,
    letters: Type,
    frame: &Frame,
    language: &str,
) -> Vec<f64> {
    let wishes: Vec<Wish> = (0..table.columns.len())
        .map(|column| column_wish(table, column, letters, frame, language))
        .collect();
    let total = frame.width + CHANNEL;
    let mut widths = vec![0.0; wishes.len()];
    let mut shares = 0.0;
    for (index, (column, wish)) in table.columns.iter().zip(&wishes).enumerate() {
        match column.width {
            Width::Fit => widths[index] = wish.whole.min(total * WIDEST_FIT).max(wish.word),
            Width::Share(share) => shares += share.max(0.0),
        }
    }
    let fitted: f64 = widths.iter().sum();
    let least = if shares > 0.0 { total * 0.25 } else { 0.0 };
    if fitted > total - least {
        // Everything gives way in proportion; words are divided if they must be.
        let factor = (total - least) / fitted;
        for width in &mut widths {
            *width *= factor;
        }
    }
    let rest = total - widths.iter().sum::<f64>();
    if shares > 0.0 {
        for (index, column) in table.columns.iter().enumerate() {
            if let Width::Share(share) = column.width {
                widths[index] = rest * share.max(0.0) / shares;
            }
        }
        give_words_room(table, &wishes, &mut widths);
    } else if let Some(first) = widths.first_mut() {
        *first += rest;
    }
    widths
}

/// Widens shared columns in which a word would be divided, at the expense of those that have room
/// to spare.
fn give_words_room(table: &Table, wishes: &[Wish], widths: &mut [f64]) {
    let is_shared = |index: &usize| matches!(table.columns[*index].width, Width::Share(_));
    let shared: Vec<usize> = (0..widths.len()).filter(is_shared).collect();
    let lack = |index: usize, widths: &[f64]| wishes[index].word - widths[index];
    let lacking: f64 = shared.iter().map(|&i| lack(i, widths).max(0.0)).sum();
    let spare: f64 = shared.iter().map(|&i| (-lack(i, widths)).max(0.0)).sum();
    if lacking <= 0.0 || spare <= 0.0 {
        return;
    }
    let moved = lacking.min(spare);
    for index in shared {
        let lack = lack(index, widths);
        let of = if lack > 0.0 { lacking } else { spare };
        widths[index] += lack * moved / of;
    }
}

fn column_wish(table: &Table, column: usize, letters: Type, frame: &Frame, language: &str) -> Wish {
    let rows = table.rows.iter().filter(|row| row.kind != RowKind::Group);
    let cells = rows.filter_map(|row| row.cells.get(column).map(|cell| (cell, row.kind)));
    let head = table.head.get(column).map(|cell| (cell, RowKind::Total));
    let mut wish = Wish::default();
    for (cell, kind) in cells.chain(head) {
        let letters = if kind == RowKind::Body {
            letters
        } else {
            letters.emboldened()
        };
        let widest = |spans: &[Span]| {
            break_spans(spans, letters, f64::INFINITY, frame.direction, language)
                .iter()
                .map(|line| line.width)
                .fold(0.0, f64::max)
        };
        wish.whole = wish.whole.max(widest(cell) + CHANNEL);
        for word in longest_words(cell) {
            wish.word = wish.word.max(widest(&[word]) + CHANNEL);
        }
    }
    wish
}

/// The words of a cell that may be its widest: to measure each word of a long text would take far
/// longer than to set it.
fn longest_words(cell: &[Span]) -> Vec<Span> {
    let words = cell.iter().flat_map(|span| {
        span.text.split(' ').map(|word| Span {
            text: word.to_owned(),
            ..span.clone()
        })
    });
    let mut words: Vec<Span> = words.collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.text.chars().count()));
    words.truncate(CANDIDATES);
    words
}
