"""Likeness by embeddings: embedders, calibration, measurement, and the store of vectors."""
