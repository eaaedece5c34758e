//! Columns that tell who answered: they are named, and never taken in.
//!
//! Owns how such columns are recognised, by their header in the usual programs and by what their
//! cells look like. A person in doubt is asked; nothing is taken in by oversight.

use super::lexicon::normalise;

/// Headers of the usual programs and in plain words, reduced, with what they hold.
const HEADERS: [(&str, &str); 42] = [
    ("name", "names"),
    ("your name", "names"),
    ("full name", "names"),
    ("first name", "names"),
    ("last name", "names"),
    ("recipientfirstname", "names"),
    ("recipientlastname", "names"),
    ("recipient first name", "names"),
    ("recipient last name", "names"),
    ("participant name", "names"),
    ("username", "names of accounts"),
    ("user name", "names of accounts"),
    ("submitted by", "names of accounts"),
    ("nom", "names"),
    ("prenom", "names"),
    ("nom complet", "names"),
    ("votre nom", "names"),
    ("nom et prenom", "names"),
    ("الاسم", "names"),
    ("الاسم الكامل", "names"),
    ("email", "e-mail addresses"),
    ("e mail", "e-mail addresses"),
    ("email address", "e-mail addresses"),
    ("e mail address", "e-mail addresses"),
    ("recipientemail", "e-mail addresses"),
    ("recipient email", "e-mail addresses"),
    ("adresse e mail", "e-mail addresses"),
    ("adresse electronique", "e-mail addresses"),
    ("البريد الالكتروني", "e-mail addresses"),
    ("عنوان البريد الالكتروني", "e-mail addresses"),
    ("ip address", "network addresses"),
    ("ipaddress", "network addresses"),
    ("adresse ip", "network addresses"),
    ("عنوان ip", "network addresses"),
    ("phone", "telephone numbers"),
    ("phone number", "telephone numbers"),
    ("phonenumber", "telephone numbers"),
    ("telephone", "telephone numbers"),
    ("deviceid", "devices"),
    ("simserial", "devices"),
    ("locationlatitude", "positions"),
    ("locationlongitude", "positions"),
];

/// What a column tells of a person, if it does: `names`, `e-mail addresses` and the like.
pub(super) fn told<'c>(
    header: &str,
    cells: impl IntoIterator<Item = &'c str>,
) -> Option<&'static str> {
    let reduced = normalise(header);
    if let Some((_, what)) = HEADERS.iter().find(|(name, _)| *name == reduced) {
        return Some(what);
    }
    let (mut filled, mut mails, mut addresses) = (0, 0, 0);
    for cell in cells
        .into_iter()
        .map(str::trim)
        .filter(|cell| !cell.is_empty())
    {
        filled += 1;
        mails += usize::from(is_mail(cell));
        addresses += usize::from(cell.parse::<std::net::IpAddr>().is_ok());
    }
    if filled == 0 {
        return None;
    }
    // A single address among open answers is the respondent's word; a column of them is a list.
    if mails * 2 > filled {
        Some("e-mail addresses")
    } else if addresses * 2 > filled {
        Some("network addresses")
    } else {
        None
    }
}

fn is_mail(cell: &str) -> bool {
    let Some((name, host)) = cell.split_once('@') else {
        return false;
    };
    !name.is_empty()
        && host.contains('.')
        && !host.starts_with('.')
        && !host.ends_with('.')
        && !cell.contains(char::is_whitespace)
        && !host.contains('@')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_about_persons_are_recognised() {
        assert_eq!(told("Adresse e-mail", []), Some("e-mail addresses"));
        assert_eq!(told("البريد الإلكتروني", []), Some("e-mail addresses"));
        assert_eq!(
            told("Q3", ["a@b.org", "", "c.d@e.org"]),
            Some("e-mail addresses")
        );
        assert_eq!(
            told("Q3", ["192.0.2.1", "2001:db8::1"]),
            Some("network addresses")
        );
        assert_eq!(told("Comment", ["write to a@b.org", "fine"]), None);
        assert_eq!(told("Name of the region", ["East"]), None);
        for (header, _) in HEADERS {
            assert_eq!(normalise(header), header, "headers are compared reduced");
        }
    }
}
