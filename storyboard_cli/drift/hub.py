"""Fetching a model that the user asked for by name: the only place here that may use the network."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.mend import Mend
from storyboard_cli.core.reporter import Reporter
from storyboard_cli.core.settings import hub_allowed
from storyboard_cli.drift.weights import CONFIGS, WEIGHT_ENDINGS, WEIGHTS, ModelFolder, import_folder


def pull(repository: str, models_dir: Path, name: str | None, report: Reporter) -> ModelFolder:
    """Download weights, and configuration where there is one, of a Hugging Face repository; import them."""
    if repository.count("/") != 1 or repository.startswith(("/", ".")):
        raise SbError(
            Kind.usage,
            "not-a-repository",
            f"{repository!r} is not the name of a repository",
            hint="such as laion/CLIP-ViT-B-32-laion2B-s34B-b79K",
        )
    report.say(f"downloading {repository}; its licence is its own")
    work = Path(tempfile.mkdtemp(prefix="sb-model-"))
    try:
        found = _downloaded(repository, work)
        return import_folder(found, models_dir, name or repository.split("/")[1])
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _downloaded(repository: str, work: Path) -> Path:
    try:
        with hub_allowed():
            from huggingface_hub import hf_hub_download, list_repo_files

            for file in files_of_model(repository, set(list_repo_files(repository))):
                hf_hub_download(repository, file, local_dir=work)
    except ImportError as error:
        from storyboard_cli.drift.clip import install_line

        hint = install_line()
        raise SbError(
            Kind.missing, "clip-not-installed", "pulling needs huggingface_hub", hint=hint
        ) from error
    except SbError:
        raise
    except Exception as error:  # the hub's client raises kinds of its own and of its transport
        raise SbError(
            Kind.unreachable,
            "model-not-pulled",
            f"{repository} could not be downloaded: {' '.join(str(error).split())[:240]}",
            hint=Mend(
                "models.import",
                {},
                "check the name and the network, or fetch the two files elsewhere: {}",
                blanks=("folder",),
            ),
        ) from error
    return work


def files_of_model(repository: str, there: set[str]) -> list[str]:
    """Which of a repository's files to download: the configuration, if it has one, and one of weights."""
    config = next((c for c in CONFIGS if c in there), None)
    weights = next((w for w in WEIGHTS if w in there), None)
    if weights is None and config != "open_clip_config.json":  # CSD's weights go by any name
        named = [n for ending in WEIGHT_ENDINGS for n in sorted(there) if n.endswith(ending)]
        weights = next((n for n in named if "/" not in n), None)
    if weights is None:
        raise SbError(
            Kind.usage,
            "no-model-there",
            f"{repository} holds no weights of an open_clip, timm or CSD model",
            hint="look for a repository with open_clip_config.json and open_clip_model.safetensors",
        )
    return [config, weights] if config else [weights]
