"""`sb check --fdr`: what a run says together, in the terminal, as JSON and in the report; verdicts stay."""

from __future__ import annotations

import io
import json
import re

import pytest
from pydantic import ValidationError
from rich.console import Console

from storyboard_cli.cli.check import show
from storyboard_cli.cli.main import main
from storyboard_cli.consistency.discoveries import discoveries
from storyboard_cli.consistency.findings import Finding
from storyboard_cli.ops import allow, check
from tests.callers import calling, made_at
from tests.ops.check.test_check import blue_coat, checked, repaint


def said(done: check.CheckAnswer) -> str:
    console = Console(file=io.StringIO(), width=80)
    show(done, console)
    return console.file.getvalue()


def one_line(text: str) -> str:
    return " ".join(text.split())


def painted(project) -> None:
    repaint(project, "scenes/S01/frame_001_v1.png", blue_coat)


def test_the_words_on_the_small_film(film, project):
    painted(project)
    plain = said(checked(film))
    done = checked(film, fdr=0.05)
    shown = said(done)
    assert done.judged == 0, "a view of verdicts that are known already"
    assert "chance" not in plain and "stands out" not in plain
    words = one_line(shown)
    assert "1 of 10 judged figures, places and styles (3 can only warn) fails; less than one would" in words
    assert "1 of them stands out whatever chance does: FR_S01_001 (Asha's coat)." in words
    assert re.search(r"FR_S01_001  Asha's coat  \S+e-\d+  \S+e-\d+  failed  stands out", shown)
    assert all(len(line) <= 80 for line in shown.splitlines())


def test_a_good_film_has_nothing_that_stands_out(film):
    words = one_line(said(checked(film, fdr=0.05)))
    assert "None of 10 judged figures, places and styles (3 can only warn) fail;" in words
    assert "Nothing stands out from chance." in words and " q " not in words


def test_the_numbers_are_those_of_the_findings(film, project):
    painted(project)
    done = checked(film)
    found = [f for frame in done.frames for f in frame.findings if f.p_value is not None]
    assert {f.rule for f in found} == {"drift.identity", "drift.place", "drift.style"}
    assert all(f.parts in (3, 4) for f in found if f.rule == "drift.identity")
    assert {f.may_fail for f in found if f.rule == "drift.place"} == {False}  # basic-v1 tells no places apart
    (row,) = done.discoveries.rows
    (coat,) = [f for f in found if f.blocks]
    assert row.p_value == pytest.approx(coat.p_value * coat.parts) and row.part == "body" and row.holds
    assert row.q_value == pytest.approx(row.p_value * len(found))  # it is the least p of all
    assert done.discoveries.expected == pytest.approx(0.01 * sum(f.may_fail for f in found))


def test_verdicts_and_events_do_not_depend_on_the_view(film, project):
    painted(project)
    before = checked(film)
    events = list(film.log.read(kinds=["check.judged"]))
    after = checked(film, fdr=0.2)
    assert [(f.frame_id, f.verdict, f.findings) for f in after.frames] == [
        (f.frame_id, f.verdict, f.findings) for f in before.frames
    ]
    assert after.failure is before.failure
    assert list(film.log.read(kinds=["check.judged"])) == events


def test_what_somebody_allowed_is_no_open_question(film, project):
    painted(project)
    checked(film)
    ask = allow.AllowAsk(selector="FR_S01_001", rule="drift.identity", reason="the coat is dyed")
    film.forget()
    allow.allow(film, ask, calling())
    film.forget()
    found = checked(film).discoveries
    assert (found.judged, found.failed, found.rows) == (9, 0, [])


@pytest.mark.folder("the command line, which opens a folder")
def test_json_has_the_numbers_always_and_the_rate_that_was_asked_for(film, project, monkeypatch, capsys):
    painted(project)
    monkeypatch.chdir(film.root)
    answers = []
    for options in ([], ["--fdr", "0.2"]):
        assert main(["--json", "check", *options]) == 5
        answers.append(json.loads(capsys.readouterr().out)["data"]["discoveries"])
    assert [a["rate"] for a in answers] == [0.05, 0.2]
    assert answers[0] | {"rate": 0.2} == answers[1]
    assert (answers[0]["judged"], answers[0]["failed"], answers[0]["held"]) == (10, 1, 1)
    assert answers[0]["rows"][0]["subject"] == "Asha's coat"


def test_the_report_has_a_table_that_leads_to_the_frames(film, project, tmp_path):
    painted(project)
    page = tmp_path / "check.html"
    checked(film, report=made_at(page))
    text = page.read_text("utf-8")
    section = text[text.index("<section class=chance>") : text.index("</section>")]
    assert "1 of them stands out whatever chance does: FR_S01_001 (Asha&#x27;s coat)." in section
    assert '<tr class=holds><td><a href="#FR_S01_001">FR_S01_001</a></td><td>CHAR_001</td>' in section
    assert text.index("</section>") < text.index('<h2 id="FR_S01_001">')


def long_film(*failing: float) -> check.CheckAnswer:
    """What a check of a film with 200 figures answers, where these fail."""
    figures = [(0.5, "passed")] * (200 - len(failing)) + [(p, "failed") for p in failing]
    found = [
        (
            f"FR_S01_{i:03d}",
            Finding(rule="drift.identity", outcome=word, message="…", asset="CHAR_001", p_value=p, parts=1),
        )
        for i, (p, word) in enumerate(figures, 1)
    ]
    return check.CheckAnswer(embedder="basic-v1", passed=200, discoveries=discoveries(found, alpha=0.01))


def test_a_long_film_whose_failures_may_all_be_chance_says_so_in_one_line():
    words = one_line(said(long_film(0.006, 0.002)))
    assert "2 of 200 judged figures fail; about 2 would by chance." in words
    assert "Which stand out: sb check --fdr 0.05" in words
    assert "chance" not in said(long_film(0.006, 0.002, 0.001)) and "chance" not in said(long_film())


@pytest.mark.folder("the command line, which opens a folder")
@pytest.mark.parametrize("rate", ["5", "0", "-1", "much"])
def test_a_rate_that_is_none_is_refused(film, monkeypatch, capsys, rate):
    monkeypatch.chdir(film.root)
    assert main(["check", "--fdr", rate]) == 2
    assert "--fdr" in capsys.readouterr().err


@pytest.mark.parametrize("rate", [0, 1, float("nan")])
def test_an_operation_takes_no_such_rate_either(rate):
    with pytest.raises(ValidationError):
        check.CheckAsk(fdr=rate)
