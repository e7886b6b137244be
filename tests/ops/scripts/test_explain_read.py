"""`sb explain` says what was read of a frame, from which words, and what shows nothing."""

from __future__ import annotations

from storyboard_cli.ops import explain
from tests.callers import calling
from tests.ops.scripts.conftest import Film


def test_subjects_have_the_place_of_their_words(film: Film) -> None:
    film.rewrite(
        "Meera stands at the window",
        "Two nurses in white push a cart. There is no car. Meera stands at the window",
    )
    film.compile()
    with film.open() as workspace:
        frame = explain.explain(workspace, explain.ExplainAsk(selectors=["FR_S01_001"]), calling()).frames[0]

    assert (frame.place.kind, frame.place.interior, frame.size) == ("kitchen", True, "WS")
    rows = {row.what: row for row in frame.read}
    nurses = rows["2 nurses (person)"]
    assert nurses.said == "push cart · usual: uniform; wears: white"
    assert (nurses.words, nurses.at) == ("Two nurses", "scripts/pilot.fountain:3:1")
    assert rows["Meera (person)"].at == "scripts/pilot.fountain:3:51"
    assert frame.unread == ["no car"]
    assert [s.what for s in frame.shown][:2] == ["nurses", "cart"]
