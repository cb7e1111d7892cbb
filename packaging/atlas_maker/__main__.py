"""Makes the drawings of the body and their tables:  python -m atlas_maker [--into FOLDER] [VIEW ...]"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Collection
from pathlib import Path

from atlas_maker import anterior, foot_dorsal, foot_plantar, hands, lateral, leg_medial, posterior
from atlas_maker.catalogue import load
from atlas_maker.svgout import View
from atlas_maker.svgtext import svg
from atlas_maker.tables import write_tables

RESOURCES = Path(__file__).resolve().parents[2] / "resources" / "atlas"

BUILDERS: dict[str, Callable[[], View]] = {
    "anterior": anterior.build,
    "posterior": posterior.build,
    "lateral_right": lateral.build,
    "leg_medial": leg_medial.build,
    "foot_plantar": foot_plantar.build,
    "foot_dorsal": foot_dorsal.build,
    "hand_palmar": lambda: hands.hand(True),
    "hand_dorsal": lambda: hands.hand(False),
}
"""What makes each view; the left side view is the right one mirrored."""


def write_view(view: View, muscles: Collection[str], into: Path) -> None:
    """The drawing of a view, and of the left side with the right one."""
    views = [view, view.flipped("lateral_left", "left")] if view.name == "lateral_right" else [view]
    for made in views:
        (into / f"{made.name}.svg").write_text(svg(made, muscles), encoding="utf-8", newline="\n")


def main() -> None:
    """What the command line asks for."""
    parser = argparse.ArgumentParser(prog="atlas_maker", description="Makes the drawings of the body.")
    parser.add_argument(
        "views", nargs="*", choices=[*BUILDERS, []], metavar="VIEW", help="only these; the tables are made with all of them"
    )
    parser.add_argument("--into", type=Path, default=RESOURCES, help="another folder than resources/atlas")
    wanted = parser.parse_args()
    wanted.into.mkdir(parents=True, exist_ok=True)
    points = load()
    views = [BUILDERS[name]() for name in wanted.views or BUILDERS]
    for view in views:
        write_view(view, points, wanted.into)
    if not wanted.views:
        write_tables(views, points, wanted.into)


if __name__ == "__main__":
    main()
