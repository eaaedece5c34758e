"""Opens every file of a data package in the tool it is meant for and compares what the tool finds.

    python3 tests/package/check_package.py RESTRICTED PUBLIC [CODEBOOK.XSD]

RESTRICTED and PUBLIC are folders that `maoni export --package` has written for the demonstration.
frictionless, csvw, pandas, pyarrow and lxml read them here; R, PSPP and LibreOffice are run, where
they are installed. What is missing is told in a line that begins with SKIPPED. Stata cannot be
installed freely, so its script is carried out by `stata.py`. CODEBOOK.XSD is the schema of DDI Codebook 2.5,
where it is at hand; our own grammar of what we use of it is always asked. The exit code is 0 if all agree.
"""

import json
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "pandas"))

try:
    import csvw
    import frictionless
    import pandas as pd
    import pyarrow.parquet
    from lxml import etree
except ImportError as missing:
    sys.exit(f"{missing.name} is not installed: python3 -m pip install -r tests/package/requirements.txt")

import check_export
from stata import Stata, Wrong

HERE = Path(__file__).parent
STATA_MISSING = {"-99": ".a", "-98": ".b", "-96": ".c", "-95": ".d"}
RESERVED = set(STATA_MISSING)
DDI = {"d": "ddi:codebook:2_5"}
faults = []


def check(what, wrong):
    """Tells whether something holds; `wrong` is what is wrong with it."""
    print(f"{'WRONG ' if wrong else 'right '} {what}")
    for line in wrong[:20]:
        print(f"        {line}")
    faults.extend(wrong)


def read(path):
    return pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8")


def armed(cell):
    """Words without the apostrophe that keeps a spreadsheet from running them."""
    return cell[1:] if re.match(r"^'[\s'\"]*[-=+@\uff1d\uff0b\uff0d\uff20\u2212]", cell) else cell


def run(command, folder, script=""):
    """What a program prints; its messages when it fails."""
    done = subprocess.run(command, cwd=folder, input=script, capture_output=True, text=True, timeout=300)
    if done.returncode:
        raise RuntimeError(f"{command[0]}: {done.stdout[-2000:]}{done.stderr[-2000:]}")
    return done.stdout


def with_tool(name, what, test):
    """Runs `test` if a program is installed."""
    if not shutil.which(name):
        print(f"SKIPPED {what}: {name} is not installed")
        return
    try:
        check(what, test())
    except (RuntimeError, subprocess.TimeoutExpired) as error:
        check(what, [str(error)])


# ---- metadata ------------------------------------------------------------------------------


def frictionless_is_content(folder):
    # Frictionless takes folders it was started outside of for unsafe.
    with frictionless.system.use_context(trusted=True):
        report = frictionless.validate(str(folder / "datapackage.json"))
    return [] if report.valid else [str(row) for row in report.flatten(["name", "rowNumber", "message"])]


def a_wrong_code_is_found(folder):
    """A check that sees nothing would pass for ever."""
    with tempfile.TemporaryDirectory() as copy:
        copy = Path(copy) / "package"
        shutil.copytree(folder, copy)
        path = copy / "data" / "responses-wide.csv"
        path.write_bytes(path.read_bytes().replace(b",government,", b",monarchy,", 1))
        return [] if frictionless_is_content(copy) else ["frictionless took a code that is none"]


def csvw_is_content(folder):
    group = csvw.TableGroup.from_file(str(folder / "csv-metadata.json"))
    try:
        lines = {str(table.url): sum(1 for _ in table.iterdicts(strict=True)) for table in group.tables}
        group.check_referential_integrity(strict=True)
    except ValueError as error:
        return [str(error)]
    return [f"{path} has no lines" for path, count in lines.items() if not count]


def ddi_is_well_formed(folder, variables, schema):
    """The codebook against our own grammar of what we use of DDI 2.5, and against the dictionary."""
    grammars = [etree.RelaxNG(etree.parse(HERE / "ddi-codebook-subset.rng"))]
    grammars += [etree.XMLSchema(etree.parse(path)) for path in schema]
    document = etree.parse(folder / "ddi-codebook.xml")
    wrong = []
    for grammar in grammars:
        wrong += [] if grammar.validate(document) else [str(error) for error in grammar.error_log]
    names = document.xpath("//d:var/@name", namespaces=DDI)
    if names != variables:
        wrong.append("the variables are not the columns of the dictionary")
    return wrong


def the_descriptor_is_of_the_files(folder):
    wrong = []
    for resource in json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))["resources"]:
        header = list(read(folder / resource["path"]).columns)
        if header != [field["name"] for field in resource["schema"]["fields"]]:
            wrong.append(f"{resource['path']}: the header is not what the descriptor says")
    return wrong


