"""Which renderer draws a frame, and what the ledger keeps of the jobs."""
