"""`sb script`, `sb alias`, `sb explain` and the breakdown rows."""

from __future__ import annotations

from base64 import b64encode
from pathlib import Path
from typing import Any

import pytest

from storyboard_cli.core.errors import SbError
from storyboard_cli.core.handover import Upload
from storyboard_cli.core.settings import Settings
from storyboard_cli.ops import explain, script
from storyboard_cli.ops.catalogue import CATALOGUE
from storyboard_cli.presenting import breakdown
from tests.callers import brought, calling

Film = Any
SAY = calling()


def sent(film: Film, path: str) -> Upload:
    """A file of the project as one comes along with an ask from far away."""
    return Upload(name=path.rpartition("/")[2], data=b64encode(film.read(path)))


class TestElements:
    def test_every_element_with_its_place(self, film: Film) -> None:
        ask = script.ScriptElementsAsk(file=sent(film, "scripts/pilot.fountain"))
        rows = script.elements(Settings(), ask, SAY).elements
        assert [(r.type, r.line, r.column, r.end_line, r.text) for r in rows][4:6] == [
            ("dialogue", 8, 1, 8, "You are late again."), ("heading", 10, 1, 10, "EXT. STREET - NIGHT"),
        ]  # fmt: skip

    def test_an_unreadable_file_is_answered(self, film: Film) -> None:
        with pytest.raises(SbError, match="there is no file"):
            script.elements(Settings(), script.ScriptElementsAsk(file=brought("nowhere.fountain")), SAY)


class TestStats:
    def test_counts(self, film: Film) -> None:
        with film.open() as workspace:
            counts = script.stats(workspace, script.ScriptStatsAsk(), SAY)
        assert (counts.scenes, counts.frames, counts.interior, counts.exterior) == (2, 3, 1, 1)
        assert [(c.name, c.scenes, c.frames, c.speeches, c.words) for c in counts.cast] == [
            ("Meera", ["S01"], 2, 0, 0), ("Aarav", ["S01"], 1, 1, 4),
        ]  # fmt: skip

    def test_a_script_is_named_by_its_place_in_the_project_or_below_scripts(self, film: Film) -> None:
        with film.open() as workspace:
            whole, short = (
                script.stats(workspace, script.ScriptStatsAsk(scripts=[name]), SAY)
                for name in ("scripts/pilot.fountain", "pilot.fountain")
            )
        assert short == whole

    def test_a_file_needs_no_project(self, film: Film) -> None:
        counts = script.stats_of_file(
            Settings(), script.ScriptFileStatsAsk(file=sent(film, "scripts/pilot.fountain")), SAY
        )
        assert [c.name for c in counts.cast] == ["Meera", "AARAV"]


class TestSuggest:
    def test_who_and_what_has_no_asset_by_frames(self, film: Film) -> None:
        film.rewrite(
            "Rain falls",
            "A RED TAXI passes THREE MEN. A DOG BARKS.\n\nThe RED TAXI stops.\n\n"
            "EXT. SQUARE - DAY\n\nNORA (40) waits, INT or EXT. FADE OUT. Rain falls",
        )
        film.rewrite("Meera stands", "A NURSE, 40, waves. Meera stands")
        with film.open() as workspace:
            rows = script.suggest(workspace, script.ScriptSuggestAsk(), SAY).rows
        found = {r.words: (r.guess, r.uses) for r in rows}
        assert {
            "taxi": ("vehicle", 2),
            "SQUARE": ("place", 1),
            "NORA": ("person", 1),
            "NURSE": ("person", 1),
            "man": ("person", 1),
            "dog": ("animal", 1),
        }.items() <= found.items()
        assert [r.uses for r in rows] == sorted((r.uses for r in rows), reverse=True)
        assert not {w.upper() for w in found} & {"INT", "EXT", "FADE OUT", "CLOSE ON", "MEERA", "STREET"}
        assert next(r.lines for r in rows if r.words == "NORA")[0].endswith(".fountain:18:1")

    def test_a_script_in_another_language_is_looked_through_for_capitals(self, film: Film) -> None:
        film.rewrite(
            "Meera stands at the window and counts the buses.", "Der ALTE KOFFER steht auf dem Tisch."
        )
        film.rewrite("The kettle begins to scream. She does not move.", "Sie nimmt den ALTE KOFFER und geht.")
        film.rewrite(
            "Rain falls on the empty street.", "Regen und Wind. ABBLENDE. INT und EXT sind es nicht."
        )
        with film.open() as workspace:
            rows = script.suggest(workspace, script.ScriptSuggestAsk(), SAY).rows
        assert [(r.words, r.uses) for r in rows] == [("ALTE KOFFER", 2)]


