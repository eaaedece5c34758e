//! Reading a narrative: a small part of Markdown, and placeholders.
//!
//! Owns the syntax: paragraphs with empty lines between, lists of lines that begin with `- `,
//! `**bold**`, `{NAME}`, `{NAME:FORM}` and `{= words}`. What else Markdown or HTML would be is a
//! fault or stays as it is typed. Knows no figures.

use std::ops::Range;

use super::{Content, FORMS, Form, Narrative, Part, Piece, Placeholder};
use crate::definition::{PlacedText, Reading, list, locate};

/// What a narrative may be made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// One line, such as a title.
    Line,
    /// Paragraphs.
    Paragraphs,
    /// Paragraphs and lists.
    Full,
}

/// Reads the translations of one narrative from `source`. Faults go to `reading`.
pub fn read(reading: &Reading, source: &str, texts: &[PlacedText], shape: Shape) -> Narrative {
    let texts = texts.iter().map(|text| {
        let parser = Parser {
            reading,
            source,
            text,
        };
        let parts = parser.parts();
        parser.check_shape(&parts, shape);
        (text.language, parts)
    });
    Narrative {
        texts: texts.collect(),
    }
}

/// One line while it is gathered: characters with their places in the text.
#[derive(Default)]
struct Gathered {
    is_item: bool,
    characters: Vec<(usize, char)>,
}

struct Parser<'a> {
    reading: &'a Reading,
    source: &'a str,
    text: &'a PlacedText,
}

