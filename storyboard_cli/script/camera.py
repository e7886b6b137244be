"""Reads camera language: `CLOSE ON MEERA`, `[[SHOT: CU low pan-left 35mm | 48f]]`, `wide shot`."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class CameraSetup:
    """What a piece of camera language says; None where it says nothing."""

    size: str | None = None
    angle: str | None = None
    movement: str | None = None
    lens_mm: int | None = None
    duration: str | None = None  # "48f", "2.5s"
    rest: str = ""  # the words that are not camera language: what the shot is about

    @property
    def says_something(self) -> bool:
        return any((self.size, self.angle, self.movement, self.lens_mm))


SIZES: dict[str, str] = {
    "EXTREME WIDE": "EWS", "VERY WIDE": "EWS", "EXTREME LONG": "EWS", "EWS": "EWS", "ELS": "EWS",
    "VWS": "EWS",
    "WIDE": "WS", "WS": "WS", "WIDER": "WS", "LONG": "WS", "LS": "WS", "ESTABLISHING": "WS", "EST": "WS",
    "MASTER": "WS", "WIDE ON": "WS", "FULL": "FS", "FS": "FS", "MEDIUM LONG": "MLS", "MEDIUM WIDE": "MLS",
    "MLS": "MLS", "MWS": "MLS", "COWBOY": "MLS", "AMERICAN": "MLS", "MEDIUM CLOSE UP": "MCU",
    "MEDIUM CLOSE": "MCU",
    "MCU": "MCU", "BUST": "MCU", "MEDIUM": "MS", "MS": "MS", "MID": "MS", "TWO": "MS", "2S": "MS",
    "M2S": "MS",
    "THREE": "MS", "3S": "MS", "SINGLE": "MCU",
    "EXTREME CLOSE UP": "ECU", "EXTREME CLOSE": "ECU", "EXTREME CLOSEUP": "ECU", "ECU": "ECU", "XCU": "ECU",
    "MACRO": "ECU", "BIG CLOSE UP": "BCU", "BCU": "BCU", "VCU": "BCU", "TIGHT ON": "CU", "TIGHT": "CU",
    "CLOSE UP": "CU", "CLOSE-UP": "CU", "CLOSEUP": "CU", "CLOSE ON": "CU", "CLOSE": "CU", "CLOSER": "CU",
    "CU": "CU",
    "OVER THE SHOULDER": "OTS", "OVER SHOULDER": "OTS", "OTS": "OTS", "POV": "POV", "POINT OF VIEW": "POV",
    "INSERT": "INS", "INS": "INS", "DETAIL": "INS",
    # French, German, Spanish, Italian
    "GROS PLAN": "CU", "TRÈS GROS PLAN": "ECU", "PLAN LARGE": "WS", "PLAN D'ENSEMBLE": "EWS",
    "PLAN MOYEN": "FS",
    "PLAN AMÉRICAIN": "MLS", "PLAN RAPPROCHÉ": "MCU", "GROSSAUFNAHME": "CU", "NAHAUFNAHME": "MCU",
    "TOTALE": "WS",
    "HALBTOTALE": "FS", "HALBNAHE": "MS", "DETAILAUFNAHME": "INS", "PRIMER PLANO": "CU",
    "PLANO GENERAL": "WS",
    "PLANO MEDIO": "MS", "PLANO DETALLE": "INS", "PRIMO PIANO": "CU", "CAMPO LUNGO": "EWS",
}  # fmt: skip
ANGLES: dict[str, str] = {
    "HIGH ANGLE": "high", "HIGH": "high", "LOW ANGLE": "low", "LOW": "low", "BIRD'S EYE": "birds_eye",
    "BIRDS EYE": "birds_eye", "BIRD'S-EYE": "birds_eye", "OVERHEAD": "birds_eye", "TOP SHOT": "birds_eye",
    "AERIAL": "birds_eye", "FROM ABOVE": "high", "LOOKING DOWN ON": "high", "FROM BELOW": "low",
    "WORM'S EYE": "worms_eye", "WORMS EYE": "worms_eye", "DUTCH": "dutch", "CANTED": "dutch",
    "TILTED": "dutch",
    "EYE LEVEL": "eye", "PLONGÉE": "high", "CONTRE-PLONGÉE": "low", "FROSCHPERSPEKTIVE": "worms_eye",
    "VOGELPERSPEKTIVE": "birds_eye",
}  # fmt: skip
MOVEMENTS: dict[str, str] = {
    "PAN LEFT": "pan_left", "PAN RIGHT": "pan_right", "PANNING LEFT": "pan_left",
    "PANNING RIGHT": "pan_right",
    "PAN": "pan_right", "PANNING": "pan_right", "TILT UP": "tilt_up", "TILT DOWN": "tilt_down",
    "PUSH IN": "push_in", "PUSHING IN": "push_in", "PUSH": "push_in", "DOLLY IN": "push_in",
    "MOVE IN": "push_in",
    "PULL OUT": "pull_out", "PULLING OUT": "pull_out", "PULL BACK": "pull_out", "PULLING BACK": "pull_out",
    "DOLLY OUT": "pull_out", "DOLLY BACK": "pull_out", "TRUCK LEFT": "truck_left",
    "TRUCK RIGHT": "truck_right",
    "TRACK LEFT": "truck_left", "TRACK RIGHT": "truck_right", "TRACKING": "truck_right",
    "TRACKING SHOT": "truck_right",
    "TRAVELLING": "truck_right", "DOLLY": "push_in", "DOLLY SHOT": "push_in", "BOOM UP": "boom_up",
    "BOOM DOWN": "boom_down", "CRANE UP": "boom_up", "CRANE DOWN": "boom_down", "CRANE SHOT": "boom_up",
    "PEDESTAL UP": "boom_up", "PEDESTAL DOWN": "boom_down", "ZOOM IN": "zoom_in", "ZOOM OUT": "zoom_out",
    "HANDHELD": "handheld", "HAND-HELD": "handheld", "STEADICAM": "handheld", "ARC": "arc", "ORBIT": "arc",
    "WHIP PAN": "whip_pan", "SWISH PAN": "whip_pan", "DOLLY ZOOM": "dolly_zoom", "VERTIGO": "dolly_zoom",
    "STATIC": "static", "LOCKED OFF": "static",
}  # fmt: skip
STARTERS: dict[str, CameraSetup] = {
    "ANGLE ON": CameraSetup(size="MS"), "ANOTHER ANGLE": CameraSetup(size="MS"),
    "NEW ANGLE": CameraSetup(size="MS"),
    "REVERSE ANGLE": CameraSetup(size="OTS"), "REVERSE SHOT": CameraSetup(size="OTS"),
    "REVERSE": CameraSetup(size="OTS"),
    "ON": CameraSetup(size="MS"), "BACK TO": CameraSetup(), "FAVOR ON": CameraSetup(size="MS"),
    "FAVORING": CameraSetup(size="MS"), "SHOT OF": CameraSetup(size="MS"), "SHOT ON": CameraSetup(size="MS"),
    "CAMERA": CameraSetup(), "WE SEE": CameraSetup(), "FOLLOWING": CameraSetup(movement="truck_right"),
}  # fmt: skip
"""Openings of shot lines that name no size of their own."""

_ALL: dict[str, tuple[str, str]] = {
    **{words: ("movement", value) for words, value in MOVEMENTS.items()},
    **{words: ("angle", value) for words, value in ANGLES.items()},
    **{words: ("size", value) for words, value in SIZES.items()},
}
_LONGEST = max(len(words.split()) for words in _ALL)
_TOKEN = re.compile(r"[^\s,;.:]+")
_LENS = re.compile(r"\b(\d{1,3})\s?mm\b", re.IGNORECASE)
_FILLER = {
    "SHOT",
    "ANGLE",
    "VIEW",
    "OF",
    "ON",
    "THE",
    "A",
    "AN",
    "IS",
    "CAMERA",
    "WE",
    "TO",
    "AND",
    "WITH",
    "-",
    "–",
    "—",
}
_OPENERS = sorted(
    {w for w in (*STARTERS, *MOVEMENTS, *ANGLES, *SIZES) if w not in {"ON", "HIGH", "LOW", "PUSH", "TWO",
                                                                      "THREE", "FULL",
     "LONG", "SINGLE", "EST", "MID", "PAN", "ARC", "STATIC", "TILTED", "DETAIL", "MS", "LS", "FS", "WS",
     "MASTER", "BUST",
     "AMERICAN", "COWBOY", "MEDIUM", "CLOSE", "CLOSER", "TIGHT", "CAMERA", "WE SEE", "FOLLOWING", "BACK TO",
     "DUTCH",
     "TOTALE", "MACRO", "INS", "VERTIGO", "TRAVELLING"}},
    key=lambda w: (-len(w), w),
)  # fmt: skip
_SUFFIXED = ("TWO SHOT", "THREE SHOT", "FULL SHOT", "LONG SHOT", "MEDIUM SHOT", "CLOSE SHOT", "MASTER SHOT",
             "HIGH ANGLE", "LOW ANGLE", "HIGH SHOT", "LOW SHOT", "SINGLE ON", "TOP SHOT", "TWO-SHOT",
             "PAN TO",
             "PAN ACROSS", "PAN OVER", "PAN DOWN", "PAN UP", "TILT TO", "CAMERA PUSHES", "CAMERA PULLS",
             "CAMERA PANS", "CAMERA TRACKS", "CAMERA TILTS", "CAMERA MOVES", "BACK TO SCENE",
             "ON SCREEN")  # fmt: skip
_LINE = re.compile(
    r"(?P<who>[^a-z]{1,40}['’]S\s+)?(?P<open>"
    + "|".join(re.escape(w) for w in (*_SUFFIXED, *_OPENERS))
    + r")(?![\w'])"
)
_INSERT = re.compile(
    r"ON (?:THE |A |AN |HIS |HER )?([^a-z:.]{2,40}):\s*(.*)", re.DOTALL
)  # ON THE SCREEN: a face
_CAMERA_VERBS = {"PUSHES": "push_in", "PULLS": "pull_out", "PANS": "pan_right", "TRACKS": "truck_right",
                 "TILTS": "tilt_up", "MOVES": "push_in"}  # fmt: skip


def read_setup(text: str) -> CameraSetup:
    """Every word of camera language in `text`, and the rest of it."""
    said, bar, length = text.partition("|")
    lens = _LENS.search(said)
    setup = CameraSetup(
        duration=length.strip() or None if bar else None, lens_mm=int(lens[1]) if lens else None
    )
    said = _LENS.sub(" ", said)
    tokens = list(_TOKEN.finditer(said))
    upper = [t[0].upper().replace("_", "-") for t in tokens]
    at, rest_from = 0, 0
    while at < len(tokens):
        taken = _take(upper, at)
        if taken is None:
            if upper[at] not in _FILLER:
                break
            at += 1
            continue
        length_taken, (slot, value) = taken
        if getattr(setup, slot) is None:
            setup = _with(setup, slot, value)
        at += length_taken
        while at < len(tokens) and upper[at] in {"SHOT", "ANGLE", "VIEW"}:
            at += 1
        rest_from = at
    while rest_from < len(tokens) and upper[rest_from] in {"OF", "ON", "-", "–", "—", "TO"}:
        rest_from += 1
    rest = said[tokens[rest_from].start() :] if rest_from < len(tokens) else ""
    return replace(setup, rest=" ".join(rest.split()))


def _with(setup: CameraSetup, slot: str, value: str) -> CameraSetup:
    if slot == "size":
        return replace(setup, size=value)
    return replace(setup, angle=value) if slot == "angle" else replace(setup, movement=value)


def _take(upper: list[str], at: int) -> tuple[int, tuple[str, str]] | None:
    for count in range(min(_LONGEST, len(upper) - at), 0, -1):
        words = " ".join(upper[at : at + count])
        found = _ALL.get(words) or _ALL.get(words.replace("-", " "))
        if found:
            return count, found
    return None


def shot_line(text: str) -> CameraSetup | None:
    """What a line of action says as a shot line (`CLOSE ON her hand.`), or None if it is none.

    The opening words must be in capitals: "Close on his heels" is a sentence.
    """
    found = _LINE.match(text)
    if found is None:
        insert = _INSERT.match(text)
        return CameraSetup(size="INS", rest=f"{insert[1]} {insert[2]}".strip()) if insert else None
    opening = found["open"]
    tail = text[found.end() :].lstrip(" :,.-–—")
    verb = next((v for word, v in _CAMERA_VERBS.items() if opening == f"CAMERA {word}"), None)
    start = STARTERS.get(opening)
    setup = replace(start, rest=tail) if start else read_setup(f"{opening} {tail}")
    if verb:
        setup = replace(setup, movement=verb)
    if found["who"]:
        who = found["who"].strip()
        rest = f"{who} {tail}" if setup.size != "POV" else tail
        setup = replace(setup, rest=rest.strip())
    return setup
