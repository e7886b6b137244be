"""The terminal face: builds the ask, calls the operation, shows the answer. Holds no rule."""
