"""What all packages stand on: errors, ids, hashes, the clock, the caller, settings, files, pictures."""
