"""The command line: it makes an Ask of what was typed, calls the verb, and shows its Answer."""
