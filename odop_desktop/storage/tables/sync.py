"""What exchanging files needs beside the log. All of it is local: none of these rows is ever sent.

Each table in capitals, and its columns under its name.
"""

from __future__ import annotations

from sqlalchemy import Column, Index, Text, text

from odop_desktop.storage.tables.base import Whole, string, table

# Of a record that changed since it was made: field → the ops whose values stand, as JSON; "" is the op that made it.
#
# A field with two ops has been given two values by offices that did not know of each other; `clash` is 1 where a
# person has to decide between them.
HELD = table(
    "held",
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("heads", Text, nullable=False),
    Column("clash", Whole, nullable=False),
    Index("ix_held_clash", "kind", "id", sqlite_where=text("clash = 1")),
)
Held = HELD.c

# The end of each foreign chain of which nothing is missing here. `state`: ok, or fork where two files differ.
PEER = table(
    "peer",
    Column("node", Text, primary_key=True),
    Column("epoch", Whole, primary_key=True),
    Column("seq", Whole, nullable=False),
    Column("hash", Text, nullable=False),
    Column("state", Text, nullable=False),
)
Peer = PEER.c

# Ops that are in the log but not in the records: one rule stands against each (or against one before it).
WAITING = table(
    "waiting",
    Column("op", Text, primary_key=True),
    Column("entity", Text, nullable=False),
    Column("entity_id", Text, nullable=False),
    Column("arrival", Whole, nullable=False),
    Column("code", Text, nullable=False),
    Column("facts", Text, nullable=False),  # JSON, no person's data
    Column("at", Text, nullable=False),
    Index("ix_waiting_entity_id", "entity_id"),
)
Waiting = WAITING.c

# What headquarters has confirmed of each chain, ours and those of the office's other PCs.
CONFIRMED = table(
    "confirmed",
    Column("node", Text, primary_key=True),
    Column("epoch", Whole, primary_key=True),
    Column("seq", Whole, nullable=False),
    Column("at", Text, nullable=False),
)
Confirmed = CONFIRMED.c

# Ops of ours that headquarters has not let in, with the code of the rule; its newest file says which they are.
RETURNED = table(
    "returned",
    Column("op", Text, primary_key=True),
    Column("entity", Text, nullable=False),
    Column("entity_id", Text, nullable=False),
    Column("code", Text, nullable=False),
    Column("at", Text, nullable=False),
    Index("ix_returned_entity_id", "entity_id"),
)
Returned = RETURNED.c

# The hashes of attachments that headquarters says it holds.
LODGED = table("lodged", Column("hash", Text, primary_key=True))
Lodged = LODGED.c

# The files this office has made. `covers`: {node: {epoch: [from, to]}}; `state`: made, or confirmed.
SENT = table(
    "sent",
    Column("pkg_id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("receiver", Text, nullable=False),  # node id
    Column("epoch", Whole, nullable=False),
    Column("pkg_no", Whole, nullable=False),
    Column("month", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("file", Text, nullable=False),
    Column("size", Whole, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("ops", Whole, nullable=False),
    Column("covers", Text, nullable=False),
    Column("counts", Text, nullable=False),  # JSON: kind → {new, changed, binned}
    Column("feed_to", Whole, nullable=False),  # of headquarters: the feed position this file ends with
    Column("state", Text, nullable=False),
    string("confirmed_on"),
    Index("ix_sent_receiver", "receiver", "epoch", "pkg_no"),
)
Sent = SENT.c

# The files this office was given, whatever became of them; `code` says why one was not taken in.
RECEIVED = table(
    "received",
    Column("arrival", Whole, primary_key=True),
    Column("sha256", Text, nullable=False),  # of the whole file
    string("pkg_id"),
    string("kind"),
    string("sender"),
    Column("epoch", Whole),
    Column("pkg_no", Whole),
    string("month"),
    Column("at", Text, nullable=False),
    string("created"),  # what the sender's clock said
    Column("size", Whole, nullable=False),
    Column("state", Text, nullable=False),  # applied, duplicate, held, refused
    string("code"),
    Column("applied", Whole, nullable=False),
    Column("duplicate", Whole, nullable=False),
    Column("waiting", Whole, nullable=False),
    Column("counts", Text, nullable=False),  # JSON, as in `sent`
    Index("ix_received_pkg_id", "pkg_id"),
    Index("ix_received_sender", "sender", "epoch", "pkg_no"),
)
Received = RECEIVED.c

# Of headquarters: whose each record is. `scope` is an office's id, or * for what every office is given.
HOME = table(
    "home",
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("scope", Text, nullable=False),
    Index("ix_home_scope", "scope", "kind"),
)
Home = HOME.c

# Of headquarters: who is given a record to read beside the office whose it is, and every later change of it.
GUEST = table(
    "guest",
    Column("id", Text, primary_key=True),
    Column("scope", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Index("ix_guest_scope", "scope", "kind"),
)
Guest = GUEST.c

# Of headquarters: whose a record was before it moved, and the feed's position at which that office is told so.
FORMER = table(
    "former",
    Column("id", Text, primary_key=True),
    Column("scope", Text, primary_key=True),
    Column("pos", Whole, nullable=False),
)
Former = FORMER.c

# Of headquarters: what goes to whom, in its order. An op stands here once for each scope that is given it.
FEED = table(
    "feed",
    Column("scope", Text, primary_key=True),
    Column("pos", Whole, primary_key=True),
    Column("arrival", Whole, nullable=False),
)
Feed = FEED.c

# Of headquarters: how far each PC has followed. `whole`: what it says it holds of its own chains, as JSON.
FOLLOWER = table(
    "follower",
    Column("node", Text, primary_key=True),
    Column("feed", Whole, nullable=False),
    Column("whole", Text, nullable=False),
    Column("trust", Whole, nullable=False),  # the version of the trust list it has
    Column("at", Text, nullable=False),
)
Follower = FOLLOWER.c
