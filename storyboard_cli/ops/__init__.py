"""Every verb: (workspace, Ask, report) → Answer."""
