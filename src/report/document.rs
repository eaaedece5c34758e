//! What a paper says, in reading order, before anyone decides where it stands on a page.
//!
//! The model between composing a paper and laying it out. Words arrive here finished: in the
//! language of the document, with its typography. Must not know of fonts, positions or pages.

use crate::chart::scene::{Colour, Scene};
use crate::chart::theme::Palette;
pub use crate::text::Direction;

/// A whole paper.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// Title of the file, shown by readers in their window.
    pub title: String,
    /// Who issues it.
    pub author: String,
    /// One sentence on what it is about.
    pub subject: String,
    /// Language as a tag: `en`, `fr`, `ar`.
    pub language: String,
    /// Direction in which pages, columns and paragraphs run.
    pub direction: Direction,
    /// Day of issue; the only date in the file.
    pub issued: jiff::civil::Date,
    /// The colours of the host.
    pub palette: Palette,
    /// What stands at the head and foot of every page.
    pub furniture: Furniture,
    /// The content, in reading order.
    pub blocks: Vec<Block>,
}

/// The quiet words around every page, in the language of the document.
#[derive(Debug, Clone, PartialEq)]
pub struct Furniture {
    /// Head of the page: the event.
    pub header: String,
    /// Foot of the page: version and snapshot hash.
    pub footer: String,
    /// The folio, with `{page}` and `{pages}` in place of the numbers.
    pub folio: String,
    /// A mark that no page may go without, such as "Synthetic data".
    pub mark: Option<String>,
    /// What unfolds the tables behind a drawing where they can be folded: "Figures as a table".
    pub unfold: String,
}

/// One thing in the flow of a paper.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// The first page, on its own. Only sensible as the first block.
    Cover(Box<Cover>),
    /// A heading; it never stands alone at the foot of a page.
    Heading(Heading),
    /// Running text.
    Paragraph(Paragraph),
    /// Items under each other.
    List(List),
    /// A place to answer by hand, on a printed form.
    Answer(Answer),
    /// A drawing with its words; never divided.
    Figure(Box<Figure>),
    /// Rows and columns; divided between rows, with the head repeated.
    Table(Table),
    /// What a participant wrote, byte for byte.
    Quote(Quote),
    /// Figures large enough to be read across a table.
    Tiles(Vec<Tile>),
    /// Words set apart in a box.
    Callout(Callout),
    /// Labels with what belongs to them, such as the facts of a method box.
    KeyValue(Vec<(String, Vec<Span>)>),
    /// Flows side by side. Narrower pages are never wider: the spans are shares of the width.
    Row(Vec<Cell>),
    /// Contents with page numbers, made from the headings.
    Contents(Contents),
    /// White space of so many points; dropped at the head of a page.
    Space(f64),
    /// What follows begins on a new page.
    PageBreak,
}

/// The first page.
#[derive(Debug, Clone, PartialEq)]
pub struct Cover {
    /// The mark of the host, above the issuer. The alternative text is that of the scene.
    pub logo: Option<Scene>,
    /// Above the title, small: who issues the paper.
    pub issuer: String,
    /// The title.
    pub title: String,
    /// Under the title: the event.
    pub subtitle: String,
    /// Draft, for comment, final.
    pub status: String,
    /// Labelled facts: place, date, organisers, date of issue.
    pub facts: Vec<(String, String)>,
    /// A strip or other drawing that stands below the facts.
    pub strip: Option<Figure>,
    /// At the foot: whose views these are.
    pub note: String,
}

/// Rank of a heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Opens a part of the paper: 24 points.
    Part,
    /// States the message of a page: 16 points.
    Finding,
    /// Within a page: 11.5 points.
    Topic,
}

/// A heading.
#[derive(Debug, Clone, PartialEq)]
pub struct Heading {
    /// Rank.
    pub level: Level,
    /// The words.
    pub text: String,
    /// A small line above, such as "Question 4: relevance".
    pub kicker: Option<String>,
    /// Shorter words for the outline and the contents; the text itself when absent.
    pub bookmark: Option<String>,
    /// Name by which links find this heading; unique in the document.
    pub anchor: Option<String>,
    /// Whether the contents list it. The outline always does.
    pub listed: bool,
}

