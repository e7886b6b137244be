"""Planning: staging, prompts, seeds, recipes, and which frames are fresh. Pure functions."""
