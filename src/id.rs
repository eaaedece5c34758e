//! Level 0: names of things, instants and where randomness and time come from.
//!
//! Owns the newtypes that every layer passes around, so that an item's name can never be handed
//! over where a choice's code was meant. Clock and randomness are traits, because reports and
//! tests must be able to fix both. Knows nothing of surveys, storage or pages.

use std::borrow::Cow;
use std::fmt;

use sha2::{Digest as _, Sha256};

/// Declares a newtype over text that is checked by [`is_name`] where definitions are read.
macro_rules! names {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(String);

        impl $name {
            /// Wraps `name`; whether it is well formed is checked where definitions are read.
            pub fn new(name: impl Into<String>) -> Self {
                Self(name.into())
            }

            /// The name as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "`{}`", self.0)
            }
        }

        impl std::borrow::Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(name: &str) -> Self {
                Self::new(name)
            }
        }
    )+};
}

names! {
    /// Name of a survey, as in its address and in `surveys/`.
    SurveyId,
    /// Name of a page of a survey.
    PageId,
    /// Name of an item, also the stem of its columns in exports.
    ItemId,
    /// Code of a choice, a matrix row or a scale point; what answers store instead of labels.
    Code,
    /// Name of a field of a `records` item.
    FieldId,
}

/// The reserved code of "don't know / prefer not to say".
pub const DK: &str = "dk";
/// The reserved code of "other, please say".
pub const OTHER: &str = "other";

/// Whether `name` can name a survey: it stands in addresses.
pub fn is_survey_name(name: &str) -> bool {
    (1..=64).contains(&name.len())
        && name
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        && !name.starts_with('-')
        && !name.ends_with('-')
}

/// Whether `name` can name a page, item, field or scale: lower-case ASCII letters, digits and
/// single underscores, a letter first, at most 24 characters.
///
/// The length leaves room for an option's code in a column of at most 32 characters or more, and
/// the alphabet is what R, Stata, SPSS and SQL all take unquoted.
pub fn is_name(name: &str) -> bool {
    name.len() <= MOST_LETTERS && is_name_of_any_length(name)
}

/// The most letters of a name.
const MOST_LETTERS: usize = 24;

fn is_name_of_any_length(name: &str) -> bool {
    let mut bytes = name.bytes();
    bytes.next().is_some_and(|first| first.is_ascii_lowercase())
        && bytes.all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
        && !name.contains("__")
        && !name.ends_with('_')
}

/// The name in place of one that is a name but for its length: its beginning and a sum of all of it,
/// so that it is the same wherever the long one stands. Anything else stays as it is.
pub fn shorten(name: &str) -> Cow<'_, str> {
    const SUM: usize = 6;
    if name.len() <= MOST_LETTERS || !is_name_of_any_length(name) {
        return Cow::Borrowed(name);
    }
    let head = name[..MOST_LETTERS - SUM - 1].trim_end_matches('_');
    let sum = Sha256::digest(name.as_bytes());
    let sum: String = sum
        .iter()
        .take(SUM / 2)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    Cow::Owned(format!("{head}_{sum}"))
}

/// Whether `code` can be the code of a choice: as [`is_name`], or made of digits with an optional
/// plus sign (`3`, `3+`), as scale points and counts are.
pub fn is_code(code: &str) -> bool {
    let digits = code.strip_suffix('+').unwrap_or(code);
    is_name(code) || ((1..=3).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit()))
}

/// Where "now" comes from.
pub trait Clock: Send + Sync {
    /// The present instant.
    fn now(&self) -> jiff::Timestamp;
}

/// The machine's clock.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place where the clock is read"
    )]
    fn now(&self) -> jiff::Timestamp {
        jiff::Timestamp::now()
    }
}

/// A clock that stands still, for tests and reproducible reports.
#[derive(Debug, Clone, Copy)]
pub struct FixedClock(pub jiff::Timestamp);

