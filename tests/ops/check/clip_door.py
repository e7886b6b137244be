"""A film that a tiny OpenCLIP model judges, and the model's door: which pictures it was really shown."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from storyboard_cli.drift.clip import ClipEmbedder
from storyboard_cli.drift.weights import import_folder
from tests.ops.projects import Project

TINY = "openclip:tiny"
SIDE = 64  # pixels that the tiny model sees


@dataclass
class Door:
    """What went through the forward pass, and the sizes (width, height) of the pictures before it."""

    pictures: int = 0
    sizes: list[tuple[int, int]] = field(default_factory=list)

    def clear(self) -> None:
        self.pictures = 0
        self.sizes.clear()


def watch(monkeypatch: pytest.MonkeyPatch) -> Door:
    """Count at the model: its forward pass runs as ever, and is looked at from outside."""
    door = Door()
    forward, prepared = ClipEmbedder._forward, ClipEmbedder.prepared

    def counted(self, batch):
        if bool((batch != 0).any()):  # on opening, one empty picture tells how long the vectors are
            door.pictures += len(batch)
        return forward(self, batch)

    def measured(self, image, mask):
        door.sizes.append((image.shape[1], image.shape[0]))
        return prepared(self, image, mask)

    monkeypatch.setattr(ClipEmbedder, "_forward", counted)
    monkeypatch.setattr(ClipEmbedder, "prepared", measured)
    return door


def give_model(project: Project, weights: Path, name: str = "tiny") -> None:
    """Import the weights into the project's own folder of models."""
    import_folder(weights, project.state / "models", name)


def set_project(project: Project, **consistency: str) -> None:
    """Choose how the project is checked."""
    text = project.text("project.yaml").split("consistency:")[0]
    lines = "".join(f"  {name}: {value}\n" for name, value in consistency.items())
    project.write("project.yaml", f"{text}consistency:\n{lines}")


def set_asset(project: Project, asset: str, consistency: str) -> None:
    """Write an asset's own `consistency` into its working spec, as a person does."""
    path = f"assets/{asset}/asset.yaml"
    text = project.text(path).split("consistency:")[0]
    project.write(path, f"{text}consistency: {consistency}\n" if consistency else text)
