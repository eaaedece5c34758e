//! What a survey says about its event, which a form has no place for.
//!
//! Owns the sheet `maoni` of a form that this product wrote, what the person at the command line
//! says, and what stands in where neither does. The settings of the sheet are called as in a
//! definition.

use std::collections::BTreeMap;

use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;

use super::form::{Languages, Line, Table};
use super::refusal::Findings;
use crate::i18n::words;
use crate::id::{ItemId, SurveyId};
use crate::language::{Language, LocalText};
use crate::survey::parse::{MIN_QUOTE_THRESHOLD, MIN_THRESHOLD};
use crate::survey::{Event, Privacy, Schedule};

/// What the person who takes a form in says about the event.
#[derive(Debug, Clone)]
pub struct About {
    /// Name of the survey.
    pub id: Option<String>,
    /// The language of columns that name none.
    pub language: Option<Language>,
    /// Day of the event.
    pub date: Option<Date>,
    /// Time zone of the event, as the IANA database calls it.
    pub timezone: Option<String>,
    /// Where it was held.
    pub place: Option<String>,
    /// Who held it.
    pub organisers: Option<String>,
    /// Whom respondents can write to.
    pub contact: Option<String>,
    /// The day of today, which stands in for that of the event.
    pub today: Date,
}

/// The settings of a form, with what was said about the event.
pub(super) struct Settings<'a> {
    about: &'a About,
    languages: &'a Languages,
    findings: &'a Findings,
    form: Option<Line<'a>>,
    own: BTreeMap<&'a str, Line<'a>>,
    /// What stands in for something that nobody said.
    pub(super) to_fill: Vec<String>,
}

/// The part of a survey that is not about its questions.
pub(super) struct Frame {
    pub(super) id: SurveyId,
    pub(super) title: LocalText,
    pub(super) event: Event,
    pub(super) privacy: Privacy,
    pub(super) schedule: Schedule,
}

impl<'a> Settings<'a> {
    pub(super) fn new(
        about: &'a About,
        languages: &'a Languages,
        findings: &'a Findings,
        settings: Option<&'a Table<'_>>,
        own: Option<&'a Table<'_>>,
    ) -> Self {
        let lines = own.into_iter().flat_map(Table::lines);
        Self {
            about,
            languages,
            findings,
            form: settings.and_then(|table| table.lines().next()),
            own: lines.map(|line| (line.get("setting"), line)).collect(),
            to_fill: Vec::new(),
        }
    }

    /// The tops of scales by the names of their lists.
    pub(super) fn tops(&self) -> BTreeMap<String, usize> {
        let tops = self.own.iter().filter_map(|(name, line)| {
            let list = name.strip_prefix("scales.")?.strip_suffix(".top")?;
            Some((list.to_owned(), self.parsed(*line, "a number")?))
        });
        tops.collect()
    }

    pub(super) fn title(&mut self) -> LocalText {
        if let Some(title) = self.local("title") {
            return title;
        }
        let told = self.form.map_or("", |form| form.get("form_title"));
        let title = if told.is_empty() {
            self.id().as_str().to_owned()
        } else {
            told.to_owned()
        };
        if told.is_empty() || self.languages.all.len() > 1 {
            self.fill("title", "the title, in every language");
        }
        self.everywhere(&title)
    }

    fn id(&self) -> SurveyId {
        let form = self.form.map_or("", |form| form.get("form_id"));
        let wanted = self.about.id.as_deref().unwrap_or(form);
        let mut id = String::new();
        for c in wanted.to_lowercase().chars() {
            let c = if c.is_ascii_alphanumeric() { c } else { '-' };
            if !(c == '-' && (id.is_empty() || id.ends_with('-'))) && id.len() < 64 {
                id.push(c);
            }
        }
        let id = id.trim_end_matches('-');
        SurveyId::new(if id.is_empty() { "survey" } else { id })
    }

    pub(super) fn frame(&mut self, title: LocalText) -> Frame {
        let id = self.id();
        if self.about.id.is_none() && self.form.is_none_or(|form| form.get("form_id").is_empty()) {
            self.fill("id", "name of the survey, as in its address");
        }
        let timezone = self.timezone();
        let schedule = Schedule {
            opens: self.instant("schedule.opens", &timezone),
            closes: self.instant("schedule.closes", &timezone),
        };
        Frame {
            event: self.event(&title, timezone),
            privacy: self.privacy(),
            id,
            title,
            schedule,
        }
    }

