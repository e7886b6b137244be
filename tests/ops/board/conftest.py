"""The small film of the review tests, for the verbs that draw and judge it."""

from tests.ops.review.conftest import _made, film, root

__all__ = ["_made", "film", "root"]