impl Clock for FixedClock {
    fn now(&self) -> jiff::Timestamp {
        self.0
    }
}

/// Where unguessable bytes come from.
pub trait Randomness: Send + Sync {
    /// Fills `bytes` with random bytes.
    fn fill(&self, bytes: &mut [u8]);
}

/// The operating system's randomness.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemRandomness;

impl Randomness for SystemRandomness {
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place where randomness is drawn"
    )]
    fn fill(&self, bytes: &mut [u8]) {
        rand::fill(bytes);
    }
}

/// A random id of a stored row. Never ordered by time: the order of arrival must not be readable.
pub fn random_id(randomness: &dyn Randomness) -> uuid::Uuid {
    let mut bytes = [0; 16];
    randomness.fill(&mut bytes);
    uuid::Builder::from_random_bytes(bytes).into_uuid()
}

/// The alphabet of keys and receipt codes: Crockford's base 32, without I, L, O and U.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// A secret that a browser holds for one response; only its hash is stored.
#[derive(Clone, PartialEq, Eq)]
pub struct Key(String);

impl Key {
    /// Draws a key of 130 random bits in 26 symbols.
    pub fn draw(randomness: &dyn Randomness) -> Self {
        let mut bytes = [0; 26];
        randomness.fill(&mut bytes);
        Self(symbols(&bytes))
    }

    /// Reads a key that came back from a browser; `None` when it cannot be one of ours.
    pub fn parse(text: &str) -> Option<Self> {
        (text.len() == 26 && text.bytes().all(|b| ALPHABET.contains(&b)))
            .then(|| Self(text.to_owned()))
    }

    /// Whether a key that a phone made could have been drawn: one in which few symbols come again
    /// and again could be guessed. Of drawn keys fewer than one in ten thousand million fails.
    pub fn is_strong(&self) -> bool {
        let symbols: std::collections::BTreeSet<u8> = self.0.bytes().collect();
        symbols.len() >= 8
    }

    /// The key as text, for the cookie and the form's hidden field.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What may be stored of the key.
    pub fn hash(&self) -> Hash {
        Hash::of("key", &self.0)
    }

    /// The receipt code that belongs to this key. Deriving it lets a repeated submission show the
    /// same code although only hashes are stored.
    pub fn receipt(&self) -> Receipt {
        let digest = Sha256::digest(format!("maoni receipt\0{}", self.0));
        Receipt::with_check(digest.iter().take(11).map(|b| b & 31).collect())
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key(..)")
    }
}

/// A secret that lets a program read through the API; only its hash is stored. The prefix lets
/// scanners of leaked secrets recognise it, the name in the middle may be shown again.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

impl Token {
    const PREFIX: &str = "maoni_";
    const NAME: usize = 8;
    const SECRET: usize = 32;

    /// Draws a token with a name of 8 symbols and a secret of 160 random bits in 32.
    pub fn draw(randomness: &dyn Randomness) -> Self {
        let mut bytes = [0; Self::NAME + Self::SECRET];
        randomness.fill(&mut bytes);
        let (name, secret) = bytes.split_at(Self::NAME);
        Self(format!(
            "{}{}_{}",
            Self::PREFIX,
            symbols(name),
            symbols(secret)
        ))
    }

    /// Reads a token that a program sent; `None` when it cannot be one of ours.
    pub fn parse(text: &str) -> Option<Self> {
        let (name, secret) = text.strip_prefix(Self::PREFIX)?.split_once('_')?;
        let are_symbols = |text: &str| text.bytes().all(|b| ALPHABET.contains(&b));
        let fits = name.len() == Self::NAME && secret.len() == Self::SECRET;
        (fits && are_symbols(name) && are_symbols(secret)).then(|| Self(text.to_owned()))
    }

    /// The token as text, which is shown once.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The part by which it is listed and revoked.
    pub fn name(&self) -> &str {
        &self.0[Self::PREFIX.len()..][..Self::NAME]
    }

