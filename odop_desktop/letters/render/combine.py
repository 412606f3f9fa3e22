"""Several letters as one PDF for one print run."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from io import BytesIO

from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject


def combine(letters: Sequence[bytes], *, title: str = "", lang: str = "hi") -> bytes:
    """The letters' pages one after another, in the order given. Same letters, same bytes.

    Subsets of one font get a tag each (ISO 32000-1, 9.6.4), else some printers take one for the other.
    """
    if not letters:
        raise ValueError("no letters to combine")
    writer = PdfWriter()
    writer.pdf_header = "%PDF-1.7"
    for n, data in enumerate(letters):
        first = len(writer.pages)
        writer.append(PdfReader(BytesIO(data)), import_outline=False)
        for page in writer.pages[first:]:
            _tag_fonts(page, f"{n}:{hashlib.sha256(data).hexdigest()}")
    writer.root_object[NameObject("/Lang")] = TextStringObject(f"{lang}-IN")
    writer.metadata = None
    writer.add_metadata({"/Title": title, "/Producer": "ODOP Desktop", "/Creator": "ODOP Desktop"})
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def _tag_fonts(page: DictionaryObject, seed: str) -> None:
    resources = page["/Resources"].get_object()
    assert isinstance(resources, DictionaryObject)
    fonts = resources.get("/Font", DictionaryObject()).get_object()
    for key in fonts:
        font = fonts[key].get_object()
        name = str(font["/BaseFont"]).partition("+")[2]
        tagged = NameObject(f"/{_tag(seed + key)}+{name}")
        font[NameObject("/BaseFont")] = tagged
        font["/FontDescriptor"].get_object()[NameObject("/FontName")] = tagged


def _tag(seed: str) -> str:
    """Six capitals."""
    digest = hashlib.sha256(seed.encode()).digest()
    return "".join(chr(65 + b % 26) for b in digest[:6])
