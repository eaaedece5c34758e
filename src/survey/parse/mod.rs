//! From the text of a definition to a checked [`Survey`].
//!
//! Owns the format of `surveys/*.toml` (told in `surveys/README.md` and `surveys/schema.json`).
//! Reading never stops at the first fault: what can be read is read, then
//! [`check`](mod@super::check) looks at how the parts fit together.

mod condition;
mod item;

use std::collections::BTreeMap;
use std::ops::Range;

use super::item::{Choice, Point, Scale};
use super::routing::Condition;
use super::{Event, Page, Privacy, Schedule, Survey, check};
use crate::definition::{Placed, PlacedText, Reading, Table, list};
use crate::diagnostic::Diagnostics;
use crate::id::{Code, DK, ItemId, OTHER, PageId, SurveyId, is_code, is_name, is_survey_name};
use crate::language::Language;

/// What came of reading a definition.
#[derive(Debug)]
pub struct Checked {
    /// The survey, if there was no error.
    pub survey: Option<Survey>,
    /// Every error and warning.
    pub diagnostics: Diagnostics,
    /// Every text with its place, for checks on the letters themselves.
    pub texts: Vec<PlacedText>,
}

/// Where the parts stand that [`check`](mod@super::check) may have to point at.
#[derive(Debug, Default)]
pub(super) struct Places {
    pub(super) items: BTreeMap<ItemId, ItemPlaces>,
    pub(super) page_conditions: BTreeMap<PageId, Range<usize>>,
    pub(super) breakdown: Option<Range<usize>>,
    pub(super) quote: Option<Range<usize>>,
    pub(super) delete_on: Option<Range<usize>>,
    pub(super) quote_threshold: Option<Range<usize>>,
}

/// Where the parts of one item stand.
#[derive(Debug, Clone, Default)]
pub(super) struct ItemPlaces {
    pub(super) id: Range<usize>,
    pub(super) condition: Option<Range<usize>>,
    pub(super) rows: Option<Range<usize>>,
    pub(super) gap_from: Option<Range<usize>>,
    pub(super) limit: Option<Range<usize>>,
}

/// Reads the definition `source`, which came from `file`.
///
/// # Errors
/// Every fault found, as text with source lines and carets when rendered.
pub fn read(source: &str, file: &str) -> Result<Survey, Diagnostics> {
    let checked = examine(source, file);
    checked.survey.ok_or(checked.diagnostics)
}

/// Reads the definition `source` and keeps the warnings too.
pub fn examine(source: &str, file: &str) -> Checked {
    let reading = Reading::new(file, source);
    let survey = {
        let document = reading.parse(source);
        let root = Table::new(&reading, document.get_ref(), 0..source.len(), "the survey");
        let mut places = Places::default();
        let survey = read_survey(&reading, &root, &mut places);
        root.finish();
        if let Some(survey) = &survey {
            check::check(survey, &places, &mut reading.faults());
        }
        survey
    };
    let (diagnostics, texts) = reading.finish();
    let survey = survey.filter(|_| !diagnostics.has_errors());
    Checked {
        survey,
        diagnostics,
        texts,
    }
}

/// Lists of choices and scales by name, as items refer to them.
struct Named {
    choices: BTreeMap<String, Vec<Choice>>,
    scales: BTreeMap<String, Scale>,
}

fn read_survey(reading: &Reading, root: &Table<'_>, places: &mut Places) -> Option<Survey> {
    root.need_number("format", 1..=1);
    let id = root.need_text("id").and_then(|id| survey_id(reading, id));
    let languages = read_languages(reading, root);
    reading.set_languages(&languages);
    let title = root.need_local("title");
    let welcome = root.local("welcome");
    let event = root
        .need_table("event", "the event")
        .and_then(|table| read_event(reading, table));
    let privacy = match root.table("privacy", "the privacy section") {
        Some(table) => read_privacy(table, places),
        None => Privacy {
            threshold: MIN_THRESHOLD,
            quote_threshold: MIN_QUOTE_THRESHOLD,
            breakdown: None,
            quote: None,
            delete_on: None,
            contact: String::new(),
        },
    };
    let zone = event
        .as_ref()
        .map_or(jiff::tz::TimeZone::UTC, |event| event.timezone.clone());
    let schedule = root
        .table("schedule", "the schedule")
        .map_or_else(Schedule::default, |table| {
            read_schedule(reading, table, &zone)
        });
    let named = Named {
        choices: read_choices(reading, root),
        scales: read_scales(reading, root),
    };
    let pages = read_pages(reading, root, &named, places);
    if pages.is_empty() {
        reading
            .faults()
            .error("no-pages", 0..0, "the survey has no pages")
            .help("add a `[[page]]` with at least one `[[page.item]]`");
    }
    (!languages.is_empty()).then_some(())?;
    let (id, title, event) = (id?, title?, event?);
    Some(Survey {
        id,
        languages,
        title,
        welcome,
        event,
        privacy,
        schedule,
        pages,
    })
}

