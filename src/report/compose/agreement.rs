//! Four boxes: what the groups share, what they contest, what is undecided, what too few named.
//!
//! The rule is that of [`Verdict`]; here it is only put into words.

use super::Paper;
use super::finding::is_other;
use super::table::group_rows;
use crate::analysis::{Breakdown, Group, Published, Share, Side, Verdict};
use crate::report::document::{Block, Callout, Cell, Paragraph, Span, Style, Tone};
use crate::survey::Item;

/// One choice with the verdict of the groups on it.
struct Judged {
    label: String,
    verdict: Verdict,
    /// How many of all made it, for the order.
    named: f64,
    /// The groups over half.
    over: Vec<String>,
}

impl Paper<'_> {
    /// The boxes over all of `items` that are told by groups; nothing where none is.
    pub(super) fn agreement(&self, items: &[&Item]) -> Vec<Block> {
        let judged: Vec<(&Item, Vec<Judged>)> = items
            .iter()
            .filter_map(|item| Some((*item, self.judge(item)?)))
            .collect();
        if judged.is_empty() {
            return Vec::new();
        }
        let named = |verdict| self.with_verdict(&judged, verdict, |judged| judged.label.clone());
        let shared = [
            self.headed("agreement-over", named(Verdict::Shared(Side::Over))),
            self.headed("agreement-under", named(Verdict::Shared(Side::Under))),
        ]
        .concat();
        let contested = self.with_verdict(&judged, Verdict::Contested, |j| self.contested(j));
        let boxes = [
            ("agreement-shared", shared),
            ("agreement-contested", contested),
            ("agreement-undecided", named(Verdict::Undecided)),
            ("agreement-too-few", named(Verdict::TooFew)),
        ];
        // What is contested is told with the groups, and needs the widest box.
        let wide = ["agreement-contested", "agreement-undecided"];
        let [shared, contested, undecided, too_few] = boxes.map(|(label, paragraphs)| Cell {
            columns: if wide.contains(&label) { 7 } else { 5 },
            blocks: vec![Block::Callout(Callout {
                tone: Tone::Method,
                label: self.say(label),
                paragraphs: if paragraphs.is_empty() {
                    vec![vec![Span::plain(self.say("agreement-nothing"))]]
                } else {
                    paragraphs
                },
            })],
        });
        let k = self.survey().privacy.threshold;
        let rule = self.say_with("agreement-rule", &[("k", k.into())]);
        vec![
            Block::Row(vec![shared, contested]),
            Block::Row(vec![undecided, too_few]),
            Block::Paragraph(Paragraph::plain(Style::Note, rule)),
        ]
    }

    /// The message of the page: what divides the groups most, else what they share.
    pub(super) fn agreement_title(&self, items: &[&Item]) -> String {
        let judged: Vec<Judged> = items
            .iter()
            .filter_map(|item| self.judge(item))
            .flatten()
            .collect();
        let first = |verdict: Verdict| {
            let like = judged.iter().filter(|judged| judged.verdict == verdict);
            like.max_by(|a, b| a.named.total_cmp(&b.named))
        };
        let title =
            |key, judged: &Judged| self.say_with(key, &[("label", judged.label.as_str().into())]);
        first(Verdict::Contested)
            .map(|judged| title("agreement-title-contested", judged))
            .or_else(|| {
                first(Verdict::Shared(Side::Over))
                    .map(|judged| title("agreement-title-shared", judged))
            })
            .unwrap_or_else(|| self.say("groups-heading"))
    }

    /// The verdicts on the choices of `item`, those named most first; `None` where the item is not
    /// told by groups.
    fn judge(&self, item: &Item) -> Option<Vec<Judged>> {
        let results = self.issue.results.item(item.id.as_str())?;
        let Published::Shown(Breakdown { blocks }) = &results.breakdown else {
            return None;
        };
        let k = self.survey().privacy.threshold;
        let groups: Vec<&Group> = blocks.iter().map(|block| &block.group).collect();
        let mut judged: Vec<Judged> = group_rows(blocks)?
            .into_iter()
            .filter(|(code, _)| !is_other(item, code))
            .filter_map(|(code, shares)| {
                let whole = self.whole(item, code.as_str())?;
                Some(Judged {
                    label: self.label(item, &code),
                    verdict: Verdict::of(Published::Shown(whole), &shares, k),
                    named: whole.fraction(),
                    over: self.over_half(&groups, &shares),
                })
            })
            .collect();
        judged.sort_by(|a, b| b.named.total_cmp(&a.named));
        Some(judged)
    }

    fn over_half(&self, groups: &[&Group], shares: &[Published<Share>]) -> Vec<String> {
        let is_over = |share: &Share| Side::of(*share) == Side::Over;
        let told = groups.iter().zip(shares);
        told.filter(|(_, share)| share.shown().is_some_and(is_over))
            .map(|(group, _)| self.group_label(group))
            .collect()
    }

    fn contested(&self, judged: &Judged) -> String {
        let over = self.join(&judged.over);
        let label = judged.label.as_str().into();
        self.say_with(
            "agreement-divided",
            &[("label", label), ("over", over.into())],
        )
    }

    /// A paragraph for each item with choices of this verdict.
    fn with_verdict(
        &self,
        judged: &[(&Item, Vec<Judged>)],
        verdict: Verdict,
        tell: impl Fn(&Judged) -> String,
    ) -> Vec<Vec<Span>> {
        let mut paragraphs = Vec::new();
        for (item, choices) in judged {
            let like = choices.iter().filter(|judged| judged.verdict == verdict);
            let labels: Vec<String> = like.map(&tell).collect();
            if !labels.is_empty() {
                paragraphs.push(vec![
                    Span::bold(format!("{}. ", self.name(item))),
                    Span::plain(self.list(&labels)),
                ]);
            }
        }
        paragraphs
    }

    /// `paragraphs` under a line of their own, if there are any.
    fn headed(&self, key: &str, mut paragraphs: Vec<Vec<Span>>) -> Vec<Vec<Span>> {
        if !paragraphs.is_empty() {
            paragraphs.insert(0, vec![Span::plain(self.say(key))]);
        }
        paragraphs
    }
}
