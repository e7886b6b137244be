"""From a script to frames, as an assistant director would break it down: rules R1 to R9 one by one."""

from __future__ import annotations

import pytest

from storyboard_cli.script.graph import Frame
from tests.script.world import asset, compile_text, facts, frames, told

MEERA = asset("CHAR_Meera", "Meera", variants=[{"name": "raincoat", "prompt": "x", "aliases": ["raincoat"]}],
              expressions=["neutral", "angry", "soft_smile"])  # fmt: skip
AARAV = asset("CHAR_Aarav", "Aarav")
STUDENTS = asset("CHAR_EXTRAS", "Students", aliases=["students", "EXTRAS"])
KITCHEN = asset(
    "ENV_Kitchen",
    "Kitchen",
    mood="homely",
    variants=[{"name": "night", "prompt": "x", "lighting": "one bulb"}],
)
STOP = asset(
    "ENV_Stop", "Bus stop", variants=[{"name": "rain", "prompt": "x"}, {"name": "dusk", "prompt": "x"}]
)
BOOK = asset("PROP_Sketchbook", "Sketchbook")
BERRY = asset("PROP_Berry", "Berry")
TREES = asset("NAT_Trees", "Tree line")
KNOWN = facts([MEERA, AARAV, STUDENTS, KITCHEN, STOP, BOOK, BERRY, TREES])


def shot(text: str, **fields: object) -> Frame:
    """The last frame of one scene in the kitchen."""
    body = "\n".join(line.strip() for line in text.strip().splitlines())
    return frames(compile_text(f"INT. KITCHEN - DAY\n\n{body}\n", known=KNOWN))[-1]


def shots(text: str) -> list[Frame]:
    body = "\n".join(line.strip() for line in text.strip().splitlines())
    return frames(compile_text(f"INT. KITCHEN - DAY\n\n{body}\n", known=KNOWN))


def who(frame: Frame) -> list[str]:
    return [c.asset.removeprefix("CHAR_") for c in frame.characters]


class TestScenes:
    def test_text_before_the_first_heading_is_scene_pre(self) -> None:
        scenes = compile_text("FADE IN:\n\nBlack. Rain.\n\nINT. KITCHEN - DAY\n\nMeera cooks.\n").scenes
        assert [s.heading for s in scenes] == ["PRE", "INT. KITCHEN - DAY"]

    def test_a_fade_in_alone_is_no_scene(self) -> None:
        assert [s.heading for s in compile_text("FADE IN:\n\nINT. KITCHEN - DAY\n\nx\n").scenes] == [
            "INT. KITCHEN - DAY"
        ]

    def test_a_heading_alone_is_one_frame_of_the_place(self) -> None:
        (frame,) = frames(compile_text("EXT. SPACE\n\nINT. OMITTED\n\nOMITTED\n").scenes[:1])
        assert (frame.size, frame.action, frame.origin["frame"]) == ("WS", "", "R1 heading only")

    def test_continuous_inherits_time_and_a_bare_heading_also_the_place(self) -> None:
        text = """
            EXT. BUS STOP - DUSK

            Rain.

            INT. KITCHEN - CONTINUOUS

            Meera cooks.

            .LATER

            Meera eats.

            .AT THE WINDOW

            Meera looks out.
        """
        scenes = compile_text(text, known=KNOWN).scenes
        assert [(s.time_of_day, s.environment, s.sub_location) for s in scenes] == [
            ("dusk", "ENV_Stop:dusk", None), ("dusk", "ENV_Kitchen", None), ("dusk", "ENV_Kitchen", "LATER"),
            ("dusk", "ENV_Kitchen", "AT THE WINDOW"),
        ]  # fmt: skip
        assert scenes[1].origin["time_of_day"] == "R2 inherited (CONTINUOUS)"
        assert scenes[2].origin["environment"] == "R2 inherited from INT. KITCHEN - CONTINUOUS"

    def test_time_and_qualifier_choose_a_variant_that_the_place_has(self) -> None:
        text = "EXT. BUS STOP - NIGHT (RAIN)\n\nx\n\nINT. KITCHEN - NIGHT\n\nx\n\nINT. KITCHEN - DAY\n\nx\n"
        places = [s.environment for s in compile_text(text, known=KNOWN).scenes]
        assert places == ["ENV_Stop:rain", "ENV_Kitchen:night", "ENV_Kitchen"]

    def test_scene_numbers_label_shots(self) -> None:
        compiled = compile_text("INT. KITCHEN - DAY #14A#\n\nx\n\nCLOSE ON a cup.\n", known=KNOWN)
        assert [f.shot for f in frames(compiled)] == ["14AA", "14AB"]

    def test_a_scene_without_headings_is_said(self) -> None:
        compiled = compile_text("Meera cooks.\n\nMEERA\nHello.\n", known=KNOWN)
        assert len(compiled.scenes) == 1
        assert told(compiled.problems)[0].startswith("no-scene-headings 1:1 the script has no scene headings")

    def test_a_number_used_twice_is_said(self) -> None:
        compiled = compile_text("INT. KITCHEN - DAY #1#\n\nx\n\nINT. KITCHEN - NIGHT #1#\n\ny\n", known=KNOWN)
        assert told(compiled.problems) == [
            "duplicate-scene-number 5:1 scene number 1 is used twice; it is first at line 1 "
            "| give one of them another number"
        ]


