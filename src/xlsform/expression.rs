//! The expressions of a form: `relevant` and `constraint`.
//!
//! Owns the part of `XPath` that conditions and limits of a survey can be said in. Knows nothing of the
//! questions that an expression names.
//!
//! ```text
//! or      = and { "or" and }
//! and     = compare { "and" compare }
//! compare = term [ ( "=" | "!=" | "<" | "<=" | ">" | ">=" ) term ]
//! term    = "${" name "}" | "." | number | 'text' | name "(" [ or { "," or } ] ")" | "(" or ")"
//! ```

/// An expression.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Expression {
    /// At least one holds.
    Any(Vec<Self>),
    /// All hold.
    All(Vec<Self>),
    /// One value compared with another.
    Compare(Box<Self>, Sign, Box<Self>),
    /// A function.
    Call(String, Vec<Self>),
    /// The answer to another question.
    Answer(String),
    /// The answer to this question.
    Here,
    /// A text or a number, as it is written.
    Value(String),
}

/// How values are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    Equal,
    Unequal,
    Less,
    AtMost,
    More,
    AtLeast,
}

/// Reads an expression.
///
/// # Errors
/// Where it stops being one.
pub(super) fn parse(text: &str) -> Result<Expression, String> {
    let words = split(text)?;
    let mut parser = Parser { words, next: 0 };
    let found = parser.any()?;
    match parser.peek() {
        None => Ok(found),
        Some(word) => Err(format!("`{word}` is not expected there")),
    }
}

/// The words of an expression; texts keep their first quotation mark.
fn split(text: &str) -> Result<Vec<String>, String> {
    let letters: Vec<char> = text
        .chars()
        .map(|c| match c {
            // Word processors turn straight marks into these.
            '‘' | '’' => '\'',
            '“' | '”' => '"',
            c => c,
        })
        .collect();
    let mut words = Vec::new();
    let mut at = 0;
    while at < letters.len() {
        let c = letters[at];
        let until = |stop: &dyn Fn(char) -> bool| {
            letters[at + 1..]
                .iter()
                .position(|c| stop(*c))
                .map(|length| at + 1 + length)
        };
        let end = match c {
            c if c.is_whitespace() => {
                at += 1;
                continue;
            }
            '\'' | '"' => until(&|other| other == c).ok_or("a quotation mark is not closed")?,
            '$' => until(&|other| other == '}').ok_or("`${` is not closed")? + 1,
            '<' | '>' | '!' if letters.get(at + 1) == Some(&'=') => at + 2,
            c if is_part_of_word(c) => until(&|c| !is_part_of_word(c)).unwrap_or(letters.len()),
            _ => at + 1,
        };
        words.push(letters[at..end].iter().collect());
        // A text ends with its mark, which it does not keep.
        at = end + usize::from(matches!(c, '\'' | '"'));
    }
    Ok(words)
}

fn is_part_of_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | ':' | '/')
}

struct Parser {
    words: Vec<String>,
    next: usize,
}

impl Parser {
    fn peek(&self) -> Option<&str> {
        self.words.get(self.next).map(String::as_str)
    }

    fn take(&mut self, wanted: &str) -> bool {
        let found = self.peek() == Some(wanted);
        self.next += usize::from(found);
        found
    }

    fn any(&mut self) -> Result<Expression, String> {
        let mut parts = vec![self.all()?];
        while self.take("or") {
            parts.push(self.all()?);
        }
        Ok(only(parts, Expression::Any))
    }

    fn all(&mut self) -> Result<Expression, String> {
        let mut parts = vec![self.compare()?];
        while self.take("and") {
            parts.push(self.compare()?);
        }
        Ok(only(parts, Expression::All))
    }

    fn compare(&mut self) -> Result<Expression, String> {
        let left = self.term()?;
        let sign = match self.peek() {
            Some("=") => Sign::Equal,
            Some("!=") => Sign::Unequal,
            Some("<") => Sign::Less,
            Some("<=") => Sign::AtMost,
            Some(">") => Sign::More,
            Some(">=") => Sign::AtLeast,
            _ => return Ok(left),
        };
        self.next += 1;
        let right = self.term()?;
        Ok(Expression::Compare(Box::new(left), sign, Box::new(right)))
    }

    fn term(&mut self) -> Result<Expression, String> {
        let word = self.peek().ok_or("it ends too early")?.to_owned();
        self.next += 1;
        if word == "(" {
            let inner = self.any()?;
            return if self.take(")") {
                Ok(inner)
            } else {
                Err("a bracket is not closed".to_owned())
            };
        }
        if word == "." {
            return Ok(Expression::Here);
        }
        if let Some(name) = word
            .strip_prefix("${")
            .and_then(|rest| rest.strip_suffix('}'))
        {
            return Ok(Expression::Answer(name.trim().to_owned()));
        }
        if let Some(text) = word.strip_prefix(['\'', '"']) {
            return Ok(Expression::Value(text.to_owned()));
        }
        if word.parse::<f64>().is_ok() {
            return Ok(Expression::Value(word));
        }
        if self.take("(") {
            return self.arguments(word);
        }
        Err(format!("`{word}` is not understood"))
    }

