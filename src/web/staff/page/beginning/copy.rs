//! A survey begun from another one: a bundled example, or one that is here. What belongs to the
//! event is asked for; everything else goes along.

use axum::response::Response;
use jiff::civil::Date;

use super::{NEW, check_name, keep, name_field, questions};
use crate::i18n::Words;
use crate::survey::Language;
use crate::survey::bundled::Bundled;
use crate::survey::occasion::{self, Occasion, Texts};
use crate::web::fault::Fault;
use crate::web::see_other;
use crate::web::staff::access::{Sent, Staff};
use crate::web::staff::field::{Faults, Field, FormPage};
use crate::web::staff::page::event::instrument::Subject;

/// The controls of a text: its label, and a name for each language in the order of
/// [`Language::ALL`].
type Control = (&'static str, [&'static str; 3]);

const TITLE: Control = ("copy-survey-title", ["title-en", "title-fr", "title-ar"]);
const NAME: Control = ("copy-event-name", ["name-en", "name-fr", "name-ar"]);
const PLACE: Control = ("copy-event-place", ["place-en", "place-fr", "place-ar"]);

/// The control for the number of people invited.
const INVITED: &str = "invited";

/// The survey that another is begun from.
struct Original {
    /// How forms carry which one it is.
    carried: (&'static str, String),
    source: String,
    occasion: Occasion,
}

impl Original {
    /// The one that is named, if it is there and can be read.
    async fn find(staff: &Staff, example: &str, from: &str) -> Result<Option<Self>, Fault> {
        let (carried, source) = if let Some(bundled) = Bundled::parse(example) {
            let carried = ("example", example.to_owned());
            (carried, bundled.source().to_owned())
        } else if from.is_empty() {
            return Ok(None);
        } else {
            let subject = Subject::find(staff, from).await?;
            (("from", from.to_owned()), subject.source().to_owned())
        };
        Ok(occasion::read(&source).map(|occasion| Self {
            carried,
            source,
            occasion,
        }))
    }
}

/// `GET /new/copy`
pub(crate) async fn ask(staff: Staff) -> Result<Response, Fault> {
    let query = |name| staff.place.query(name).unwrap_or_default();
    let Some(original) = Original::find(&staff, query("example"), query("from")).await? else {
        return Ok(see_other(NEW));
    };
    // Days and names of the other event would be wrong here, and look right.
    let begun = Occasion {
        id: String::new(),
        date: None,
        delete_on: None,
        invited: None,
        ..original.occasion.clone()
    };
    let typed = Typed::default();
    Ok(page(&staff, &original, &begun, &typed, Faults::default()))
}

/// Days and numbers as they were typed, which may be neither.
#[derive(Default)]
struct Typed {
    date: String,
    delete_on: String,
    invited: String,
}

impl Typed {
    fn read(sent: &Sent) -> Self {
        let get = |name| sent.get(name).trim().to_owned();
        Self {
            date: get("date"),
            delete_on: get("delete-on"),
            invited: get(INVITED),
        }
    }

    /// Writes what can be read into `occasion`.
    fn settle(&self, words: &Words, occasion: &mut Occasion, faults: &mut Faults) {
        match self.date.parse::<Date>() {
            Ok(day) => occasion.date = Some(day),
            Err(_) => faults.add(words, "date", "copy-date-bad"),
        }
        match self.delete_on.parse::<Date>() {
            Ok(day) if occasion.date.is_some_and(|date| day <= date) => {
                faults.add(words, "delete-on", "copy-delete-on-early");
            }
            Ok(day) => occasion.delete_on = Some(day),
            Err(_) if self.delete_on.is_empty() => {}
            Err(_) => faults.add(words, "delete-on", "copy-date-bad"),
        }
        match self.invited.parse::<u32>() {
            Ok(people @ 1..=1_000_000) => occasion.invited = Some(people),
            Err(_) if self.invited.is_empty() => {}
            _ => faults.add(words, INVITED, "copy-invited-bad"),
        }
    }
}

fn page(
    staff: &Staff,
    original: &Original,
    occasion: &Occasion,
    typed: &Typed,
    faults: Faults,
) -> Response {
    let words = staff.words();
    let mut fields = vec![name_field(words, &occasion.id, "survey-name-hint")];
    let texts = [
        (TITLE, &occasion.title),
        (NAME, &occasion.name),
        (PLACE, &occasion.place),
    ];
    for (control, texts) in texts {
        fields.extend(text_fields(words, control, texts));
    }
    let day = |name, label, value: &str| Field {
        kind: "date",
        ..Field::line(words, name, label, value).latin()
    };
    fields.push(day("date", "copy-date", &typed.date));
    let hint = words.say("copy-invited-hint");
    let invited = Field::line(words, INVITED, "copy-invited", &typed.invited);
    fields.push(invited.latin().hint(hint));
    let hint = words.say("copy-delete-on-hint");
    fields.push(day("delete-on", "copy-delete-on", &typed.delete_on).hint(hint));
    let heading = words.say("copy-title");
    let form = FormPage {
        desk: staff.desk("", &heading),
        heading,
        paragraphs: vec![words.say("copy-text"), words.say("copy-left-out")],
        action: format!("{NEW}/copy"),
        carried: vec![original.carried.clone()],
        fields,
        faults,
        button: words.say("copy-go"),
        picture: None,
        links: vec![(NEW.to_owned(), words.say("cancel"))],
    };
    form.draw()
}

fn text_fields(words: &Words, (label, names): Control, texts: &Texts) -> Vec<Field> {
    let field = |(language, text): (&Language, &String)| {
        let said = [("language", language.own_name().into())];
        Field {
            label: words.say_with(label, &said),
            ..Field::line(words, names[*language as usize], "survey-name", text)
        }
    };
    texts.iter().map(field).collect()
}

/// `POST /new/copy`
pub(crate) async fn begin(staff: Staff, sent: Sent) -> Result<Response, Fault> {
    let found = Original::find(&staff, sent.get("example"), sent.get("from")).await?;
    let Some(original) = found else {
        return Ok(see_other(NEW));
    };
    let words = staff.words();
    let mut faults = Faults::default();
    let mut texts = |control, known| read_texts(words, &sent, control, known, &mut faults);
    let mut occasion = Occasion {
        id: sent.get("id").trim().to_owned(),
        title: texts(TITLE, &original.occasion.title),
        name: texts(NAME, &original.occasion.name),
        place: texts(PLACE, &original.occasion.place),
        ..Occasion::default()
    };
    check_name(words, &occasion.id, &mut faults);
    let typed = Typed::read(&sent);
    typed.settle(words, &mut occasion, &mut faults);
    if !faults.is_any() {
        let source = occasion::write(&original.source, &occasion).unwrap_or_default();
        if keep(&staff, &occasion.id, &source).await? {
            return Ok(see_other(&questions(&occasion.id, "")));
        }
        faults.add(words, "id", "survey-name-taken");
    }
    Ok(page(&staff, &original, &occasion, &typed, faults))
}

/// What was typed into `control`, in the languages of `known`; each must say something.
fn read_texts(
    words: &Words,
    sent: &Sent,
    (_, names): Control,
    known: &Texts,
    faults: &mut Faults,
) -> Texts {
    let mut read = |language: &Language| {
        let name = names[*language as usize];
        let text = sent.get(name).trim().to_owned();
        if text.is_empty() {
            faults.add_missing(words, name, *language);
        }
        (*language, text)
    };
    known.keys().map(&mut read).collect()
}