class TestFrames:
    def test_a_paragraph_is_a_frame_and_speech_belongs_to_the_frame_before(self) -> None:
        made = shots("Meera cooks.\n\nMEERA\nSalt?\n\nAarav shrugs.")
        assert [(f.action, [d.text for d in f.dialogue]) for f in made] == [
            ("Meera cooks.", ["Salt?"]),
            ("Aarav shrugs.", []),
        ]

    def test_a_change_of_speaker_makes_a_frame_until_there_are_enough(self) -> None:
        talk = "Meera cooks.\n\nMEERA\nOne.\n\nAARAV\nTwo.\n\nMEERA\nThree.\n\nAARAV\nFour."
        made = shots(talk)
        assert [[d.text for d in f.dialogue] for f in made] == [["One."], ["Two.", "Three.", "Four."]]
        assert [f.origin["frame"] for f in made] == ["R3b action", "R3c speaker change"]
        more = compile_text(
            f"INT. KITCHEN - DAY\n\n{talk}\n", known=facts([MEERA, AARAV, KITCHEN], cue_frames=4)
        )
        assert [[d.text for d in f.dialogue] for f in frames(more)] == [
            ["One."],
            ["Two."],
            ["Three."],
            ["Four."],
        ]

    def test_speech_without_action_is_a_frame(self) -> None:
        (frame,) = shots("MEERA\nHello.")
        assert (frame.size, who(frame)) == ("MCU", ["Meera"])

    def test_a_shot_line_sets_the_camera_and_starts_a_shot(self) -> None:
        made = shots("Meera cooks.\n\nCLOSE ON Meera's hand with a knife.\n\nHIGH ANGLE - the whole kitchen.")
        assert [(f.shot, f.size, f.angle, f.subject) for f in made] == [
            ("1A", "WS", "eye", None), ("1B", "CU", "eye", "CHAR_Meera"), ("1C", "WS", "high", None),
        ]  # fmt: skip

    def test_on_a_thing_is_an_insert(self) -> None:
        frame = shot("Meera draws.\n\nON THE SKETCHBOOK: a tired lion.")
        assert (frame.size, frame.subject) == ("INS", "PROP_Sketchbook")
        assert shot("Meera draws.\n\nOn the way: a lion.").size == "WS"

    def test_a_bare_shot_line_takes_the_next_paragraph(self) -> None:
        (frame,) = shots("CLOSE ON:\n\nA letter on the table.")
        assert (frame.size, frame.action) == ("CU", "CLOSE ON: A letter on the table.")

    def test_a_shot_line_inside_a_paragraph_cuts_it(self) -> None:
        assert [f.size for f in shots("Meera cooks.\nCLOSE ON the knife.")] == ["WS", "CU"]

    def test_sentences_that_begin_with_camera_words_are_sentences(self) -> None:
        assert shot("Meera cooks.\n\nClose on his heels comes Aarav.").size == "MS"

    def test_a_shot_line_in_small_letters_names_what_it_is_of(self) -> None:
        frame = shot("Meera cooks.\n\nClose on Meera's face behind a rock. A tear.")
        assert (frame.size, frame.subject) == ("CU", "CHAR_Meera")
        assert shot("Meera cooks.\n\nClose-up of the knife.").size == "CU"
        assert shot("Meera cooks.\n\nClose on two hundred years later they meet.").size != "CU"

    def test_a_shot_line_right_above_text_is_no_character(self) -> None:
        compiled = compile_text("INT. KITCHEN - DAY\n\nx\n\nCLOSE ON MEERA\nShe weeps.\n", known=KNOWN)
        assert [(f.size, f.action) for f in frames(compiled)][1] == ("CU", "CLOSE ON MEERA She weeps.")
        assert [p.code for p in compiled.problems] == ["cue-is-camera"]

    def test_shot_notes_win_over_paragraphs(self) -> None:
        made = shots("""
            [[SHOT: EWS high pan-left 35mm | 48f]]
            The kitchen from above.

            Meera is small in it.

            [[frame: OTS CHAR_Aarav]]
            AARAV
            Salt?
        """)
        assert next((f.size, f.angle, f.movement, f.lens_mm, f.duration_frames) for f in made) == (
            "EWS", "high", "pan_left", 35, 48,
        )  # fmt: skip
        assert made[0].action == "The kitchen from above. Meera is small in it."
        assert (made[1].size, made[1].subject, made[1].dialogue[0].text) == ("OTS", "CHAR_Aarav", "Salt?")

    def test_a_shot_note_may_describe_the_picture(self) -> None:
        made = shots("[[SHOT: WIDE of Aarav running]]\nMeera watches him go.")
        assert (made[0].size, made[0].action, who(made[0])) == (
            "WS",
            "Aarav running. Meera watches him go.",
            ["Aarav"],
        )

    def test_transitions_written_as_action_make_no_frame(self) -> None:
        assert len(shots("Meera cooks.\n\nFADE OUT.\n\nSMASH CUT:\n\nTHE END")) == 1

    def test_centred_text_is_a_caption_of_the_next_frame(self) -> None:
        (made,) = shots("> **BRICK** <\n\n> RETIRED <\n\nMeera cooks.")
        assert (made.caption, made.action, who(made)) == ("BRICK / RETIRED", "Meera cooks.", ["Meera"])

    def test_an_ignored_paragraph_makes_no_frame(self) -> None:
        assert len(shots("Meera cooks.\n\nA thought of mine. [[ignore]]")) == 1

    def test_a_boneyard_makes_nothing(self) -> None:
        assert len(shots('Meera cooks.\n\n/* {"beat": ["JOHN", "CAR"]} */')) == 1


