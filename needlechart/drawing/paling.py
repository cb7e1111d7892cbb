"""A group of a drawing grown pale: its colours are mixed with the ground it lies on.

An opacity of the whole group would look the same, but Qt then paints the group into a picture of its full size first: close
up that is hundreds of megabytes, and past a limit of Qt's the group is left out.
"""

from __future__ import annotations

import re

_GRADIENT = r'<(linear|radial)Gradient id="{id}"(?:[^>]*/>|.*?</\1Gradient>)'
_PREFIX = "pale-"


def mixed(one: str, other: str, share: float) -> str:
    """A colour ``share`` (0-1) of the way from one to the other, all as #rrggbb."""
    parts = [(int(one[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(a * (1 - share) + b * share):02x}" for a, b in parts)


def with_pale_group(text: str, group: str, line: str, ground: str, share: float) -> str:
    """The drawing with that group's fills and its ``line`` colour only ``share`` (0-1) of what they were over ``ground``."""
    start = text.index(f'<g id="{group}">') + len(f'<g id="{group}">')
    end = text.index("</g>", start)
    within = text[start:end]
    pale = [
        re.sub(r"#[0-9a-f]{6}", lambda colour: mixed(ground, colour[0], share), definition)
        for definition in _gradients_of(within, text).values()
    ]
    moved = [re.sub(r'(id="|href="#)', rf"\g<1>{_PREFIX}", definition) for definition in pale]
    within = within.replace("url(#", f"url(#{_PREFIX}")
    head = f'<defs>{"".join(moved)}</defs>\n<g id="{group}" stroke="{mixed(ground, line, share)}">'
    return text[: start - len(f'<g id="{group}">')] + head + within + text[end:]


def _gradients_of(within: str, text: str) -> dict[str, str]:
    """Every gradient the group is filled with, and those their stops come from, each after what it needs."""
    found: dict[str, str] = {}

    def find(name: str) -> None:
        definition = re.search(_GRADIENT.format(id=re.escape(name)), text, re.DOTALL)
        if definition is None or name in found:
            return
        for other in re.findall(r'href="#([^"]+)"', definition[0]):
            find(other)
        found[name] = definition[0]

    for name in re.findall(r"url\(#([^)]+)\)", within):
        find(name)
    return found
