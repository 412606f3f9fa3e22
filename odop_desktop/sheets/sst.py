"""The shared strings of an .xls file that have several fonts.

Layout: [MS-XLS] 2.4.265 SST and 2.5.293 XLUnicodeRichExtendedString. A string may run on into the next
record; there its letters begin with a new flag of one or two bytes each.
"""

from __future__ import annotations

Marks = tuple[tuple[int, int], ...]  # (position, font number)


class _Pieces:
    """A record and its continuations, read on across their seams."""

    def __init__(self, bodies: list[bytes]) -> None:
        self._bodies, self._piece, self._at = bodies, 0, 0

    def take(self, count: int) -> bytes:
        out = b""
        while count:
            self._seam()
            got = self._bodies[self._piece][self._at : self._at + count]
            self._at += len(got)
            out += got
            count -= len(got)
        return out

    def number(self, size: int) -> int:
        return int.from_bytes(self.take(size), "little")

    def letters(self, count: int, wide: bool) -> str:
        out = ""
        while count:
            if self._seam():
                wide = bool(self.number(1) & 1)
            body = self._bodies[self._piece]
            size = 2 if wide else 1
            n = min(count, (len(body) - self._at) // size)
            raw = body[self._at : self._at + n * size]
            out += raw.decode("utf-16-le", "surrogatepass") if wide else raw.decode("latin-1")
            self._at += n * size
            count -= n
            if n == 0:
                raise IndexError("a string cut in the middle of a letter")
        return out

    def _seam(self) -> bool:
        """Steps into the next record when this one is used up; IndexError at the end of all."""
        if self._at < len(self._bodies[self._piece]):
            return False
        self._piece, self._at = self._piece + 1, 0
        if not self._bodies[self._piece]:
            raise IndexError("an empty continuation")
        return True


def read_sst(bodies: list[bytes]) -> tuple[dict[int, str], dict[int, Marks]]:
    """Texts and font marks, by string index, of the strings that have marks."""
    pieces = _Pieces(bodies)
    pieces.take(4)
    texts: dict[int, str] = {}
    marks: dict[int, Marks] = {}
    for index in range(pieces.number(4)):
        text, found = _string(pieces)
        if found:
            texts[index], marks[index] = text, found
    return texts, marks


def _string(pieces: _Pieces) -> tuple[str, Marks]:
    count, flags = pieces.number(2), pieces.number(1)
    runs = pieces.number(2) if flags & 8 else 0
    extra = pieces.number(4) if flags & 4 else 0
    text = pieces.letters(count, bool(flags & 1))
    marks = tuple((pieces.number(2), pieces.number(2)) for _ in range(runs))
    pieces.take(extra)
    return text, marks
