"""Figures worked out from other columns, exact to the last place."""

from __future__ import annotations

import pytest

from odop_desktop.domain.catalogue.computed import claim_total, computed_of, conversion_pct, value_lakh


@pytest.mark.parametrize(
    ("paise", "thousandths"),
    [(52_90_00_000_00, 5_290_000), (1_00_000_00, 1000), (49_99, 0), (50_00, 1), (0, 0)],
)
def test_value_in_lakh(paise: int, thousandths: int) -> None:
    assert value_lakh(paise) == thousandths


@pytest.mark.parametrize(
    ("ordered", "value", "expected"),
    [(1, 3, 3333), (2, 3, 6667), (5, 5, 10_000), (0, 7, 0), (None, 7, None), (3, 0, None), (3, None, None)],
)
def test_conversion(ordered: int | None, value: int | None, expected: int | None) -> None:
    assert conversion_pct(ordered, value) == expected


def test_a_claim_of_which_nothing_is_known_is_not_nought() -> None:
    assert claim_total(None, None) is None
    assert claim_total(None, 250_00) == 250_00 and claim_total(1_00, 2_00) == 3_00


def test_a_serial_number_may_stand_in_every_sheet() -> None:
    assert {c.key for c in computed_of("buyer")} == {"sr_no"}
    assert {c.key for c in computed_of("participation")} == {"sr_no", "claim_total"}
