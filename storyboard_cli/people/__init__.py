"""People: their accounts, what proves who they are, and what each role may do in a project."""