class TestCast:
    def test_named_in_capitals_or_capitalised_is_seen(self) -> None:
        assert who(shot("MEERA enters with Aarav.")) == ["Meera", "Aarav"]

    def test_lower_case_is_a_word_unless_the_alias_is_written_so(self) -> None:
        assert who(shot("A meera is a bird.")) == []
        assert who(shot("Some students laugh.")) == ["EXTRAS"]

    def test_what_belongs_to_somebody_is_not_somebody_but_a_hand_is(self) -> None:
        assert who(shot("Meera's car drives off.")) == []
        assert who(shot("Meera's hand shakes.")) == ["Meera"]

    def test_a_pronoun_carries_the_last_person_over(self) -> None:
        made = shots("Meera opens the door to Aarav.\n\nShe screams.\n\nThey laugh.\n\nRain.")
        assert [who(f) for f in made] == [["Meera", "Aarav"], ["Meera"], ["Meera", "Aarav"], []]
        assert made[1].origin["characters"] == "R4 carried over (She)"

    @pytest.mark.parametrize(
        ("cue", "voice", "seen"),
        [
            ("MEERA", "on", True), ("MEERA (CONT'D)", "on", True), ("MEERA (O.S.)", "off", False),
            ("MEERA (OFF)", "off", False), ("MEERA (V.O.)", "over", False), ("MEERA (v.o.)", "over", False),
            ("MEERA (VO)", "over", False), ("MEERA (EN VOIX OFF)", "over", False), ("MEERA (on the phone)",
             "over", False),
            ("MEERA (PRE-LAP)", "over", False), ("MEERA (softly)", "on", True), ("THE MEERA", "on", True),
            ("MEERA (O.S.) (CONT'D)", "off", False), ("MEERA (V.O./CONT'D)", "over", False),
        ],
    )  # fmt: skip
    def test_voices(self, cue: str, voice: str, seen: bool) -> None:
        scene = compile_text(f"INT. KITCHEN - DAY\n\nRain.\n\n{cue}\nHello.\n", known=KNOWN).scenes[0]
        (frame,) = scene.live_frames
        assert (frame.dialogue[0].speaker, frame.dialogue[0].voice) == ("CHAR_Meera", voice)
        assert (who(frame) == ["Meera"]) is seen
        assert ("CHAR_Meera" in scene.characters) is (voice != "over")

    def test_an_unknown_extension_is_how_it_is_said(self) -> None:
        assert (
            shot("MEERA (on the balcony)\n(angry)\nGo!").dialogue[0].parenthetical == "on the balcony, angry"
        )

    def test_a_parenthetical_chooses_an_expression_that_the_asset_has(self) -> None:
        assert shot("MEERA\n(shouting)\nGo!").characters[0].expression == "angry"
        assert shot("AARAV\n(shouting)\nGo!").characters[0].expression is None

    def test_two_names_in_one_cue_are_two_people(self) -> None:
        assert who(shot("MEERA AND AARAV\nNo!")) == ["Meera", "Aarav"]
        assert who(shot("MEERA/AARAV\nNo!")) == ["Meera", "Aarav"]

    def test_all_means_who_is_there_and_a_crowd_the_extras(self) -> None:
        made = shots("Meera and Aarav wait.\n\nBOTH\nNow!\n\nCROWD\nHurray!")
        assert who(made[0]) == ["Meera", "Aarav"]
        assert who(made[1]) == ["EXTRAS"]

    def test_a_numbered_walk_on_is_the_name_before_the_number(self) -> None:
        guard = asset("CHAR_Guard", "Guard", variants=[{"name": "2", "prompt": "x"}])
        compiled = compile_text("INT. GATE - DAY\n\nGUARD #2\nHalt!\n", known=facts([guard]))
        assert [(c.asset, c.variant) for c in frames(compiled)[0].characters] == [("CHAR_Guard", "2")]

    def test_wardrobe_that_somebody_wears_lasts_to_the_end_of_the_scene(self) -> None:
        made = shots("Meera, in her raincoat, enters.\n\nAarav waves.\n\nMeera waves back.")
        assert [[c.variant for c in f.characters] for f in made] == [["raincoat"], [None], ["raincoat"]]

    def test_cast_notes_add_remove_and_dress(self) -> None:
        frame = shot("Meera talks about Aarav. [[cast: -AARAV, MEERA:raincoat, CHAR_EXTRAS]]")
        assert [(c.asset, c.variant) for c in frame.characters] == [
            ("CHAR_Meera", "raincoat"),
            ("CHAR_EXTRAS", None),
        ]

    def test_performance_notes(self) -> None:
        frame = shot("Meera and Aarav. [[expression: MEERA angry; position: AARAV left; look: MEERA away]]")
        assert [(c.expression, c.position, c.look) for c in frame.characters] == [
            ("angry", None, "away"),
            (None, "left", None),
        ]


