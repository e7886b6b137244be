"""Places: what each kind of set looks like, in perspective, around whoever stands in it."""
