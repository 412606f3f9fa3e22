"""The offices the scenes stand on, each made once: before and after months of files between them and headquarters."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

from odop_desktop.actions import aliases, asking, demo, records, setup
from odop_desktop.actions.setup import Wish
from odop_desktop.domain import catalogue as c
from odop_desktop.office import Office
from odop_desktop.queries import read
from odop_desktop.queries import records as queries
from odop_desktop.queries.read import RecordRow
from odop_desktop.signin import open_office
from odop_desktop.storage.place import Room
from odop_desktop.storage.slots import Cost
from odop_desktop.sync import (
    answering,
    centre,
    deciding,
    enrol,
    envelope,
    inbox,
    joining,
    parts,
    practising,
    proxies,
    receiving,
    sending,
    unlocking,
)

DISTRICT = "district"  # a practice district on its first day
SENT = "sent"  # the same after some months: files, something returned, two values
HEADQUARTERS = "headquarters"  # the practice headquarters of that
NEW = "new"  # a real district, not enrolled
PAIR = "pair"  # a real district with two PCs; of a file for it a part is missing
FOUNDING = "founding"  # a real headquarters, not begun
CENTRE = "centre"  # a real headquarters with PCs in use, lost and asking
OFFICES = (DISTRICT, SENT, HEADQUARTERS, NEW, PAIR, FOUNDING, CENTRE)

POST = "post"  # the folder of files on their way
NEXT, REQUEST = "next.odopsync", "request.odopsync"  # in it: the next file of SENT, and of NEW
SHUT_OUT = "shut-out.odopopen"  # in it: a request of PAIR, which lost password and card
_KULLU, _SECOND, _LOST = "kullu", "second", "lost"
_PASSWORD = "अभ्यास 2026"
_ROOM, _CHEAP = Room(floor=1_000_000, factor=0), Cost(m=64, t=1, p=1)
_HEAD = len(envelope.MAGIC) + 4  # where the header of a file begins
_DAYS = (70, 40, 8, 0)  # before now: files were exchanged


class Days:
    """A clock that is put on."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


def open_scene(folder: Path, name: str, clock: Days) -> Office:
    return open_office(folder / name, lambda: ("clerk", _PASSWORD), clock=clock, room=_ROOM)


def make(folder: Path, now: datetime) -> None:
    """All of them into the folder, closed; `now` is the day on which they are looked at."""
    _practice(folder, now)
    _real(folder, Days(now))


def _practice(folder: Path, now: datetime) -> None:
    clock = Days(now - timedelta(days=_DAYS[0]))
    hq_node = practising.node("headquarters")
    demo.make(folder / HEADQUARTERS, kind="headquarters", node=hq_node, clock=clock)
    demo.make(folder / DISTRICT, clock=clock)
    shutil.copytree(folder / DISTRICT, folder / SENT)
    setup.create(Wish(folder / _KULLU, "HP", "KLU", 1, "clerk", None), clock=clock, room=_ROOM)
    hq, chm, klu = (open_scene(folder, name, clock) for name in (HEADQUARTERS, SENT, _KULLU))
    for office in (hq, chm, klu):
        practising.ensure(office)
    _months(folder / POST, clock, now, (hq, chm, klu))
    for office in (hq, chm, klu):
        office.close()


def _months(post: Path, clock: Days, now: datetime, offices: tuple[Office, Office, Office]) -> None:
    """Chamba and headquarters exchange files; Kullu falls silent after its first, and one is nobody's."""
    hq, chm, klu = offices
    receiving.receive(hq, sending.to_headquarters(klu, post).files)
    _exchange(post, hq, chm)
    with hq.reading() as conn:
        kinnaur = next(row for row in read.where(conn, c.PLACE) if row["code3"] == "KNR")
    proxies.begin(hq, kinnaur)
    meets = [
        records.make(hq, kind=c.EVENT, values={"name_hi": name, "city": "शिमला"}).touched[0][1]
        for name in ("शिमला क्रेता-विक्रेता मिलन", "हिमाचल उत्सव")
    ]
    _added(post, hq, chm)
    paper = post / "Circular 14 - festival stalls.pdf"
    paper.write_bytes(b"%PDF-1.4")
    clock.now = now - timedelta(days=_DAYS[1])
    _exchange(post, hq, chm, paper)
    people = queries.page(chm, c.ARTISAN, limit=4).rows
    _asked(post, hq, chm, people)
    for office, pin, mobile in ((chm, "176311", "9816012345"), (hq, "176312", "9418054321")):
        records.change(office, kind=c.ARTISAN, id=people[0].id, values={"pin": pin})
        records.change(office, kind=c.ARTISAN, id=people[1].id, values={"mobile": mobile})
    for id in meets:
        records.change(chm, kind=c.EVENT, id=id, values={"city": "सोलन"})
    clock.now = now - timedelta(days=_DAYS[2])
    _exchange(post, hq, chm)
    deciding.send_back(hq, meets[0], "स्थान निदेशालय तय करता है")
    _exchange(post, hq, chm)
    clock.now = now
    (post / "broken.odopsync").write_bytes(b"half a file")
    receiving.receive(hq, [post / "broken.odopsync"])
    records.make(chm, kind=c.ARTISAN, values={"name_hi": "सुनीता देवी", "name_en": "Sunita Devi"})
    sending.to_headquarters(chm, post).files[0].rename(post / NEXT)
    records.make(chm, kind=c.ARTISAN, values={"name_hi": "कमला देवी", "name_en": "Kamla Devi"})


