//! A paper while it is written: what its text would say now, what keeps it from being made, and
//! the files that it makes.
//!
//! Owns the one way from the text of a draft to a paper; the command line and the pages of the
//! workspace write and release the same. What may be told is judged in `analysis`, what is said
//! composed in `report`.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use super::comparison::count_with_others;
use super::{Counted, Error, Part, Published, check_paper, compose_paper, count};
use crate::analysis::name::{Named, published};
use crate::analysis::{self, Count, Value};
use crate::definition::edit::entry_places;
use crate::diagnostic::Diagnostics;
use crate::export::package::zip;
use crate::export::{Options, write_tables};
use crate::id::ItemId;
use crate::language::Language;
use crate::report::definition::{ReportDefinition, Section};
use crate::report::document::Block;
use crate::report::{bundled, lay_out, write_charts, write_html, write_markdown};
use crate::report::{write_pdf, write_pictures};
use crate::store::Store;
use crate::survey::Survey;

pub use crate::report::bundled::Bundled;
pub use crate::report::definition::Status;
pub use crate::report::draft::{Draft, DraftQuote, DraftSection, PAPER, Proposal, Texts, Voice};

/// The name that faults give to the text of a draft.
const FILE: &str = "report.toml";

/// How wide a fault is told, in columns.
const WIDTH: usize = 76;

/// A draft beside the figures of its survey.
#[derive(Debug, Clone)]
pub struct Proof {
    /// The survey.
    pub published: Arc<Published>,
    /// Its figures.
    pub counted: Counted,
    /// The definition, when a paper can be made of it.
    pub definition: Option<ReportDefinition>,
    /// What keeps the paper from being made.
    pub faults: Vec<Fault>,
}

/// Something that keeps a paper from being made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// A stable name of the kind of fault, such as `unknown-figure`.
    pub code: &'static str,
    /// The section in which it is, from 0; `None` for what stands before all sections.
    pub section: Option<usize>,
    /// The line of the text, from 1.
    pub line: usize,
    /// What is wrong, with the lines of the text, a caret and what to do.
    pub told: String,
}

/// The text of a paper about `published` that begins from a bundled definition; `None` if that
/// cannot be read.
pub fn begin(published: &Published, bundled: Bundled, languages: &[Language]) -> Option<String> {
    let definition = bundled.definition().ok()?;
    let draft = Draft::begin(&definition, &published.survey, languages)?;
    Some(draft.source())
}

/// Reads `source` and checks it against the figures of `published`.
///
/// # Errors
/// Those of the store; faults of the text are told in the [`Proof`].
pub async fn prove(store: &Store, published: Arc<Published>, source: &str) -> Result<Proof, Error> {
    let (counted, judged) = match bundled::read(source, FILE) {
        Err(faults) => (None, Err(faults)),
        Ok(definition) => match count_with_others(store, &published, &definition).await {
            Ok(counted) => {
                let judged = match check_paper(&published, &counted, &definition) {
                    Ok(()) => Ok(definition),
                    Err(Error::Narrative(faults)) => Err(faults),
                    Err(error) => return Err(error),
                };
                (Some(counted), judged)
            }
            Err(Error::Definition(faults)) => (None, Err(faults)),
            Err(error) => return Err(error),
        },
    };
    let counted = match counted {
        Some(counted) => counted,
        None => count(store, &published).await?,
    };
    let (definition, faults) = match judged {
        Ok(definition) => (Some(definition), Vec::new()),
        Err(faults) => (None, told(&faults, source)),
    };
    Ok(Proof {
        published,
        counted,
        definition,
        faults,
    })
}

/// The definition that `source` is.
///
/// # Errors
/// Every fault found.
pub fn read_definition(source: &str) -> Result<ReportDefinition, Diagnostics> {
    bundled::read(source, FILE)
}

/// The text of a draft as it is released: what leaves the house says that it is final. `None` when
/// it is no TOML.
pub fn issued_source(source: &str) -> Option<String> {
    let mut draft = Draft::read(source)?;
    draft.set_status(Status::Final);
    Some(draft.source())
}

/// What is wrong with `source` as a file; empty when it can be read.
pub fn read_faults(source: &str) -> Vec<Fault> {
    match bundled::read(source, FILE) {
        Ok(_) => Vec::new(),
        Err(faults) => told(&faults, source),
    }
}