fn survey_id(reading: &Reading, id: Placed<String>) -> Option<SurveyId> {
    if is_survey_name(&id.value) {
        return Some(SurveyId::new(id.value));
    }
    reading
        .faults()
        .error(
            "bad-name",
            id.span,
            format!("`{}` cannot name a survey", id.value),
        )
        .help(
            "use lower-case letters, digits and dashes, at most 64: the name stands in the address",
        );
    None
}

fn read_languages(reading: &Reading, root: &Table<'_>) -> Vec<Language> {
    let mut languages = Vec::new();
    for tag in root.texts("languages").unwrap_or_default() {
        match Language::parse(&tag.value) {
            Some(language) if languages.contains(&language) => {
                let message = format!("`{language}` is listed twice");
                reading.faults().error("duplicate", tag.span, message);
            }
            Some(language) => languages.push(language),
            None => {
                let message = format!("`{}` is not a language of this product", tag.value);
                reading
                    .faults()
                    .error("unknown-language", tag.span, message)
                    .help(format!("known are {}", list(&Language::ALL)));
            }
        }
    }
    if languages.is_empty() {
        reading
            .faults()
            .error("missing-key", 0..0, "the survey is in no language")
            .help("add `languages = [\"en\"]`, the language of the original first");
    }
    languages
}

fn read_event(reading: &Reading, table: Table<'_>) -> Option<Event> {
    let name = table.need_local("name");
    let place = table.need_local("place");
    let organisers = table.need_local("organisers");
    let date = table.need_date("date");
    let invited = table
        .number("invited", 1..=1_000_000)
        .map(|number| number.value);
    let timezone = table.need_text("timezone").and_then(|zone| {
        let known = jiff::tz::TimeZone::get(&zone.value).ok();
        if known.is_none() {
            reading
                .faults()
                .error(
                    "unknown-timezone",
                    zone.span,
                    format!("no time zone `{}`", zone.value),
                )
                .help("use a name of the IANA database, such as `Africa/Nairobi`");
        }
        known
    });
    table.finish();
    Some(Event {
        name: name?,
        place: place?,
        date: date?.value,
        timezone: timezone?,
        organisers: organisers?,
        invited,
    })
}

/// No survey may show smaller groups.
pub const MIN_THRESHOLD: u32 = 5;
/// No survey may put the name of a smaller group under a quote.
pub const MIN_QUOTE_THRESHOLD: u32 = 8;

fn read_privacy(table: Table<'_>, places: &mut Places) -> Privacy {
    let mut item = |key, place: fn(&mut Places) -> &mut Option<Range<usize>>| {
        table.text(key).map(|name| {
            *place(places) = Some(name.span);
            ItemId::new(name.value)
        })
    };
    let breakdown = item("breakdown", |places| &mut places.breakdown);
    let quote = item("quote", |places| &mut places.quote);
    let threshold = table.number("threshold", MIN_THRESHOLD..=1000);
    let quote_threshold = table.number("quote_threshold", MIN_QUOTE_THRESHOLD..=1000);
    let delete_on = table.date("delete_on");
    places.delete_on = delete_on.as_ref().map(|date| date.span.clone());
    places.quote_threshold = quote_threshold.as_ref().map(|number| number.span.clone());
    let privacy = Privacy {
        threshold: threshold.map_or(MIN_THRESHOLD, |number| number.value),
        quote_threshold: quote_threshold.map_or(MIN_QUOTE_THRESHOLD, |number| number.value),
        breakdown,
        quote,
        delete_on: delete_on.map(|date| date.value),
        contact: table
            .need_text("contact")
            .map_or_else(String::new, |contact| contact.value),
    };
    table.finish();
    privacy
}

