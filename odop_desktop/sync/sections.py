"""The names of what a package holds beside ops and attachments."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

# a district's, to headquarters or to another PC of its own: how far each chain of its office is whole there,
# {node: {epoch: seq}}
ENDS = "ends"
# headquarters': which stretch of its feed this is, {epoch, from, to, own}; own: {epoch: seq} of the receiver's ops that
# are left out because it said it had them
FEED = "feed"
# headquarters' that was restored: what it still has of its own chains before, ends: {epoch: seq}; the same of a PC
# that was headquarters before and is gone, former: {node: {epoch: seq}}; which of the files of all these it has been
# given back, files: [ids]
BACK = "back"
# how far headquarters has each chain of the office, ends: {node: {epoch: seq}}; which of its PCs ran twice, and in
# which epoch last, twice: {node: epoch}
CONFIRMED = "confirmed"
TAKEN = "taken"  # the ids of the files it took in, {files: […]}
# the ops it has not let in, {ops: [{op, entity, id, code}]}; where one line has no room for them, in a file of form 2,
# several sections, the others with the fields ops1, ops2 …
RETURNED = "returned"
RETURNED_AT_ONCE = 30_000  # each takes some 180 bytes of a line (`limits`)
TRUST = "trust"  # the trust list
COMPARED = "compared"  # whether the sender's records were headquarters' own, {file, at, differs}
OFFERED = "offered"  # a district's: attachments it has for headquarters, and those it lacks, {have, lack}
HELD = "held"  # which of them headquarters holds, {hashes}
DIGESTS = "digests"  # of the last line, not a section of its own
MASTERS = "masters"  # which state packs the sender holds, {packs: {state: version}}, and which update, {update: hash}
PACK = "pack"  # headquarters' newer state pack, {state, version, files: {name: {sha256, text}}}
# of a TRANSFER file: the person who is announced, {transfer: id, and the fields of `MOVING`}; of headquarters' file:
# the requests about persons on their way to this office that it has refused, {refused: [ids]}
MOVES = "moves"
MOVING = (  # what a TRANSFER file says of the person and the request, each a text; what is empty is left out
    *("number", "from_district", "to_district", "to_office", "reason", "asked_on"),
    *("reg_no", "name_hi", "name_en", "guardian", "product"),
)
UPDATE = "update"  # headquarters' update of the program, {name, version, size, sha256, note, inside, day}
# headquarters' papers for the office, {files: [{name, sha256, data, day, to}]}; the last two for itself: when it sent
# them first, and to which offices, none for all
CIRCULARS = "circulars"
PAPERS = "papers"  # a district's: how the hashes of the circulars begin that it has, {has: […]}


def returned(told: Mapping[str, Any]) -> list[Any]:
    """The ops that were not let in, of all sections that tell of them."""
    return [op for field, ops in told.get(RETURNED, {}).items() if field.startswith("ops") for op in ops]
