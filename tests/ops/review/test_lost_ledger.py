"""A ledger that was deleted is noticed, and what brings it back is named."""

from __future__ import annotations

from storyboard_cli.core.mend import Mend
from storyboard_cli.core.reporter import Recording
from storyboard_cli.ops import rebuild, status, verify

from ..projects import Project


def test_verify_and_status_say_that_the_ledger_is_lost(project: Project, report: Recording) -> None:
    project.lose_state()
    with project.open() as film:
        found = verify.verify(film, verify.VerifyAsk(), report)
        assert [p.code for p in found.problems] == ["ledger-lost"]
        assert found.failure is None
        assert status.status(film, status.StatusAsk(), report).next[0].command == Mend("rebuild", {}, "{}")

        rebuild.rebuild(film, rebuild.RebuildAsk(), report)
        film.forget()
        assert verify.verify(film, verify.VerifyAsk(), report).problems == []
        assert next(s.command for s in status.status(film, status.StatusAsk(), report).next) == Mend(
            "check", {}, "{}"
        )
