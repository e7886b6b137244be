"""How two prompts differ, word by word."""

from __future__ import annotations

from difflib import SequenceMatcher

_MARKS = ",.;:"


def word_diff(before: str, after: str) -> str:
    """`a tall man in a [-red-] {+blue+} coat`: what is gone in [-…-], what is new in {+…+}."""
    old, new = before.split(), after.split()
    said: list[str] = []
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            said += old[a:b]
            continue
        if a < b:
            said.append("[-" + " ".join(old[a:b]) + "-]")
        if c < d:
            said.append("{+" + " ".join(new[c:d]) + "+}")
    return " ".join(said)


def nearest_passage(wanted: str, text: str) -> str:
    """The run of words in `text` most like `wanted`, to diff against; empty where nothing is like it."""
    words, asked = text.split(), wanted.split()
    size = len(asked)
    if not words or not asked:
        return ""
    plain, plain_asked = [w.strip(_MARKS) for w in words], [w.strip(_MARKS) for w in asked]
    matcher = SequenceMatcher(None, autojunk=False)
    matcher.set_seq2(plain_asked)
    best, best_value = "", (0.34, 0)
    for start in range(max(1, len(words) - size + 1)):
        passage = plain[start : start + size]
        matcher.set_seq1(passage)
        if matcher.quick_ratio() < best_value[0]:
            continue
        ends = (passage[0] == plain_asked[0]) + (passage[-1] == plain_asked[-1])
        value = (matcher.ratio(), ends)
        if value > best_value:
            best, best_value = " ".join(words[start : start + size]), value
    return best.rstrip(_MARKS) if best else ""