    /// What may be stored of the token.
    pub fn hash(&self) -> Hash {
        Hash::of("token", &self.0)
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Token({}..)", self.name())
    }
}

/// Declares a secret that a person types, shown in four groups; only its hash is stored.
macro_rules! typed_codes {
    ($($(#[$doc:meta])* $name:ident, $length:literal symbols, hashed as $purpose:literal;)+) => {$(
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq)]
        pub struct $name(String);

        impl $name {
            const LENGTH: usize = $length;
            const GROUP: usize = Self::LENGTH / 4;

            /// Draws one, five random bits in each symbol.
            pub fn draw(randomness: &dyn Randomness) -> Self {
                let mut bytes = [0; Self::LENGTH];
                randomness.fill(&mut bytes);
                Self(symbols(&bytes))
            }

            /// Reads one as a person types it or an address holds it; `None` when it cannot be one
            /// of ours.
            pub fn parse(text: &str) -> Option<Self> {
                let symbols = read_symbols(text)?;
                (symbols.len() == Self::LENGTH).then(|| Self(write_symbols(&symbols)))
            }

            /// What may be stored of it.
            pub fn hash(&self) -> Hash {
                Hash::of($purpose, &self.0)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                let groups: Vec<&str> = (0..4)
                    .map(|group| &self.0[group * Self::GROUP..][..Self::GROUP])
                    .collect();
                f.write_str(&groups.join("-"))
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!(stringify!($name), "(..)"))
            }
        }
    )+};
}

typed_codes! {
    /// A code that a person types once, to set up the service or to choose a password; 100 random
    /// bits, of which only the hash is stored.
    Passcode, 20 symbols, hashed as "passcode";
    /// An invitation to answer once, as it stands in a letter; 80 random bits, of which only the
    /// hash is stored. It is carried along by the browser while somebody answers, and never stored
    /// near what they say.
    Invitation, 16 symbols, hashed as "invitation";
}

/// Symbols as a person types them: lower case, spaces and dashes allowed, and the letters that look
/// like digits taken as digits. `None` when there is anything else.
fn read_symbols(text: &str) -> Option<Vec<u8>> {
    text.chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '-' | '\u{2010}'..='\u{2015}'))
        .map(|c| match c.to_ascii_uppercase() {
            'O' => Some(0),
            'I' | 'L' => Some(1),
            c => ALPHABET
                .iter()
                .position(|&a| char::from(a) == c)
                .map(|p| p as u8),
        })
        .collect()
}

fn write_symbols(symbols: &[u8]) -> String {
    symbols
        .iter()
        .map(|symbol| char::from(ALPHABET[usize::from(*symbol)]))
        .collect()
}

/// Random bytes as symbols, five bits of each.
fn symbols(bytes: &[u8]) -> String {
    write_symbols(&bytes.iter().map(|b| b & 31).collect::<Vec<u8>>())
}

/// The code that lets its holder change or withdraw a response until the survey closes:
/// 11 symbols (55 bits) and a check symbol.
#[derive(Clone, PartialEq, Eq)]
pub struct Receipt(Vec<u8>);

impl Receipt {
    fn with_check(mut symbols: Vec<u8>) -> Self {
        symbols.push(luhn_mod_32(&symbols));
        Self(symbols)
    }

    /// Reads a code as a person types it: lower case, spaces and dashes allowed, and the letters
    /// that look like digits taken as digits. `None` when the check symbol does not fit.
    pub fn parse(text: &str) -> Option<Self> {
        let symbols = read_symbols(text)?;
        let (check, body) = symbols.split_last()?;
        (symbols.len() == 12 && luhn_mod_32(body) == *check).then_some(Self(symbols))
    }

    /// What may be stored of the code.
    pub fn hash(&self) -> Hash {
        Hash::of("receipt", &self.to_string())
    }
}

