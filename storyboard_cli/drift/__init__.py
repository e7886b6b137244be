"""Embedding drift: embedders, calibration, measurement and the vector store."""