fn read_schedule(reading: &Reading, table: Table<'_>, zone: &jiff::tz::TimeZone) -> Schedule {
    let instant = |key| {
        let local = table.date_time(key)?;
        match zone.to_ambiguous_zoned_datetime(local.value).unambiguous() {
            Ok(zoned) => Some((zoned.timestamp(), local.span)),
            Err(_) => {
                reading
                    .faults()
                    .error(
                        "no-such-time",
                        local.span,
                        "clocks are changed at this time",
                    )
                    .help("choose a time an hour earlier or later");
                None
            }
        }
    };
    let (opens, closes) = (instant("opens"), instant("closes"));
    if let (Some((opens, _)), Some((closes, span))) = (&opens, &closes)
        && opens >= closes
    {
        reading
            .faults()
            .error(
                "closes-before-opening",
                span.clone(),
                "the survey closes before it opens",
            )
            .help("`closes` must be later than `opens`");
    }
    table.finish();
    Schedule {
        opens: opens.map(|(at, _)| at),
        closes: closes.map(|(at, _)| at),
    }
}

fn read_choices(reading: &Reading, root: &Table<'_>) -> BTreeMap<String, Vec<Choice>> {
    let Some(lists) = root.table("choices", "the lists of choices") else {
        return BTreeMap::new();
    };
    let mut all = BTreeMap::new();
    for (name, tables) in lists.lists("a choice in") {
        let mut choices: Vec<Choice> = Vec::new();
        for table in tables {
            if let Some((choice, span)) = read_choice(reading, table) {
                if choices.iter().any(|known| known.code == choice.code) {
                    let message = format!(
                        "the code `{}` is there twice in `{}`",
                        choice.code, name.value
                    );
                    reading
                        .faults()
                        .error("duplicate", span, message)
                        .help("give each choice a code of its own; answers store nothing else");
                }
                choices.push(choice);
            }
        }
        all.insert(name.value.to_owned(), choices);
    }
    all
}

fn read_choice(reading: &Reading, table: Table<'_>) -> Option<(Choice, Range<usize>)> {
    let code = table.need_text("code");
    let label = table.need_local("label");
    let short = table.local("short");
    let other = table.flag("other", false);
    let exclusive = table.flag("exclusive", false);
    table.finish();
    let code = code?;
    check_code(reading, &code);
    if other != (code.value == OTHER) {
        reading
            .faults()
            .error(
                "other-code",
                code.span.clone(),
                "`other = true` and the code `other` go together",
            )
            .help("write both to ask \"other, please say\", or neither");
    }
    let choice = Choice {
        code: Code::new(code.value),
        label: label?,
        short,
        other,
        exclusive,
    };
    Some((choice, code.span))
}

fn check_code(reading: &Reading, code: &Placed<String>) {
    let mut faults = reading.faults();
    if code.value == DK {
        faults
            .error(
                "reserved-code",
                code.span.clone(),
                "`dk` is added by itself",
            )
            .help(
                "\"don't know / prefer not to say\" is offered unless the item says `dk = false`",
            );
    } else if !is_code(&code.value) {
        faults
            .error("bad-name", code.span.clone(), format!("`{}` cannot be a code", code.value))
            .help("use lower-case letters, digits and single underscores, at most 24, a letter first; or a number");
    }
}

