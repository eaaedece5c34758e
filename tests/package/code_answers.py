"""Codes open answers of a database as two people would, so that there is something to look at.

    python3 tests/package/code_answers.py DATABASE.db SURVEY

Two coders give the codes of a small book to the answers of two items, by a rule that makes them agree on
most answers and not on all. Written into the database itself: nothing of the product is run here.
"""

import json
import sqlite3
import sys

BOOK = [
    (1, "=Regional work", "What neighbours do together", "", "", None),
    (2, "Data", "Numbers, registers and statistics, in words", "Shared data", "Research", 1),
    (3, "Funds", "", "", "", None),
]
ITEMS = ("q1_comment", "q4_comment")


def main():
    path, survey = sys.argv[1:]
    base = sqlite3.connect(path)
    key = lambda number: bytes(15) + bytes([number])
    for coder in ("first-coder", "second-coder"):
        base.execute("INSERT INTO staff_user VALUES (?, 'A coder', 'analyst', NULL, NULL, 0, 0, '2018-12-09')", [coder])
    for number, name, definition, includes, excludes, theme in BOOK:
        parent = key(theme) if theme else None
        base.execute("INSERT INTO code VALUES (?, ?, ?, ?, ?, ?, ?, 1)",
                     [survey, key(number), name, definition, includes, excludes, parent])
    rows = base.execute("SELECT id, answers FROM response WHERE survey = ? ORDER BY id", [survey]).fetchall()
    coded = 0
    for item in ITEMS:
        answers = [(id, text) for id, found in rows if isinstance(text := json.loads(found).get(item), str)]
        for index, (id, text) in enumerate(answers):
            for coder in ("first-coder", "second-coder"):
                # The second leaves out one in five codes of the first item.
                if coder == "second-coder" and item == ITEMS[0] and index % 5 == 0:
                    continue
                end = len(text.split()[0].encode()) if index % 2 else 0
                base.execute("INSERT INTO coding VALUES (?, ?, '', ?, ?, 0, ?, ?)",
                             [id, item, coder, key(1 + index % 3), end, survey])
                coded += 1
        for coder in ("first-coder", "second-coder"):
            base.execute("INSERT INTO coded_item VALUES (?, ?, ?)", [survey, item, coder])
    base.commit()
    print(f"{coded} codings")
    return 0 if coded else 1


if __name__ == "__main__":
    sys.exit(main())
