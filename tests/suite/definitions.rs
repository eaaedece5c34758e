//! Survey definitions: each `definitions/NAME.toml` is read, and what `survey check` says of it is
//! compared with `definitions/NAME.txt` beside it. `UPDATE_EXPECTED=1` writes the expected texts.

use std::fs;
use std::path::Path;

use maoni::survey::parse::examine;

#[test]
fn every_fault_is_told_at_once_and_in_place() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/definitions");
    let mut cases = 0;
    for entry in fs::read_dir(&folder).expect("the folder of cases") {
        let path = entry.expect("an entry").path();
        if path.extension().is_none_or(|extension| extension != "toml") {
            continue;
        }
        let source = fs::read_to_string(&path).expect("a case");
        let name = path
            .file_name()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        let checked = examine(&source, &name);
        let said = checked.diagnostics.render(false, 100);
        let expected = path.with_extension("txt");
        if std::env::var_os("UPDATE_EXPECTED").is_some() {
            fs::write(&expected, &said).expect("writing what was said");
        }
        let wanted = fs::read_to_string(&expected).unwrap_or_default();
        assert_eq!(
            said, wanted,
            "{name}: run with UPDATE_EXPECTED=1 and read the difference"
        );
        assert_eq!(
            checked.survey.is_some(),
            !checked.diagnostics.has_errors(),
            "{name}"
        );
        cases += 1;
    }
    assert!(cases >= 4, "only {cases} cases were found");
}