# ---- figures -------------------------------------------------------------------------------


def counts(series):
    """How often each value stands in a column, as text."""
    return {str(value): int(count) for value, count in series.items() if count}


def expected_counts(wide, column):
    found = wide[column][~wide[column].isin(RESERVED | {""})].value_counts()
    return counts(found)


def differences(tool, found, wide, columns):
    wrong = []
    for column in columns:
        wanted = expected_counts(wide, column)
        if found.get(column, {}) != wanted:
            wrong.append(f"{tool}, {column}: {found.get(column)}, expected {wanted}")
    return wrong


def pandas_loader(folder, wide, columns):
    script = "import json, sys; sys.path.insert(0, 'load'); from load import load; t = load('.')['responses-wide']; " \
        "print(json.dumps({c: {str(v): int(n) for v, n in t[c].value_counts().items() if n} for c in sys.argv[1:]}))"
    found = json.loads(run([sys.executable, "-c", script, *columns], folder))
    return differences("load.py", found, wide, columns)


def r_loader(folder, wide, columns):
    """Factors are counted by their codes: the labels stand in the order of the codes."""
    script = 'source("load/load.R")\nfor (n in c(%s)) { x <- wide[[n]]\n' \
        "f <- if (is.factor(x)) tabulate(x, nlevels(x)) else table(x)\n" \
        'k <- if (is.factor(x)) seq_along(levels(x)) else names(f)\n' \
        'cat(n, paste(k, f, sep = "="), "\\n") }\n' % ", ".join(f'"{name}"' for name in columns)
    found = {}
    for line in run(["Rscript", "-"], folder, script).splitlines():
        name, *cells = line.split()
        found[name] = by_code(folder, name, (cell.rsplit("=", 1) for cell in cells))
    return differences("load.R", found, wide, columns)


def by_code(folder, name, pairs):
    """Counts by number as counts by code: numbers are the places of codes that are words."""
    fields = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))["resources"][0]["schema"]["fields"]
    field = next(field for field in fields if field["name"] == name)
    codes = [str(one["value"]) for one in field.get("categories", [])]
    worded = field["type"] == "string"
    return {codes[int(number) - 1] if worded else number: int(count) for number, count in pairs if int(count)}


def spss_syntax(folder, wide, columns):
    with tempfile.TemporaryDirectory() as work:
        out, syntax = Path(work) / "out.csv", Path(work) / "count.sps"
        lines = [(folder / "load" / "load.sps").read_text(encoding="utf-8")]
        for number, name in enumerate(columns):
            # Codes without labels, and missing values apart.
            lines.append(f"VALUE LABELS {name} -1 'none'.\nVARIABLE LABELS {name} 'column {number}'.\n"
                         f"FREQUENCIES /VARIABLES={name} /STATISTICS=NONE.")
        syntax.write_text("\n".join(lines), encoding="utf-8")
        said = run(["pspp", "-o", str(out), "-O", "format=csv", str(syntax)], folder)
        if re.search(r"error|warning", said, re.IGNORECASE):
            return [said[:2000]]
        found, column = {}, None
        for line in out.read_text(encoding="utf-8").splitlines():
            if title := re.match(r"Table: column (\d+)", line):
                column = columns[int(title[1])]
                found[column], valid = [], False
            elif column and line:
                kind, value, count, *_ = [*line.split(","), "", "", ""]
                valid = kind == "Valid" or (valid and kind == "")
                if valid and value:
                    found[column].append((value, count))
    found = {name: by_code(folder, name, pairs) for name, pairs in found.items()}
    return differences("load.sps", found, wide, columns)


def stata_loader(folder, wide, columns):
    """Carried out line by line: figures, reasons of missing values, and a label for every value."""
    script = (folder / "load" / "load.do").read_text(encoding="utf-8")
    stata = Stata(folder)
    try:
        stata.run(script)
    except Wrong as wrong:
        return [str(wrong)]
    wrong = [] if list(stata.labels) == list(wide.columns) else ["the labelled variables are not the columns"]
    found = {}
    for name in columns:
        cells = pd.Series(stata.columns[name])
        missing = cells.str.startswith(".")
        found[name] = by_code(folder, name, cells[~missing].value_counts().items())
        reasons = counts(wide[name].map(STATA_MISSING).value_counts())
        told = counts(cells[missing & (cells != ".")].value_counts())
        if told != reasons:
            wrong.append(f"load.do, {name}: {told}, expected {reasons}")
        labelled = stata.labelled.get(name, {}).keys()
        values = set(cells[cells != "."])
        # Of a number, such as a place in a ranking, only the missing values have labels.
        is_number = all(label.startswith(".") for label in labelled)
        unlabelled = {value for value in values - labelled if value.startswith(".") or not is_number}
        if labelled and unlabelled:
            wrong.append(f"load.do, {name}: {unlabelled} have no label")
    return wrong + differences("load.do", found, wide, columns)


