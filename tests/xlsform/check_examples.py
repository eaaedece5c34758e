"""Takes in the example forms of pyxform, the converter that ODK and KoboToolbox rest on.

    check_examples.py MAONI [FOLDER]

The examples came with earlier releases of pyxform (BSD-2-Clause), and are not kept here: without FOLDER
such a release is fetched from PyPI, and only its forms are read. Each one is taken in as a survey that holds, or
refused: every refusal names a sheet and a cell that is there, and says what to do. What is taken is listed
below, so that a form that is refused from one day to the next is seen. What is taken goes out as a form
again, which today's pyxform converts, and comes in as the same survey.
"""

import re
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import openpyxl
import xlrd
from pyxform.xls2xform import convert

RELEASE = "pyxform==1.2.0"
TAKEN = {
    "allow_comment_rows_test.xls",
    "choice_name_same_as_select_name.xls",
    "excel_with_macros.xlsm",
    "ict_survey_fails.xls",
    "instance_xmlns_test.xls",
    "specify_other.xls",
    "yes_or_no_question.xls",
}
# What Maoni has nothing for, as it says so; some of it stands in every other form.
BEYOND = {
    "bad_calc.xlsx": {"D2": "no `calculation`", "A2": "no type `calculate`"},
    "gps.xls": {"A2": "no type `gps`"},
    "new_cascading_select.xls": {"B6": "there twice", "D3": "no `choice_filter`", "D4": "no `choice_filter`"},
    "not_closed_group_test.xls": {"A5": "no type `phone number`", "A3": "has no end", "A6": "no type `integer`"},
    "or_other.xlsx": {"D3": "no `choice_filter`"},
    "search_and_select.xlsx": {"D2": "from another file", "C3": "${…}"},
    "group_name_test.xls": {"A4": "no type `phone number`", "B3": "no name", "A5": "no type `integer`"},
    "settings.xls": {"A3": "no type `integer`"},
}
PLACE = re.compile(r", sheet `(?P<sheet>.+?)`(?:, cell (?P<cell>[A-Z]+\d+)|, row (?P<row>\d+))?: (?P<why>.+)$")


def fetch(folder):
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"]
    subprocess.run([*command, "--dest", folder, RELEASE], check=True)
    (wheel,) = Path(folder).glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = [name for name in archive.namelist() if "example_xls/" in name and not name.endswith(".py")]
        archive.extractall(folder, names)


def take_in(maoni, form, to):
    done = subprocess.run([maoni, "survey", "import-xlsform", form, "--output", to], capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr


def column(letters):
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def sizes(form):
    """How many rows and columns each sheet has, by the readers that pyxform uses."""
    if form.suffix == ".xls":
        return {sheet.name: (sheet.nrows, sheet.ncols) for sheet in xlrd.open_workbook(form).sheets()}
    return {sheet.title: (sheet.max_row, sheet.max_column) for sheet in openpyxl.load_workbook(form)}


def refusals(said, sheets, form):
    """What was refused, by cell; a cell that is not in the form is a fault, and so is one without advice."""
    found, lines = {}, said.splitlines()
    for at, line in enumerate(lines):
        if not (told := PLACE.search(line)):
            continue
        assert lines[at + 1].startswith("  help: ") and len(lines[at + 1]) > 12, f"{form}: {line} has no advice"
        found[told["cell"] or told["row"]] = told["why"]
        if told["cell"]:
            letters, row = re.match(r"([A-Z]+)(\d+)", told["cell"]).groups()
            rows, columns = sheets[told["sheet"]]
            assert int(row) <= rows and column(letters) <= columns, f"{form}: {told['cell']} is not there"
    return found


def comes_back(maoni, survey, work):
    out, again, third = work / "out.xlsx", work / "again.toml", work / "third.xlsx"
    subprocess.run([maoni, "survey", "export-xlsform", survey, "--output", out], check=True, capture_output=True)
    converted = convert(str(out), validate=False)
    assert not converted.warnings, f"{survey}: {converted.warnings}"
    code, said = take_in(maoni, out, again)
    assert code == 0, said
    subprocess.run([maoni, "survey", "export-xlsform", again, "--output", third], check=True, capture_output=True)
    assert out.read_bytes() == third.read_bytes(), f"{survey} is another survey when it comes back"


def main():
    maoni, *given = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(given[0]) if given else Path(folder)
        if not given:
            fetch(folder)
        forms = sorted(path for path in folder.rglob("*example_xls/*.xls*"))
        taken, refused = set(), {}
        for form in forms:
            with tempfile.TemporaryDirectory() as work:
                survey = Path(work) / "survey.toml"
                code, said = take_in(maoni, form, survey)
                if code == 0:
                    taken.add(form.name)
                    subprocess.run([maoni, "survey", "check", survey], check=True, capture_output=True)
                    comes_back(maoni, survey, Path(work))
                    continue
                assert not survey.exists(), f"{form.name}: something was written"
                refused[form] = refusals(said, sizes(form), form.name)
                assert refused[form], f"{form.name}: {said}"
        assert taken == TAKEN, f"taken otherwise: {taken ^ TAKEN}"
        for name, expected in BEYOND.items():
            found = next(found for form, found in refused.items() if form.name == name)
            assert found.keys() == expected.keys(), f"{name}: {found}"
            for cell, words in expected.items():
                assert words in found[cell], f"{name}, {cell}: {found[cell]}"
        cells = sum(len(found) for found in refused.values())
        print(f"{len(forms)} forms: {len(taken)} taken in, {len(refused)} refused at {cells} places")


main()
