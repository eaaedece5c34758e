//! `maoni config`: the settings in force, and where each comes from.

use std::ffi::OsString;

use clap::{Arg, Command};

use super::terminal;

/// Writes a line for each setting of `serve` to standard output: its variable, its value, and
/// whether the environment or the program chose it.
pub(super) fn run(serve: &Command) -> anyhow::Result<()> {
    let settings = serve.get_arguments().filter_map(setting);
    let lines: Vec<[String; 3]> = settings.collect();
    let width = |column: usize| {
        let lengths = lines.iter().map(|line| line[column].chars().count());
        lengths.max().unwrap_or(0)
    };
    let (name, value) = (width(0), width(1));
    let text: String = lines
        .iter()
        .map(|[n, v, origin]| format!("{n:name$}  {v:value$}  {origin}\n"))
        .collect();
    terminal::print(&text)
}

/// The variable, the value and the origin of `argument`, if it can be set by the environment.
fn setting(argument: &Arg) -> Option<[String; 3]> {
    let variable = argument.get_env()?;
    let (value, origin) = match std::env::var_os(variable) {
        Some(value) => (value, "environment"),
        None => (
            argument
                .get_default_values()
                .first()
                .map_or_else(|| OsString::from("-"), clap::builder::OsStr::to_os_string),
            "default",
        ),
    };
    Some([
        variable.to_string_lossy().into_owned(),
        without_password(&value.to_string_lossy()),
        origin.to_owned(),
    ])
}

/// `value` with the password of an address in it covered.
fn without_password(value: &str) -> String {
    let covered = || {
        let (scheme, rest) = value.split_once("://")?;
        // A password may hold an unescaped `@`; the host cannot.
        let (account, host) = rest.rsplit_once('@')?;
        let (user, _) = account.split_once(':')?;
        Some(format!("{scheme}://{user}:***@{host}"))
    };
    covered().unwrap_or_else(|| value.to_owned())
}

#[cfg(test)]
mod tests {
    use super::without_password;

    #[test]
    fn a_password_is_covered_whatever_it_holds() {
        for (value, shown) in [
            ("sqlite:maoni.db", "sqlite:maoni.db"),
            ("postgres://maoni@host/db", "postgres://maoni@host/db"),
            (
                "postgres://maoni:secret@host/db",
                "postgres://maoni:***@host/db",
            ),
            (
                "postgres://maoni:p@s:s@host/db",
                "postgres://maoni:***@host/db",
            ),
        ] {
            assert_eq!(without_password(value), shown);
        }
    }
}
