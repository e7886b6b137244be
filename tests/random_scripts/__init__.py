"""Random screenplays that read naturally, and tools that measure what sb makes of them."""

from tests.random_scripts.generator import film, script

__all__ = ["film", "script"]
