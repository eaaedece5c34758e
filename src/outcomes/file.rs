//! The files that are made of a survey, for whoever takes them over a network.
//!
//! Owns which there are, who may have them and when. Each is written whole before any of it is
//! sent, so that nobody gets half a file and takes it for all.

use std::fs::File as Sink;
use std::io::{Seek as _, Write as _};

use super::package::{self, Request};
use super::{Error, Published, export_dictionary, export_long, export_tables, export_wide};
use crate::export::Options;
use crate::export::package::{Profile, pack};
use crate::i18n::words;
use crate::language::Language;
use crate::report::{compose_questionnaire, lay_out, write_pdf};
use crate::store::Store;
use crate::survey::Survey;

/// A file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum File {
    /// A row a response.
    Wide,
    /// A row an answer.
    Long,
    /// A row a column: what it means.
    Dictionary,
    /// The figures after disclosure control.
    Tables,
    /// The data package for those who prepare the report.
    Restricted,
    /// The data package for anybody.
    Public,
    /// The survey as a form on paper.
    Form(Language),
}

impl File {
    /// Every file that there is of `survey`, those for anybody first.
    pub fn all(survey: &Survey) -> Vec<Self> {
        let forms = survey
            .languages
            .iter()
            .map(|&language| Self::Form(language));
        let public = [Self::Tables, Self::Public];
        let restricted = [Self::Wide, Self::Long, Self::Dictionary, Self::Restricted];
        forms.chain(public).chain(restricted).collect()
    }

    /// Its name.
    pub fn name(self) -> String {
        match self {
            Self::Wide => "responses-wide.csv".to_owned(),
            Self::Long => "responses-long.csv".to_owned(),
            Self::Dictionary => "data-dictionary.csv".to_owned(),
            Self::Tables => "published-tables.csv".to_owned(),
            Self::Restricted => "package-restricted.zip".to_owned(),
            Self::Public => "package-public.zip".to_owned(),
            Self::Form(language) => format!("form.{language}.pdf"),
        }
    }

    /// Its media type.
    pub fn media(self) -> &'static str {
        match self {
            Self::Wide | Self::Long | Self::Dictionary | Self::Tables => "text/csv; charset=utf-8",
            Self::Restricted | Self::Public => "application/zip",
            Self::Form(_) => "application/pdf",
        }
    }

    /// Whether it holds nothing that is about one person or for the organisers only.
    pub fn is_public(self) -> bool {
        matches!(self, Self::Tables | Self::Public | Self::Form(_))
    }

    /// Whether it is about answers, so that nobody has it before the survey is sealed and after the
    /// answers are erased.
    pub fn holds_answers(self) -> bool {
        !matches!(self, Self::Dictionary | Self::Form(_))
    }

    /// Writes it, and gives it back at its beginning. It has no name on the disk, and is gone when
    /// it is dropped. Labels in a package are in `language` if the survey is.
    ///
    /// # Errors
    /// Those of the store and of writing, and [`Error::Refused`] as of
    /// [`write`](super::package::write).
    pub async fn write(
        self,
        store: &Store,
        published: &Published,
        language: Language,
    ) -> Result<Sink, Error> {
        let mut sink = tempfile::tempfile().map_err(broken)?;
        let options = Options::default();
        match self {
            Self::Wide => export_wide(store, published, options, &mut sink).await?,
            Self::Long => export_long(store, published, options, &mut sink).await?,
            Self::Dictionary => export_dictionary(store, published, options, &mut sink).await?,
            Self::Tables => export_tables(store, published, options, &mut sink).await?,
            Self::Restricted => {
                sink = zip(store, published, Profile::Restricted, language, sink).await?;
            }
            Self::Public => sink = zip(store, published, Profile::Public, language, sink).await?,
            Self::Form(language) => {
                let form = compose_questionnaire(&published.survey, words(language));
                sink.write_all(&write_pdf(&lay_out(&form)))
                    .map_err(broken)?;
            }
        }
        sink.rewind().map_err(broken)?;
        Ok(sink)
    }
}

async fn zip(
    store: &Store,
    published: &Published,
    profile: Profile,
    language: Language,
    sink: Sink,
) -> Result<Sink, Error> {
    let folder = tempfile::tempdir().map_err(broken)?;
    let is_spoken = published.survey.languages.contains(&language);
    let request = Request {
        profile,
        labels: is_spoken.then_some(language),
        guard: true,
    };
    package::write(store, published, request, folder.path(), || {}).await?;
    Ok(pack(folder.path(), sink)?)
}

fn broken(error: std::io::Error) -> Error {
    Error::Export(error.into())
}
