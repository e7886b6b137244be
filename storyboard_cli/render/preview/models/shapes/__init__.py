"""Things that are drawn from data: a YAML file per family, and what reads it (`specs/shapes.md`)."""
