//! The list of those who are invited, and how it is read from a table of another program.

use std::collections::BTreeSet;

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;

use super::{TAB, home};
use crate::i18n::{Words, words};
use crate::mail::is_address;
use crate::outcomes::Published;
use crate::store::{NewInvitee, StoredInvitee};
use crate::survey::Language;
use crate::web::fault::Fault;
use crate::web::staff::access::{Sent, Staff};
use crate::web::staff::act::Deed;
use crate::web::staff::desk::Desk;
use crate::web::staff::page::event::find;
use crate::web::{draw, see_other};
use crate::workbook::{Row, TextFormat, Workbook, column_letters};

/// The most people that are added at once.
const MOST: usize = 2_000;
/// The most letters of a name or a team, and of an address (RFC 5321).
const LIMITS: [usize; 2] = [120, 254];
/// People on a page of the list.
const PAGE: usize = 100;

#[derive(Template)]
#[template(path = "staff/event/invitation/list.html")]
struct List {
    desk: Desk,
    here: String,
    typed: String,
    faults: Vec<String>,
    example: String,
    people: Vec<StoredInvitee>,
    /// Whether one of these people has a letter.
    can_repeat: bool,
    earlier: Option<usize>,
    later: Option<usize>,
}

/// `GET /surveys/{survey}/invitations/list`
pub(crate) async fn show(staff: Staff, Path(survey): Path<String>) -> Result<Response, Fault> {
    let published = find(&staff, &survey).await?;
    page(&staff, &published, "", Vec::new()).await
}

/// `POST /surveys/{survey}/invitations/list`
pub(crate) async fn add(
    staff: Staff,
    Path(survey): Path<String>,
    sent: Sent,
) -> Result<Response, Fault> {
    let published = find(&staff, &survey).await?;
    let typed = sent.get("people");
    let people = match read(typed, &published.survey.languages) {
        Ok(people) => people,
        Err(faults) => {
            let faults = faults
                .iter()
                .map(|fault| fault.say(staff.words()))
                .collect();
            return page(&staff, &published, typed, faults).await;
        }
    };
    let act = staff.act(Deed::InviteesAdded, &survey);
    staff
        .app
        .store()
        .add_invitees(&published.survey.id, &people, &act)
        .await?;
    Ok(see_other(&format!(
        "{}/list?done=invitees",
        home(&published)
    )))
}

async fn page(
    staff: &Staff,
    published: &Published,
    typed: &str,
    faults: Vec<String>,
) -> Result<Response, Fault> {
    let words = staff.words();
    let invitees = staff.app.store().invitees(&published.survey.id).await?;
    let from = staff
        .place
        .query("from")
        .and_then(|from| from.parse().ok())
        .unwrap_or(0);
    let status = if faults.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    let later = from + PAGE;
    let people: Vec<_> = invitees.iter().skip(from).take(PAGE).cloned().collect();
    let page = List {
        desk: staff
            .desk_of(&published.survey, TAB, &words.say("invitees-title"))
            .with_error(!faults.is_empty()),
        here: home(published),
        typed: typed.to_owned(),
        example: words.say("invitees-example"),
        later: (later < invitees.len()).then_some(later),
        earlier: (from > 0).then(|| from.saturating_sub(PAGE)),
        can_repeat: people.iter().any(|person| person.is_invited),
        people,
        faults,
    };
    Ok(draw(status, &page))
}

/// What is wrong with a table.
#[derive(Debug, PartialEq, Eq)]
struct Wrong {
    /// Row and column, as a spreadsheet counts them.
    place: Option<(usize, usize)>,
    message: &'static str,
}

impl Wrong {
    fn say(&self, words: &Words) -> String {
        let sentence = words.say(self.message);
        let Some((row, column)) = self.place else {
            return sentence;
        };
        let place = [
            ("row", row.to_string().into()),
            ("column", column_letters(column).into()),
            ("sentence", sentence.into()),
        ];
        words.say_with("invitee-fault-at", &place)
    }
}

/// Where each column of a list stands.
#[derive(Default)]
struct Columns {
    name: Option<usize>,
    email: Option<usize>,
    language: Option<usize>,
    team: Option<usize>,
}

