"""Journeys in the window: the fixtures of the window's tests, and a clerk who has nothing but keys."""

from __future__ import annotations

from tests.ui.conftest import (
    _dressed,
    _own_home,
    answering,
    answers,
    clock,
    demo_office,
    desk,
    full_desk,
    full_office,
    full_window,
    make_desk,
    office,
    paper,
    practice,
    qapp_cls,
    settle,
    window,
)

__all__ = [
    "_dressed", "_own_home", "answering", "answers", "clock", "demo_office", "desk", "full_desk", "full_office",
    "full_window", "make_desk", "office", "paper", "practice", "qapp_cls", "settle", "window",
]  # fmt: skip
