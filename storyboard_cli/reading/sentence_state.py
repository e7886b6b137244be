"""Where the reader is in a sentence."""

from __future__ import annotations

from dataclasses import dataclass, field

from storyboard_cli.reading.phrases import Phrase
from storyboard_cli.reading.subject import Doing, Subject
from storyboard_cli.reading.subjects import SubjectBuilder
from storyboard_cli.reading.tokens import Token


@dataclass(slots=True)
class Clause:
    """Where the reader is in a sentence."""

    subjects: list[Subject] = field(default_factory=list)  # of the running clause
    main: list[Subject] = field(default_factory=list)  # of the sentence, while a relative clause runs
    doers: list[Subject] = field(default_factory=list)  # of the running verb
    doings: list[Doing] = field(default_factory=list)  # what it says that they do, one each
    role: str = ""  # of the last phrase: subject, object, place
    relation: str = ""  # the relation of the last phrase, where that is a place
    last: Subject | None = None
    kept: Subject | None = None  # who is still the last one behind a phrase that only says how deep
    last_phrase: Phrase | None = None
    last_end: int = -1  # place of the last token of the last phrase
    verb: Token | None = None
    verb_at: int = -1
    preposition: Token | None = None
    prep_at: int = -1
    passive: bool = False
    negated: bool = False
    unreal: bool = False
    objects: int = 0
    joined: bool = False  # an `and` or a comma of a list was read since the last phrase
    comma: bool = False
    comma_at: int = -1
    relative: bool = False
    inverted: bool = False  # the subject came behind its verb
    fronted: bool = False  # the last phrase belongs to a preposition, or is a pronoun
    looked: Subject | None = None  # whose look the last phrase was
    group: Subject | None = None  # a counted group behind which names may say who they are: two men: …
    group_end: int = -1  # where in the text those names may begin
    lead: Subject | None = None  # whom the sentence is about first
    introduced: Subject | None = None  # whom comma-parted looks still belong to: RUI (10), small, …


class State:
    """A sentence that is being read: its tokens, what the clause has so far, and who makes subjects."""

    def __init__(self, maker: SubjectBuilder, tokens: list[Token]) -> None:
        self.maker = maker
        self.tokens = tokens
        self.c = Clause()

    def read_phrase(self, phrase: Phrase, at: int, after: int) -> int:
        """Take a noun phrase that begins at token `at`; returns where reading goes on."""
        raise NotImplementedError
