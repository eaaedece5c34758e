//! Holds the packages of Cargo.lock against the licences and sources that deny.toml allows.

use std::collections::BTreeSet;

use super::{assert_none, read, root};

#[test]
fn dependencies_may_be_given_away() {
    let rules: toml::Table = read(&root().join("deny.toml")).parse().expect("valid TOML");
    let strings = |section: &str, key: &str| -> BTreeSet<String> {
        let list = rules[section][key].as_array().expect("it is a list");
        list.iter()
            .map(|one| one.as_str().expect("it is a string").to_owned())
            .collect()
    };
    let (licences, registries) = (
        strings("licenses", "allow"),
        strings("sources", "allow-registry"),
    );
    let packages = packages();
    assert!(packages.len() > 100, "cargo names the locked packages");
    let mut faults = Vec::new();
    for package in packages {
        let name = format!("{} {}", package["name"], package["version"]);
        let licence = package["license"].as_str().unwrap_or("none");
        if !may_be_given_away(licence, &licences) {
            faults.push(format!("{name}: licence {licence}"));
        }
        // A package of this repository has no source.
        if let Some(source) = package["source"].as_str() {
            let registry = source.strip_prefix("registry+").unwrap_or_default();
            if !registries.contains(registry) {
                faults.push(format!("{name}: from {source}"));
            }
        }
    }
    assert_none("dependencies that deny.toml does not allow", &faults);
}

/// Every package that Cargo.lock names, as cargo describes it.
fn packages() -> Vec<serde_json::Value> {
    // Packages for other systems need not have been downloaded.
    let platform = format!("{}-unknown-linux-gnu", std::env::consts::ARCH);
    let output = std::process::Command::new(env!("CARGO"))
        .args(["metadata", "--locked", "--offline", "--format-version", "1"])
        .args(["--filter-platform", &platform])
        .current_dir(root())
        .output()
        .expect("cargo runs");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let answer: serde_json::Value =
        serde_json::from_slice(&output.stdout).expect("cargo answers in JSON");
    answer["packages"].as_array().expect("it is a list").clone()
}

/// Whether a licence expression can be met with the licences allowed: every part of an `AND`, one
/// part of an `OR`. `OR` binds less than `AND`, and old manifests write `/` for it.
fn may_be_given_away(expression: &str, allowed: &BTreeSet<String>) -> bool {
    let mut stack = vec![String::new()];
    for c in expression.replace('/', " OR ").chars() {
        match c {
            '(' => stack.push(String::new()),
            ')' => {
                let inner = stack.pop().expect("brackets are paired");
                let verdict = if met(&inner, allowed) { "yes" } else { "no" };
                stack
                    .last_mut()
                    .expect("brackets are paired")
                    .push_str(verdict);
            }
            c => stack.last_mut().expect("brackets are paired").push(c),
        }
    }
    met(&stack[0], allowed)
}

fn met(flat: &str, allowed: &BTreeSet<String>) -> bool {
    flat.split(" OR ").any(|option| {
        option
            .split(" AND ")
            .map(str::trim)
            .all(|one| one == "yes" || allowed.contains(one))
    })
}

#[test]
fn weighs_licences() {
    let allowed = ["MIT", "ISC"].map(str::to_owned).into();
    for fine in [
        "MIT",
        "GPL-3.0 OR MIT",
        "Apache-2.0/MIT",
        "(MIT OR GPL-2.0) AND ISC",
    ] {
        assert!(may_be_given_away(fine, &allowed), "{fine}");
    }
    for not in [
        "GPL-3.0",
        "MIT AND GPL-2.0",
        "(MIT OR ISC) AND GPL-2.0",
        "none",
    ] {
        assert!(!may_be_given_away(not, &allowed), "{not}");
    }
}
