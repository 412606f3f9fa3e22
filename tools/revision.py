"""Writes the next step of the schema: the difference between the models and the last step, as a module.

python -m tools.revision NAME          writes r<next>_<NAME>.py; add it to STEPS and raise SCHEMA by hand
python -m tools.revision --first writes first_tables.py anew (only before the first release)
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from alembic.autogenerate import render_python_code

from odop_desktop.storage import tables
from odop_desktop.storage.engine import open_sqlite
from odop_desktop.storage.key import DataKey
from odop_desktop.storage.migrations import compare, run
from odop_desktop.storage.pragmas import Role

VERSIONS = Path(__file__).parent.parent / "odop_desktop/storage/migrations/versions"

SHORT = {
    "sa.BigInteger().with_variant(sa.Integer(), 'sqlite')": "WHOLE",
    "sa.Text().with_variant(sa.Text(collation='C'), 'postgresql')": "ORDERED",
    ", nullable=True": "",
}

HEAD = '''"""Step {number} of the schema: {name}. Written by tools/revision.py; a table of data."""

from __future__ import annotations

import sqlalchemy as sa
from alembic.operations import Operations

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
ORDERED = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade(op: Operations) -> None:
{up}


def downgrade(op: Operations) -> None:
{down}
'''


def difference(first: bool) -> tuple[str, str]:
    """The code of the way up and of the way down."""
    with tempfile.TemporaryDirectory() as folder:
        engine = open_sqlite(Path(folder) / "office.db", DataKey.new(), Role.KEEPER)
        with engine.begin() as conn:
            if not first:
                run.upgrade(conn)
            script = compare.script(conn)
        engine.dispose()
    return _render(script.upgrade_ops), _render(script.downgrade_ops)


def _render(ops: Any) -> str:
    code = render_python_code(ops)
    for long, short in SHORT.items():
        code = code.replace(long, short)
    return "\n".join(line for line in code.splitlines() if not line.lstrip().startswith("#"))


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("name", nargs="?", default="first_tables")
    ask.add_argument("--first", action="store_true")
    given = ask.parse_args()
    assert tables  # imported for the metadata
    number = 1 if given.first else len(list(VERSIONS.glob("r0*.py"))) + 1
    up, down = difference(given.first)
    path = VERSIONS / ("first_tables.py" if given.first else f"r{number:04d}_{given.name}.py")
    path.write_text(HEAD.format(number=number, name=given.name, up=up, down=down), encoding="utf-8")
    subprocess.run([sys.executable, "-m", "ruff", "format", "-q", str(path)], check=True)
    print(path)


if __name__ == "__main__":
    main()
