//! Groups of a form that are a matrix: questions with one list, shown as a table.
//!
//! Owns where the rows of the matrix come from, which a form says only by who sees them.

use super::super::condition::Meaning;
use super::super::form::Line;
use super::super::question::{Choosing, Kind as Asked, Node, is_required, is_yes, looks};
use super::Reader;
use crate::id::{Code, ItemId, OTHER, is_code};
use crate::survey::routing::Condition;
use crate::survey::write::name_like;
use crate::survey::{Choice, Item, Kind, Rows, Scale};

impl Reader<'_> {
    pub(super) fn matrix(&mut self, line: Line<'_>, rows: &[Node<'_>]) -> Option<Item> {
        let own = self.check_settings(line, &["internal", "gap_from"], &[]);
        let matrix = line.get("name").to_owned();
        let head = rows.iter().find(|row| looks(row.line, "label"));
        let rows: Vec<&Node<'_>> = rows
            .iter()
            .filter(|row| !looks(row.line, "label"))
            .collect();
        let mut lists = rows.iter().filter_map(|row| match row.kind {
            Asked::Choosing { list, .. } => Some(list),
            _ => None,
        });
        let list = self.need_list(line, lists.next()?)?;
        let id = ItemId::new(self.findings.shorten(&matrix));
        let mut shown = Vec::new();
        let mut choices = Vec::new();
        for row in &rows {
            shown.push(self.condition(row.line));
            for _ in self.demands(row.line) {
                self.refuse_constraint(row.line);
            }
            if is_required(row.line, self.findings) {
                self.findings
                    .note(format!("rows of a matrix cannot be required: `{matrix}`"));
            }
            self.meanings.insert(
                row.line.get("name").to_owned(),
                Meaning::Row(id.clone(), rows.len()),
            );
            choices.extend(self.row(row.line, &matrix));
        }
        let scale = Scale {
            id: name_like(list.stem()),
            points: list.points(),
            top: self.tops.get(list.stem()).copied().unwrap_or(0),
        };
        if scale.top == 0 && scale.is_ordinal() && !self.tops.contains_key(list.stem()) {
            self.findings.note(format!(
                "the scale `{}` has `top = 0`: write how many of its highest points count as \
                 agreement, usually 2 of 5",
                scale.id
            ));
        }
        let rows = self.rows(line, choices, &shown);
        let gap_from = own.get("gap_from").map(|id| ItemId::new(*id));
        let kind = Kind::Matrix {
            rows,
            scale,
            gap_from,
        };
        let text = self.local(line, "label");
        let source = head
            .filter(|_| text.is_none())
            .map_or(line, |head| head.line);
        let mut item = self.item(source, list.dk, kind)?;
        if source.row.number != line.row.number {
            item.id = id;
            item.show_if = self.condition(line);
        }
        Some(item)
    }

    fn row(&mut self, line: Line<'_>, matrix: &str) -> Option<Choice> {
        let name = line.get("name");
        let own = self.check_settings(line, &["code", "exclusive"], &["randomize", "seed"]);
        let stem = name
            .strip_prefix(matrix)
            .map(|rest| rest.trim_start_matches('_'));
        let code = own.get("code").copied().or(stem).unwrap_or(name);
        let short = self.findings.shorten(code);
        if !is_code(&short) {
            self.findings.refuse(
                line.place("name"),
                format!("`{code}` cannot be the code of a row"),
                format!("call the row for example `{matrix}_{}`", name_like(code)),
            );
        }
        let label = self.local(line, "label");
        if label.is_none() {
            self.findings.refuse(
                line.place("label"),
                "the row has no label",
                "write what it says",
            );
        }
        Some(Choice {
            code: Code::new(short),
            label: label?,
            short: self.local(line, "short"),
            other: code == OTHER,
            exclusive: own.get("exclusive").is_some_and(|cell| is_yes(cell)),
        })
    }

    /// Where the rows come from: those that are shown only to people who chose the same code before
    /// are carried forward, those shown to people who wrote something are open answers.
    fn rows(&self, line: Line<'_>, rows: Vec<Choice>, shown: &[Option<Condition>]) -> Rows {
        if shown.iter().all(Option::is_none) {
            return Rows::Fixed(rows);
        }
        let sources: Option<Vec<(&ItemId, &str)>> = shown
            .iter()
            .map(|shown| match shown {
                Some(Condition::Chosen(item, codes)) => match codes.as_slice() {
                    [code] => Some((item, code.as_str())),
                    _ => None,
                },
                Some(Condition::Answered(item)) => Some((item, item.as_str())),
                _ => None,
            })
            .collect();
        let sources = sources.filter(|sources| {
            let codes = sources.iter().map(|(_, code)| *code);
            codes.eq(rows.iter().map(|row| row.code.as_str()))
        });
        match (sources.as_deref(), shown.first()) {
            (Some([(first, _), rest @ ..]), Some(Some(Condition::Chosen(..))))
                if rest.iter().all(|(item, _)| item == first) =>
            {
                Rows::Carried((*first).clone())
            }
            (Some(_), Some(Some(Condition::Answered(_)))) => Rows::OpenAnswers,
            _ => {
                self.findings.refuse(
                    line.place("name"),
                    "single rows of the matrix are shown under conditions of their own",
                    "show all rows to everybody, or each to those who chose the same code in one \
                     earlier question",
                );
                Rows::Fixed(rows)
            }
        }
    }
}

/// Whether a group is the rows of a matrix: questions with one list, shown as a table.
pub(super) fn is_matrix(line: Line<'_>, rows: &[Node<'_>]) -> bool {
    let mut lists = rows.iter().map(|row| match row.kind {
        Asked::Choosing {
            how: Choosing::One,
            list,
            or_other: false,
        } => Some(list),
        _ => None,
    });
    let Some(Some(first)) = lists.next() else {
        return false;
    };
    let is_table = looks(line, "table-list")
        || rows.iter().all(|row| {
            ["label", "list-nolabel", "likert"]
                .iter()
                .any(|word| looks(row.line, word))
        });
    rows.len() > 1 && lists.all(|list| list == Some(first)) && is_table
        || rows.len() == 1 && looks(line, "table-list")
}
