"""One check's session: the embedder, the bundles with their limits, the style, and damaged locks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from storyboard_cli.assets.lock import Lock
from storyboard_cli.checking.approved_frames import approved_likenesses
from storyboard_cli.checking.calibrations import (
    JUDGED_TYPES,
    asked_by,
    calibration_text,
    judged_locks,
    limits_of,
    settings_of,
)
from storyboard_cli.checking.crop_cache import CropCache
from storyboard_cli.checking.references import (
    LockReferences,
    all_views,
    at_version,
    figure_hashes,
    references_of,
)
from storyboard_cli.consistency import bundle as bundle_rule
from storyboard_cli.consistency.findings import RULES_VERSION
from storyboard_cli.core.errors import SbError
from storyboard_cli.core.hashing import sha256_json, sha256_text
from storyboard_cli.core.ids import AssetType
from storyboard_cli.core.reporter import Silent
from storyboard_cli.drift.bundle import Bundle, RegionBundle, for_variant
from storyboard_cli.drift.bundle_limits import USUAL, Limits
from storyboard_cli.drift.calibration import METHOD, Calibrated, with_approved
from storyboard_cli.drift.regions import CUT_VERSION
from storyboard_cli.drift.registry import embedder_id_of
from storyboard_cli.plan.recipe import Recipe
from storyboard_cli.plan.staging.looks import look_of
from storyboard_cli.project.lock_integrity import broken_locks
from storyboard_cli.project.placed import with_pipelines
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.spec.appearance import HATS, OPEN

if TYPE_CHECKING:
    from storyboard_cli.drift.base import Embedder
    from storyboard_cli.drift.detectors import Detector

_HAT_DOUBT = 0.5  # how much less sure a head is of which a hat shows more or less as it nods and turns
_HOW = {"picture-missing": "missing", "lfs-pointer": "missing"}
Cast = dict[tuple[str, str | None], Bundle]


@dataclass(frozen=True)
class Style:
    """The style asset's references, ready to be compared with."""

    lock: Lock
    region: RegionBundle