class TestNumber:
    def test_only_when_asked(self, film: Film, tmp_path: Path) -> None:
        path = tmp_path / "pilot.fountain"
        before = film.read("scripts/pilot.fountain")
        path.write_bytes(before)
        done = script.number(Settings(), script.ScriptNumberAsk(file=brought(path)), SAY)
        assert ([(r.line, r.number) for r in done.rows], done.written) == ([(1, "1"), (10, "2")], False)
        assert path.read_bytes() == before

    def test_written_behind_the_headings_and_nothing_else_changes(self, film: Film, tmp_path: Path) -> None:
        path = tmp_path / "pilot.fountain"
        text = film.text("scripts/pilot.fountain").replace("\n", "\r\n")
        path.write_bytes(b"\xef\xbb\xbf" + text.replace("- NIGHT", "- NIGHT #7#").encode())
        script.number(Settings(), script.ScriptNumberAsk(file=brought(path), write=True), SAY)
        after = path.read_bytes().decode("utf-8")
        assert after == "\ufeff" + text.replace("- DAY", "- DAY #1#").replace("- NIGHT", "- NIGHT #7#")

    def test_a_scene_between_two_numbers_gets_a_letter(self, film: Film) -> None:
        film.write(
            "scripts/pilot.fountain",
            "\n\n".join(["INT. A #1#", "x", "INT. B", "INT. C", "INT. D #2#", "INT. E"]) + "\n",
        )
        done = script.number(
            Settings(),
            script.ScriptNumberAsk(file=sent(film, "scripts/pilot.fountain")),
            SAY,
        )
        assert [(r.heading, r.number) for r in done.rows] == [
            ("INT. B", "1A"),
            ("INT. C", "1B"),
            ("INT. E", "3"),
        ]

    def test_other_formats_are_refused(self, film: Film) -> None:
        film.write("a.yaml", "schema: 1\nscenes: []\n")
        with pytest.raises(SbError, match="not a Fountain script"):
            script.number(Settings(), script.ScriptNumberAsk(file=sent(film, "a.yaml")), SAY)


class TestAlias:
    def run(self, film: Film, action: str, *words: str, **ask: object) -> Any:
        fields = dict(zip(("name", "target"), words, strict=False)) | ask
        operation = CATALOGUE[f"alias.{action}"]
        with film.open() as workspace:
            return operation.function(workspace, operation.ask.model_validate(fields), SAY)

    def test_names_are_kept_in_order_and_comments_stay(self, film: Film) -> None:
        film.write(
            "aliases.yaml",
            "# ours\nschema: 1\naliases:\n  # people\n  Baba: CHAR_Aarav  # a nickname\n  Zed: CHAR_Aarav\n",
        )
        self.run(film, "add", "MA", "CHAR_Meera")
        self.run(film, "add", "a: b", "CHAR_Meera")
        self.run(film, "remove", "zed")
        assert film.text("aliases.yaml") == (
            "# ours\nschema: 1\naliases:\n  # people\n  'a: b': CHAR_Meera\n"
            "  Baba: CHAR_Aarav  # a nickname\n  MA: CHAR_Meera\n"
        )

    def test_the_first_alias_makes_the_file_and_the_last_empties_it(self, film: Film) -> None:
        assert self.run(film, "add", "MA", "CHAR_Meera").changed
        assert not self.run(film, "add", "ma", "CHAR_Meera").changed
        self.run(film, "remove", "MA")
        assert film.text("aliases.yaml") == "schema: 1\naliases: {}\n"
        assert self.run(film, "add", "MA", "CHAR_Meera").changed
        assert film.text("aliases.yaml") == "schema: 1\naliases:\n  MA: CHAR_Meera\n"

    def test_a_dry_run_writes_nothing(self, film: Film) -> None:
        assert self.run(film, "add", "MA", "CHAR_Meera", dry_run=True).changed
        assert not film.exists("aliases.yaml")

    @pytest.mark.parametrize(
        ("words", "said"),
        [
            (("add", "MA", "CHAR_Mera"), "there is no asset CHAR_Mera"),
            (("add", "MA", "something"), "'something' is not an asset id"),
            (("add", "MA", "CHAR_Meera:x"), "CHAR_Meera has no variant x"),
            (("add", "Aarav", "CHAR_Meera"), "Aarav already means CHAR_Aarav"),
            (("add", " !! ", "CHAR_Meera"), "is not a name"),
            (("remove", "Aarav"), "aliases.yaml has no alias Aarav"),
        ],
    )
    def test_mistakes_are_answered(self, film: Film, words: tuple[str, ...], said: str) -> None:
        with pytest.raises(SbError, match=said):
            self.run(film, *words)

    def test_the_list_says_where_each_name_stands(self, film: Film) -> None:
        self.run(film, "add", "MA", "CHAR_Meera")
        rows = self.run(film, "list", "CHAR_Meera").rows
        assert [(r.alias, r.source) for r in rows] == [
            ("MA", "aliases.yaml"),
            ("Meera", "assets/CHAR_Meera/asset.yaml"),
        ]


