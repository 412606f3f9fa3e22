"""The log: ops with their commitments, acts, this PC's place in its chain, events, counters, settings.

Each table in capitals, and its columns under its name.
"""

from __future__ import annotations

from sqlalchemy import Column, Index, LargeBinary, Text

from odop_desktop.storage.tables.base import Whole, table

# One change of one record: the canonical header, its hash, and the body that erasure may wipe.
#
# `arrival` grows with every op this store takes in, its own and foreign ones alike: the order in which
# records came to be as they are. Epochs and sequence numbers order the ops of one node only.
OP = table(
    "op",
    Column("arrival", Whole, primary_key=True),
    Column("id", Text, nullable=False),  # node.epoch.seq
    Column("node", Text, nullable=False),
    Column("epoch", Whole, nullable=False),
    Column("seq", Whole, nullable=False),
    Column("act", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("entity", Text, nullable=False),
    Column("entity_id", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("header", Text, nullable=False),
    Column("hash", Text, nullable=False),
    Column("body", Text),
    Column("salt", LargeBinary),
    Index("uq_op_id", "id", unique=True),
    Index("ix_op_entity_id", "entity_id"),
    Index("ix_op_act", "act"),
)
Op = OP.c

# What a user did in one go; undo works on acts. `undoes` names the act this one took back.
ACT = table(
    "act",
    Column("id", Text, primary_key=True),
    Column("verb", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("undoes", Text),
)
Act = ACT.c

# This PC: its epoch, the last number and hash of its chain, and how many ops have arrived in its store.
#
# One local row; its lock orders the chain.
NODE = table(
    "node",
    Column("id", Text, primary_key=True),
    Column("pc", Whole, nullable=False),
    Column("epoch", Whole, nullable=False),
    Column("seq", Whole, nullable=False),
    Column("hash", Text, nullable=False),
    Column("arrived", Whole, nullable=False),
)
Node = NODE.c

# What changed no record: sign-in, export, print, private column seen, refused file. Chained, local.
EVENT_LOG = table(
    "event_log",
    Column("seq", Whole, primary_key=True),
    Column("at", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("facts", Text, nullable=False),
    Column("hash", Text, nullable=False),
)
EventLog = EVENT_LOG.c

# The last serial taken of each series. Local: after a restore it jumps, never back.
COUNTER = table(
    "counter",
    Column("name", Text, primary_key=True),
    Column("value", Whole, nullable=False),
)
Counter = COUNTER.c

# Settings of this PC, as JSON. They never sync.
SETTING = table(
    "setting",
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
)
Setting = SETTING.c
