"""What files say and the ledger does not know is recorded by one operation."""

from __future__ import annotations

from storyboard_cli.ops.adopt import AdoptAsk, adopt
from storyboard_cli.ops.approve import ApproveAsk, approve
from storyboard_cli.project.workspace import Workspace
from tests.callers import Heard
from tests.ops.projects import Project


def test_a_decision_that_another_machine_made_is_adopted_once(
    film: Workspace, project: Project, report: Heard
) -> None:
    approve(film, ApproveAsk(selectors=["S01/1"]), report)
    [path] = project.listing("review")
    text = project.read(path)
    head = film.log.head[0]
    other = path.replace("FR_S01_001", "FR_S01_002").replace("-approve-", "-approve-0")
    project.write(other, text.replace(b"FR_S01_001", b"FR_S01_002"))
    answer = adopt(film, AdoptAsk(), report)
    assert answer.recorded == {"review.decided": 1}
    assert film.log.head[0] == head + 1
    assert adopt(film, AdoptAsk(), report).recorded == {}
    assert film.log.head[0] == head + 1


def test_an_archived_project_is_followed_too(film: Workspace, project: Project, report: Heard) -> None:
    project.append("project.yaml", "status: archived\n")
    assert adopt(film, AdoptAsk(), report).recorded == {"project.changed": 1}