class TestExplain:
    def test_each_field_with_the_layer_that_won_and_what_it_beat(self, film: Film) -> None:
        film.write("project.yaml", "schema: 1\nproject_id: PRJ_T\nname: Tea\ndefaults: {lighting: flat}\n")
        film.write(
            "direction/S01.yaml", "schema: 1\nscene_id: S01\nframes:\n  '1': {size: CU, action: Steam.}\n"
        )
        film.compile()
        with film.open() as workspace:
            done = explain.explain(workspace, explain.ExplainAsk(selectors=["S01/1"]), SAY)
        (frame,) = done.frames
        assert (frame.at, frame.source, frame.rule) == (
            "scripts/pilot.fountain:3:1", "Meera stands at the window and counts the buses.", "R3b action",
        )  # fmt: skip
        fields = {f.field: f for f in frame.fields}
        assert (fields["size"].value, fields["size"].origin) == ("CU", "direction/S01.yaml")
        assert fields["action"].instead_of == ["Meera stands at the window and counts the buses."]
        lighting = next(f for f in done.scenes[0].fields if f.field == "lighting")
        assert (lighting.value, lighting.origin, lighting.instead_of) == (
            "daylight through windows", "time of day (day)", ["flat (project.yaml)"],
        )  # fmt: skip

    def test_a_fresh_clone_explains_too(self, film: Film) -> None:
        film.compile()
        film.lose_state()
        with film.open() as workspace:
            done = explain.explain(workspace, explain.ExplainAsk(selectors=["S02"]), SAY)
        assert done.frames[0].at == "scripts/pilot.fountain:12:1"


class TestBreakdown:
    def test_one_row_a_scene(self, film: Film) -> None:
        film.compile()
        with film.open() as workspace:
            rows = breakdown.breakdown_rows(workspace)
        assert set(rows[0]) == set(breakdown.COLUMNS)
        assert (rows[0]["cast"], rows[0]["speaking"], rows[0]["int_ext"], rows[0]["frames"]) == (
            ["CHAR_Aarav", "CHAR_Meera"], ["CHAR_Aarav"], "INT", 2,
        )  # fmt: skip

    def test_kitsu_s_casting_columns(self, film: Film) -> None:
        film.compile()
        with film.open() as workspace:
            rows = breakdown.casting_rows(workspace)
        assert list(rows[0]) == ["Episode", "Parent", "Name", "Asset Type", "Asset", "Occurences", "Label"]
        assert [tuple(r.values()) for r in rows][:2] == [
            ("", "S01", "FR_S01_001", "Environment", "Kitchen", 1, "fixed"),
            ("", "S01", "FR_S01_001", "Characters", "Meera", 1, "animate"),
        ]  # fmt: skip

    def test_each_script_of_several_is_an_episode_for_kitsu(self, film: Film) -> None:
        film.write("scripts/second.fountain", "INT. HALL - DAY\n\nA lamp.\n")
        film.compile()
        with film.open() as workspace:
            rows = breakdown.casting_rows(workspace)
            second = [s for s in workspace.scenes if s.script_id == "second"]
            alone = breakdown.casting_rows(workspace, second)
        assert {r["Episode"] for r in rows} == {"pilot", "second"}
        assert {r["Episode"] for r in alone} == {"second"}
