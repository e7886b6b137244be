"""The engine of the check: it opens pictures, measures them, and asks every rule."""
