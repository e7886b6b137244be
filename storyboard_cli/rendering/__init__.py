"""From a plan to a stored picture: which renderer, which jobs, what the ledger keeps of them."""
