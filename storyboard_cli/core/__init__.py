"""What every layer stands on: errors, ids, hashing, files, clock, reporter, settings."""
