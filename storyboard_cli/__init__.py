"""storyboard_cli: screenplays and locked assets in, storyboard frames that stay consistent out."""

__version__ = "0.1.0"
