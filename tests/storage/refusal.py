"""How the storage tests ask for a refusal."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from odop_desktop.errors import CODES, OdopError


def refused(code: str, work: Callable[[], object]) -> OdopError:
    """Runs the work, which must be refused with the code. Returns the error for a look at its facts."""
    assert code in CODES
    with pytest.raises(OdopError) as caught:
        work()
    assert caught.value.code == code, caught.value
    return caught.value
