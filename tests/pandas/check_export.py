"""Reads an export of the demonstration with pandas and recomputes its expected figures.

    python3 tests/pandas/check_export.py FOLDER [EXPECTED]

FOLDER is what `maoni export` or `maoni demo` has written; EXPECTED is the file with the figures, by
default tests/data/gcm-side-event-2018.expected.md. Every table of figures found there is computed
again from the files alone, the way an analyst would, and compared cell by cell. The exit code is 0
if all are equal and 1 if not.
"""

import re
import sys
from pathlib import Path

try:
    import pandas as pd
except ImportError:
    sys.exit("pandas is not installed: python3 -m pip install -r tests/pandas/requirements.txt")

SKIPPED, DONT_KNOW, NOT_SHOWN, NOT_REACHED = -99, -98, -96, -95
RESERVED = [SKIPPED, DONT_KNOW, NOT_SHOWN, NOT_REACHED]
DEFAULT = Path(__file__).parent.parent / "data" / "gcm-side-event-2018.expected.md"


class Export:
    """The three files, typed by what the dictionary says of each column."""

    def __init__(self, folder):
        dictionary, self.wide, self.long = (
            pd.read_csv(folder / f"{name}.csv", dtype=str, keep_default_na=False, encoding="utf-8-sig")
            for name in ("data-dictionary", "responses-wide", "responses-long")
        )
        self.columns = dictionary[dictionary["file"] == "wide"].set_index("column")
        assert list(self.wide.columns) == list(self.columns.index), "dictionary and header differ"
        for name in self.columns.index[self.columns["type"] == "integer"]:
            self.wide[name] = pd.to_numeric(self.wide[name])  # an empty cell becomes NaN

    def parts(self, item):
        """The columns of an item by part, in order."""
        own = self.columns[self.columns["item"] == item]
        return {part: self.wide[name] for name, part in own["part"].items()}

    def counts(self, column):
        """How often each valid value stands in a column; reserved codes under their number."""
        return column.astype(str).str.removesuffix(".0").value_counts()

    def main(self, item):
        """For each response the status of an item: 1 answered, or a reserved code."""
        kind = self.columns.loc[self.columns["item"] == item, "kind"].iloc[0]
        parts = self.parts(item)
        if kind == "matrix":
            rows = pd.DataFrame({part: self.codes(column) for part, column in parts.items()})
            answered = ~rows.isin([SKIPPED, NOT_SHOWN, NOT_REACHED])
            status = rows.max(axis=1).where(rows.eq(SKIPPED).sum(axis=1).eq(0), SKIPPED)
            return status.mask(answered.any(axis=1), 1)
        head = {"ranking": "rank1", "text": "status", "records": "count"}.get(kind, "")
        return self.codes(parts[head]).map(lambda code: code if code in RESERVED else 1)

    def codes(self, column):
        """Reserved codes as numbers, everything else as 1."""
        numbers = pd.to_numeric(column, errors="coerce")
        return numbers.where(numbers.isin(RESERVED), 1)


def tables(path):
    """The tables of a Markdown file: the cells of the header, and those of each line."""
    found, lines = [], []
    for line in path.read_text(encoding="utf-8").splitlines() + [""]:
        if line.startswith("|"):
            cells = [cell.strip().strip("`") for cell in line.strip("|").split("|")]
            lines.append(cells)
        elif lines:
            header, _, *body = lines
            found.append((header, body))
            lines = []
    return found


def number(cell):
    """A figure as it is written: `7 %`, `2.34`, empty."""
    cell = cell.replace("%", "").strip()
    return float(cell) if re.fullmatch(r"-?\d+(\.\d+)?", cell) else None


def shown_and_answered(export):
    found = {}
    for item in dict.fromkeys(export.columns["item"]):
        if item:
            status = export.main(item)
            shown = int((~status.isin([NOT_SHOWN, NOT_REACHED])).sum())
            skipped = int((status == SKIPPED).sum())
            found[item] = {
                "shown": shown,
                "answered": shown - skipped,
                "skipped": skipped,
                "skipped, share of shown": 100 * skipped / shown,
            }
    return found


def respondents(export, column, rename):
    wide, found = export.wide, {}
    for value, group in [*wide.groupby(column), ("all", wide)]:
        found[rename.get(value, value)] = {
            "n": len(group),
            "complete": int((group["status"] == "complete").sum()),
            **{tag: int((group["language"] == tag).sum()) for tag in ["en", "fr", "ar"]},
        }
    return found


