"""The ledger: an append-only log of events in a chain of hashes, and views that are made from it.

`log.Log` and `views.Views` are its two ports, `events` is what the events say, `projections` is what they do
to the rows. `opening` puts both ports on one SQLite file: an event and its rows are one transaction.
Nothing outside this package writes SQL or knows of a database.
"""
