"""Carries out the loader for Stata line by line, as Stata's manual describes the commands it is made of.

Stata cannot be installed freely. This knows the few commands that the loader uses, and no others: a line that
it does not know, a name or a label that Stata would not take, and a command on what is not there are errors.
"""

import csv
import re

LONGEST_NAME, LONGEST_LABEL = 32, 80
MISSING = re.compile(r"\.[a-z]?$")
NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*$")
RESERVED = {"byte", "double", "float", "if", "in", "int", "long", "strL", "using", "with"}


class Wrong(Exception):
    """What Stata would stop at."""


class Stata:
    """The variables, their labels, and the value labels."""

    def __init__(self, folder):
        self.folder = folder
        self.columns, self.labels, self.value_labels, self.labelled = {}, {}, {}, {}

    def run(self, script):
        script = re.sub(r"\s*///\n\s*", " ", script)
        for line in script.splitlines():
            if not line or line.startswith("*"):
                continue
            try:
                self.carry_out(line)
            except Wrong as wrong:
                raise Wrong(f"{wrong} in: {line[:160]}") from None

    def carry_out(self, line):
        word, rest = line.split(" ", 1)
        command = word if word != "label" else "label_" + rest.split(" ", 1)[0]
        carry = getattr(self, f"do_{command}", None)
        if carry is None:
            raise Wrong("no command that is known")
        carry(rest if word != "label" else rest.split(" ", 1)[1])

    def matched(self, form, text):
        found = re.fullmatch(form, text)
        if not found:
            raise Wrong("not as Stata writes it")
        return found.groups()

    def column(self, name):
        if name not in self.columns:
            raise Wrong(f"no variable {name}")
        return self.columns[name]

    def add(self, name, cells):
        if name in self.columns:
            raise Wrong(f"{name} is there already")
        if not NAME.match(name) or len(name) > LONGEST_NAME or name in RESERVED:
            raise Wrong(f"{name} is no name")
        self.columns[name] = cells

    def do_version(self, text):
        self.matched(r"\d+", text)

    def do_import(self, text):
        (path,) = self.matched(r'delimited using "([^"]+)", encoding\("UTF-8"\) varnames\(1\) case\(preserve\) '
                               r"bindquote\(strict\) maxquotedrows\(unlimited\) stringcols\(_all\) clear", text)
        with open(self.folder / path, encoding="utf-8", newline="") as file:
            header, *rows = csv.reader(file)
        for at, name in enumerate(header):
            self.add(name, [row[at] for row in rows])

    def do_destring(self, text):
        (name,) = self.matched(r"(\w+), replace", text)
        cells = self.column(name)
        if any(not re.fullmatch(r"-?\d+(\.\d+)?|", cell) for cell in cells):
            raise Wrong("not all are numbers, so nothing is done")
        self.columns[name] = [cell or "." for cell in cells]

    def do_rename(self, text):
        old, new = self.matched(r"(\w+) (\w+)", text)
        self.add(new, self.column(old))
        del self.columns[old]

    def do_drop(self, text):
        self.column(text)
        del self.columns[text]

    def do_generate(self, text):
        found = re.fullmatch(r"long (\w+) = \.", text)
        if found:
            self.add(found[1], ["."] * len(next(iter(self.columns.values()))))
            return
        name, source = self.matched(r'long (\w+) = date\((\w+), "YMD"\)', text)
        day = r"\d{4}-\d\d-\d\d"
        self.add(name, [cell if re.fullmatch(day, cell) else "." for cell in self.column(source)])

    def do_replace(self, text):
        name, value, source, wanted = self.matched(r'(\w+) = (-?\d+|\.[a-z]) if (\w+) == "([^"]*)"', text)
        cells, told = self.column(name), self.column(source)
        self.columns[name] = [value if one == wanted else cell for cell, one in zip(cells, told)]

    def do_mvdecode(self, text):
        name, pairs = self.matched(r"(\w+), mv\((.+)\)", text)
        codes = dict(self.matched(r"(-?\d+)=(\.[a-z])", pair) for pair in pairs.split(r" \ "))
        self.columns[name] = [codes.get(cell, cell) for cell in self.column(name)]

    def do_format(self, text):
        (name,) = self.matched(r"(\w+) %td", text)
        self.column(name)

    def do_label_variable(self, text):
        name, label = self.matched(r"(\w+) `\"(.+)\"'", text)
        self.column(name)
        if len(label) > LONGEST_LABEL or "\"'" in label or "`" in label:
            raise Wrong("a label that Stata cuts or closes early")
        self.labels[name] = label

    def do_label_define(self, text):
        name, value, label, add = self.matched(r"(\w+) (-?\d+|\.[a-z]) `\"(.*)\"'(, add)?", text)
        if (name in self.value_labels) != bool(add):
            raise Wrong("the first defines, the others add")
        if len(name) > LONGEST_NAME or "\"'" in label or "`" in label:
            raise Wrong("a value label that Stata does not take")
        labels = self.value_labels.setdefault(name, {})
        if value in labels:
            raise Wrong(f"{value} is labelled twice")
        labels[value] = label

    def do_label_values(self, text):
        name, labels = self.matched(r"(\w+) (\w+)", text)
        if any(not re.fullmatch(r"-?\d+|\.[a-z]?", cell) for cell in self.column(name)):
            raise Wrong("words cannot have value labels")
        if labels not in self.value_labels:
            raise Wrong(f"no value label {labels}")
        self.labelled[name] = self.value_labels[labels]
