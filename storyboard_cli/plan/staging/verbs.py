"""English verbs and the pose each one asks for. Forms are made by rule; irregular ones are written out."""

from __future__ import annotations

from functools import cache

_VERBS: dict[str, str] = {
    # postures
    "stand": "stand/stood/standing halt loiter",
    "": "wait linger stop/stopped/stopping pause freeze/froze/frozen remain",  # as they are, seated or not
    "walk": "walk stroll wander stride/strode march pace amble saunter trudge approach enter exit "
    "leave/leaving "
    "cross arrive advance retreat follow step shuffle limp stagger hike stomp move "
    "come/came/coming go/goes/went "
    "depart return stumble stream flock file",
    "run": "run/ran/running sprint dash rush race chase hurry/hurries/hurried "
    "bolt flee/fled charge jog scramble escape",
    "sit": "sit/sat/sitting",
    "kneel": "kneel/knelt/kneeling",
    "lie": "lie/lay/lying/lies recline sprawl",
    "sleep": "sleep/slept/sleeping doze nap snore slumber",
    "lean": "lean/leant/leaning slouch",
    "search": "search/searches/searched/searching rummage rifle",
    "crouch": "crouch squat duck hide/hid/hidden/hiding cower",
    "fall": "fall/fell/fallen/falling trip/tripped/tripping tumble slip/slipped/slipping "
    "collapse topple plummet",
    "drive": "drive/drove/driven/driving steer",
    "ride": "ride/rode/ridden/riding cycle pedal gallop",
    "climb": "climb clamber ascend scale",
    "jump": "jump leap/leapt hop/hopped/hopping vault",
    "crawl": "crawl creep/crept",
    "bow": "bow",
    "dance": "dance twirl waltz",
    "kick": "kick",
    # actions
    "reach": "reach stretch extend grab/grabbed/grabbing grasp touch",
    "point": "point indicate",
    "hold": "hold/held/holding clutch grip/gripped/gripping take/took/taken/taking lift pick brandish raise",
    "give": "give/gave/given/giving hand offer pass present show/showed/shown return deliver",
    "embrace": "embrace hug/hugged/hugging cuddle",
    "kiss": "kiss",
    "fight": "fight/fought/fighting wrestle struggle grapple attack brawl spar/sparred/sparring",
    "punch": "punch hit/hitting slap/slapped/slapping strike/struck/striking smack",
    "read": "read/reading study/studies/studied",
    "write": "write/wrote/written/writing scribble sign note jot/jotted/jotting",
    "draw": "draw/drew/drawn/drawing sketch paint doodle",
    "type": "type",
    "phone": "phone dial telephone",
    "text": "text scroll",
    "wave": "wave beckon",
    "cry": "cry/cries/cried/crying weep/wept sob/sobbed/sobbing",
    "carry": "carry/carries/carried/carrying haul lug/lugged/lugging drag/dragged/dragging bear/bore/borne",
    "drink": "drink/drank/drunk/drinking sip/sipped/sipping gulp swallow",
    "eat": "eat/ate/eaten/eating chew munch bite/bit/bitten/biting devour",
    "shout": "shout call yell scream shriek bellow roar",
    "think": "think/thought/thinking ponder wonder contemplate consider",
    "push": "push shove press",
    "pull": "pull tug/tugged/tugging yank",
    "throw": "throw/threw/thrown/throwing hurl toss fling/flung",
    "clap": "clap/clapped/clapping applaud",
    "pray": "pray",
    "salute": "salute",
    "open": "open knock unlock close shut/shutting",
    "gesture": "gesture gesticulate argue explain lecture protest present plead",
    "shrug": "shrug/shrugged/shrugging",
    "cook": "cook stir/stirred/stirring chop/chopped/chopping wash",
    "cheer": "cheer celebrate rejoice",
    "hands_up": "surrender",
    "aim": "aim shoot/shot/shooting",
    "play": "strum",
    "listen": "listen eavesdrop",
    "look_back": "glance",
}