impl fmt::Display for Receipt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, symbol) in self.0.iter().enumerate() {
            if i > 0 && i % 4 == 0 {
                f.write_str("-")?;
            }
            write!(f, "{}", char::from(ALPHABET[usize::from(*symbol)]))?;
        }
        Ok(())
    }
}

impl fmt::Debug for Receipt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Receipt(..)")
    }
}

/// The Luhn check over base 32, which catches every single wrong symbol and most swaps.
fn luhn_mod_32(symbols: &[u8]) -> u8 {
    let sum: u32 = symbols
        .iter()
        .rev()
        .enumerate()
        .map(|(i, &symbol)| {
            let value = u32::from(symbol) * if i % 2 == 0 { 2 } else { 1 };
            value / 32 + value % 32
        })
        .sum();
    ((32 - sum % 32) % 32) as u8
}

/// A stored SHA-256 of a secret; the secret itself is never stored.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct Hash(pub [u8; 32]);

impl Hash {
    /// The hash of `secret`, separated by `purpose` so that one kind cannot stand for another.
    pub fn of(purpose: &str, secret: &str) -> Self {
        Self(Sha256::digest(format!("maoni {purpose}\0{secret}")).into())
    }

    /// Reads a hash from hexadecimal; `None` when it is none.
    pub fn from_hex(text: &str) -> Option<Self> {
        let mut bytes = [0; 32];
        if text.len() != 64 || !text.is_ascii() {
            return None;
        }
        for (byte, place) in bytes.iter_mut().zip((0..64).step_by(2)) {
            *byte = u8::from_str_radix(&text[place..place + 2], 16).ok()?;
        }
        Some(Self(bytes))
    }

    /// The hash in hexadecimal, 64 characters.
    pub fn to_hex(self) -> String {
        self.0.iter().map(|b| format!("{b:02x}")).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_receipt_survives_being_typed_by_hand() {
        let receipt = Key::draw(&SystemRandomness).receipt();
        let typed = receipt
            .to_string()
            .to_lowercase()
            .replace('-', " ")
            .replace('0', "o");
        assert_eq!(Receipt::parse(&typed), Some(receipt));
    }

    #[test]
    fn one_wrong_symbol_is_noticed() {
        let receipt = Key::draw(&SystemRandomness).receipt();
        let mut symbols = receipt.0;
        symbols[3] = (symbols[3] + 1) % 32;
        assert_eq!(Receipt::parse(&Receipt(symbols).to_string()), None);
    }

    #[test]
    fn a_key_of_few_symbols_is_no_drawn_one() {
        for weak in ["A".repeat(26), "0123456".repeat(4)[..26].to_owned()] {
            assert!(!Key::parse(&weak).expect("a key by its form").is_strong());
        }
        assert!(Key::draw(&SystemRandomness).is_strong());
    }

    #[test]
    fn a_passcode_survives_being_typed_by_hand() {
        let code = Passcode::draw(&SystemRandomness);
        let typed = code.to_string().to_lowercase().replace('-', " ");
        assert_eq!(Passcode::parse(&typed), Some(code));
        assert_eq!(Passcode::parse("7K2M9"), None);
    }

    #[test]
    fn an_invitation_survives_being_typed_by_hand() {
        let invitation = Invitation::draw(&SystemRandomness);
        let typed = invitation.to_string().to_lowercase().replace('-', " ");
        assert_eq!(Invitation::parse(&typed), Some(invitation));
        assert_eq!(Invitation::parse("7K2M-9"), None);
    }

    #[test]
    fn names_are_safe_as_columns() {
        assert!(is_name("q1_partnerships"));
        assert!(is_code("3+") && is_code("inter_regional") && is_code("23"));
        for bad in [
            "",
            "Q1",
            "1a",
            "a__b",
            "a-b",
            "_a",
            "a_",
            "abcdefghijklmnopqrstuvwxyz",
        ] {
            assert!(!is_name(bad), "{bad}");
        }
    }
}