class TestThings:
    def test_props_come_from_names_in_any_case_and_in_the_plural(self) -> None:
        frame = shot("Meera draws in her sketchbook. Berries roll; a SKETCHBOOK falls.")
        assert [p.asset for p in frame.props] == ["PROP_Berry", "PROP_Sketchbook"]

    def test_a_thing_that_is_gone_is_not_there(self) -> None:
        assert shot("Meera looks around. The sketchbook is gone.").props == []

    def test_capitals_are_never_props(self) -> None:
        compiled = compile_text("INT. KITCHEN - DAY\n\nA TAXI explodes.\n", known=KNOWN)
        assert frames(compiled)[0].props == [] and compiled.unresolved == []

    def test_asset_notes_put_things_into_the_frame_or_the_scene(self) -> None:
        text = "INT. KITCHEN - DAY\n[[asset: NAT_Trees, PROP_Berry]]\n\n"
        text += "Meera cooks. [[asset: Sketchbook]]\n\nRain.\n"
        scene = compile_text(text, known=KNOWN).scenes[0]
        assert (scene.nature, scene.props) == (["NAT_Trees"], ["PROP_Berry", "PROP_Sketchbook"])
        assert [[p.asset for p in f.props] for f in scene.live_frames] == [["PROP_Sketchbook"], []]

    def test_an_unknown_asset_in_a_note_is_said(self) -> None:
        compiled = compile_text("INT. KITCHEN - DAY\n\nMeera cooks. [[asset: PROP_Bery]]\n", known=KNOWN)
        assert told(compiled.problems) == [
            "unknown-asset 3:14 there is no asset PROP_Bery "
            "| did you mean PROP_Berry? or: sb new prop NAME --id PROP_Bery"
        ]

    def test_a_misspelt_key_is_said_and_other_notes_are_plain(self) -> None:
        compiled = compile_text(
            "INT. KITCHEN - DAY\n\nMeera. [[aset: x]] [[COLOR RED]] [[call mother]]\n", known=KNOWN
        )
        assert told(compiled.problems) == [
            "note-key 3:8 [[aset: …]] is not a direction; it is kept as a plain note "
            "| did you mean [[asset: …]]?"
        ]
        assert frames(compiled)[0].notes == ["aset: x", "COLOR RED", "call mother"]


