"""A name with the guardian's behind it; two telephone numbers in one cell."""

from __future__ import annotations

import pytest

from odop_desktop.identity.people import split_phones, split_relation


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("राम पुत्र श्याम", ("राम", "SO", "श्याम")),
        ("राम कुमार  पुत्र श्री श्याम लाल", ("राम कुमार", "SO", "श्री श्याम लाल")),
        ("राम आत्मज श्याम", ("राम", "SO", "श्याम")),
        ("राम पु0 श्याम", ("राम", "SO", "श्याम")),
        ("गीता, पुत्री मोहन", ("गीता", "DO", "मोहन")),
        ("सीता देवी धर्मपत्नी राम", ("सीता देवी", "WO", "राम")),
        ("रजनी विधवा स्व. मोहन", ("रजनी", "WO", "स्व. मोहन")),
        ("राम द्वारा श्याम स्टोर", ("राम", "CO", "श्याम स्टोर")),
        ("Ram Kumar S/o Shyam Lal", ("Ram Kumar", "SO", "Shyam Lal")),
        ("RAM S/O. SHYAM", ("RAM", "SO", "SHYAM")),
        ("Sita (D/o Ram Lal)", ("Sita", "DO", "Ram Lal")),
        ("Gita W/o: Mohan", ("Gita", "WO", "Mohan")),
        ("Ramesh son of Suresh", ("Ramesh", "SO", "Suresh")),
        ("पुत्र श्री श्याम", ("", "SO", "श्री श्याम")),
        ("राम पुत्र/पुत्री/पत्नी श्याम", ("राम", None, "श्याम")),
        ("राम", ("राम", None, None)),
        ("राम पुत्र", ("राम पुत्र", None, None)),
        ("पुत्रवती देवी", ("पुत्रवती देवी", None, None)),
        ("Ram Soni", ("Ram Soni", None, None)),
        ("", ("", None, None)),
    ],
)
def test_the_relation_parts_two_names(text: str, parts: tuple[str, str | None, str | None]) -> None:
    assert split_relation(text) == parts


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("81781 28657 / 01899-201612", ["8178128657", "01899-201612"]),
        ("9876543210 9812345678", ["9876543210", "9812345678"]),
        ("9876543210,9812345678", ["9876543210", "9812345678"]),
        ("+91-7374068124", ["7374068124"]),
        ("९८७६५ ४३२१०", ["9876543210"]),
        ("मो0 9876543210 एवं फोन 01899-201612", ["9876543210", "01899-201612"]),
        ("9876543210/9876543210", ["9876543210"]),
        ("9763170669.0", ["9763170669"]),
        ("12345", ["12345"]),
        ("नहीं", []),
        ("", []),
    ],
)
def test_every_number_of_a_cell_is_found(text: str, numbers: list[str]) -> None:
    assert split_phones(text) == numbers