fn told(faults: &Diagnostics, source: &str) -> Vec<Fault> {
    let places = entry_places(source, "section");
    let each = faults.list().into_iter().map(|fault| Fault {
        code: fault.code,
        section: places
            .iter()
            .rposition(|begins| *begins <= fault.span.start),
        line: faults.line_of(fault),
        told: faults.render_one(fault, false, WIDTH),
    });
    each.collect()
}

/// One of the files of a paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Pages to print and to file.
    Pages,
    /// The tables behind the exhibits, as pages.
    Annex,
    /// One file for a browser.
    Web,
    /// A text that an editor can carry on with.
    Text,
    /// Every drawing, as vectors and as a picture.
    Charts,
    /// The figures.
    Tables,
}

/// A file that a paper makes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its name.
    pub name: String,
    /// What it is.
    pub form: Form,
    /// Its language; `None` for figures, which have none.
    pub language: Option<Language>,
}

impl Form {
    /// Every form, in the order in which files are told.
    pub const ALL: [Self; 6] = [
        Self::Pages,
        Self::Annex,
        Self::Web,
        Self::Text,
        Self::Charts,
        Self::Tables,
    ];

    /// Its name, as kept files are known by.
    pub fn name(self) -> &'static str {
        match self {
            Self::Pages => "pages",
            Self::Annex => "annex",
            Self::Web => "web",
            Self::Text => "text",
            Self::Charts => "charts",
            Self::Tables => "tables",
        }
    }

    /// The one called `name`.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|form| form.name() == name)
    }

    /// The media type.
    pub fn media(self) -> &'static str {
        match self {
            Self::Pages | Self::Annex => "application/pdf",
            Self::Web => "text/html; charset=utf-8",
            Self::Text => "text/markdown; charset=utf-8",
            Self::Charts => "application/zip",
            Self::Tables => "text/csv; charset=utf-8",
        }
    }

    fn file(self, id: &str, language: Language) -> String {
        match self {
            Self::Pages => format!("{id}.{language}.pdf"),
            Self::Annex => format!("{id}-annex.{language}.pdf"),
            Self::Web => format!("{id}.{language}.html"),
            Self::Text => format!("{id}.{language}.md"),
            Self::Charts => format!("{id}-charts.{language}.zip"),
            Self::Tables => "published-tables.csv".to_owned(),
        }
    }
}

/// The files that a paper by `definition` makes.
pub fn files(definition: &ReportDefinition) -> Vec<File> {
    let has_annex = definition.sections.contains(&Section::Annex);
    let forms = Form::ALL.into_iter();
    let forms = forms.filter(|form| *form != Form::Tables);
    let forms = forms.filter(|form| has_annex || *form != Form::Annex);
    let of_language = |language| {
        forms.clone().map(move |form| File {
            name: form.file(&definition.id, language),
            form,
            language: Some(language),
        })
    };
    let tables = File {
        name: "published-tables.csv".to_owned(),
        form: Form::Tables,
        language: None,
    };
    let languages = definition.languages.iter().copied();
    languages.flat_map(of_language).chain([tables]).collect()
}

/// Writes one of the files of a paper that bears the day `issued`. The same definition, figures and
/// day give the same bytes. This computes for a while and waits for nothing.
///
/// # Errors
/// Those of composing and of writing.
pub fn write_file(
    published: &Published,
    counted: &Counted,
    definition: &ReportDefinition,
    issued: Date,
    file: &File,
) -> Result<Vec<u8>, Error> {
    let Some(language) = file.language else {
        let options = Options::default();
        let tables = write_tables(&published.survey, &counted.results, options, Vec::new())?;
        return Ok(tables);
    };
    let part = match file.form {
        Form::Annex => Part::Annex,
        _ => Part::Paper,
    };
    let composed = compose_paper(published, counted, definition, part, language, issued)?;
    let Some(document) = composed else {
        return Ok(Vec::new());
    };
    Ok(match file.form {
        Form::Pages | Form::Annex => write_pdf(&lay_out(&document)),
        Form::Web => write_html(&document).into_bytes(),
        Form::Text | Form::Tables => write_markdown(&document, None).into_bytes(),
        Form::Charts => {
            let drawn = write_charts(&document).into_iter();
            let drawn = drawn.map(|(name, svg)| (format!("{name}.svg"), svg.into_bytes()));
            let pictures = write_pictures(&document).into_iter();
            let pictures = pictures.map(|(name, png)| (format!("{name}.png"), png));
            zip(drawn.chain(pictures))?
        }
    })
}

