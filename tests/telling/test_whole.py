"""What is told of a record beyond its fields: the latest answer to each purpose, the portal, what is wanted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from odop_desktop.domain.catalogue import ARTISAN, CONSENT, KINDS, LOI
from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.office import Office
from odop_desktop.queries.read import RecordRow
from odop_desktop.telling import whole
from tests.actions.offices import _own_home, clock, office, practice

__all__ = ["_own_home", "clock", "office", "practice"]


def row(kind: RecordKind, values: Mapping[str, Any], at: str = "2026-01-01T09:00:00Z") -> RecordRow:
    return RecordRow(kind, at, "op", at, at, None, values)


def consent(purpose: str, state: str, on: str, at: str = "2026-01-01T09:00:00Z") -> RecordRow:
    return row(CONSENT, {"purpose": purpose, "state": state, "given_on": on, "number": f"{purpose}-{on}"}, at)


def test_the_latest_answer_of_a_day_counts_and_what_was_not_asked_is_told(office: Office) -> None:
    told = whole.consents(
        office,
        [
            consent("BUYERS", "GIVEN", "2026-01-05", "2026-01-05T10:00:00Z"),
            consent("BUYERS", "WITHDRAWN", "2026-01-05", "2026-01-05T11:00:00Z"),
            consent("BUYERS", "GIVEN", "2026-01-04", "2026-01-06T10:00:00Z"),
        ],
    )
    answers = {purpose.code: given for purpose, given in told}
    assert answers["BUYERS"] is not None and answers["BUYERS"]["state"] == "WITHDRAWN"
    assert "SCHEME" not in answers
    assert [code for code, given in answers.items() if given] == ["BUYERS"] != list(answers)


def test_the_scheme_is_told_where_an_answer_is_on_record(office: Office) -> None:
    told = whole.consents(office, [consent("SCHEME", "GIVEN", "2026-01-05")])
    assert [purpose.code for purpose, given in told if given] == ["SCHEME"]


def test_an_answer_is_told_in_words_or_that_there_is_none(office: Office) -> None:
    words = office.words("en")
    assert whole.answer(office, None, words) == words("said.no_consent")
    said = whole.answer(office, consent("BUYERS", "GIVEN", "2026-01-05"), words)
    assert "05-01-2026" in said and "GIVEN" not in said and "None" not in said


@pytest.mark.parametrize(
    ("on", "number", "there"), [(None, None, False), ("2026-01-05", None, True), (None, "P-7", True)]
)
def test_the_portal_has_it_by_day_or_by_number(
    office: Office, on: str | None, number: str | None, *, there: bool
) -> None:
    is_there, said = whole.uploaded(row(LOI, {"uploaded_on": on, "portal_no": number}), office.words("hi"))
    assert is_there is there
    assert (number or "") in said and ("05-01-2026" in said) is bool(on) and "None" not in said


def test_what_is_wanted_is_named_once_and_nothing_is_said_where_nothing_is(office: Office) -> None:
    words = office.words("en")
    keys, said = whole.wanted(row(ARTISAN, {}), words)
    assert keys and all(words(f"artisan.{k}.label") in said for k in keys)
    assert whole.wanted(row(ARTISAN, dict.fromkeys(ARTISAN.by_key, "x")), words) == ([], "")


def test_every_part_names_fields_that_its_kind_has() -> None:
    kinds = {kind.name for kind in KINDS}
    assert {*whole.PARTS, *whole.COUNTED} <= kinds
    for part in (whole.LETTERS, *(p for parts in whole.PARTS.values() for p in parts)):
        assert [key for key in part.keys if key not in part.kind.by_key] == []
