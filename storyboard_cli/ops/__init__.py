"""Every verb as one function, (workspace, ask, caller) → answer, and the catalogue that lists them."""