impl Proof {
    /// The day that a paper of today would bear.
    pub fn day(&self, now: jiff::Timestamp) -> Date {
        self.published.survey.event.day(now)
    }

    /// The definition as a draft is made of it: it never says that it is final.
    pub fn drafted(&self) -> Option<ReportDefinition> {
        let mut definition = self.definition.clone()?;
        if definition.status == Status::Final {
            definition.status = Status::Draft;
        }
        Some(definition)
    }

    /// The title of each topic as the paper has it, by the name of its question; none when the paper
    /// cannot be made. This computes for a moment.
    pub fn titles(&self, language: Language, issued: Date) -> BTreeMap<String, String> {
        let Some(definition) = &self.definition else {
            return BTreeMap::new();
        };
        let has = definition.languages.contains(&language);
        let language = if has {
            language
        } else {
            definition.languages[0]
        };
        let (published, counted) = (&self.published, &self.counted);
        let composed = compose_paper(
            published,
            counted,
            definition,
            Part::Paper,
            language,
            issued,
        );
        let blocks = composed.ok().flatten().map(|document| document.blocks);
        let headings = blocks.into_iter().flatten().filter_map(|block| {
            let Block::Heading(heading) = block else {
                return None;
            };
            let question = heading.anchor?.strip_prefix("topic-")?.to_owned();
            Some((question, heading.text))
        });
        headings.collect()
    }
}

/// A figure that can be named in what the organisers write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// Its name.
    pub name: String,
    /// What it is about.
    pub about: String,
    /// What it is now.
    pub told: String,
}

impl Proof {
    /// The figures that can be named where something is written about the question `question`:
    /// those of the page on which it is asked, of everybody who took part where there is none.
    /// Groups are left out; their figures have the name of the group after them.
    pub fn figures(&self, language: Language, question: Option<&str>) -> Vec<Figure> {
        let survey = &self.published.survey;
        let page = question.and_then(|id| survey.page_of(&ItemId::new(id)));
        let named = published(survey, &self.counted.results).into_iter();
        let here = named.filter(|named| {
            let own = named.item.and_then(|item| survey.page_of(item));
            named.group.is_none() && own == page && !is_of_a_day(named)
        });
        let each = here.filter_map(|named| {
            let name = named.name();
            let short = name.strip_suffix(".chosen");
            let name = short.or(name.strip_suffix(".records")).unwrap_or(&name);
            Some(Figure {
                name: name.to_owned(),
                about: about(survey, &named, language),
                told: shown(named.figure)?,
            })
        });
        each.collect()
    }
}

/// Languages and days are no names for a narrative.
fn is_of_a_day(named: &Named<'_>) -> bool {
    named.item.is_none() && !named.row.is_empty()
}

fn about(survey: &Survey, named: &Named<'_>, language: Language) -> String {
    let Some(item) = named.item.and_then(|id| survey.item(id.as_str())) else {
        return String::new();
    };
    let rows = survey.possible_rows(item);
    let choices = item.choices().iter().chain(&rows);
    let row = choices
        .clone()
        .find(|choice| choice.code.as_str() == named.row);
    let short = item.short_or_text().get(language);
    match row {
        Some(row) => format!("{short}: {}", row.short_or_label().get(language)),
        None => short.to_owned(),
    }
}

/// A figure as it is told in the list; nothing for one that is withheld or told as a range.
fn shown(figure: analysis::Published<Value>) -> Option<String> {
    let analysis::Published::Shown(value) = figure else {
        return None;
    };
    Some(match value {
        Value::Count(count) => count.to_string(),
        Value::Share(share) => {
            let Count::Exact(count) = share.count else {
                return None;
            };
            format!("{count} / {}", share.base)
        }
        Value::Point(point) => point.to_string(),
        Value::Mean(mean) => format!("{mean:.1}"),
    })
}
