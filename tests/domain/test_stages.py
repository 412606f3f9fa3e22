"""The enums are the value lists, and the sets of stages lie within them."""

from __future__ import annotations

from enum import StrEnum

import pytest

from odop_desktop.domain.pack import national_lists
from odop_desktop.domain.stages import (
    HOLDS_STALL,
    LETTER_CLOSED,
    LISTS,
    TAKES_PART,
    LetterStatus,
    ParticipationStage,
)


@pytest.mark.parametrize(("name", "stages"), LISTS.items())
def test_an_enum_has_the_codes_of_its_list(name: str, stages: type[StrEnum]) -> None:
    assert {stage.value for stage in stages} == set(national_lists()[name].codes)


def test_who_waits_or_withdrew_takes_no_part_and_holds_no_stall() -> None:
    assert (
        not {ParticipationStage.WAITING, ParticipationStage.WITHDRAWN, ParticipationStage.ABSENT} & TAKES_PART
    )
    assert HOLDS_STALL <= TAKES_PART
    assert LetterStatus.ISSUED not in LETTER_CLOSED
