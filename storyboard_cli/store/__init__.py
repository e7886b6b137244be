"""Project files: every file that sb reads or writes in a project goes through here."""