def _added(post: Path, hq: Office, district: Office) -> None:
    """The district adds to the lists; one of it headquarters finds to be the pack's own."""
    names = {"name_hi": "चंबे का रूमाल", "name_en": "Rumal of Chamba"}
    own = records.make(district, kind=c.PRODUCT, values=names).touched[0][1]
    records.make(district, kind=c.PARTNER, values={"name_hi": "चम्बा बुनकर समिति", "name_en": "Chamba Weavers"})
    records.make(district, kind=c.BUYER, values={"name_en": "Himadri Crafts", "city": "Delhi"})
    _exchange(post, hq, district)
    with hq.reading() as conn:
        keep = next(row for row in read.where(conn, c.PRODUCT) if row["name_hi"] == "चम्बा रुमाल")
    aliases.same(hq, kind=c.PRODUCT, id=own, keep=keep.id, reason="एक ही उत्पाद")


def _asked(post: Path, hq: Office, district: Office, people: Sequence[RecordRow]) -> None:
    """Headquarters asks about two persons, one question is answered; a third is to move to Kullu."""
    about = [(c.ARTISAN.name, row.id) for row in people[:2]]
    asked = asking.ask(
        hq, about=about, question="बैंक खाते का नाम और यह नाम अलग हैं। कौन-सा सही है?", field="name_hi"
    )
    with district.reading() as conn:
        kullu = next(row.id for row in read.where(conn, c.PLACE) if row["code3"] == "KLU")
    moving = {"artisan": people[3].id, "to_district": kullu, "reason": "विवाह"}
    records.make(district, kind=c.TRANSFER, values=moving)
    _exchange(post, hq, district)
    asking.answer(district, id=asked.touched[0][1], text="बैंक पासबुक में यही नाम है।")


def _exchange(post: Path, hq: Office, district: Office, *papers: Path) -> None:
    """The district's file to headquarters, and headquarters' back."""
    (got,) = receiving.receive(hq, sending.to_headquarters(district, post).files)
    assert got.error is None and got.header is not None
    for made in answering.for_all(hq, post, papers=papers):
        if made.made.receiver == got.header.sender:
            assert inbox.receive(district, made.file).error is None


def _real(folder: Path, clock: Days) -> None:
    for name, district, pc in (
        (FOUNDING, None, 1),
        (PAIR, "CHM", 1),
        (_SECOND, "CHM", 2),
        (NEW, "KLU", 1),
    ):
        kind = "district" if district else "headquarters"
        wish = Wish(folder / name, "HP", district, pc, "clerk", _PASSWORD, kind, _CHEAP)
        setup.create(wish, clock=clock, room=_ROOM)
    shutil.copytree(folder / FOUNDING, folder / CENTRE)
    shutil.copytree(folder / NEW, folder / _LOST)
    offices = [open_scene(folder, name, clock) for name in (CENTRE, PAIR, _SECOND, NEW, _LOST)]
    _enrolled(folder / POST, *offices)
    for office in offices:
        office.close()


def _enrolled(post: Path, hq: Office, first: Office, second: Office, new: Office, lost: Office) -> None:
    begun = centre.prepare(hq, phone="0177-2621234")
    centre.begin(hq, begun.trust)
    nodes = []
    for office in (first, second, lost):
        asked = enrol.read_request(joining.request(office, post, phone="01899-222278").file)
        answer = centre.accept(hq, asked, begun.roots, confirmed=asked.fingerprint, out=post)
        joining.take(office, answer, begun.trust.roots.fingerprint)
        nodes.append(asked.asking.node)
    centre.end(hq, nodes[2], begun.roots)
    for one in answering.for_all(hq, post, codes=["HP-CHM-1"]):
        inbox.receive(first, one.file)
    joining.request(new, post, phone="01902-222278").file.rename(post / REQUEST)
    unlocking.request(first.folder, post).file.rename(post / SHUT_OUT)
    forged = bytearray(sending.to_headquarters(first, post).files[0].read_bytes())
    head = int.from_bytes(forged[_HEAD - 4 : _HEAD])
    forged[_HEAD + head] ^= 1  # in the signature
    (post / "forged.odopsync").write_bytes(forged)
    receiving.receive(hq, [post / "forged.odopsync"])
    whole = sending.to_sibling(second, post, nodes[0]).files[0].read_bytes()
    piece = post / "part.odoppart"
    piece.write_bytes(next(parts.split(whole, len(whole) // 2)).encoded())
    receiving.receive(first, [piece])