impl Parser<'_> {
    fn words(&self) -> &str {
        &self.text.text.value
    }

    fn span(&self, part: &Range<usize>) -> Range<usize> {
        locate(self.source, &self.text.text.span, self.words(), part)
    }

    fn fault(&self, code: &'static str, part: &Range<usize>, message: &str, help: &str) {
        self.reading
            .faults()
            .error(code, self.span(part), message)
            .help(help);
    }

    fn check_shape(&self, parts: &[Part], shape: Shape) {
        let whole = 0..self.words().len();
        let has_list = parts.iter().any(|part| matches!(part, Part::List(_)));
        let help = "paragraphs and lists have their place in `narrative` of a topic";
        if shape == Shape::Line && (has_list || parts.len() > 1) {
            self.fault("bad-shape", &whole, "this text is one line", help);
        } else if shape == Shape::Paragraphs && has_list {
            self.fault("bad-shape", &whole, "lists have no place here", help);
        }
    }

    fn parts(&self) -> Vec<Part> {
        let mut parts: Vec<Part> = Vec::new();
        let mut follows = false;
        for block in self.gather() {
            let Some(line) = block else {
                follows = false;
                continue;
            };
            let pieces = self.pieces(&line.characters);
            match parts.last_mut() {
                Some(Part::List(lines)) if line.is_item && follows => lines.push(pieces),
                _ if line.is_item => parts.push(Part::List(vec![pieces])),
                _ => parts.push(Part::Paragraph(pieces)),
            }
            follows = true;
        }
        parts
    }

    /// The lines as they are to be read, typed lines joined; `None` for empty ones between.
    fn gather(&self) -> Vec<Option<Gathered>> {
        let mut lines: Vec<Option<Gathered>> = Vec::new();
        let mut at = 0;
        for typed in self.words().split('\n') {
            let start = at + (typed.len() - typed.trim_start().len());
            at += typed.len() + 1;
            let typed = typed.trim();
            if typed.is_empty() {
                lines.push(None);
                continue;
            }
            if typed.starts_with('#') {
                let help = "titles are those of the paper; make the line bold or leave `#` out";
                let place = start..start + typed.len();
                self.fault("no-heading", &place, "a narrative has no headings", help);
            }
            let item = typed.strip_prefix("- ").or(typed.strip_prefix("* "));
            let (start, typed) = item.map_or((start, typed), |item| (start + 2, item));
            let characters = typed.char_indices().map(|(index, c)| (start + index, c));
            match lines.last_mut() {
                Some(Some(open)) if item.is_none() => {
                    open.characters.push((start, ' '));
                    open.characters.extend(characters);
                }
                _ => lines.push(Some(Gathered {
                    is_item: item.is_some(),
                    characters: characters.collect(),
                })),
            }
        }
        lines
    }

    fn pieces(&self, line: &[(usize, char)]) -> Vec<Piece> {
        let mut pieces = Vec::new();
        let mut words = String::new();
        let mut bold: Option<usize> = None;
        let mut index = 0;
        while let Some(&(at, character)) = line.get(index) {
            let next = line.get(index + 1).map_or('\0', |(_, next)| *next);
            match character {
                '*' if next == '*' => {
                    flush(&mut pieces, &mut words, bold.is_some());
                    bold = bold.is_none().then_some(at);
                    index += 2;
                }
                '{' => {
                    let (content, length) = self.braces(&line[index..]);
                    match content {
                        Some(Content::Words(text)) => words.push_str(&text),
                        Some(figure) => {
                            flush(&mut pieces, &mut words, bold.is_some());
                            pieces.push(Piece {
                                content: figure,
                                bold: bold.is_some(),
                            });
                        }
                        None => {}
                    }
                    index += length;
                }
                _ if character.is_numeric() => index += self.bare_number(&line[index..]),
                '}' => {
                    let help = "a placeholder is written `{NAME}`";
                    self.fault(
                        "stray-brace",
                        &(at..at + 1),
                        "nothing was opened here",
                        help,
                    );
                    index += 1;
                }
                '<' if next.is_alphabetic() || next == '/' || next == '!' => {
                    let help = "bold is written `**bold**`; for the sign itself write `{= <}`";
                    self.fault("no-html", &(at..at + 1), "a narrative has no HTML", help);
                    index += 1;
                }
                _ => {
                    words.push(character);
                    index += 1;
                }
            }
        }
        if let Some(opened) = bold {
            let help = "end the bold words with `**`";
            self.fault("open-bold", &(opened..opened + 2), "bold has no end", help);
        }
        flush(&mut pieces, &mut words, bold.is_some());
        pieces
    }

    /// Reports a number that was typed; returns its characters.
    fn bare_number(&self, line: &[(usize, char)]) -> usize {
        let digit = |index: usize| line.get(index).is_some_and(|(_, c)| c.is_numeric());
        let mark = |index: usize| line.get(index).is_some_and(|(_, c)| ".,٫٬".contains(*c));
        let mut length = 1;
        while digit(length) || (mark(length) && digit(length + 1)) {
            length += 1;
        }
        let number: String = line[..length].iter().map(|(_, c)| c).collect();
        let (last, c) = line[length - 1];
        let place = line[0].0..last + c.len_utf8();
        self.reading
            .faults()
            .error(
                "bare-digit",
                self.span(&place),
                format!("the number {number} was typed"),
            )
            .label("figures are named, not typed")
            .help(format!(
                "name the figure, such as `{{started}}`; if this is no figure of the survey, write \
                 `{{= {number}}}`"
            ));
        length
    }

    /// What a brace opens, and its characters.
    fn braces(&self, line: &[(usize, char)]) -> (Option<Content>, usize) {
        let start = line[0].0;
        let Some(length) = line.iter().position(|(_, c)| *c == '}') else {
            let help = "a placeholder is written `{NAME}`";
            self.fault("open-brace", &(start..start + 1), "this has no end", help);
            return (None, line.len());
        };
        let inside: String = line[1..length].iter().map(|(_, c)| c).collect();
        let place = start..line[length].0 + 1;
        let content = match inside.strip_prefix('=') {
            Some(words) => Some(Content::Words(words.trim().to_owned())),
            None => self.placeholder(&inside, &place).map(Content::Figure),
        };
        (content, length + 1)
    }

    fn placeholder(&self, inside: &str, place: &Range<usize>) -> Option<Placeholder> {
        let (name, form) = match inside.split_once(':') {
            Some((name, form)) => (name.trim(), Some(form.trim())),
            None => (inside.trim(), None),
        };
        if name.is_empty() {
            let help = "name a figure, such as `{started}`";
            self.fault("no-name", place, "this names no figure", help);
            return None;
        }
        let form = match form {
            None => Some(Form::Number),
            Some(word) => FORMS
                .iter()
                .find_map(|(known, form)| (*known == word).then_some(*form)),
        };
        if form.is_none() {
            let known = FORMS.map(|(known, _)| known);
            let word = inside.split_once(':').map_or("", |(_, form)| form.trim());
            self.reading
                .faults()
                .error(
                    "unknown-word",
                    self.span(place),
                    format!("a figure cannot be told as `{word}`"),
                )
                .help(format!("known are {}", list(&known)))
                .suggest(word, known);
        }
        Some(Placeholder {
            name: name.to_owned(),
            form: form?,
            span: self.span(place),
        })
    }
}

fn flush(pieces: &mut Vec<Piece>, words: &mut String, bold: bool) {
    if !words.is_empty() {
        let content = Content::Words(std::mem::take(words));
        pieces.push(Piece { content, bold });
    }
}
