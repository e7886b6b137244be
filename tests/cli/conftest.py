"""The small film of the verbs' tests, for the face over them."""

from tests.ops.conftest import _made, film, git, project, report, root

__all__ = ["_made", "film", "git", "project", "report", "root"]
