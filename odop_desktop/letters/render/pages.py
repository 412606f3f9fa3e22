"""Boxes onto pages: what is bound together stays together, table heads come again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from odop_desktop.letters.render.boxes import Box, Text


@dataclass(frozen=True, slots=True)
class Placed:
    box: Box
    top: float  # from the top of the frame, downwards


Page = list[Placed]


def paginate(boxes: list[Box], height: float) -> list[Page]:
    """At least one page. A bound group that no page can hold is let go where it must."""
    pages: list[Page] = [[]]
    used = 0.0
    for group in _groups(boxes, height):
        if pages[-1] and (group[0].new_page or used + _height(group) > height + 0.01):
            pages.append([])
            used = 0.0
        for box in group:
            if pages[-1] and used + box.above + box.height > height + 0.01:
                pages.append([])
                used = 0.0
            used = _put(pages[-1], box, used)
    return pages


def _put(page: Page, box: Box, used: float) -> float:
    if not page:
        for head in box.heads:
            page.append(Placed(head, used))
            used += head.height
    else:
        used += box.above
    page.append(Placed(box, used))
    return used + box.height


def _height(group: list[Box]) -> float:
    return sum(b.above + b.height for b in group)


def _groups(boxes: list[Box], height: float) -> Iterator[list[Box]]:
    """Runs of boxes bound by `keep`; one too tall for a page comes box by box."""
    group: list[Box] = []
    for box in boxes:
        if box.new_page and group:
            yield group
            group = []
        group.append(box)
        if not box.keep:
            yield from [group] if _height(group) <= height else [[b] for b in group]
            group = []
    if group:
        yield group


def texts(page: Page) -> Iterator[tuple[Text, float]]:
    """The page's texts with the top of their box, in reading order: a row's cells one after another."""
    for row, placed in groupby(page, key=lambda p: (p.box.row, p.box.row < 0 and id(p))):
        found = [(t, p.top) for p in placed for t in p.box.texts]
        yield from found if row[0] < 0 else sorted(found, key=lambda pair: pair[0].cell)