    fn event(&mut self, title: &LocalText, timezone: TimeZone) -> Event {
        let name = self.local("event.name").unwrap_or_else(|| {
            self.fill("event.name", "name of the event");
            title.clone()
        });
        let about = self.about;
        let place = self.told("event.place", about.place.as_deref(), "xlsform-place");
        let organisers = self.told(
            "event.organisers",
            about.organisers.as_deref(),
            "xlsform-organisers",
        );
        let date = about
            .date
            .or_else(|| self.value("event.date", "a day such as 2030-03-08"));
        let date = date.unwrap_or_else(|| {
            self.fill("event.date", "day of the event");
            about.today
        });
        Event {
            name,
            place,
            organisers,
            date,
            timezone,
            invited: self.value("event.invited", "a number"),
        }
    }

    fn timezone(&mut self) -> TimeZone {
        let told = self.own.get("event.timezone").map(|line| line.get("value"));
        let Some(name) = self.about.timezone.as_deref().or(told) else {
            self.fill(
                "event.timezone",
                "time zone of the event, such as Africa/Nairobi",
            );
            return TimeZone::UTC;
        };
        TimeZone::get(name).unwrap_or_else(|_| {
            let place = self
                .own
                .get("event.timezone")
                .map(|line| line.place("value"));
            self.findings.refuse(
                place.unwrap_or_else(|| "--timezone".to_owned()),
                format!("no time zone `{name}`"),
                "use a name of the IANA database, such as `Africa/Nairobi`",
            );
            TimeZone::UTC
        })
    }

    fn privacy(&mut self) -> Privacy {
        let text = |name: &str| {
            let cell = self.own.get(name).map_or("", |line| line.get("value"));
            (!cell.is_empty()).then(|| cell.to_owned())
        };
        let item = |name: &str| text(name).map(ItemId::new);
        let contact = self
            .about
            .contact
            .clone()
            .or_else(|| text("privacy.contact"));
        let privacy = Privacy {
            threshold: self
                .value("privacy.threshold", "a number")
                .unwrap_or(MIN_THRESHOLD),
            quote_threshold: self
                .value("privacy.quote_threshold", "a number")
                .unwrap_or(MIN_QUOTE_THRESHOLD),
            breakdown: item("privacy.breakdown"),
            quote: item("privacy.quote"),
            delete_on: self.value("privacy.delete_on", "a day such as 2030-03-08"),
            contact: contact
                .clone()
                .unwrap_or_else(|| "office@example.org".to_owned()),
        };
        if contact.is_none() {
            self.fill(
                "privacy.contact",
                "the office that respondents can write to",
            );
        }
        privacy
    }

    fn instant(&self, name: &str, zone: &TimeZone) -> Option<jiff::Timestamp> {
        let local: DateTime = self.value(name, "a time such as 2030-03-08T18:00:00")?;
        zone.to_timestamp(local).ok()
    }

    /// A text in every language: as said, as on the sheet, or a neutral word that is to be replaced.
    fn told(&mut self, name: &str, said: Option<&str>, stand_in: &str) -> LocalText {
        if let Some(said) = said {
            return self.everywhere(said);
        }
        if let Some(text) = self.local(name) {
            return text;
        }
        let help = words(Language::En).say(stand_in).to_lowercase();
        self.fill(name, &help);
        let all = self.languages.all.iter();
        LocalText::new(all.map(|&language| (language, words(language).say(stand_in))))
    }

    fn everywhere(&self, text: &str) -> LocalText {
        let all = self.languages.all.iter();
        LocalText::new(all.map(|&language| (language, text.to_owned())))
    }

    fn fill(&mut self, name: &str, what: &str) {
        self.to_fill.push(format!("{name}: {what}"));
    }

    fn local(&self, name: &str) -> Option<LocalText> {
        self.own
            .get(name)?
            .local("value", self.languages, self.findings)
    }

    fn value<T: std::str::FromStr>(&self, name: &str, expected: &str) -> Option<T> {
        self.parsed(*self.own.get(name)?, expected)
    }

    fn parsed<T: std::str::FromStr>(&self, line: Line<'_>, expected: &str) -> Option<T> {
        let cell = line.get("value");
        let value = cell.parse().ok();
        if value.is_none() {
            self.findings.refuse(
                line.place("value"),
                format!("`{cell}`: expected {expected}"),
                "correct it, or remove the row",
            );
        }
        value
    }
}