def ranking(export, item):
    parts = export.parts(item)
    places = {part: c for part, c in parts.items() if not part.startswith("rank") and part != "other_text"}
    found = {}
    for code, place in places.items():
        at = [int((place == n).sum()) for n in (1, 2, 3)]
        ranks = [int((parts[f"rank{n}"] == code).sum()) for n in (1, 2, 3)]
        assert at == ranks, f"{item} {code}: places {at} and ranks {ranks} differ"
        found[code] = dict(zip(["first", "second", "third"], at))
        found[code] |= {"chosen": sum(at), "Borda 3-2-1": 3 * at[0] + 2 * at[1] + at[2]}
    found["all"] = {key: sum(row[key] for row in found.values()) for key in next(iter(found.values()))}
    return found


def matrix(export, item):
    answered = export.main(item) == 1
    found = {}
    for row, column in export.parts(item).items():
        valid = column[~export.codes(column).isin(RESERVED)]
        found[row] = {value: int(n) for value, n in export.counts(valid).items()}
        codes = export.codes(column)
        dk = int((codes == DONT_KNOW).sum())
        found[row] |= {
            "dk": dk,
            "rated": len(valid) + dk,
            "row left out": int(((codes == SKIPPED) & answered).sum()),
        }
        if pd.api.types.is_numeric_dtype(valid) and len(valid):
            found[row] |= {"top two": int((valid >= 4).sum()), "median": float(valid.median())}
    return found


def multiple(export, item, heading):
    parts = export.parts(item)
    combined = parts[""]
    found = {}
    for code, column in parts.items():
        if code not in ("", "other_text"):
            found[code] = {heading: int((column == 1).sum())}
            inside = combined.map(lambda cell, code=code: code in cell.split(" "))
            if code == "dk":
                inside = combined == str(DONT_KNOW)
            assert ((column == 1) == inside).all(), f"{item} {code}: not the same in both columns"
    found["answered"] = {heading: int((export.main(item) == 1).sum()) + int((combined == str(DONT_KNOW)).sum())}
    return found


def single(export, item, heading="n"):
    counts = export.counts(export.parts(item)[""])
    found = {code: {heading: int(n)} for code, n in counts.items()}
    found["dk"] = {heading: int(counts.get(str(DONT_KNOW), 0))}
    skipped = int(counts.get(str(SKIPPED), 0))
    found["not answered"] = {heading: skipped}
    hidden = int(counts.get(str(NOT_SHOWN), 0) + counts.get(str(NOT_REACHED), 0))
    found["answered"] = {heading: len(export.wide) - skipped - hidden}
    return found


def records(export, field):
    parts = export.parts("q2_practices")
    columns = [c for part, c in parts.items() if part.endswith(f".{field}")]
    counts = export.counts(pd.concat(columns))
    found = {value: {"practices": int(n)} for value, n in counts.items()}
    found["not given"] = {"practices": 0}
    # A record that is there and lacks the field, as against an item that has no records at all.
    answered = parts["count"] > 0
    for column in columns:
        missing = export.codes(column[answered]) == SKIPPED
        found["not given"]["practices"] += int(missing.sum())
    return found


def records_a_person(export):
    counts = export.counts(export.parts("q2_practices")["count"])
    return {value: {"people": int(n)} for value, n in counts.items()}


def gap(export, minuend, subtrahend):
    later, earlier = export.parts(minuend), export.parts(subtrahend)
    found = {}
    for row, high in later.items():
        low = earlier[row]
        both = ~high.isin(RESERVED) & ~low.isin(RESERVED)
        high, low = high[both], low[both]
        gaps = high - low
        found[row] = {
            "people with both": len(gaps),
            "mean": gaps.mean(),
            "mean gap": gaps.mean(),
            "mean present": low.mean(),
            "mean needed": high.mean(),
            "min": gaps.min(),
            "smallest gap": gaps.min(),
            "max": gaps.max(),
        }
    return found


def capacities(export):
    needed = multiple(export, "q6_capacities", "n")
    offered = multiple(export, "q6_offer", "n")
    international = Export.__new__(Export)
    international.columns = export.columns
    international.wide = export.wide[export.wide["stakeholder"] == "international"]
    by_international = multiple(international, "q6_offer", "n")
    return {
        code: {
            "q6_capacities: needed by": needed[code]["n"],
            "q6_offer: offered by": offered[code]["n"],
            "of which international": by_international[code]["n"],
            "needs minus offers": needed[code]["n"] - offered[code]["n"],
        }
        for code in needed
    }


def capacities_by_group(export):
    parts = export.parts("q6_capacities")
    found = {}
    for group, rows in export.wide.groupby("stakeholder").groups.items():
        found[group] = {code: int((c[rows] == 1).sum()) for code, c in parts.items()}
        found[group]["answered"] = int((export.main("q6_capacities")[rows] == 1).sum())
    return found


