"""The check's engine: what is measured of a picture, against what, and what the rules say of it."""