impl Columns {
    /// Finds the columns by their headings, in any language of the workspace.
    fn find(head: &Row) -> Self {
        let mut columns = Self::default();
        for (column, cell) in head.cells.iter().enumerate() {
            let heading = plain(cell);
            let is = |message: &str| {
                Language::ALL.iter().any(|&language| {
                    let known = words(language).say(message);
                    known.split(',').any(|known| plain(known) == heading)
                })
            };
            let place = if is("invitee-column-name") {
                &mut columns.name
            } else if is("invitee-column-email") {
                &mut columns.email
            } else if is("invitee-column-language") {
                &mut columns.language
            } else if is("invitee-column-team") {
                &mut columns.team
            } else {
                continue;
            };
            place.get_or_insert(column);
        }
        columns
    }
}

/// A word without its capitals and without what stands between its letters.
fn plain(word: &str) -> String {
    let letters = word.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

/// The people of a table whose first row names its columns; each once. All faults at once.
fn read(typed: &str, languages: &[Language]) -> Result<Vec<NewInvitee>, Vec<Wrong>> {
    let whole = |message| {
        vec![Wrong {
            place: None,
            message,
        }]
    };
    let workbook = Workbook::read(typed.as_bytes(), TextFormat::default())
        .map_err(|_| whole("invitees-unreadable"))?;
    let rows = workbook
        .sheets
        .first()
        .map(|sheet| sheet.rows.as_slice())
        .unwrap_or_default();
    let Some((head, rows)) = rows.split_first() else {
        return Err(whole("invitees-unreadable"));
    };
    let columns = Columns::find(head);
    let Some(name) = columns.name else {
        return Err(whole("invitees-headless"));
    };
    if rows.len() > MOST {
        return Err(whole("invitees-many"));
    }
    let mut faults = Vec::new();
    let mut seen = BTreeSet::new();
    let mut people = Vec::new();
    for row in rows {
        let person = person(row, name, &columns, languages, &mut faults);
        if seen.insert(person.person()) {
            people.push(person);
        }
    }
    match faults.is_empty() {
        true if people.is_empty() => Err(whole("invitees-nobody")),
        true => Ok(people),
        false => Err(faults),
    }
}

fn person(
    row: &Row,
    name: usize,
    columns: &Columns,
    languages: &[Language],
    faults: &mut Vec<Wrong>,
) -> NewInvitee {
    let mut wrong = |column: usize, message| {
        faults.push(Wrong {
            place: Some((row.number, column)),
            message,
        });
    };
    let [most, most_of_address] = LIMITS;
    let cell = |column: Option<usize>| column.map_or("", |column| row.cell(column));
    match row.cell(name).chars().count() {
        0 => wrong(name, "invitee-nameless"),
        length if length > most => wrong(name, "invitee-long"),
        _ => {}
    }
    let email = cell(columns.email);
    if let Some(column) = columns.email
        && !email.is_empty()
        && (email.len() > most_of_address || !is_address(email))
    {
        wrong(column, "invitee-address");
    }
    let team = cell(columns.team);
    if let Some(column) = columns.team
        && team.chars().count() > most
    {
        wrong(column, "invitee-long");
    }
    let told = plain(cell(columns.language));
    let language = languages.iter().copied().find(|language| {
        told.is_empty() || plain(language.tag()) == told || plain(language.own_name()) == told
    });
    if let Some(column) = columns.language
        && language.is_none()
    {
        wrong(column, "invitee-language");
    }
    NewInvitee {
        name: row.cell(name).to_owned(),
        email: email.to_owned(),
        language: language.unwrap_or(languages[0]),
        team: team.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_found_by_their_headings_in_any_order_and_language() {
        let typed = "Délégation\tNom\tLangue\tCourriel\nKenya\tAmina\tالعربية\ta@example.org\n";
        let people = read(typed, &Language::ALL).expect("a list");
        let amina = NewInvitee {
            name: "Amina".to_owned(),
            email: "a@example.org".to_owned(),
            language: Language::Ar,
            team: "Kenya".to_owned(),
        };
        assert_eq!(people, [amina]);
    }

    #[test]
    fn every_fault_is_told_at_once_with_its_place() {
        let typed = "name,e-mail,language\n,a@b.org,en\nIdris,nowhere,tlh\nSara,,\n";
        let faults = read(typed, &[Language::En]).expect_err("faults");
        let places: Vec<_> = faults.iter().map(|fault| fault.place).collect();
        assert_eq!(places, [Some((2, 0)), Some((3, 1)), Some((3, 2))]);
    }

    #[test]
    fn nobody_is_on_a_list_twice() {
        let typed = "name;e-mail\nAmina;A@b.org\nAmina Y.;a@B.org\nSara;\n sara ;\n";
        let people = read(typed, &[Language::En]).expect("a list");
        assert_eq!(people.len(), 2);
    }
}
