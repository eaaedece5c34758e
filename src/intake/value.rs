//! Cells about the response and cells of yes and no: days, languages, truth.
//!
//! Owns how other programs write them. Of a time only the day is ever looked at.

use jiff::civil::{Date, date};

use super::lexicon::normalise;
use crate::language::Language;

/// The order of the numbers in a day that does not begin with its year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DayOrder {
    /// 9/12/2018 is in December.
    DayFirst,
    /// 12/9/2018 is in December.
    MonthFirst,
}

impl DayOrder {
    pub(super) fn parse(name: &str) -> Option<Self> {
        match name {
            "dmy" => Some(Self::DayFirst),
            "mdy" => Some(Self::MonthFirst),
            _ => None,
        }
    }
}

/// The three numbers at the head of a time, with a sign between them.
pub(super) fn day_numbers(cell: &str) -> Option<[u16; 3]> {
    let head = cell.trim().split([' ', 'T', ',']).next()?;
    let mut numbers = [0; 3];
    let mut parts = head.split(['-', '/', '.']);
    for number in &mut numbers {
        let part = parts.next()?;
        if part.len() > 4 {
            return None;
        }
        *number = part.parse().ok()?;
    }
    parts.next().is_none().then_some(numbers)
}

/// The day of a time; a day that does not begin with its year needs `order`.
pub(super) fn day(cell: &str, order: Option<DayOrder>) -> Option<Date> {
    let [first, second, third] = day_numbers(cell)?;
    let (year, month, day) = if first > 31 {
        (first, second, third)
    } else {
        match order? {
            DayOrder::DayFirst => (third, second, first),
            DayOrder::MonthFirst => (third, first, second),
        }
    };
    // Two digits are of this century: no survey of this kind is older.
    let year = if year < 100 { year + 2000 } else { year };
    let fits = (1900..=2200).contains(&year);
    let (year, month, day) = (
        year as i16,
        i8::try_from(month).ok()?,
        i8::try_from(day).ok()?,
    );
    Date::new(year, month, day)
        .ok()
        .filter(|day| fits && *day >= date(1900, 1, 1))
}

/// The language that a cell names by tag or by name, in English or in itself.
pub(super) fn language(cell: &str) -> Option<Language> {
    let cell = cell.trim();
    // `French (fr)`, as forms write it.
    let inside = cell
        .rsplit_once('(')
        .map(|(_, tag)| tag.trim_end_matches(')'));
    let tag = inside.unwrap_or(cell);
    let primary = tag.split(['-', '_']).next().unwrap_or(tag).to_lowercase();
    let english = |language: Language| match language {
        Language::En => "english",
        Language::Fr => "french",
        Language::Ar => "arabic",
    };
    let reduced = normalise(cell);
    Language::parse(&primary).or_else(|| {
        Language::ALL.into_iter().find(|language| {
            reduced == english(*language) || reduced == normalise(language.own_name())
        })
    })
}

/// Whether a cell says yes or no, in any language of the product and as programs write it; `None`
/// where it says something else. An empty cell says no.
pub(super) fn truth(cell: &str) -> Option<bool> {
    match normalise(cell).as_str() {
        "1" | "1 0" | "true" | "yes" | "y" | "x" | "checked" | "selected" | "oui" | "vrai"
        | "نعم" => Some(true),
        "" | "0" | "0 0" | "false" | "no" | "n" | "unchecked" | "not selected" | "non" | "faux"
        | "لا" | "na" | "n a" => Some(false),
        _ => None,
    }
}

/// Whether a cell says that the response was sent.
pub(super) fn sent(cell: &str) -> Option<bool> {
    match normalise(cell).as_str() {
        "complete" | "completed" | "finished" | "sent" | "submitted" | "submitted via web" => {
            Some(true)
        }
        "partial" | "incomplete" | "in progress" | "saved" => Some(false),
        // Some programs give the time of sending, and nothing for those not sent.
        _ => truth(cell).or_else(|| day_numbers(cell).map(|_| true)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_time_the_day_is_kept() {
        let expected = Some(date(2018, 12, 9));
        for cell in [
            "2018-12-09",
            "2018-12-09T08:30:15.000+03:00",
            "2018/12/09 8:30:15 PM GMT+3",
        ] {
            assert_eq!(day(cell, None), expected, "{cell}");
        }
        assert_eq!(day("9/12/2018 08:30", Some(DayOrder::DayFirst)), expected);
        assert_eq!(
            day("12/9/18 08:30:01", Some(DayOrder::MonthFirst)),
            expected
        );
        for cell in ["9/12/2018", "2018-13-09", "soon", "", "1-2-3-4"] {
            assert_eq!(day(cell, None), None, "{cell}");
        }
    }

    #[test]
    fn languages_and_truth_are_read_as_programs_write_them() {
        for cell in ["fr", "fr-CA", "French (fr)", "Français", "french"] {
            assert_eq!(language(cell), Some(Language::Fr), "{cell}");
        }
        assert_eq!(language("de"), None);
        assert_eq!(
            (truth("Oui"), truth(""), truth("perhaps")),
            (Some(true), Some(false), None)
        );
        assert_eq!(
            (sent("2018-12-09 08:30"), sent("In Progress")),
            (Some(true), Some(false))
        );
    }
}
