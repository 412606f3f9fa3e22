"""How large a package may be, and each thing in it. Nothing that comes from outside is read without a limit."""

from __future__ import annotations

HEADER = 8 * 1024  # bytes of header
OP_LINE = 256 * 1024  # bytes of one op's line
SECTION_LINE = 8 * 1024 * 1024  # bytes of any other line; a trust list of 800 offices has about 0.5 MB
OPS = 500_000
SECTIONS = 4 * SECTION_LINE  # bytes of all sections together: they are kept until the file has gone in
LINES = 4 * OPS  # each op may bring a line for its chain and one for its act
BLOB = 64 * 1024 * 1024  # bytes of one attachment
BLOBS = (
    BLOB + 4_000_000
)  # bytes of all of them: one alone may be large; they are kept until the file has gone in
PACKAGE = 512 * 1024 * 1024  # bytes of the whole file

UNPACKED = 4 * 1024 * 1024 * 1024  # bytes that come out of the compressor
RATIO = 400  # out of the compressor for each byte in, once there is more than FREE; real ones stay under 30
FREE = 8 * 1024 * 1024
WINDOW = 8 * 1024 * 1024  # bytes the compressor may look back, and so the memory it may ask for
MEAL = 1024  # bytes fed to the compressor at once: at its utmost they become 32 MiB

PART = 7_000_000  # bytes of one part; mail makes them a third more, and many offices take 10 MB
PARTS = 1000
ARMOUR = 64 * 1024 * 1024  # bytes that are sent as text
LOOK = 256 * 1024  # bytes of a file of unknown kind that are looked into
