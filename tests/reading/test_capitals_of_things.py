"""Capitals in the action introduce people, and vehicles, animals, things, signs and sounds as well."""

from __future__ import annotations

import pytest

from storyboard_cli.script.compile import Compiled
from tests.script.world import compile_text


def compiled(text: str) -> Compiled:
    return compile_text(f"EXT. HARBOUR - DAY\n\n{text}\n", draft=True)


def cast(text: str) -> list[str]:
    """Who gets a spec of a character."""
    frames = [frame for scene in compiled(text).scenes for frame in scene.live_frames]
    return sorted({c.asset for frame in frames for c in frame.characters})


def shown(text: str) -> list[tuple[str, str]]:
    frames = [frame for scene in compiled(text).scenes for frame in scene.live_frames]
    return [(s.kind, s.what) for frame in frames for s in frame.shown]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("A small red FERRY lies at the pier.", ("vehicle", "ferry")),
        ("A TRUCK roars past. The truck stops.", ("vehicle", "truck")),
        ("The battered white VAN idles at the kerb.", ("vehicle", "van")),
        ("An old blue FORD rattles up.", ("vehicle", "car")),
        ("A single red ROSE wilts in a vase.", ("thing", "rose")),
        ("A huge RUBY lies on the velvet.", ("thing", "ruby")),
        ("Her little yellow DAISY droops.", ("thing", "daisy")),
        ("His grandmother's old PEARL hangs from a chain.", ("thing", "pearl")),
        ("A rusty BUCK KNIFE lies on the table.", ("thing", "buck knife")),
        ("An EXIT sign glows over the door.", ("thing", "exit sign")),
        ("A neon OPEN sign flickers.", ("thing", "sign")),
        ("A big grey HORSE drinks from the river.", ("animal", "horse")),
        ("A FERRY CAPTAIN salutes.", ("person", "ferry captain")),
        ("A TRUCK DRIVER leans out of the window.", ("person", "truck driver")),
    ],
)
def test_what_the_last_word_names_is_what_is_seen(text: str, what: tuple[str, str]) -> None:
    assert what in shown(text)
    assert cast(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "BANG! The door SLAMS.",
        "CRASH! Glass everywhere.",
        "A long, black, gleaming MERCEDES stops at the gate.",
    ],
)
def test_a_sound_or_a_make_is_nobody(text: str) -> None:
    assert cast(text) == []


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("ROSE enters. ROSE sits on the bench.", "CHAR_Rose"),
        ("PEARL (30s) waits by the door.", "CHAR_Pearl"),
        ("RUBY laughs and waves.", "CHAR_Ruby"),
        ("A tired, hungry SARAH walks in.", "CHAR_Sarah"),
    ],
)
def test_a_name_that_is_a_thing_as_well_is_somebody_where_no_article_stands_before_it(
    text: str, who: str
) -> None:
    assert cast(text) == [who]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("A scruffy brown DOG trots in. The dog barks.", "CHAR_Dog"),
        ("A lone, hungry WOLF howls on the ridge. The wolf turns.", "CHAR_Wolf"),
    ],
)
def test_an_animal_that_comes_back_is_one_of_the_cast(text: str, who: str) -> None:
    assert cast(text) == [who]


@pytest.mark.parametrize(
    "text",
    [
        "A scruffy brown DOG trots in.",
        "A scruffy brown DOG trots in. Another dog barks. The dog growls.",
        "A scruffy brown DOG trots in. A dog barks far away. The dog listens.",
        "A scruffy brown DOG trots in. The dogs of the village bark at the dog.",
    ],
)
def test_an_animal_of_many_is_nobody_in_particular(text: str) -> None:
    assert cast(text) == []