def what_stata_stops_at_is_found(folder):
    """An interpreter that takes everything would pass for ever."""
    head = (folder / "load" / "load.do").read_text(encoding="utf-8").split("\n\n")[0] + "\n"
    wrong = []
    for line in ["recode status 1=2", "drop text__", "generate long status = .", "rename status a-b",
                 "destring status, replace", "label values day status", "label define x 1 `\"X\"', add",
                 "label variable day `\"" + "x" * 81 + "\"'", 'replace status = 1 if text__ == "complete"']:
        try:
            Stata(folder).run(head + line)
            wrong.append(f"taken: {line}")
        except Wrong:
            pass
    return wrong


# ---- the same cells in every form -----------------------------------------------------------


def parquet_is_the_wide_file(folder, wide):
    table = pyarrow.parquet.read_table(folder / "data" / "responses-wide.parquet")
    wrong = []
    for name in wide.columns:
        cells = ["" if value is None else str(value) for value in table[name].to_pylist()]
        plain = [armed(cell) for cell in wide[name]]
        if cells != plain:
            wrong.append(f"{name}: {[p for p in zip(cells, plain) if p[0] != p[1]][:3]}")
    return wrong


def json_lines_are_the_wide_file(folder, wide):
    """The responses as they are stored, read with pandas, beside the columns of single choices and words."""
    lines = pd.read_json(folder / "data" / "responses.jsonl", lines=True, dtype=False, convert_dates=False)
    if len(lines) != len(wide):
        return [f"{len(lines)} responses, expected {len(wide)}"]
    definition = tomllib.loads((folder / "survey.toml").read_text(encoding="utf-8"))
    items = [item for page in definition["page"] for item in page["item"]]
    told = {"dk": "-98"}
    wrong, compared = [], 0
    for item in items:
        name = item["id"]
        if item["kind"] not in ("single", "text") or name not in wide:
            continue
        answers = [one.get(name) for one in lines["answers"]]
        stored = [None if one is None else told.get(one, one) if item["kind"] == "single" else one for one in answers]
        reserved = RESERVED - {"-98"} | {""}
        plain = [None if cell in reserved else armed(cell) for cell in wide[name]]
        compared += 1
        if stored != plain:
            wrong.append(f"{name}: {[p for p in zip(stored, plain) if p[0] != p[1]][:3]}")
    return wrong if compared else ["nothing was compared"]


def workbook_in_a_spreadsheet(folder, wide, cells_of):
    """LibreOffice finds the cells of the files, Arabic among them, and not one formula."""
    with tempfile.TemporaryDirectory() as work:
        profile = f"-env:UserInstallation=file://{work}/profile"
        convert = ["soffice", profile, "--headless", "--convert-to"]
        every_sheet = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
        book = str(folder / "workbook.xlsx")
        for form in (every_sheet, "fods"):
            run([*convert, form, "--outdir", work, book], work)
        wrong = []
        for sheet, wanted in cells_of.items():
            found = read(Path(work) / f"workbook-{sheet}.csv").map(lambda cell: cell.replace("\r\n", "\n"))
            wanted = wanted.map(lambda cell: armed(cell).replace("\r\n", "\n"))
            # A number is written as a spreadsheet writes it: 25.0 is 25.
            if sheet == "tables":
                found, wanted = (table.map(lambda cell: re.sub(r"^(-?\d+\.\d*?)0+$", r"\1", cell).rstrip(".")) for table in (found, wanted))
            if list(found.columns) != list(wanted.columns) or len(found) != len(wanted):
                wrong.append(f"{sheet}: {found.shape} cells, expected {wanted.shape}")
                continue
            unlike = found.ne(wanted)
            wrong += [f"{sheet}, {name}: {found[name][unlike[name]].iloc[0]!r}, expected {wanted[name][unlike[name]].iloc[0]!r}"
                      for name in found.columns[unlike.any()]]
        formulas = (Path(work) / "workbook.fods").read_text(encoding="utf-8").count("table:formula=")
        if formulas:
            wrong.append(f"{formulas} formulas")
    return wrong


# ---- what was coded -------------------------------------------------------------------------


