"""Things that take more than a shape file says, by their kind: the names are those of `plan.staging`."""

from __future__ import annotations

from storyboard_cli.render.preview.models.model import Drawer
from storyboard_cli.render.preview.models.things.buildings import BUILDINGS
from storyboard_cli.render.preview.models.things.cages import CAGES
from storyboard_cli.render.preview.models.things.cases import CASES
from storyboard_cli.render.preview.models.things.castles import CASTLES
from storyboard_cli.render.preview.models.things.containers import CONTAINERS
from storyboard_cli.render.preview.models.things.dials import DIALS
from storyboard_cli.render.preview.models.things.eatables import EATABLES
from storyboard_cli.render.preview.models.things.everyday import EVERYDAY
from storyboard_cli.render.preview.models.things.firearms import FIREARMS
from storyboard_cli.render.preview.models.things.fittings import FITTINGS
from storyboard_cli.render.preview.models.things.food import FOOD
from storyboard_cli.render.preview.models.things.gadgets import GADGETS
from storyboard_cli.render.preview.models.things.games import GAMES
from storyboard_cli.render.preview.models.things.groceries import GROCERIES
from storyboard_cli.render.preview.models.things.halls import HALLS
from storyboard_cli.render.preview.models.things.household import HOUSEHOLD
from storyboard_cli.render.preview.models.things.kitchen import KITCHEN
from storyboard_cli.render.preview.models.things.lab import LAB
from storyboard_cli.render.preview.models.things.lights import LIGHTS
from storyboard_cli.render.preview.models.things.more_music import MORE_MUSIC
from storyboard_cli.render.preview.models.things.music import MUSIC
from storyboard_cli.render.preview.models.things.openings import OPENINGS
from storyboard_cli.render.preview.models.things.outdoors import OUTDOORS
from storyboard_cli.render.preview.models.things.paper_goods import PAPER_GOODS
from storyboard_cli.render.preview.models.things.papers import PAPERS
from storyboard_cli.render.preview.models.things.plants import PLANTS
from storyboard_cli.render.preview.models.things.playground import PLAYGROUND
from storyboard_cli.render.preview.models.things.riches import RICHES
from storyboard_cli.render.preview.models.things.rooms import ROOMS
from storyboard_cli.render.preview.models.things.screens import SCREENS
from storyboard_cli.render.preview.models.things.soft_goods import SOFT_GOODS
from storyboard_cli.render.preview.models.things.sound import SOUND
from storyboard_cli.render.preview.models.things.stand_ins import STAND_INS
from storyboard_cli.render.preview.models.things.sticks import STICKS
from storyboard_cli.render.preview.models.things.storage import STORAGE
from storyboard_cli.render.preview.models.things.street import STREET
from storyboard_cli.render.preview.models.things.tools import TOOLS
from storyboard_cli.render.preview.models.things.toys import TOYS
from storyboard_cli.render.preview.models.things.weapons import WEAPONS
from storyboard_cli.render.preview.models.things.worn import WORN

THINGS: dict[str, Drawer] = {
    **STAND_INS,
    **EVERYDAY,
    **GROCERIES,
    **STORAGE,
    **RICHES,
    **CASES,
    **CAGES,
    **SOUND,
    **FIREARMS,
    **CASTLES,
    **GAMES,
    **PLAYGROUND,
    **MUSIC,
    **CONTAINERS,
    **KITCHEN,
    **FOOD,
    **HALLS,
    **OPENINGS,
    **STREET,
    **OUTDOORS,
    **BUILDINGS,
    **PAPERS,
    **SCREENS,
    **DIALS,
    **LIGHTS,
    **WEAPONS,
    **WORN,
    **TOYS,
    **TOOLS,
    **LAB,
    **PLANTS,
    **ROOMS,
    **HOUSEHOLD,
    **SOFT_GOODS,
    **PAPER_GOODS,
    **STICKS,
    **GADGETS,
    **MORE_MUSIC,
    **EATABLES,
    **FITTINGS,
}
