"""The craftsperson's card: by itself, as the catalogue names its check and every start loads the catalogue."""

from __future__ import annotations

import re

from odop_desktop.identity.checked import Checked
from odop_desktop.identity.digits import ascii_digits
from odop_desktop.identity.text import clean


def check_pehchan(text: str) -> Checked:
    """A craftsperson's card: no published format, so any signs up to 32, capitals, without blanks."""
    value = re.sub(r"\s", "", ascii_digits(clean(text))).upper()
    if not value or len(value) > 32:
        return Checked.doubtful(value, "E-ID-65", length=len(value))
    return Checked(value)
