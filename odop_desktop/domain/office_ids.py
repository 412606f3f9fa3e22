"""The id of an office: the same on every PC that belongs to it, and known before it has a PC at all."""

from __future__ import annotations

from uuid import UUID, uuid5

HEADQUARTERS = "HQ"
# Registration numbers bear the number of the PC that gave them. This one is given to no PC: headquarters takes it
# for a district that it keeps itself, so that its numbers never meet those the district's own PCs give.
PROXY_PC = 99

_OFFICES = UUID("6b8f3f5e-52a0-5d0c-9d57-0d0f0a1b2c3d")  # the name space of office ids, drawn once


def office_id(state: str, district: str | None, *, practice: bool) -> str:
    """`state` two letters; `district` the three of a district, None for headquarters."""
    kept = "practice/" if practice else ""
    return str(uuid5(_OFFICES, f"{kept}{state}/{(district or HEADQUARTERS).upper()}"))
