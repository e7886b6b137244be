"""What happened in a project: events proved by files, what is adopted from disk, and decisions."""
