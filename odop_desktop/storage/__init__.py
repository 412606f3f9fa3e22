"""The store: engine and keys, tables, the log of changes, search, blobs, vault, backup, upgrade."""
