"""The layering of HOUSE is a test; and each of its rules is shown to fail on a small house that breaks it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from odop_desktop import sync
from tools.architecture import RINGS, violations

ROOT = Path(__file__).resolve().parent.parent
Build = Callable[[dict[str, str]], list[str]]


def test_the_house_stands() -> None:
    assert violations(ROOT) == []


def test_the_map_of_the_exchange_names_every_module_once() -> None:
    modules = sorted(file.stem for file in (ROOT / "odop_desktop" / "sync").glob("*.py"))
    assert sorted(re.findall("`([a-z_]+)`", sync.__doc__ or "")) == [m for m in modules if m != "__init__"]


@pytest.fixture
def build(tmp_path: Path) -> Build:
    """Builds a house of files (path within the package → source) and returns what is wrong with it."""

    def build(files: dict[str, str]) -> list[str]:
        package = tmp_path / "odop_desktop"
        for name, source in {"__init__": '"""A house."""', **files}.items():
            path = package / f"{name}.py"
            for folder in [p for p in path.parents if p.is_relative_to(package)]:
                folder.mkdir(parents=True, exist_ok=True)
                if not (folder / "__init__.py").exists():
                    (folder / "__init__.py").write_text(f'"""What {folder.name} holds."""\n')
            path.write_text(source, encoding="utf-8")
        return violations(tmp_path)

    return build


SOUND = {
    "errors": "class E(Exception): ...\n",
    "domain/money": "from odop_desktop.errors import E\nimport decimal\n",
    "storage/apply": "import sqlalchemy\nfrom odop_desktop.domain import money\n",
    "storage/upgrade": "def go():\n    import alembic.command\n",
    "letters/render/pdf": "def pdf():\n    from reportlab.pdfgen import canvas\n",
    "sheets/writing": "import xlsxwriter\nfrom ..domain.money import decimal\n",
    "actions/loi": "from odop_desktop.storage import apply\nfrom sqlalchemy import ColumnElement, Connection\n"
    "def f():\n    from odop_desktop.letters.render import pdf\n",
    "cli/__init__": '"""Commands."""\nimport importlib\n'
    "def load(name):\n    return importlib.import_module(name)\n",
    "ui/window": "from PySide6 import QtWidgets\nfrom odop_desktop.actions import loi\n",
    "telling/said": "from odop_desktop.actions import loi\n",
    "app": "def window():\n    from odop_desktop.ui import window\n",
    "__main__": "from odop_desktop import app\n",
}


def test_a_sound_house_has_nothing_wrong(build: Build) -> None:
    assert build(SOUND) == []


BROKEN = {
    "outward": ("domain/stages", "from odop_desktop.actions import loi\n", "a ring further out"),
    "outward, named from the package": ("queries/a", "from odop_desktop import app\n", "further out"),
    "outward, relative": ("i18n/words", "from ..domain import money\n", "a ring further out"),
    "outward, for types only": (
        "identity/a",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from odop_desktop.office import Office\n",
        "a ring further out",
    ),
    "sideways means": ("letters/a", "import odop_desktop.sheets.writing\n", "sideways"),
    "sideways work": ("sync/a", "from odop_desktop.actions import loi\n", "sideways"),
    "sideways work, back": ("actions/b", "import odop_desktop.sync\n", "sideways"),
    "sideways faces": ("ui/a", "from odop_desktop.cli import main\n", "sideways"),
    "no ring": ("utils", "X = 1\n", "stands in no ring"),
    "face on the store": ("cli/a", "from odop_desktop.storage.store import Store\n", "a face"),
    "face on the store, from the package": ("ui/b", "from odop_desktop import storage\n", "a face"),
    "what the faces say, on the store": ("telling/a", "from odop_desktop.storage import store\n", "a face"),
    "what is said by a face": ("telling/b", "from odop_desktop.ui import a\n", "a ring further out"),
    "face on sql": ("cli/b", "from sqlalchemy import select\n", "sqlalchemy has no place here"),
    "qt below": ("actions/a", "from PySide6.QtCore import QObject\n", "PySide6 has no place"),
    "sql in the vocabulary": ("domain/b", "import sqlalchemy.orm as o\n", "sqlalchemy has no place"),
    "sql in the letters": ("letters/b", "import sqlalchemy\n", "sqlalchemy has no place"),
    "pdf wording": ("letters/compose/a", "import reportlab\n", "reportlab has no place"),
    "excel in the work": ("actions/c", "import openpyxl\n", "openpyxl has no place"),
    "calamine in a face": ("cli/c", "from python_calamine import load\n", "python_calamine has no"),
    "xlwt in the store": ("storage/a", "import xlwt\n", "xlwt has no place"),
    "a library of the benches": ("sheets/a", "import pandas\n", "pandas has no place"),
    "late": ("queries/b", "def f():\n    import json\n", "imports json inside a function"),
    "late, in a lambda's class": (
        "domain/c",
        "class A:\n    async def f(self):\n        from odop_desktop import errors\n",
        "inside a function",
    ),
    "late, not at a seam": (
        "actions/e",
        "def f():\n    from odop_desktop.domain import x\n",
        "inside a function",
    ),
    "by name": ("office", "import importlib\nimportlib.import_module('x')\n", "loads a module by name"),
    "by name, dunder": ("paths", "x = __import__('json')\n", "loads a module by name"),
    "star": ("domain/d", "from os.path import *\n", "import *"),
    "past the door": ("queries/c", "from odop_desktop.storage import apply\n", "only actions and sync"),
    "past the door, office": ("office", "import odop_desktop.storage.apply\n", "only actions and sync"),
    "own writing": ("actions/d", "from sqlalchemy import func, update\n", "writes past"),
    "own writing, dialect": ("sync/b", "from sqlalchemy.dialects.sqlite import insert\n", "writes past"),
    "own asking": ("actions/f", "from sqlalchemy import Connection, select\n", "asks past queries"),
    "own asking, of the whole library": ("sync/c", "import sqlalchemy as sa\n", "asks past queries"),
    "own asking, in words": ("actions/g", "from sqlalchemy.sql import text\n", "asks past queries"),
    "own asking, of a table": ("actions/h", "def f(t):\n    return t.select()\n", "asks past queries"),
    "global": ("settings", "a = 1\ndef f():\n    global a\n    a = 2\n", "a global statement"),
    "long file": ("domain/e", "print(1)\n" * 251, "251 lines"),
    "long function": ("domain/f", "def f():\n" + "    print(1)\n" * 50, "f has 51 lines"),
    "silent package": ("domain/__init__", "X = 1\n", "does not say what it holds"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_wall_is_seen(case: str, build: Build) -> None:
    name, source, sentence = BROKEN[case]
    wrong = build({"storage/apply": "", "app": "", "ui/a": "", name: source})
    assert len(wrong) == 1, wrong
    assert sentence in wrong[0]


@pytest.mark.parametrize("part", ["domain", "letters"])
def test_a_cycle_is_seen_whatever_its_length(part: str, build: Build) -> None:
    wrong = build(
        {
            f"{part}/a": "from . import b\n",
            f"{part}/b": f"import odop_desktop.{part}.c\n",
            f"{part}/c": f"from ..{part}.a import x\n",
        }
    )
    assert wrong == [f"{part}.a → {part}.b → {part}.c: a cycle"]


def test_a_package_that_its_own_part_imports_is_a_cycle(build: Build) -> None:
    wrong = build(
        {
            "domain/kinds/__init__": '"""Kinds."""\nfrom .artisan import A\n',
            "domain/kinds/artisan": "from odop_desktop.domain.kinds import KINDS\n",
        }
    )
    assert wrong == ["domain.kinds → domain.kinds.artisan: a cycle"]


def test_tables_of_data_do_not_count_as_length(build: Build) -> None:
    assert build({"domain/a": "TABLE = {\n" + "    1: 2,\n" * 900 + "}\n"}) == []


def test_every_ring_has_a_place_in_the_house() -> None:
    named = [name for ring in RINGS for name in ring]
    assert len(named) == len(set(named))
    top = (ROOT / "odop_desktop").iterdir()
    on_disk = {p.stem for p in top if p.suffix == ".py" or (p / "__init__.py").exists()}
    assert on_disk - {"__init__"} <= set(named)
