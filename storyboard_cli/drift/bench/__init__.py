"""The bench: scores of a whole story as papers measure them. The check does not need it."""
