"""Assets: registry, versions and locks. Pure; files are read and written by `store`."""
