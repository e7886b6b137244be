"""What words show: subjects and looks of a picture, places, times, camera; tables by language beside it.

This package reads plain text and knows nothing of scripts, scenes or drawings: the compiler, staging, specs
and prompts ask it. Its words are data, in `words/<language>/`: a person who knows no Python can extend them.
"""
