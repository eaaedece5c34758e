//! Holds the style sheets to logical sides, so that every page turns with its language.

use super::{assert_none, files, read, short};

#[test]
fn styles_name_no_physical_side() {
    let mut faults = Vec::new();
    for path in files("src", &["css", "html"]) {
        let text = read(&path);
        if path.extension().is_some_and(|e| e == "css") {
            for (line, declaration) in physical_sides(&text) {
                faults.push(format!("{}:{line}: {declaration}", short(&path)));
            }
        }
        // The content security policy forbids inline styles, so a browser would drop them.
        if text.contains("style=\"") || text.contains("<style") {
            faults.push(format!("{}: styles belong in a style sheet", short(&path)));
        }
    }
    assert_none("styles that do not turn with the language", &faults);
}

/// The declarations of a style sheet that name a left or a right side, or give the two sides
/// different widths in a shorthand of four values, with their lines.
fn physical_sides(css: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let mut comment = false;
    for (index, line) in css.lines().enumerate() {
        let mut code = String::new();
        let mut rest = line;
        loop {
            let (before, after) = match rest.split_once(if comment { "*/" } else { "/*" }) {
                Some((before, after)) => (before, Some(after)),
                None => (rest, None),
            };
            if !comment {
                code.push_str(before);
            }
            let Some(after) = after else { break };
            comment = !comment;
            rest = after;
        }
        for declaration in code.split(['{', '}', ';']).map(str::trim) {
            if names_side(declaration) || differs_between_sides(declaration) {
                found.push((index + 1, declaration.to_owned()));
            }
        }
    }
    found
}

fn names_side(declaration: &str) -> bool {
    declaration.contains(':')
        && declaration
            .split(|c: char| !c.is_ascii_alphanumeric())
            .any(|word| word == "left" || word == "right")
}

fn differs_between_sides(declaration: &str) -> bool {
    let Some((property, values)) = declaration.split_once(':') else {
        return false;
    };
    let sided = [
        "margin",
        "padding",
        "inset",
        "border-width",
        "border-color",
        "border-style",
    ];
    let values: Vec<&str> = values.split_whitespace().collect();
    sided.contains(&property.trim()) && values.len() == 4 && values[1] != values[3]
}

#[test]
fn physical_sides_are_seen() {
    let css = "a { margin-inline: 1px; /* left */ }\nb { padding: 0 1px 0 2px }\n\
               c { text-align: right; margin: 0 1px 0 1px }\n.left { top: 0 }";
    let lines: Vec<usize> = physical_sides(css).iter().map(|(line, _)| *line).collect();
    assert_eq!(lines, [2, 3]);
}
