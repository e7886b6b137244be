"""How far a job is, as its operation says it, and how often listeners hear of it."""

from __future__ import annotations

import threading
import time

import pytest

from storyboard_cli.core.reporter import AtWork
from storyboard_cli.server.desk.progress import (
    MOST_MESSAGES,
    Following,
    Pace,
    Progress,
    Throttle,
    progress_from,
)

SOON = 20.0


def follow() -> Following:
    return Following(lambda _: None)


def test_a_task_within_a_task_is_shown_while_it_lasts() -> None:
    following = follow()
    with following.task("building", 4) as outer:
        outer.advance(note="compile")
        with following.task("rendering", 10) as inner:
            inner.advance(5, "FR_S01_001")
            assert (following.now.title, following.now.percent) == ("rendering", 50.0)
        assert (following.now.title, following.now.note, following.now.percent) == (
            "building",
            "compile",
            25.0,
        )
    assert following.now.title == "building"


def test_a_length_that_is_not_known_has_no_percent() -> None:
    following = follow()
    with following.task("reading") as task:
        task.advance()
        assert following.now.percent is None
        task.resize(8)
        assert following.now.percent == 12.5
        task.advance(20)
        assert following.now.percent == 100.0


def test_of_many_messages_the_newest_are_kept() -> None:
    following = follow()
    for number in range(MOST_MESSAGES + 50):
        following.say(str(number))
    texts = [message["text"] for message in following.now.messages]
    assert texts == [str(number) for number in range(50, MOST_MESSAGES + 50)]


def test_progress_is_read_as_it_was_written() -> None:
    said = ({"level": "said", "text": "x", "hint": None},)
    servers = (AtWork("gpu-1:8188", "up", 2, 3.25, "FR_S01_002: KSampler 3/20"),)
    progress = Progress("rendering", "FR_S01_001", 2, 4, said, 12.5, 9.1, servers)
    assert progress_from(progress.plain()) == progress
    assert progress_from({}) == Progress()


def test_a_thousand_steps_are_told_seldom_and_the_last_one_surely() -> None:
    following = follow()
    told: list[tuple[float, float]] = []
    last = threading.Event()

    def tell(job_id: str) -> None:
        told.append((time.monotonic(), following.now.done))
        if following.now.done == 1000:
            last.set()

    throttle = Throttle(tell, every_s=0.05)
    throttle.start()
    with following.task("rendering", 1000) as task:
        for _ in range(1000):
            task.advance()
            throttle.changed("job_1")
        assert last.wait(SOON)  # nothing comes after it, and it is told all the same
    throttle.stop()
    assert len(told) <= (told[-1][0] - told[0][0]) / 0.05 + 2


def test_of_a_job_that_ended_nothing_is_told_any_more() -> None:
    told: list[str] = []
    heard = threading.Event()

    def tell(job_id: str) -> None:
        told.append(job_id)
        heard.set()

    throttle = Throttle(tell, every_s=60)
    throttle.start()
    throttle.changed("job_1")
    assert heard.wait(SOON)
    heard.clear()
    throttle.changed("job_1")  # would be told in a minute
    throttle.forget("job_1")
    throttle.changed("job_2")
    assert heard.wait(SOON)
    throttle.stop()
    assert told == ["job_1", "job_2"]


class Hand:
    """A clock that is turned by hand."""

    def __init__(self) -> None:
        self.at = 100.0

    def __call__(self) -> float:
        return self.at


def test_what_is_left_is_told_at_the_pace_of_all_steps_but_the_first() -> None:
    clock = Hand()
    pace = Pace(clock)
    assert pace.left(0, 40) is None
    clock.at += 60  # a model is loaded
    assert pace.left(1, 40) == pytest.approx(39 * 60)
    clock.at += 5
    assert pace.left(2, 40) == pytest.approx(38 * 32.5)
    for done in range(3, 13):
        clock.at += 5
        left = pace.left(done, 40)
    assert left == pytest.approx(28 * 5)
    assert pace.left(12, None) is None and pace.left(41, 40) is None
    assert pace.left(40, 40) == 0


def test_what_is_left_grows_less_while_nothing_is_said() -> None:
    clock = Hand()
    following = Following(lambda _: None, clock)
    with following.task("rendering", 4) as task:
        assert following.now.eta_seconds is None
        clock.at += 10
        task.advance(1, "FR_S01_001")
        assert following.now.eta_seconds == pytest.approx(30)
        clock.at += 4
        assert (following.now.eta_seconds, following.now.seconds) == pytest.approx((26, 14))
        with following.task("looking") as inner:
            inner.advance()
            assert following.now.eta_seconds is None
        clock.at += 100
        task.advance(3)
        assert following.now.eta_seconds == 0
    assert following.now.eta_seconds is None
    assert following.now.seconds == pytest.approx(114)


def test_servers_at_work_are_told_beside_what_is_done() -> None:
    following = follow()
    with following.task("rendering", 4) as task:
        for server, done in (("gpu-2:8188", 1), ("gpu-1:8188", 1), ("gpu-2:8188", 2)):
            following.at_work(AtWork(server, "up", done, 2.0 * done, "FR_S01_001: KSampler"))
        task.advance(3)
        assert (following.now.done, following.now.total) == (3, 4)
    servers = following.now.plain()["servers"]
    assert [(one["server"], one["done"], one["seconds"]) for one in servers] == [
        ("gpu-1:8188", 1, 2.0),
        ("gpu-2:8188", 2, 4.0),
    ]
