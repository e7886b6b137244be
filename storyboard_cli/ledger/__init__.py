"""The ledger: an append-only log of events in a chain of hashes, and views that are made from it."""
