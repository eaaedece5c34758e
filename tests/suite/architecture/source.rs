//! Reads one source file as tokens: enough Rust to find paths and string literals, and to ignore
//! comments. Knows nothing of what is allowed.

use std::collections::BTreeSet;
use std::path::Path;

/// One source file, read.
pub(super) struct Source {
    /// Below `src`, as messages give it.
    pub(super) path: String,
    /// The top-level module it belongs to.
    pub(super) module: String,
    /// How many modules deep it stands.
    depth: usize,
    /// Names and punctuation with their lines; `::` is one token.
    tokens: Vec<(usize, String)>,
    /// The string literals with the lines they begin on.
    pub(super) strings: Vec<(usize, String)>,
}

impl Source {
    /// Reads the file at `path` (below `src`) with this text.
    pub(super) fn read(path: &Path, text: &str) -> Self {
        let mut parts: Vec<String> = path
            .with_extension("")
            .iter()
            .map(|part| part.to_str().expect("a UTF-8 path").to_owned())
            .collect();
        parts.retain(|part| part != "mod");
        let Reader {
            tokens, strings, ..
        } = Reader::read(text);
        Self {
            path: format!("src/{}", path.display()),
            module: parts[0].clone(),
            depth: parts.len(),
            tokens,
            strings,
        }
    }

    fn token(&self, index: usize) -> &str {
        self.tokens.get(index).map_or("", |(_, token)| token)
    }

    /// The top-level modules named by `crate::`, `maoni::` and climbing `super::` paths.
    pub(super) fn modules(&self) -> Vec<(usize, String)> {
        let mut found = Vec::new();
        let mut inner: Vec<bool> = Vec::new();
        let mut index = 0;
        while index < self.tokens.len() {
            match self.token(index) {
                "{" => {
                    let of_module = index >= 2
                        && self.token(index - 2) == "mod"
                        && is_name(self.token(index - 1));
                    inner.push(of_module);
                }
                "}" => {
                    inner.pop();
                }
                "crate" | "maoni" if self.token(index + 1) == "::" => {
                    self.heads(index + 2, &mut found);
                }
                "super" => {
                    let depth = self.depth + inner.iter().filter(|module| **module).count();
                    let mut climbed = 1;
                    while self.token(index + 1) == "::" && self.token(index + 2) == "super" {
                        climbed += 1;
                        index += 2;
                    }
                    if climbed >= depth && self.token(index + 1) == "::" {
                        self.heads(index + 2, &mut found);
                    }
                }
                _ => {}
            }
            index += 1;
        }
        found
    }

    /// The first names of the path, or of each path of the group, that begins at `index`.
    fn heads(&self, index: usize, found: &mut Vec<(usize, String)>) {
        if self.token(index) != "{" {
            found.extend(self.tokens.get(index).cloned());
            return;
        }
        let mut depth = 0;
        for index in index..self.tokens.len() {
            match self.token(index) {
                "{" => depth += 1,
                "}" if depth == 1 => return,
                "}" => depth -= 1,
                name if depth == 1
                    && is_name(name)
                    && matches!(self.token(index - 1), "{" | ",") =>
                {
                    found.push(self.tokens[index].clone());
                }
                _ => {}
            }
        }
    }

    /// The outside crates, of those `named`, that begin a path or are imported whole.
    pub(super) fn crates(&self, named: &BTreeSet<String>) -> Vec<(usize, &str)> {
        let mut found = Vec::new();
        for (index, (line, token)) in self.tokens.iter().enumerate() {
            let before = if index == 0 {
                ""
            } else {
                self.token(index - 1)
            };
            let begins = before != "::" && self.token(index + 1) == "::";
            let whole = before == "use" && matches!(self.token(index + 1), ";" | "as");
            if (begins || whole) && named.contains(token) {
                found.push((*line, token.as_str()));
            }
        }
        found
    }
}

fn is_name(token: &str) -> bool {
    token.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

/// Splits a text into tokens and string literals.
struct Reader {
    text: Vec<char>,
    at: usize,
    line: usize,
    tokens: Vec<(usize, String)>,
    strings: Vec<(usize, String)>,
}

impl Reader {
    fn read(text: &str) -> Self {
        let text = text.chars().collect();
        let mut reader = Self {
            text,
            at: 0,
            line: 1,
            tokens: Vec::new(),
            strings: Vec::new(),
        };
        while reader.at < reader.text.len() {
            reader.read_one();
        }
        reader
    }

    fn peek(&self, ahead: usize) -> char {
        self.text.get(self.at + ahead).copied().unwrap_or('\0')
    }

    fn next(&mut self) -> char {
        let c = self.peek(0);
        self.at += 1;
        if c == '\n' {
            self.line += 1;
        }
        c
    }

    fn read_one(&mut self) {
        let line = self.line;
        match (self.peek(0), self.peek(1)) {
            ('/', '/') => while self.at < self.text.len() && self.next() != '\n' {},
            ('/', '*') => self.skip_comment(),
            ('"', _) => {
                let text = self.quoted();
                self.strings.push((line, text));
            }
            ('\'', _) => self.skip_quote(),
            (':', ':') => {
                self.at += 2;
                self.tokens.push((line, "::".to_owned()));
            }
            (c, _) if c.is_alphabetic() || c == '_' => {
                let name = self.name();
                let raw = matches!(name.as_str(), "r" | "br" | "cr");
                if raw && matches!(self.peek(0), '"' | '#') {
                    let text = self.raw();
                    self.strings.push((line, text));
                } else {
                    self.tokens.push((line, name));
                }
            }
            (c, _) => {
                self.next();
                if !c.is_whitespace() {
                    self.tokens.push((line, c.to_string()));
                }
            }
        }
    }

    fn name(&mut self) -> String {
        let mut name = String::new();
        while self.peek(0).is_alphanumeric() || self.peek(0) == '_' {
            name.push(self.next());
        }
        name
    }

    fn skip_comment(&mut self) {
        let mut depth = 0;
        while self.at < self.text.len() {
            match (self.next(), self.peek(0)) {
                ('/', '*') => {
                    self.next();
                    depth += 1;
                }
                ('*', '/') => {
                    self.next();
                    depth -= 1;
                    if depth == 0 {
                        return;
                    }
                }
                _ => {}
            }
        }
    }

    fn quoted(&mut self) -> String {
        let mut text = String::new();
        self.next();
        while self.at < self.text.len() {
            match self.next() {
                '"' => break,
                '\\' => {
                    self.next();
                    text.push(' ');
                }
                c => text.push(c),
            }
        }
        text
    }

    /// A raw string after its `r`; a raw name (`r#type`) gives nothing.
    fn raw(&mut self) -> String {
        let mut hashes = 0;
        while self.peek(hashes) == '#' {
            hashes += 1;
        }
        self.at += hashes;
        let mut text = String::new();
        if self.next() != '"' {
            self.at -= 1;
            return text;
        }
        while self.at < self.text.len() {
            let c = self.next();
            if c == '"' && (0..hashes).all(|ahead| self.peek(ahead) == '#') {
                self.at += hashes;
                break;
            }
            text.push(c);
        }
        text
    }

    /// A character literal or the mark of a lifetime.
    fn skip_quote(&mut self) {
        self.next();
        if self.peek(0) == '\\' {
            self.at += 2;
            while self.at < self.text.len() && self.next() != '\'' {}
        } else if self.peek(1) == '\'' {
            self.next();
            self.next();
        }
    }
}