    fn arguments(&mut self, name: String) -> Result<Expression, String> {
        let mut arguments = Vec::new();
        if self.take(")") {
            return Ok(Expression::Call(name, arguments));
        }
        loop {
            arguments.push(self.any()?);
            if self.take(")") {
                return Ok(Expression::Call(name, arguments));
            }
            if !self.take(",") {
                return Err(format!("the bracket after `{name}` is not closed"));
            }
        }
    }
}

fn only(mut parts: Vec<Expression>, join: fn(Vec<Expression>) -> Expression) -> Expression {
    if parts.len() == 1 {
        parts.remove(0)
    } else {
        join(parts)
    }
}

impl Expression {
    /// The parts that must all hold.
    pub(super) fn demands(&self) -> &[Self] {
        match self {
            Self::All(parts) => parts,
            one => std::slice::from_ref(one),
        }
    }

    /// The most that `what` may be, where this expression limits it: ``count-selected(.) <= 3``.
    pub(super) fn most(&self, what: &Self) -> Option<usize> {
        let Self::Compare(left, sign, right) = self else {
            return None;
        };
        let (sign, limit) = match (left.as_ref(), right.as_ref()) {
            (left, Self::Value(limit)) if left == what => (*sign, limit),
            (Self::Value(limit), right) if right == what => (sign.turned(), limit),
            _ => return None,
        };
        let limit: usize = limit.parse().ok()?;
        match sign {
            Sign::AtMost => Some(limit),
            Sign::Less => limit.checked_sub(1),
            _ => None,
        }
    }

    /// Whether this says only that `what` is a number from nought or one on.
    pub(super) fn is_natural(&self, what: &Self) -> bool {
        let Self::Compare(left, sign, right) = self else {
            return false;
        };
        matches!(
            (sign, right.as_ref()),
            (Sign::AtLeast | Sign::More, Self::Value(least)) if left.as_ref() == what
                && (least == "0" || (least == "1" && *sign == Sign::AtLeast))
        )
    }

    /// The choice that must stand alone: ``not(selected(., 'none') and count-selected(.) > 1)``.
    pub(super) fn alone(&self) -> Option<&str> {
        let Self::Call(not, inner) = self else {
            return None;
        };
        let ("not", [Self::All(parts)]) = (not.as_str(), inner.as_slice()) else {
            return None;
        };
        let [one, two] = parts.as_slice() else {
            return None;
        };
        let several = |part: &Self| {
            matches!(part, Self::Compare(left, sign, right)
                if **left == count_selected()
                    && matches!((sign, right.as_ref()),
                        (Sign::More, Self::Value(n)) if n == "1")
                    || matches!((sign, right.as_ref()),
                        (Sign::AtLeast, Self::Value(n)) if n == "2" && **left == count_selected()))
        };
        let chosen = if several(two) { one } else { two };
        let other = if several(two) { two } else { one };
        match chosen {
            Self::Call(name, arguments) if name == "selected" && several(other) => {
                match arguments.as_slice() {
                    [Self::Here, Self::Value(code)] => Some(code),
                    _ => None,
                }
            }
            _ => None,
        }
    }
}

/// ``count-selected(.)``
pub(super) fn count_selected() -> Expression {
    Expression::Call("count-selected".to_owned(), vec![Expression::Here])
}

/// ``string-length(.)``
pub(super) fn string_length() -> Expression {
    Expression::Call("string-length".to_owned(), vec![Expression::Here])
}

impl Sign {
    /// The sign with its sides exchanged.
    fn turned(self) -> Self {
        match self {
            Self::Less => Self::More,
            Self::AtMost => Self::AtLeast,
            Self::More => Self::Less,
            Self::AtLeast => Self::AtMost,
            same => same,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn most(text: &str, what: &Expression) -> Option<usize> {
        parse(text).ok()?.most(what)
    }

    #[test]
    fn limits_are_understood_from_both_sides() {
        assert_eq!(most("count-selected(.) <= 3", &count_selected()), Some(3));
        assert_eq!(most("4>count-selected( . )", &count_selected()), Some(3));
        assert_eq!(most("string-length(.) < 141", &string_length()), Some(140));
        assert_eq!(most("count-selected(.) >= 3", &count_selected()), None);
    }

    #[test]
    fn a_choice_that_stands_alone_is_recognised() {
        for text in [
            "not(selected(., 'none') and count-selected(.) > 1)",
            "not(count-selected(.) >= 2 and selected(., ‘none’))",
        ] {
            assert_eq!(parse(text).unwrap().alone(), Some("none"), "{text}");
        }
        assert_eq!(parse("not(selected(., 'none'))").unwrap().alone(), None);
    }

    #[test]
    fn what_is_no_expression_is_told() {
        for text in [
            "",
            "selected(${a}, 'b'",
            "${a",
            "'b",
            "${a} = ",
            "a b",
            "${a} == 1",
        ] {
            assert!(parse(text).is_err(), "{text}");
        }
    }
}
