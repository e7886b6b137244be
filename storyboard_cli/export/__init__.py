"""Exports: a board (pure data) in, files for print, edit and animation out."""
