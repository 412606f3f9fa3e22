"""What is inside a package: JSON lines, one thing each, then attachments, then what it all came to.

    {"v":1,"sender":…,"epoch":…,"to":…,"pkg_id":…,"kid":…}     as in the signed header, but for the form: it is 1
    {"chain":[node,epoch,seq,prev]}                            the ops that follow are this node's, from this seq
    {"act":[id,verb,undoes,actor,at]}                          and were made in this act
    [kind,entity,entity_id,base,reason,schema,salt,{"new":…}]  one op; seq goes up by one
    [kind,entity,entity_id,base,reason,schema,null,commit]     one op whose values were erased
    {"section":name,"is":{…}}                                  anything that is no op
    {"blob":{"sha256":hex,"len":bytes}}                        then so many bytes and a line end
    {"end":{"ops":…,"blobs":…,"entities":{…},"digests":{…}}}   the last line; in a file of form 2 with "ranges", every
                                                               chain and which of its ops: {node: {epoch: [from, to]}}

Hashes that can be computed anew are not sent: neither prev, hash nor commit of an op whose values are there. In
`base` an op of the same chain stands as its seq alone. A chain may be left and come back to; where its next op
is the one after the last, `prev` is null.

An op travels as `storage.ops.OpLine`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from odop_desktop.storage.ops import OpLine


@dataclass(frozen=True, slots=True)
class ChainFrom:
    """Here the ops of one node's epoch begin, or go on after some were left out.

    `seq` is the next op's number, `prev` the hash (hex) of the op before it.
    """

    node: str
    epoch: int
    seq: int
    prev: str


@dataclass(frozen=True, slots=True)
class Section:
    """Anything that is no op: what is confirmed, the trust list, circulars … (`sections`).

    Names that are not known are kept, not refused.
    """

    name: str
    content: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Blob:
    """An attachment's bytes under their SHA-256 in hex."""

    sha256: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class End:
    """What it came to: ops by kind of record, and the writer's digests, {kind: base64 of the sums}.

    A writer may give an End with `digests` only, as its last line; the counts are made here.
    """

    digests: Mapping[str, Any] = field(default_factory=dict)
    ops: int = 0
    blobs: int = 0
    entities: Mapping[str, int] = field(default_factory=dict)


Line = OpLine | ChainFrom | Section | Blob | End