/// A stretch of text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Span {
    /// The words.
    pub text: String,
    /// Bold or regular.
    pub bold: bool,
    /// Where it leads.
    pub link: Option<Link>,
    /// Its language, when it is not that of the document.
    pub language: Option<String>,
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Link {
    /// To the heading, figure or table with this anchor. An unknown anchor is shown as plain text.
    Anchor(String),
    /// To an address outside.
    Address(String),
}

/// What a paragraph is, which decides how it looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Style {
    /// Running text, 10 points.
    Body,
    /// The sentence that opens a section, 12 points.
    Lead,
    /// The question as it was asked, muted.
    Question,
    /// Base, source, reading aid: 8.5 points, muted.
    Note,
}

/// A paragraph.
#[derive(Debug, Clone, PartialEq)]
pub struct Paragraph {
    /// Its text.
    pub spans: Vec<Span>,
    /// Its role.
    pub style: Style,
}

/// Items under each other.
#[derive(Debug, Clone, PartialEq)]
pub struct List {
    /// Numbered, or with a bullet.
    pub numbered: bool,
    /// The items.
    pub items: Vec<Vec<Span>>,
}

/// A place to answer by hand. Rows on one scale are a [`Table`] with rows of boxes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// Boxes to tick, each with what it means.
    Boxes(Vec<Tick>),
    /// Lines to write on, each with a label before it.
    Labelled(Vec<String>),
    /// So many lines to write on.
    Lines(usize),
}

/// A box to tick.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tick {
    /// What it means.
    pub label: String,
    /// Whether there is a line to write on below it.
    pub write_in: bool,
    /// Whether it is set apart from those before it.
    pub apart: bool,
}

/// A drawing with its words. The alternative text is that of the scene.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// What is drawn. Reduced to the width of the column where it is wider.
    pub scene: Scene,
    /// The same for a screen as narrow as a phone's, where the other could not be read.
    pub narrow: Option<Scene>,
    /// Above the drawing: what it shows.
    pub caption: Vec<Span>,
    /// Under the drawing: base and notes.
    pub note: Vec<Span>,
    /// The same figures in rows and columns. Pages leave them to the annex; forms without pages show
    /// them beside the drawing.
    pub tables: Vec<Table>,
    /// Name by which links find it.
    pub anchor: Option<String>,
}

/// How wide a column of a table is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Width {
    /// As wide as its widest cell asks, within reason.
    Fit,
    /// A share of what the fitted columns leave, in proportion to the other shares.
    Share(f64),
}

/// Where the words of a column stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Align {
    /// Where lines begin: left in English, right in Arabic.
    #[default]
    Start,
    /// Where lines end; for numbers.
    End,
    /// In the middle.
    Centre,
}

/// A column.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Column {
    /// Its width.
    pub width: Width,
    /// Where its words stand.
    pub align: Align,
}

/// What a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum RowKind {
    /// An ordinary row.
    #[default]
    Body,
    /// A label over the rows that follow; only its first cell has words.
    Group,
    /// A total: bold, with a rule above.
    Total,
    /// Every cell but the first is a box to tick.
    Boxes,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Row {
    /// What it is.
    pub kind: RowKind,
    /// One cell a column; missing ones are empty, further ones are left out.
    pub cells: Vec<Vec<Span>>,
}

/// Rows and columns.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// Above the table: what it shows.
    pub caption: Vec<Span>,
    /// The columns, from where lines begin.
    pub columns: Vec<Column>,
    /// One heading a column.
    pub head: Vec<Vec<Span>>,
    /// The rows.
    pub rows: Vec<Row>,
    /// Whether the first cell of each row names it.
    pub named_rows: bool,
    /// Under the table: base and notes.
    pub note: Vec<Span>,
    /// What the table shows, for those who hear it.
    pub summary: String,
    /// Name by which links find it.
    pub anchor: Option<String>,
}

