"""The rules of the check and of continuity, one a file, with their table. Pure."""
