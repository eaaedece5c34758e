"""Makes a large database of a small one, for measuring only: its responses, copied until there are COUNT.

    python3 tests/package/grow.py FROM TO COUNT

Every copy gets a random id of its own. Copies compress better than answers of different people do, so
what is measured is memory and the time of writing, not the size of an archive.
"""

import os
import shutil
import sqlite3
import sys


def main():
    if len(sys.argv) != 4:
        print(__doc__, file=sys.stderr)
        return 2
    source, target, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
    shutil.copyfile(source, target)
    os.chmod(target, 0o600)  # the product opens no database that others may read
    database = sqlite3.connect(target)
    rows = database.execute("SELECT survey, version, language, day, answers FROM response").fetchall()
    copies = (
        (os.urandom(16), *rows[number % len(rows)])
        for number in range(count - len(rows))
    )
    database.executemany(
        "INSERT INTO response (id, survey, version, language, day, answers) VALUES (?, ?, ?, ?, ?, ?)", copies
    )
    database.commit()
    print(database.execute("SELECT count(*) FROM response").fetchone()[0], "responses in", target)
    return 0


if __name__ == "__main__":
    sys.exit(main())
