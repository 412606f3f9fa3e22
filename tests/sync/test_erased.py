"""A person's values wiped from the log (SYNC, I11): no byte of them is left in the store, new copies or new files.

The store holds an erased change as its commitment alone; here the values are wiped as an erasure will, by hand,
and the pages are decrypted by other means than the program's own.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import zstandard
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from odop_desktop.domain import catalogue as c
from odop_desktop.office import Office
from odop_desktop.storage import backup, chain, container
from odop_desktop.storage.apply import Put, apply
from odop_desktop.sync import answers, package
from tests.sync.bad_files import keys_of
from tests.sync.lab import HQ, Lab

NAME = "Qxzwulbahar Vyrqejahan"
SAID = "गोपनीय-पता-ज़्क्ष-7781"
_PAGE, _RESERVED, _SALT = 4096, 80, 16


def pages(content: bytes, key: bytes) -> bytes:
    """Every page of a SQLCipher 4 file in clear: AES-256-CBC, the page's IV before its code at the end."""
    clear = []
    for at in range(0, len(content), _PAGE):
        page = content[at : at + _PAGE]
        iv = page[-_RESERVED : -_RESERVED + 16]
        body = page[_SALT if at == 0 else 0 : -_RESERVED]
        decryptor = Cipher(algorithms.AES(key), modes.CBC(iv)).decryptor()
        clear.append(decryptor.update(body) + decryptor.finalize())
    return b"".join(clear)


def left(content: bytes) -> list[str]:
    """Which of the values can be read in these bytes."""
    forms = {said: said.encode() for said in (NAME, SAID, *NAME.split())}
    return [said for said, raw in forms.items() if raw in content or raw.lower() in content]


def stored(lab: Lab, who: str) -> bytes:
    """The office's three files, closed, decrypted; nothing is left in their journals."""
    office = lab.office(who)
    place, key = office.place, office.key
    lab.shut(who)
    for file in place.root.rglob("*-wal"):
        assert file.stat().st_size == 0, file
    return pages(place.store.read_bytes(), key.raw) + pages(place.drafts.read_bytes(), key.raw)


def wipe(office: Office, id: str) -> None:
    """The values out of every op of the record, and out of the record by an op that holds none."""
    with office.transaction() as conn:
        conn.exec_driver_sql("UPDATE op SET body = NULL, salt = NULL WHERE entity_id = ?", (id,))
        empty = dict.fromkeys(("name_en", "address", "remarks"))
        apply(conn, office.act("artisan.save"), [Put(c.ARTISAN, id, {**empty, "name_hi": "–"})])


@pytest.fixture
def erased(lab: Lab) -> Iterator[str]:
    """A person whom Chamba registered and headquarters has wiped; the file with the values came once more after."""
    id = lab.make("chm", name_hi="सुनीता देवी", name_en=NAME, address=SAID, remarks=SAID)
    lab.change("chm", id, remarks=f"{SAID} {NAME}")
    assert lab.take(HQ, lab.send("chm").file).error is None
    assert set(left(stored(lab, HQ))) == {NAME, SAID, *NAME.split()}
    wipe(lab.office(HQ), id)
    assert lab.take(HQ, lab.send("chm").file).error is None  # cumulative: it brings the same ops again
    yield id


def test_nothing_of_it_is_left_in_the_store_or_a_new_copy(lab: Lab, erased: str) -> None:
    office = lab.office(HQ)
    file = backup.make(office.place, office.key, lab.folder / "new.odopbackup").file
    with office.reading() as conn:
        assert list(chain.broken(conn)) == []
        found = "SELECT count(*) FROM search WHERE search MATCH ?"
        assert conn.exec_driver_sql(found, (f'"{NAME[:8].lower()}"',)).scalar_one() == 0
    key = office.key.raw
    assert left(stored(lab, HQ)) == []
    assert left(pages(container.entry(file, "office.db"), key)) == []
    assert left(file.read_bytes()) == []


def test_a_new_file_tells_its_commitment_alone_and_the_chain_still_holds(lab: Lab, erased: str) -> None:
    made = answers.answer(lab.office(HQ), lab.node("chm2"), lab.post, whole=True)
    content = made.file.read_bytes()
    header = package.read_header(content)
    identity = keys_of(lab, "chm2").identity(header.recipients)
    signed = package.verify(content, header, keys_of(lab, HQ).public.sign)
    plain = (
        zstandard.ZstdDecompressor()
        .decompressobj()
        .decompress(package.open(content, signed, identity)._packed)
    )
    assert erased.encode() in plain
    assert left(plain) == []
    assert lab.take("chm2", made.file).error is None
    row = lab.row("chm2", erased)
    assert row is not None
    assert (row["name_hi"], row["name_en"], row["address"]) == ("–", None, None)
    with lab.office("chm2").reading() as conn:
        assert list(chain.broken(conn)) == []
        wiped = conn.exec_driver_sql(
            "SELECT count(*) FROM op WHERE entity_id = ? AND body IS NULL", (erased,)
        )
        assert wiped.scalar_one() == 2
    assert left(stored(lab, "chm2")) == []


def test_the_values_do_not_come_back_by_whoever_has_them_still(lab: Lab, erased: str, tmp_path: Path) -> None:
    """Chamba sends on and changes the person; what it sent before stays wiped."""
    lab.change("chm", erased, pin="176310")
    lab.round("chm")
    lab.round("chm")
    with lab.office(HQ).reading() as conn:
        bodies = conn.exec_driver_sql("SELECT body FROM op WHERE entity_id = ? ORDER BY arrival", (erased,))
        assert [body is None for body in bodies.scalars()][:2] == [True, True]
    assert left(stored(lab, HQ)) == []
    row = lab.row("chm", erased)
    assert row is not None
    assert row["address"] is None
