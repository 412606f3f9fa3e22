"""The log: ops with their commitments, acts, this PC's place in its chain, events, counters, settings."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Index
from sqlalchemy.orm import Mapped

from odop_desktop.storage.tables.base import Base, blob, text, text_key, whole, whole_key


class Op(Base):
    """One change of one record: the canonical header, its hash, and the body that erasure may wipe.

    `arrival` grows with every op this store takes in, its own and foreign ones alike: the order in which
    records came to be as they are. Epochs and sequence numbers order the ops of one node only.
    """

    __tablename__ = "op"
    arrival: Mapped[whole_key]
    id: Mapped[text]  # node.epoch.seq
    node: Mapped[text]
    epoch: Mapped[whole]
    seq: Mapped[whole]
    act: Mapped[text]
    kind: Mapped[text]
    entity: Mapped[text]
    entity_id: Mapped[text]
    at: Mapped[text]
    actor: Mapped[text]
    header: Mapped[text]
    hash: Mapped[text]
    body: Mapped[text | None]
    salt: Mapped[blob | None]

    __table_args__: Any = (
        Index("uq_op_id", "id", unique=True),
        Index("ix_op_entity_id", "entity_id"),
        Index("ix_op_act", "act"),
        {"sqlite_strict": True},
    )


class Act(Base):
    """What a user did in one go; undo works on acts. `undoes` names the act this one took back."""

    __tablename__ = "act"
    id: Mapped[text_key]
    verb: Mapped[text]
    at: Mapped[text]
    actor: Mapped[text]
    undoes: Mapped[text | None]


class Node(Base):
    """This PC: its epoch, the last number and hash of its chain, and how many ops have arrived in its store.

    One local row; its lock orders the chain.
    """

    __tablename__ = "node"
    id: Mapped[text_key]
    pc: Mapped[whole]
    epoch: Mapped[whole]
    seq: Mapped[whole]
    hash: Mapped[text]
    arrived: Mapped[whole]


class EventLog(Base):
    """What changed no record: sign-in, export, print, private column seen, refused file. Chained, local."""

    __tablename__ = "event_log"
    seq: Mapped[whole_key]
    at: Mapped[text]
    actor: Mapped[text]
    what: Mapped[text]
    facts: Mapped[text]
    hash: Mapped[text]


class Counter(Base):
    """The last serial taken of each series. Local: after a restore it jumps, never back."""

    __tablename__ = "counter"
    name: Mapped[text_key]
    value: Mapped[whole]


class Setting(Base):
    """Settings of this PC, as JSON. They never sync."""

    __tablename__ = "setting"
    key: Mapped[text_key]
    value: Mapped[text]