def themes_are_the_codings(folder, public):
    """People by theme, and how far two coders agreed, counted again from the codings."""
    codings, verbatims = read(folder / "data" / "codings.csv"), read(folder / "data" / "verbatims.csv")
    wrong = []
    for _, theme in read(folder / "data" / "published-themes.csv").iterrows():
        own = codings[(codings["item"] == theme["item"]) & (codings["code"] == theme["code"])]
        if (own["holds"] == "").any():
            if theme["mark"] != "unsettled" or theme["value"]:
                wrong.append(f"{theme['item']}, {theme['code']}: told while coders disagree")
            continue
        people = own[own["holds"] == "1"]["response_id"].nunique()
        base = verbatims[verbatims["item"] == theme["item"]]["response_id"].nunique()
        if (theme["value"], theme["base"]) != (str(people), str(base)):
            wrong.append(f"{theme['item']}, {theme['code']}: {theme['value']} of {theme['base']}, not {people} of {base}")
    for _, pair in read(folder / "data" / "coder-agreement.csv").iterrows():
        words = verbatims[verbatims["item"] == pair["item"]]["verbatim"]
        own = codings[(codings["item"] == pair["item"]) & (codings["code"] == pair["code"])]
        first, second = (words.isin(own[own["coder"] == pair[name]]["verbatim"]) for name in ("first_coder", "second_coder"))
        observed = (first == second).mean()
        chance = first.mean() * second.mean() + (1 - first.mean()) * (1 - second.mean())
        if abs(float(pair["kappa"]) - (observed - chance) / (1 - chance)) > 0.0006:
            wrong.append(f"{pair['item']}, {pair['code']}: kappa is not {pair['kappa']}")
    document = etree.parse(public / "code-book.qdc")
    grammar = etree.RelaxNG(etree.parse(HERE / "refi-codebook.rng"))
    wrong += [] if grammar.validate(document) else [str(error) for error in grammar.error_log]
    codes = document.xpath("//q:Code/@name", namespaces={"q": "urn:QDA-XML:codebook:1.0"})
    book = read(public / "data" / "code-book.csv")
    if sorted(codes) != sorted(armed(name) for name in book["code"]):
        wrong.append(f"the code book in REFI-QDA has {codes}")
    if not len(codings) or not (codings["holds"] == "").any():
        wrong.append("nothing was coded, or coders agree on everything")
    return wrong


def main():
    if len(sys.argv) not in (3, 4):
        print(__doc__, file=sys.stderr)
        return 2
    restricted, public, *schema = (Path(path).resolve() for path in sys.argv[1:])
    dictionary = read(restricted / "data" / "data-dictionary.csv")
    variables = list(dictionary[dictionary["file"] == "wide"]["column"])
    wide = read(restricted / "data" / "responses-wide.csv")
    integers = dictionary[(dictionary["file"] == "wide") & (dictionary["type"].isin(["integer", "code"]))]
    columns = [name for name in integers["column"] if name != "response_id"]

    for folder in (restricted, public):
        check(f"frictionless: {folder.name}", frictionless_is_content(folder))
        check(f"descriptor and headers: {folder.name}", the_descriptor_is_of_the_files(folder))
        check(f"csvw: {folder.name}", csvw_is_content(folder))
    check("frictionless finds a wrong code", a_wrong_code_is_found(restricted))
    check("DDI: restricted", ddi_is_well_formed(restricted, variables, schema))
    own = read(public / "data" / "data-dictionary.csv")
    check("DDI: public", ddi_is_well_formed(public, list(own[own["file"] == "wide"]["column"]), schema))

    for header, body in check_export.tables(check_export.DEFAULT):
        found = check_export.compute(check_export.Export(restricted / "data"), header)
        if found is not None:
            wrong, compared = check_export.differences(header, body, found)
            check(f"expected figures of {header[0]}: {compared}", wrong)
    check("themes and agreement", themes_are_the_codings(restricted, public))
    check("load.py", pandas_loader(restricted, wide, columns))
    with_tool("Rscript", "load.R in R", lambda: r_loader(restricted, wide, columns))
    with_tool("pspp", "load.sps in PSPP", lambda: spss_syntax(restricted, wide, columns))
    check("load.do line by line", stata_loader(restricted, wide, columns))
    check("what Stata would stop at is found", what_stata_stops_at_is_found(restricted))

    check("JSON Lines", json_lines_are_the_wide_file(restricted, wide))
    check("Parquet", parquet_is_the_wide_file(restricted, wide))
    tables = read(restricted / "data" / "published-tables.csv")
    sheets = {"codes": wide, "dictionary": dictionary, "tables": tables}
    with_tool("soffice", "the workbook in LibreOffice", lambda: workbook_in_a_spreadsheet(restricted, wide, sheets))
    print(f"{len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