fn read_scales(reading: &Reading, root: &Table<'_>) -> BTreeMap<String, Scale> {
    let Some(scales) = root.table("scales", "the scales") else {
        return BTreeMap::new();
    };
    let mut all = BTreeMap::new();
    for (name, table) in scales.named_tables("the scale") {
        let top = table.number("top", 0..=10);
        let mut points: Vec<Point> = Vec::new();
        for point in table.tables("points", &format!("a point of the scale `{}`", name.value)) {
            let code = point.need_text("code");
            let label = point.need_local("label");
            point.finish();
            let (Some(code), Some(label)) = (code, label) else {
                continue;
            };
            check_code(reading, &code);
            if points.iter().any(|known| known.code.as_str() == code.value) {
                let message = format!("the point `{}` is there twice", code.value);
                reading.faults().error("duplicate", code.span, message);
            }
            points.push(Point {
                code: Code::new(code.value),
                label,
            });
        }
        if points.len() < 2 {
            let message = format!("the scale `{}` has fewer than two points", name.value);
            reading
                .faults()
                .error("short-scale", name.span.clone(), message)
                .help(format!(
                    "add `[[scales.{}.points]]`, from low to high",
                    name.value
                ));
        }
        if let Some(top) = top
            .as_ref()
            .filter(|top| top.value as usize >= points.len())
        {
            reading
                .faults()
                .error(
                    "limit",
                    top.span.clone(),
                    "the top box takes in every point of the scale",
                )
                .help("`top` is how many of the highest points count as agreement, usually 2 of 5");
        }
        let top = top.map_or(0, |top| top.value as usize);
        all.insert(
            name.value.to_owned(),
            Scale {
                id: name.value.to_owned(),
                points,
                top,
            },
        );
        table.finish();
    }
    all
}

fn read_pages(
    reading: &Reading,
    root: &Table<'_>,
    named: &Named,
    places: &mut Places,
) -> Vec<Page> {
    let mut pages: Vec<Page> = Vec::new();
    let mut used = Vec::new();
    for mut table in root.tables("page", "a page") {
        let id = table.need_text("id");
        if let Some(id) = &id {
            table.rename(format!("the page `{}`", id.value));
            check_name(reading, id);
            if pages.iter().any(|page| page.id.as_str() == id.value) {
                let message = format!("there are two pages called `{}`", id.value);
                reading
                    .faults()
                    .error("duplicate", id.span.clone(), message);
            }
        }
        let title = table.need_local("title");
        let show_if = read_condition(reading, &table);
        let items: Vec<_> = table
            .tables("item", "an item")
            .into_iter()
            .filter_map(|item| item::read_item(reading, item, named, places, &mut used))
            .collect();
        if items.is_empty() {
            reading
                .faults()
                .error("empty-page", head(&table), "a page without items")
                .help("add a `[[page.item]]` under it, or take the page out");
        }
        if let (Some(id), Some(title)) = (id, title) {
            let id = PageId::new(id.value);
            if let Some((_, span)) = &show_if {
                places.page_conditions.insert(id.clone(), span.clone());
            }
            let show_if = show_if.map(|(condition, _)| condition);
            pages.push(Page {
                id,
                title,
                show_if,
                items,
            });
        }
        table.finish();
    }
    warn_unused(reading, root, &used);
    pages
}

fn warn_unused(reading: &Reading, root: &Table<'_>, used: &[String]) {
    for section in ["choices", "scales"] {
        let Some(table) = root.table(section, section) else {
            continue;
        };
        for name in table.names() {
            if !used
                .iter()
                .any(|used| used == &format!("{section}.{}", name.value))
            {
                let message = format!("no item uses `{section}.{}`", name.value);
                reading.faults().warning("unused", name.span, message);
            }
        }
    }
}

fn head(table: &Table<'_>) -> Range<usize> {
    let span = table.span();
    span.start..span.end.min(span.start + 8).max(span.start)
}

fn check_name(reading: &Reading, name: &Placed<String>) {
    if !is_name(&name.value) {
        reading
            .faults()
            .error(
                "bad-name",
                name.span.clone(),
                format!("`{}` cannot be a name", name.value),
            )
            .help(
                "use lower-case letters, digits and single underscores, at most 24, a letter first",
            );
    }
}

fn read_condition(reading: &Reading, table: &Table<'_>) -> Option<(Condition, Range<usize>)> {
    let text = table.text("show_if")?;
    match condition::parse(&text.value) {
        Ok(condition) => Some((condition, text.span)),
        Err(fault) => {
            // The text begins after its opening quotation mark.
            let start = text.span.start + 1 + fault.at.start;
            let end = (text.span.start + 1 + fault.at.end).min(text.span.end);
            reading
                .faults()
                .error("bad-condition", start..end.max(start), fault.message)
                .help("write for example `q3 is no`, `q3 in (yes, no)`, `q3 is answered and not q4 is x`");
            None
        }
    }
}
