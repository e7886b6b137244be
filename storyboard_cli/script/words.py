"""The breakdown's words that belong to a language, as sets: the tables are in `reading/words/<language>/`."""

from __future__ import annotations

from storyboard_cli.reading.tables import ENGLISH, languages, table, words_of

PRONOUNS_ONE = frozenset(w.casefold() for w in words_of("pronouns", "one"))
PRONOUNS_MANY = frozenset(w.casefold() for w in words_of("pronouns", "many"))
EXPRESSIONS: dict[str, tuple[str, ...]] = {
    word.upper(): faces
    for code in sorted(languages(), key=lambda c: c == ENGLISH)  # English wins
    for word, faces in table(code, "expressions").items()
}
"""Words of a parenthetical → expressions that may show them, the first that the asset has."""