class TestLayers:
    def layer(self, text: str, **fields: object) -> tuple[str | None, str | None]:
        scene = compile_text(text, known=facts([KITCHEN, MEERA], **fields)).scenes[0]
        return scene.lighting, scene.origin.get("lighting")

    def test_each_layer_wins_over_the_one_below(self) -> None:
        defaults = {"defaults": {"lighting": "flat", "mood": "calm"}}
        assert self.layer("INT. KITCHEN\n\nx\n", **defaults) == ("flat", "project.yaml")
        assert self.layer("INT. KITCHEN - DAY\n\nx\n", **defaults) == (
            "daylight through windows",
            "time of day (day)",
        )
        assert self.layer("INT. KITCHEN - NIGHT\n\nx\n", **defaults) == (
            "one bulb",
            "time of day (ENV_Kitchen:night)",
        )
        assert self.layer("INT. KITCHEN - NIGHT\n[[light: candle]]\n\nx\n", **defaults) == (
            "candle",
            "scene note",
        )

    def test_mood_of_the_environment(self) -> None:
        scene = compile_text("INT. KITCHEN - DAY\n\nx\n", known=KNOWN).scenes[0]
        assert (scene.mood, scene.origin["mood"]) == ("homely", "environment ENV_Kitchen")

    def test_a_note_at_a_paragraph_is_for_its_frame(self) -> None:
        made = shots("Meera cooks. [[mood: tense; light: red]]\n\nAarav waits.")
        assert [(f.mood, f.lighting) for f in made] == [("tense", "red"), (None, None)]
        assert made[0].origin["mood"] == "frame note"

    def test_a_note_between_paragraphs_is_for_the_next_frame(self) -> None:
        made = shots("Meera cooks.\n\n[[mood: tense]]\n\nAarav waits.")
        assert [f.mood for f in made] == [None, "tense"]

    def test_the_camera_of_a_scene_sets_its_frames(self) -> None:
        made = frames(
            compile_text("INT. KITCHEN - DAY\n[[camera: low angle, handheld]]\n\nx\n\ny\n", known=KNOWN)
        )
        assert [(f.angle, f.movement, f.origin["angle"]) for f in made] == [
            ("low", "handheld", "camera layer")
        ] * 2

    def test_a_direction_file_wins(self) -> None:
        from storyboard_cli.spec.direction import DirectionFile

        said = {"schema": 1, "scene_id": "S01", "mood": "cold", "color_script": ["#112233"], "frames": {
            "FR_S01_001": {"size": "CU", "duration_frames": 99, "remove": ["CHAR_Aarav"],
            "add_props": ["PROP_Berry"],
                           "characters": {"CHAR_Meera": {"expression": "angry"}}},
            "9": {"size": "WS"},
        }}  # fmt: skip
        known = facts([MEERA, AARAV, KITCHEN, BERRY], directions={"S01": DirectionFile.model_validate(said)})
        compiled = compile_text("INT. KITCHEN - DAY\n[[mood: warm]]\n\nMeera and Aarav.\n", known=known)
        scene, (frame,) = compiled.scenes[0], frames(compiled)
        assert (scene.mood, scene.color_script, scene.origin["mood"]) == (
            "cold",
            ["#112233"],
            "direction/S01.yaml",
        )
        assert (frame.size, frame.duration_frames, frame.subject) == ("CU", 99, "CHAR_Meera")
        assert [(c.asset, c.expression) for c in frame.characters] == [("CHAR_Meera", "angry")]
        assert [p.asset for p in frame.props] == ["PROP_Berry"]
        assert frame.origin["size"] == "direction/S01.yaml"
        assert [p.code for p in compiled.problems] == ["direction-unknown-frame"]


