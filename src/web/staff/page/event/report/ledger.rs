//! What was released about a survey, with its files.

use super::address;
use super::overview::{Link, form_message};
use crate::outcomes::Published;
use crate::outcomes::paper::Form;
use crate::store::{StoredRelease, StoredReleaseFile};
use crate::survey::Language;
use crate::web::fault::Fault;
use crate::web::staff::access::Staff;

/// A release.
pub(super) struct Edition {
    /// What it is called.
    pub(super) title: String,
    pub(super) number: u32,
    pub(super) day: String,
    pub(super) languages: Vec<Language>,
    pub(super) version: i64,
    /// The name of exactly the responses that it tells of.
    pub(super) snapshot: String,
    pub(super) made_by: String,
    /// Its files, those of a kind beside each other.
    pub(super) files: Vec<(String, Vec<Link>)>,
}

/// Every release of the survey, the latest first.
pub(super) async fn editions(staff: &Staff, published: &Published) -> Result<Vec<Edition>, Fault> {
    let (store, id) = (staff.app.store(), &published.stored.id);
    let releases = store.releases(id).await?;
    let files = store.release_files(id).await?;
    let own = |release: &StoredRelease| {
        let number = release.number;
        let own = files.iter().filter(move |file| file.number == number);
        edition(staff, published, release, &own.collect::<Vec<_>>())
    };
    Ok(releases.iter().rev().map(own).collect())
}

fn edition(
    staff: &Staff,
    published: &Published,
    release: &StoredRelease,
    files: &[&StoredReleaseFile],
) -> Edition {
    let words = staff.words();
    let day = words.date(release.issued);
    let title = [
        ("number", release.number.into()),
        ("day", day.clone().into()),
    ];
    let is_in = |language: &Language| files.iter().any(|file| file.language == language.tag());
    Edition {
        title: words.say_with("release-edition", &title),
        number: release.number,
        day,
        languages: Language::ALL.into_iter().filter(is_in).collect(),
        version: release.version,
        snapshot: release.snapshot.clone(),
        made_by: match &release.made_by {
            Some(login) => login.clone(),
            None => words.say("release-by-command"),
        },
        files: Form::ALL
            .into_iter()
            .map(|form| (form, links(published, release.number, files, form)))
            .filter(|(_, links)| !links.is_empty())
            .map(|(form, links)| (words.say(form_message(form)), links))
            .collect(),
    }
}

fn links(
    published: &Published,
    number: u32,
    files: &[&StoredReleaseFile],
    form: Form,
) -> Vec<Link> {
    let mut own: Vec<_> = files
        .iter()
        .filter(|file| file.form == form.name())
        .map(|file| (Language::parse(&file.language), &file.name))
        .collect();
    own.sort();
    let link = |(language, name): (Option<Language>, &String)| Link {
        address: address(published, &format!("/releases/{number}/{name}")),
        label: language.map_or("CSV", Language::own_name).to_owned(),
        language: language.map_or("en", Language::tag),
    };
    own.into_iter().map(link).collect()
}
