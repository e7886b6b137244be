"""Scores of others, as ViStoryBench publishes them (arXiv 2505.24862, CVPR 2026): data, to compare with."""

from __future__ import annotations

from pydantic import Field

from storyboard_cli.core.model import Frozen

SOURCE = "ViStoryBench-lite, the leaderboard of vistorybench.github.io at commit feaa326 (2026-03-05)"
HOLDS_FOR = (
    "the rows hold only for their story set, CLIP ViT-L/14 crops (faces by face models) and CSD ViT-L: "
    "compare the order of pipelines, not single digits"
)


class PublishedRow(Frozen):
    """One pipeline on the lite set. CSD and CIDS are cosines, OCCM goes from 0 to 100.

    `align` is the site's column "Prompt Align Avg" (0 … 4, judged by a language model); sb has none like it.
    """

    pipeline: str = Field(description="The system that was measured.")
    csd_cross: float = Field(description="Style against references.")
    csd_self: float = Field(description="Style among frames.")
    cids_cross: float = Field(description="Identity against references.")
    cids_self: float = Field(description="Identity among frames.")
    occm: float = Field(description="As many figures as the scene says.")
    align: float | None = Field(description="How well the pictures follow the words.")
    note: str = Field("", description="What to know of it.")


def _row(pipeline: str, *scores: float, align: float | None, note: str = "") -> PublishedRow:
    names = ("csd_cross", "csd_self", "cids_cross", "cids_self", "occm")
    return PublishedRow(pipeline=pipeline, align=align, note=note, **dict(zip(names, scores, strict=True)))


ROWS = (
    _row("Sora2 (all refs)", 0.515, 0.713, 0.766, 0.839, 81.4, align=3.03),
    _row("OmniGen2", 0.491, 0.648, 0.576, 0.668, 73.4, align=2.97),
    _row("Nano Banana Pro (Gemini 3 Pro Image)", 0.385, 0.622, 0.581, 0.653, 60.0, align=3.53),
    _row("Nano Banana (2.5 Flash Image)", 0.447, 0.657, 0.553, 0.642, 64.9, align=3.50),
    _row("AIbrm", 0.412, 0.730, 0.557, 0.740, 75.5, align=2.65),
    _row("Morphic Studio", 0.577, 0.628, 0.603, 0.677, 60.8, align=2.66),
    _row("UNO", 0.425, 0.648, 0.512, 0.630, 70.9, align=2.96),
    _row("StoryAdapter (img-ref, scale 0)", 0.518, 0.609, 0.490, 0.605, 70.3, align=2.66),
    _row("Qwen-Image-Edit-2509", 0.404, 0.614, 0.482, 0.541, 61.3, align=3.12),
    _row("StoryDiffusion (img-ref PhotoMaker)", 0.409, 0.611, 0.460, 0.575, 62.5, align=2.69),
    _row("GPT-4o", 0.481, 0.680, 0.420, 0.522, 69.3, align=3.34),
    _row("MovieAgent (SD3)", 0.346, 0.539, 0.433, 0.582, 67.3, align=3.03),
    _row(
        "copy-paste baseline",
        0.736,
        0.773,
        0.932,
        0.996,
        100.0,
        align=None,
        note="an older evaluator version",
    ),
)
