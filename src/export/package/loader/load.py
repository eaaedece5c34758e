"""Reads the tables of this package with pandas, typed as datapackage.json describes them.

    from load import load
    tables = load("..")              # the folder of the package
    wide = tables["responses-wide"]

Reserved codes become missing values; load(folder, reserved=True) keeps them. What a column means is
in table.attrs["titles"], its labels are in table.attrs["labels"] and its reserved codes in
table.attrs["reserved"]. Run as a script, it tells which tables there are.
"""

import json
import sys
from pathlib import Path

import pandas as pd

TYPES = {"integer": "Int64", "number": "Float64", "string": "string"}


def load(folder=Path(__file__).parent.parent, reserved=False):
    """Every table of the package by its name."""
    folder = Path(folder)
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    return {one["name"]: read(folder, one, reserved) for one in package["resources"]}


def read(folder, resource, reserved=False):
    """One table of the package."""
    fields = resource["schema"]["fields"]
    table = pd.read_csv(folder / resource["path"], dtype="string", keep_default_na=False, encoding="utf-8")
    attrs = {"titles": {}, "labels": {}, "reserved": {}}
    for field in fields:
        name = field["name"]
        codes = {one["value"]: one["label"] for one in field.get("missingValues", []) if one["value"]}
        empty = [""] if reserved else ["", *codes]
        column = table[name].mask(table[name].isin(empty))
        if field["type"] == "date":
            column = pd.to_datetime(column, format="%Y-%m-%d")
        else:
            column = column.astype(TYPES[field["type"]])
        labels = {one["value"]: one["label"] for one in field.get("categories", [])}
        if labels and field["type"] == "string" and not reserved:
            column = column.astype(pd.CategoricalDtype(list(labels)))
        table[name] = column
        attrs["titles"][name] = field["title"]
        attrs["labels"][name] = labels
        attrs["reserved"][name] = codes
    table.attrs = attrs
    return table


if __name__ == "__main__":
    for name, table in load(*sys.argv[1:2]).items():
        print(f"{name}: {len(table)} lines, {len(table.columns)} columns")
