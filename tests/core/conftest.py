"""The small film of the verbs' tests, for what is handed over with an Ask."""

from tests.ops.conftest import _made, film, git, project, report, root

__all__ = ["_made", "film", "git", "project", "report", "root"]
