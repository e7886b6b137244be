"""The cut, reviews and rollback. Pure; files are read and written by `store`."""