_PHRASES: dict[str, str] = {
    "look back": "look_back", "looks back": "look_back", "looked back": "look_back",
    "looking back": "look_back",
    "glances back": "look_back", "turns back": "look_back", "over his shoulder": "look_back",
    "over her shoulder": "look_back", "over their shoulder": "look_back", "glances over": "look_back",
    "glances at": "", "stand up": "stand", "stands up": "stand", "stood up": "stand", "gets up": "stand",
    "get up": "stand", "got up": "stand", "rises": "stand", "rise": "stand", "rose from": "stand",
    "sits up": "sit", "sits down": "sit", "is seated": "sit", "are seated": "sit", "takes a seat": "sit",
    "take a seat": "sit", "seated": "sit", "on the phone": "phone", "into the phone": "phone",
    "into his phone": "phone", "into her phone": "phone", "answers his phone": "phone",
    "answers her phone": "phone",
    "answers the phone": "phone", "on his knees": "kneel", "on her knees": "kneel", "asleep": "sleep",
    "crosses his arms": "cross_arms", "crosses her arms": "cross_arms", "arms crossed": "cross_arms",
    "folds his arms": "cross_arms", "folds her arms": "cross_arms", "arms folded": "cross_arms",
    "hands up": "hands_up", "hands in the air": "hands_up", "hands in his pockets": "hands_in_pockets",
    "hands in her pockets": "hands_in_pockets", "covers his face": "cover_face",
    "covers her face": "cover_face",
    "face in his hands": "cover_face", "face in her hands": "cover_face", "in tears": "cry",
    "shakes hands": "shake_hands", "shake hands": "shake_hands", "shaking hands": "shake_hands",
    "shakes his hand": "shake_hands", "shakes her hand": "shake_hands", "tiptoes": "tiptoe",
    "on tiptoe": "tiptoe",
    "plays the": "play", "playing the": "play", "picks up": "hold", "picking up": "hold", "takes out": "hold",
    "pulls out": "hold", "holds out": "give", "holds up": "hold", "reaches out": "reach",
    "reaches for": "reach",
    "falls asleep": "sleep", "falls silent": "", "falls to his knees": "kneel", "falls to her knees": "kneel",
    "breaks down": "cry", "under the umbrella": "umbrella", "under an umbrella": "umbrella",
    "under her umbrella": "umbrella", "under his umbrella": "umbrella", "opens an umbrella": "umbrella",
    "opens her umbrella": "umbrella", "opens his umbrella": "umbrella", "opens the umbrella": "umbrella",
    "holds an umbrella": "umbrella", "with an umbrella": "umbrella", "cross-legged": "sit_floor",
    "calls out": "shout", "calls after": "shout", "turns the page": "read", "turns a page": "read",
    "goes quiet": "", "goes silent": "", "comes to life": "", "takes a breath": "", "takes a deep breath": "",
    "takes a step": "walk", "calls his": "phone", "calls her": "phone", "calls home": "phone",
    "calls the": "phone", "raises his hand": "raise_hand", "raises her hand": "raise_hand",
    "raise his hand": "raise_hand", "raise her hand": "raise_hand", "raises a hand": "raise_hand",
    "raises their hands": "raise_hand", "puts up his hand": "raise_hand", "puts up her hand": "raise_hand",
    "leaves fall": "", "passes him": "give", "passes her": "give",
    "stops dead": "stand",
    "note to": "", "lies to": "", "left hand": "", "left side": "", "on the left": "", "to the left": "",
    "right and left": "", "shows up": "walk",
}  # fmt: skip

SPEED_WORDS = frozenset(
    [
        "run",
        "runs",
        "ran",
        "running",
        "sprint",
        "sprints",
        "sprinting",
        "dash",
        "dashes",
        "dashing",
        "race",
        "races",
        "racing",
        "chase",
        "chases",
        "chasing",
        "bolt",
        "bolts",
        "bolting",
        "rush",
        "rushes",
        "rushing",
        "hurtle",
        "hurtles",
        "hurtling",
        "speed",
        "speeds",
        "speeding",
        "zoom",
        "zooms",
        "zooming",
        "charge",
        "charges",
        "charging",
        "fly",
        "flies",
        "flying",
        "gallop",
        "gallops",
        "galloping",
        "whip",
        "whips",
        "whipping",
        "slam",
        "slams",
        "crash",
        "crashes",
        "crashing",
        "leap",
        "leaps",
        "leaping",
        "lunge",
        "lunges",
        "lunging",
        "skid",
        "skids",
        "skidding",
        "flee",
        "flees",
        "fleeing",
    ]
)
"""Action words that a board draws speed lines for."""

LOOK_VERBS = frozenset(
    form
    for base in ("look", "gaze", "stare", "glance", "turn", "face", "smile", "watch", "nod", "glare",
    "peer", "wave",
                 "point", "shout", "talk", "speak", "whisper", "listen", "notice", "see", "spot", "address",
                 "grin")
    for form in (base, base + "s", base.rstrip("e") + "ing", base.rstrip("e") + "ed")
)  # fmt: skip
"""Verbs whose object is what somebody looks at."""

DETERMINERS = frozenset(
    [
        "a",
        "an",
        "the",
        "his",
        "her",
        "their",
        "its",
        "my",
        "your",
        "our",
        "this",
        "that",
        "no",
        "each",
        "every",
        "of",
    ]
)
"""Before these a word that could be a verb is a noun."""


def _forms(base: str) -> tuple[str, ...]:
    if base.endswith("e"):
        return base, base + "s", base + "d", base[:-1] + "ing"
    if base.endswith(("s", "sh", "ch", "x", "z", "o")):
        return base, base + "es", base + "ed", base + "ing"
    if base.endswith("y") and base[-2] not in "aeiou":
        return base, base[:-1] + "ies", base[:-1] + "ied", base + "ing"
    return base, base + "s", base + "ed", base + "ing"


@cache
def verb_forms() -> dict[str, str]:
    """Every inflected form → pose. Where two verbs share a form the first in the table has it."""
    table: dict[str, str] = {}
    for pose, verbs in _VERBS.items():
        for entry in verbs.split():
            base, *irregular = entry.split("/")
            for form in (*_forms(base), *irregular):
                table.setdefault(form, pose)
    for wrong in ("stoped", "runned", "sitted", "lied", "layed", "goed", "comed", "fighted", "hiding_place"):
        table.pop(wrong, None)
    table |= {"hugging": "embrace", "stepped": "walk",
    "stepping": "walk",
              "dropped": "reach", "heads": "walk", "heading": "walk", "headed": "walk",
              "downs": "drink", "downed": "drink"}  # fmt: skip
    return table


@cache
def phrases() -> tuple[tuple[tuple[str, ...], str], ...]:
    """Phrases of several words → pose, longest first; an empty pose: none of its words is a verb here."""
    return tuple(
        sorted(((tuple(k.split()), v) for k, v in _PHRASES.items()), key=lambda p: (-len(p[0]), p[0]))
    )
