"""Live events of projects, as server-sent events."""