/// A text in a language of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// The words.
    pub text: String,
    /// Their language as a tag.
    pub language: String,
    /// Their direction.
    pub direction: Direction,
}

/// What a participant wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// The words shown large, without quotation marks of their own: layout puts those of the
    /// document's language around them.
    pub passage: Passage,
    /// Who, as far as that may be said.
    pub attribution: String,
    /// Where `passage` is a translation: a remark such as "Translated from Arabic", and the
    /// original.
    pub translated_from: Option<(String, Passage)>,
}

/// A figure in large print.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tile {
    /// The figure, such as "27 of 50".
    pub value: String,
    /// What it counts.
    pub label: String,
    /// Its base or another remark; may be empty.
    pub note: String,
}

/// Whose words a box holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tone {
    /// What the organisers conclude: the "so what" of a page.
    Conclusion,
    /// What is proposed.
    Proposal,
    /// How the paper was made.
    Method,
    /// What must not be overlooked.
    Notice,
}

/// Words set apart.
#[derive(Debug, Clone, PartialEq)]
pub struct Callout {
    /// Whose words they are; decides the look.
    pub tone: Tone,
    /// A few bold words above, such as "What this implies".
    pub label: String,
    /// Its paragraphs.
    pub paragraphs: Vec<Vec<Span>>,
}

/// One of several flows side by side.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// Its share of the width in columns of a grid of twelve; all cells of a row sum to 12 or less.
    pub columns: u8,
    /// What flows in it. Covers, page breaks and contents have no place here and are left out.
    pub blocks: Vec<Block>,
}

/// Contents with page numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contents {
    /// Heading of the list.
    pub title: String,
    /// The lowest rank listed.
    pub depth: Level,
}

impl Link {
    /// The address outside to which it leads; none for anchors, and none for addresses that could
    /// do more than lead to a page or a letter.
    pub fn address(&self) -> Option<&str> {
        match self {
            Self::Anchor(_) => None,
            Self::Address(address) => ["https://", "http://", "mailto:"]
                .iter()
                .any(|scheme| address.starts_with(scheme))
                .then_some(address),
        }
    }
}

impl Span {
    /// Regular words in the language of the document.
    pub fn plain(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            ..Self::default()
        }
    }

    /// Bold words.
    pub fn bold(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            bold: true,
            ..Self::default()
        }
    }

    /// Words that lead to an anchor of the document.
    pub fn reference(text: impl Into<String>, anchor: impl Into<String>) -> Self {
        let link = Some(Link::Anchor(anchor.into()));
        Self {
            text: text.into(),
            link,
            ..Self::default()
        }
    }
}

impl Passage {
    /// The words between the quotation marks of their language.
    pub fn quoted(&self) -> String {
        let words = &self.text;
        match self.language.get(..2) {
            Some("fr") => format!("«\u{a0}{words}\u{a0}»"),
            Some("ar") => format!("«{words}»"),
            _ => format!("“{words}”"),
        }
    }
}

impl Paragraph {
    /// A paragraph of regular words.
    pub fn plain(style: Style, text: impl Into<String>) -> Self {
        Self {
            spans: vec![Span::plain(text)],
            style,
        }
    }
}

impl Heading {
    /// A listed heading without kicker, bookmark or anchor.
    pub fn plain(level: Level, text: impl Into<String>) -> Self {
        Self {
            level,
            text: text.into(),
            kicker: None,
            bookmark: None,
            anchor: None,
            listed: true,
        }
    }
}

impl Tone {
    /// The colour of the rule that marks the box.
    pub fn colour(self, palette: &Palette) -> Colour {
        match self {
            Self::Conclusion => palette.accent,
            Self::Proposal => palette.highlight,
            Self::Method => palette.muted,
            Self::Notice => palette.alert,
        }
    }
}
