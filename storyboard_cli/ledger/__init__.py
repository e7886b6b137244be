"""The ledger: an append-only, hash-chained event log with its tables as projections, in one SQLite file."""
