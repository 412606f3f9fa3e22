"""The least role of every action. Declared from the first day; enforced when roles arrive in full."""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum
from typing import TypeVar

_F = TypeVar("_F", bound=Callable[..., object])


class Role(IntEnum):
    """Who may do what, each including those below."""

    VIEWER = 1
    OPERATOR = 2
    APPROVER = 3
    ADMINISTRATOR = 4


def least(role: Role) -> Callable[[_F], _F]:
    """Declares the least role an action asks for, as its attribute `least_role`."""

    def mark(action: _F) -> _F:
        action.least_role = role  # type: ignore[attr-defined]
        return action

    return mark
