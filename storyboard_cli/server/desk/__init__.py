"""The desk: what was asked of the server is written down here, done in its turn, and answered once."""
