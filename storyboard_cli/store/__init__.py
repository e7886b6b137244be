"""The files of a project: one port to them all, and how each kind of file is read and written."""
