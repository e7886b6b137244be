"""People over HTTP: signing in and out, and the accounts, members, tokens and links of a service."""
