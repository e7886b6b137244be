"""What happened in a project: files adopted into the log, events proved by files, and decisions."""