class TestDurations:
    @pytest.mark.parametrize(
        ("text", "seconds"),
        [
            ("Meera cooks.", 2.0),  # a scene opens for two seconds
            ("Rain.\n\nMeera takes the kettle off the fire and burns it.", 0.5 + 10 * 0.2),
            ("Rain.\n\nMeera cooks.\n\nMEERA\nOne two three four.", 0.5 + 0.4 + 1 + 4 * 0.3),
            ("Rain.\n\nNo.", 1.0),  # shortest
            ("Rain.\n\nMeera cooks. [[duration: 5s]]", 5.0),
            ("[[SHOT: CU | 2.5s]]\nMeera cooks.", 2.5),
        ],
    )
    def test_words_take_time(self, text: str, seconds: float) -> None:
        assert shots(text)[-1].duration_frames == round(seconds * 24)

    def test_the_rate_is_the_project_s(self) -> None:
        compiled = compile_text("INT. X - DAY\n\n[[SHOT: CU | 2s]]\nx\n", known=facts(fps="30000/1001"))
        assert frames(compiled)[0].duration_frames == 60


def test_later_behind_a_heading_without_a_time_is_as_late_as_was_last_said() -> None:
    headings = ("INT. HALL - NIGHT", "EXT. SEA", "INT. ROOM - LATER", "INT. ATTIC - CONTINUOUS")
    text = "".join(f"{heading}\n\nRain.\n\n" for heading in headings)
    assert [s.time_of_day for s in compile_text(text).scenes] == ["night", None, "night", "night"]
