"""How two prompts differ, word by word."""

from __future__ import annotations

from difflib import SequenceMatcher


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
    words, size = text.split(), len(wanted.split())
    if not words or not size:
        return ""
    matcher = SequenceMatcher(None, autojunk=False)
    matcher.set_seq2(wanted.split())
    best, best_ratio = "", 0.34
    for start in range(max(1, len(words) - size + 1)):
        passage = words[start : start + size]
        matcher.set_seq1(passage)
        if matcher.quick_ratio() > best_ratio and (ratio := matcher.ratio()) > best_ratio:
            best, best_ratio = " ".join(passage), ratio
    return best
