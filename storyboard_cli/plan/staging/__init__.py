"""Staging: where camera, horizon, characters and props are in a frame, as a small 3D set-up. A pure function."""