@dataclass
class CheckSession:
    """What all frames of one check share.

    Each part is opened on first use: a run that finds every frame judged already opens no model.
    """

    workspace: Workspace
    embedder_name: str
    asked_by: tuple[str, ...] = ()  # assets whose specs ask for this embedder; none: the project does
    keep: bool = True  # False: a dry run, which writes no calibration either
    _casts: dict[tuple[tuple[str, int], ...], Cast] = field(default_factory=dict)
    _hashes: dict[tuple[str, int], list[tuple[str, Any]]] = field(default_factory=dict)
    _siblings: dict[str, CheckSession] = field(default_factory=dict)
    _places: dict[str, Bundle] = field(default_factory=dict)
    _generates: dict[str, bool] = field(default_factory=dict)

    @cached_property
    def embedder(self) -> Embedder:
        """The embedder of this run."""
        with asked_by(self.asked_by, self.embedder_name):
            return self.workspace.embedder(self.embedder_name)

    @cached_property
    def crops(self) -> CropCache:
        """The crops that this run's embedder has seen, now and before."""
        return CropCache(self.workspace.vectors, self.embedder)

    def keep_crops(self) -> None:
        """Store what was seen since the last time, of every embedder in use."""
        for session in (self, *self._siblings.values()):
            if "crops" in session.__dict__:
                session.crops.keep()

    @cached_property
    def detector(self) -> Detector | None:
        """The project's detector of people, if it has one."""
        return self.workspace.detector()

    @cached_property
    def own_embedders(self) -> dict[str, str]:
        """Assets that are looked at by another embedder than this one, because their specs say so."""
        chosen = {lock.asset_id: settings_of(self.workspace, lock).embedder for lock in self.locks}
        return {a: name for a, name in chosen.items() if name and name != self.embedder_name}

    def of_asset(self, asset_id: str) -> CheckSession:
        """The session that this asset is judged on: this one, or that of its own embedder."""
        name = self.own_embedders.get(asset_id)
        if name is None:
            return self
        if name not in self._siblings:
            asking = tuple(sorted(a for a, own in self.own_embedders.items() if own == name))
            self._siblings[name] = CheckSession(self.workspace, name, asking, self.keep)
        return self._siblings[name]

    @cached_property
    def locks(self) -> list[Lock]:
        """The versions in use of what is judged by its look, by id; for some assets only, their kinds."""
        all_of = [lock for lock in judged_locks(self.workspace) if lock.spec.asset_type in JUDGED_TYPES]
        kinds = {lock.spec.asset_type for lock in all_of if lock.asset_id in self.asked_by}
        return [lock for lock in all_of if lock.spec.asset_type in kinds or not self.asked_by]

    @cached_property
    def known(self) -> dict[str, LockReferences]:
        """References of the versions in use, by lock hash."""
        return references_of(self.workspace, self.locks, self.embedder, Silent())

    @cached_property
    def limits(self) -> dict[str, Limits]:
        """Calibrated limits of the versions in use, by lock hash."""
        return {
            lock.lock_hash: limits_of(self.workspace, self.known, lock, self.embedder, keep=self.keep)
            for lock in self.locks
        }

    @cached_property
    def style(self) -> Style | None:
        """The project's look, where a style asset is locked."""
        for lock in self.locks:
            if lock.spec.asset_type is AssetType.style:
                regions = self._regions(lock, None)
                if "frame" in regions:
                    return Style(lock, regions["frame"])
        return None

    @cached_property
    def style_session(self) -> CheckSession:
        """The session that the project's look is judged on."""
        styles = [lock.asset_id for lock in self.locks if lock.spec.asset_type is AssetType.style]
        return self.of_asset(styles[0]) if styles else self

    def generates(self, recipe: Recipe) -> bool:
        """Does a model make the pixels, as the pipeline says? A drawing of the same staging is no copy."""
        if recipe.pipeline not in self._generates:
            from storyboard_cli.render.comfy.pipelines import open_pipeline

            try:
                found = open_pipeline(with_pipelines(self.workspace), recipe.pipeline).requires.generates
            except SbError:  # the preview renderer's own, or a pipeline that is gone
                found = not recipe.pipeline.startswith("preview")
            self._generates[recipe.pipeline] = found
        return self._generates[recipe.pipeline]

    def place(self, recipe: Recipe) -> tuple[Bundle | None, list[Bundle]]:
        """The bundle of the frame's place in the version it was made with, and those of all other places."""
        used = next((use for use in recipe.assets if use.asset_type == "environment"), None)
        lock = self.workspace.registry.lock(used.asset_id, used.version) if used else None
        if used is None or lock is None or (self.asked_by and used.asset_id not in self.asked_by):
            return None, []
        others = [
            self._place(other)
            for other in self.locks
            if other.spec.asset_type is AssetType.environment and other.asset_id != used.asset_id
        ]
        return self._place(lock), others

    def _place(self, lock: Lock) -> Bundle:
        """A place from all its sides, by day and by night: the frame's light is taken off before."""
        if lock.lock_hash not in self._places:
            views = all_views(self._known(lock))
            limits = self._limits(lock).get(USUAL, {})
            regions = {
                name: RegionBundle(name, region.references, limits.get(name))
                for name, region in for_variant(at_version(views, lock), None).items()
            }
            of = lock.spec
            bundle = Bundle(of.asset_id, of.name, lock.version, None, of.symmetric, False, regions)
            self._places[lock.lock_hash] = bundle
        return self._places[lock.lock_hash]

    @cached_property
    def broken(self) -> dict[str, str]:
        """Locked pictures that are not what was locked: path → `changed` or `missing`."""
        registry = self.workspace.registry
        used = [
            (asset_id, lock.version)
            for asset_id in registry.asset_ids
            for lock in registry.locks(asset_id)
            if registry.retired(asset_id, lock.version) is None
        ]
        return {
            problem.where.path: _HOW.get(problem.code, "changed")
            for problem in broken_locks(self.workspace, used)
            if problem.where is not None and problem.code != "lock-changed"
        }

    @cached_property
    def digest(self) -> str:
        """Hash of everything that is the same for all frames of a run and can change a verdict."""
        settings = self.workspace.project.consistency
        return sha256_json(
            [
                [RULES_VERSION, CUT_VERSION, METHOD],
                self._calibrations(),
                self._approved_counts(),
                self.embedder_id,
                self.detector.detector_id if self.detector else "",
                [
                    [
                        a,
                        self.of_asset(a).embedder_id,
                        *self.of_asset(a)._calibrations(),
                        *self.of_asset(a)._approved_counts(),
                    ]
                    for a in self.own_embedders
                ],
                [settings_of(self.workspace, lock).plain() for lock in self.locks],
                settings.plain(),
                sorted(
                    (lock.asset_id, lock.version, lock.lock_hash) for lock in judged_locks(self.workspace)
                ),
                sorted(self.broken.items()),
                self.workspace.project.style_anchor_prompt,
                self.workspace.project.style_anchors.plain(),
                [self.workspace.project.seed, self.workspace.project.seed_policy],
            ]
        )

    def _approved_counts(self) -> list[tuple[str, str, int]]:
        """Counts the approved likenesses in the limits, by asset and region."""
        return sorted((*what, len(scores)) for what, scores in self.approved.items())

    @cached_property
    def embedder_id(self) -> str:
        """The embedder's id, without loading its weights where that can be."""
        with asked_by(self.asked_by, self.embedder_name):
            return embedder_id_of(self.embedder_name, self.workspace.models_dir)

    def _calibrations(self) -> list[str]:
        """Hashes of the calibration files of the locks in use; missing and outlived ones are made first."""
        texts = [calibration_text(self.workspace, lock, self.embedder_id) for lock in self.locks]
        if not all(texts):
            _ = self.limits
            texts = [calibration_text(self.workspace, lock, self.embedder_id) for lock in self.locks]
        return [sha256_text(text) for text in texts]

    @cached_property
    def approved(self) -> dict[tuple[str, str], list[float]]:
        """Likenesses in approved pictures by (asset id, region), oldest first."""
        return approved_likenesses(self.workspace, self.embedder_id)

    def cast(self, recipe: Recipe) -> Cast:
        """Bundles of every character: the recipe's in the version it was made with, the others as in use."""
        used = {use.asset_id: use.version for use in recipe.assets if use.asset_type == "character"}
        chosen = {lock.asset_id: lock for lock in self.locks if lock.spec.asset_type is AssetType.character}
        for asset_id, version in used.items():
            lock = self.workspace.registry.lock(asset_id, version)
            if lock is not None:
                chosen[asset_id] = lock
        key = tuple(sorted((asset_id, lock.version) for asset_id, lock in chosen.items()))
        if key not in self._casts:
            self._casts[key] = {b.key: b for lock in chosen.values() for b in self._bundles(lock)}
        return self._casts[key]

    def _bundles(self, lock: Lock) -> list[Bundle]:
        """One bundle for each variant, the usual one also under the name of the default variant."""
        spec = lock.spec
        group = look_of(spec).group
        shown = sorted({p.variant for p in lock.pictures if p.variant})
        usual = Bundle(
            spec.asset_id, spec.name, lock.version, None, spec.symmetric, group, self._regions(lock, None)
        )
        found = [usual]
        for variant in spec.variants:
            if variant.name == spec.default_variant:
                regions: Mapping[str, RegionBundle] = usual.regions
            elif variant.name in shown:
                regions = self._regions(lock, variant.name)
            else:  # nobody knows how these clothes look; the head is the same
                regions = {n: r for n, r in usual.regions.items() if n in ("hair", "head")}
            found.append(
                Bundle(
                    spec.asset_id, spec.name, lock.version, variant.name, spec.symmetric, group, regions
                )
            )  # fmt: skip
        return found

    def _regions(self, lock: Lock, variant: str | None) -> dict[str, RegionBundle]:
        """What is compared: a hat is where the hair would be, a cloak beside the legs or before them."""
        known = self._known(lock)
        worn = set(lock.spec.appearance_of(variant or lock.spec.default_variant).accessories)
        hat = bool(worn & set(HATS))
        covered = {"hair"} if hat else set()
        covered |= {"legs"} if "cloak" in worn else set()
        limits = self._limits(lock)
        of_variant = limits.get(variant or USUAL) or limits.get(USUAL, {})
        found = {}
        for name, region in for_variant(at_version(known.references, lock), variant).items():
            if name not in covered:
                joined = self._joined(lock, name, of_variant, len(of_variant))
                if joined and hat and name == "head":
                    joined = joined.widened(1 + _HAT_DOUBT)
                found[name] = RegionBundle(name, region.references, joined)
        return found

    def _joined(
        self, lock: Lock, region: str, limits: Mapping[str, Calibrated], tests: int
    ) -> Calibrated | None:
        """The limits of a region, with what people have approved since."""
        first = limits.get(region)
        scores = self.approved.get((lock.asset_id, region))
        return with_approved(first, scores, tests=tests) if first and scores else first

    def _known(self, lock: Lock) -> LockReferences:
        if lock.lock_hash not in self.known:
            self.known.update(references_of(self.workspace, [lock], self.embedder, Silent()))
        return self.known[lock.lock_hash]

    def _limits(self, lock: Lock) -> Limits:
        if lock.lock_hash not in self.limits:
            self.limits[lock.lock_hash] = limits_of(
                self.workspace, self.known, lock, self.embedder, keep=self.keep
            )
        return self.limits[lock.lock_hash]

    def hashes(self, asset_id: str, version: int) -> list[tuple[str, Any]]:
        """Gradient hashes of a version's pictures, each cut to its figure."""
        key = (asset_id, version)
        if key not in self._hashes:
            lock = self.workspace.registry.lock(asset_id, version)
            self._hashes[key] = figure_hashes(self.workspace, lock) if lock else []
        return self._hashes[key]

    def bundle_states(self, recipe: Recipe) -> list[bundle_rule.BundleState]:
        """Returns the state on disk of each version that a frame was made from."""
        registry = self.workspace.registry
        found = []
        for use in recipe.assets:
            lock = registry.lock(use.asset_id, use.version)
            if lock is None:
                gone = bundle_rule.BundleState(use.asset_id, use.name, use.version, gone=True)
                found += [gone] if use.version else []  # 0 is a draft's placeholder
                continue
            folder = f"assets/{use.asset_id}/v{use.version}/"
            mine = {path: how for path, how in self.broken.items() if path.startswith(folder)}
            current = registry.current(use.asset_id)
            found.append(
                bundle_rule.BundleState(
                    asset=use.asset_id,
                    name=use.name,
                    version=use.version,
                    changed=tuple(p for p, how in mine.items() if how == "changed"),
                    missing=tuple(p for p, how in mine.items() if how == "missing"),
                    identity_broken=lock.lock_hash != lock.identity(),
                    newest=current.version if current else None,
                )
            )
        return found


def garments_of(recipe: Recipe) -> dict[tuple[str, str], str]:
    """Names the garments of each character in the frame, by (asset id, region)."""
    found: dict[tuple[str, str], str] = {}
    for use in recipe.assets:
        outfit = use.appearance.outfit
        if use.asset_type != "character" or outfit is None:
            continue
        if outfit.top != OPEN:
            found[use.asset_id, "body"] = outfit.top.replace("_", " ")
        if outfit.bottom not in ("none", OPEN):
            found[use.asset_id, "legs"] = outfit.bottom
    return found


def judged_facts(session: CheckSession, recipe: Recipe) -> dict[str, Any]:
    """Returns the facts behind a verdict, for the audit: enough to reach it again."""
    return {
        "embedder": session.embedder.embedder_id,
        "rules": RULES_VERSION,
        "alpha": session.workspace.project.consistency.alpha,
        "assets": {use.asset_id: f"v{use.version} {use.lock_hash}" for use in recipe.assets if use.version},
        "seed": recipe.seeds.seed,
        "lineage": [f"{step.kind} {step.seed}" for step in recipe.seeds.lineage],
    }
