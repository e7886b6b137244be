"""The table of routes, as data: what a method and a path call, with which right, and how it answers."""
