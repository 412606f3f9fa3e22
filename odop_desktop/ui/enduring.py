"""Keeps None, True and False alive under Python 3.11.

PySide6 6.12 is built for objects that never die (PEP 683, Python 3.12 and later): each of its calls that returns
nothing gives a reference to None away that it never took, each signal one to True. Under Python 3.11 these are
counted, and when none is left the program ends with "Fatal Python error: none_dealloc", after some ten thousand
calls: within minutes of work. A great number of references held for good is more than can ever be given away.
"""

from __future__ import annotations

import ctypes
import sys

_LASTING = (None, True, False, NotImplemented, ...)
_HELD = min(1 << 40, sys.maxsize // 4)


def hold() -> None:
    """To be called before the first widget is made; more often does no harm. Does nothing where nothing dies."""
    if sys.version_info >= (3, 12):
        return
    for each in _LASTING:
        if sys.getrefcount(each) < _HELD:
            # An object begins with its count (CPython's object.h).
            ctypes.c_ssize_t.from_address(id(each)).value += _HELD
