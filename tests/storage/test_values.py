"""How catalogue values lie in columns and in the bodies of ops, and come back."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import Any

import pytest

from odop_desktop.domain.catalogue import kind
from odop_desktop.storage.values import from_body, from_row, to_body, to_column


class Stage(StrEnum):
    ISSUED = "ISSUED"


@pytest.mark.parametrize(
    ("value", "column", "body"),
    [
        (None, None, None),
        ("चम्बा", "चम्बा", "चम्बा"),
        ("", "", ""),
        (0, 0, 0),
        (52_900_000_000, 52_900_000_000, 52_900_000_000),
        (True, 1, True),
        (False, 0, False),
        ((), None, []),
        (("b", "a"), '["a","b"]', ["a", "b"]),
        (("क", "a", "क"), '["a","क"]', ["a", "क"]),
        (["x"], '["x"]', ["x"]),
        (Stage.ISSUED, "ISSUED", "ISSUED"),
    ],
)
def test_a_value_in_its_column_and_in_a_body(value: Any, column: Any, body: Any) -> None:
    assert (to_column(value), to_body(value)) == (column, body)
    assert type(to_column(value)) in (str, int, type(None))
    assert type(to_body(value)) in (str, int, bool, list, type(None))


@pytest.mark.parametrize("value", [1.5, 2.0, Decimal("1.5"), b"x", {"a": 1}, object()])
def test_what_is_no_stored_value_is_refused(value: Any) -> None:
    for way in (to_column, to_body):
        with pytest.raises(TypeError, match=type(value).__name__):
            way(value)


def test_a_set_comes_back_from_a_body() -> None:
    assert from_body(["a", "b"]) == ("a", "b")
    assert from_body("a") == "a"


def test_a_row_comes_back_as_catalogue_values() -> None:
    place = kind("place")
    assert from_row(place, {"id": "1", "variants": '["a","b"]', "name_hi": "चम्बा"}) == {
        "id": "1",
        "variants": ("a", "b"),
        "name_hi": "चम्बा",
    }
    assert from_row(place, {"variants": None}) == {"variants": ()}
    artisan = kind("artisan")
    assert [from_row(artisan, {"minority": v})["minority"] for v in (1, 0, None)] == [True, False, None]
