"""An opened project: its files read once, what is selected in it, its plans and the states of its frames."""
