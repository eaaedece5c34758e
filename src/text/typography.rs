//! Small rules of good setting: French spaces, and numbers that keep their order in Arabic.
//!
//! Must not know of fonts or widths; works on characters alone.

use super::Direction;

/// No-break space, before a colon and inside guillemets in French.
const NBSP: char = '\u{a0}';
/// Narrow no-break space, before `;`, `!`, `?` and `%` in French.
const NNBSP: char = '\u{202f}';

/// `text` with the typography of its language: the spaces of French, all else unchanged.
pub fn typeset(text: &str, language: &str) -> String {
    if language.get(..2) == Some("fr") {
        space_french(text)
    } else {
        text.to_owned()
    }
}

/// Puts no-break spaces where French asks for them, and leaves those that are there.
///
/// An ordinary space before a mark is replaced. A missing one is added where the mark closes a
/// word, so that times (`10:30`) and addresses (`https://…?a=b`) stay as they are.
pub fn space_french(text: &str) -> String {
    let mut spaced = String::with_capacity(text.len() + 8);
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let closes = characters
            .peek()
            .is_none_or(|next| !next.is_alphanumeric() && *next != '/');
        match character {
            ';' | '!' | '?' if closes => put_space(&mut spaced, NNBSP, char::is_alphanumeric),
            '%' if closes => put_space(&mut spaced, NNBSP, |before| before.is_ascii_digit()),
            ':' if closes => put_space(&mut spaced, NBSP, char::is_alphabetic),
            '»' => put_space(&mut spaced, NBSP, |_| true),
            _ => {}
        }
        spaced.push(character);
        if character == '«' {
            while characters
                .next_if(|next| matches!(next, ' ' | '\u{a0}' | '\u{202f}'))
                .is_some()
            {}
            if characters.peek().is_some() {
                spaced.push(NBSP);
            }
        }
    }
    spaced
}

/// Ends `text` with `space`: in place of ordinary spaces, or added after a character that `word`
/// accepts or that closes a word.
fn put_space(text: &mut String, space: char, word: impl Fn(char) -> bool) {
    let bare = text.trim_end_matches([' ', NBSP, NNBSP]).len();
    if bare == 0 {
        return;
    }
    let before = text[..bare].chars().next_back().unwrap_or(NBSP);
    if bare < text.len() || word(before) || matches!(before, ')' | '»' | '”' | '’') {
        text.truncate(bare);
        text.push(space);
    }
}

/// Whether a character opens an isolate (UAX #9).
pub(super) fn is_isolate(character: char) -> bool {
    matches!(character, '\u{2066}'..='\u{2068}')
}

/// Wraps a number in a left-to-right isolate, so that `+21` and `34 %` keep their order in a
/// right-to-left text. In a left-to-right text it is returned as it is.
pub fn isolate_number(number: &str, direction: Direction) -> String {
    match direction {
        Direction::Ltr => number.to_owned(),
        Direction::Rtl => format!("\u{2066}{number}\u{2069}"),
    }
}

/// Wraps text of unknown direction, such as a name or an answer, in an isolate of its own, so that
/// it does not reorder the sentence around it.
pub fn isolate(text: &str) -> String {
    format!("\u{2068}{text}\u{2069}")
}