def consent(export):
    levels = ["count", "anonymous", "group"]
    found = {}
    for item, column in export.parts("quote").items():
        answers = int((export.main(item) == 1).sum())
        given = {level: int((column == level).sum()) for level in levels}
        found[item] = {"answers": answers, **given}
        found[item]["none given (partial)"] = answers - sum(given.values())
    found["all"] = {key: sum(row[key] for row in found.values()) for key in next(iter(found.values()))}
    return found


def compute(export, header):
    """The figures of the table with this header, or None for a table that holds none."""
    first = header[0]
    if first == "language":
        return respondents(export, "language", {})
    if first == "stakeholder":
        return respondents(export, "stakeholder", {})
    if first == "submitted_on":
        return respondents(export, "day", {})
    if first == "role":
        return single(export, "role")
    if first == "question" and "shown" in header:
        return shown_and_answered(export)
    if first in ("q1_partnerships", "q5_approaches"):
        return ranking(export, first)
    if first in ("q1_join", "q3_challenges"):
        return multiple(export, first, "people choosing")
    if first == "q3_lessons":
        return single(export, first)
    if first in ("level", "evidence", "bodies", "GCM objective") and header[1] == "practices":
        return records(export, first.removeprefix("GCM "))
    if first == "practices per person":
        return records_a_person(export)
    if first == "paired gap, relevance minus effort":
        return gap(export, "q4_relevance", "q4_effort")
    if first == "paired gap, needed minus present":
        return gap(export, "q6_needed", "q6_present")
    if first == "capacity":
        return capacities(export)
    if first == "q6_capacities by group":
        return capacities_by_group(export)
    if first == "consent to quote":
        return consent(export)
    if first in set(export.columns["item"]):
        return matrix(export, first)
    return None


def differences(header, body, found):
    """Every figure that differs, and how many were compared."""
    wrong, compared = [], 0
    for row, *cells in body:
        for column, cell in zip(header[1:], cells):
            wanted = number(cell)
            if wanted is None:
                continue
            compared += 1
            got = found.get(row, {}).get(column, 0)
            # A figure is right if it rounds to what is written, whichever way a half goes.
            decimals = len(cell.partition(".")[2])
            if not abs(float(got) - wanted) <= 0.5 * 10**-decimals + 1e-9:
                wrong.append(f"{row}, {column}: expected {cell}, found {got}")
    return wrong, compared


def other_words(export, body):
    """What the words for "other" say otherwise than expected."""
    expected = sorted((question, text) for question, _, text in body)
    found = []
    for item, part, words in zip(export.columns["item"], export.columns["part"], export.wide):
        if part == "other_text":
            found += [(item, text) for text in export.wide[words] if text]
    return [f"expected {expected}, found {sorted(found)}"] if sorted(found) != expected else []


def long_agrees(export):
    """What the long file says otherwise than the wide one."""
    long, wrong = export.long, []
    for item in dict.fromkeys(export.columns["item"]):
        if not item:
            continue
        own = long[long["item"] == item]
        answered = own[own["status"].isin(["answered", "dont_know"])]["response_id"].nunique()
        wide = export.main(item)
        expected = int((~wide.isin([SKIPPED, NOT_SHOWN, NOT_REACHED])).sum())
        if answered != expected:
            wrong.append(f"{item}: {expected} answered in wide.csv, {answered} in long.csv")
    return wrong


def report(what, wrong):
    print(f"{'DIFFER' if wrong else 'equal '}  {what}")
    for line in wrong:
        print(f"        {line}")


def main():
    if len(sys.argv) not in (2, 3):
        print(__doc__, file=sys.stderr)
        return 2
    export = Export(Path(sys.argv[1]))
    failed, total, checked = 0, 0, 0
    for header, body in tables(Path(sys.argv[2]) if len(sys.argv) == 3 else DEFAULT):
        if header == ["question", "line", "text"]:
            wrong = other_words(export, body)
            failed += len(wrong)
            report("words for other", wrong)
            continue
        found = compute(export, header)
        if found is None:
            continue
        wrong, compared = differences(header, body, found)
        checked, total, failed = checked + 1, total + compared, failed + len(wrong)
        report(f"{header[0]}: {compared} figures", wrong)
    wrong = long_agrees(export)
    failed += len(wrong)
    report("long.csv and wide.csv: people who answered", wrong)
    if checked < 20:
        print(f"only {checked} tables of expected figures were found", file=sys.stderr)
        return 1
    print(f"{total} figures of {checked} tables compared, {failed} differ")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
