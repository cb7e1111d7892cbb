"""Design tokens: every colour and every size of the product, in one place.

Nothing outside this module names a colour or a pixel count.  A screen asks for a role
(``t.text2``, ``sz.touch``), never for a hex value, so light, dark, print and larger text are
one switch each.
"""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Tokens:
    """One colour scheme.  All values are ``#rrggbb``."""

    name: str
    # grounds, from back to front
    bg: str  # window
    surface: str  # panel, table
    raised: str  # fields, popovers, the selected segment
    control: str  # ground of keys, chips, tracks and plain buttons
    hover: str  # pointer over a quiet control
    pressed: str  # finger down on a quiet control
    line: str  # hairline between things (decorative, no contrast duty)
    edge: str  # outline of a control (3:1 on every ground)
    # text
    text1: str
    text2: str
    text3: str
    disabled: str
    # the one accent
    accent: str  # fill of the primary control, links, selection
    accent_hover: str
    accent_press: str
    accent_text: str  # text on `accent`
    accent_soft: str  # selected row, selected chip
    focus: str  # focus ring
    # states: *_text on bg/surface, *_soft behind it, *_fill with on_* on top
    ok: str
    caution: str
    caution_soft: str
    caution_fill: str  # "needle in the body" yellow, used for nothing else on the page
    on_caution: str
    danger: str
    danger_soft: str
    danger_fill: str
    on_danger: str
    # marks on the body
    mark: str  # disc, ring, dashes
    mark_text: str  # number on the disc
    mark_paper: str  # inside of a ring
    mark_halo: str  # 2 px around every mark
    ghost: str
    ghost_paper: str
    # body: skin, its light, its edge, contour lines inside
    body: str
    body_hi: str
    outline: str
    land: str
    # three muscle tones, edge and core of the belly, light on it, border, fibres
    m0: str
    m1: str
    m2: str
    h0: str
    h1: str
    h2: str
    shine: str
    m_line: str
    fibre: str
    deep: str
    deep_fill: str
    tendon_edge: str
    tendon_core: str
    tendon_line: str
    bone: str
    # plots
    grid: str
    pain_before: str
    pain_after: str
    series: str  # twitches
    series2: str  # needles
    lane: str  # complementary treatments: one tone, told apart by row and label
    heat: tuple[str, ...]  # six steps, low to high


# fmt: off
LIGHT = Tokens(
    name="light",
    bg="#f6f4f0", surface="#fcfbf8", raised="#ffffff", control="#eeebe5", hover="#efece6", pressed="#e5e1d9",
    line="#e4dfd7", edge="#8c8379",
    text1="#1f1c18", text2="#59524a", text3="#6d665d", disabled="#aaa298",
    accent="#0d5a72", accent_hover="#0a4d62", accent_press="#083f51", accent_text="#ffffff", accent_soft="#deecf0",
    focus="#0d5a72",
    ok="#2c6a3e", caution="#855200", caution_soft="#fdf0cd", caution_fill="#ffc72e", on_caution="#1f1c18",
    danger="#ab2419", danger_soft="#fbe8e4", danger_fill="#b3261a", on_danger="#ffffff",
    mark="#0b4a60", mark_text="#ffffff", mark_paper="#ffffff", mark_halo="#ffffff", ghost="#735c50", ghost_paper="#f7ece4",
    body="#eee2d6", body_hi="#fbf5ee", outline="#6f5b50", land="#8d7567", m0="#cfa793", m1="#c69d89", m2="#d5b4a3",
    h0="#ecd3c6", h1="#e6c9b9", h2="#f0dcd0", shine="#fff6ee", m_line="#99735f", fibre="#8a6655", deep="#8b6a86",
    deep_fill="#b79bb4", tendon_edge="#ebe1d8", tendon_core="#fcf9f6", tendon_line="#b59e90", bone="#fbf7f0",
    grid="#e9e5dd", pain_before="#1f1c18", pain_after="#0d5a72", series="#0d5a72", series2="#8c8379",
    lane="#59524a",
    heat=("#f6dfa9", "#f0b567", "#e1823c", "#c4501f", "#97290f", "#5f0f09"),
)

DARK = Tokens(
    name="dark",
    bg="#181715", surface="#1f1e1b", raised="#2a2825", control="#2c2a27", hover="#282623", pressed="#403c37",
    line="#33302c", edge="#817970",
    text1="#f3efe9", text2="#bdb5ab", text3="#9d958b", disabled="#67615a",
    accent="#6cc4dc", accent_hover="#83d0e5", accent_press="#58b3cc", accent_text="#07232c", accent_soft="#1b3841",
    focus="#8fd8ea",
    ok="#86c795", caution="#f0bd55", caution_soft="#3a2f17", caution_fill="#ffcf47", on_caution="#1b1813",
    danger="#ff9b8c", danger_soft="#43211c", danger_fill="#f07a69", on_danger="#1c0502",
    mark="#a5e4f3", mark_text="#06222b", mark_paper="#14130f", mark_halo="#14130f", ghost="#d2c2b6", ghost_paper="#4a3f39",
    body="#2d2a29", body_hi="#3c3836", outline="#b3a195", land="#a08f84", m0="#56453e", m1="#4f3f39", m2="#5d4b44",
    h0="#75625a", h1="#6d5a53", h2="#7d6a61", shine="#b39c90", m_line="#1d1816", fibre="#2e2623", deep="#c3a6cf",
    deep_fill="#8a6f93", tendon_edge="#4c4845", tendon_core="#6f6a65", tendon_line="#8f847b", bone="#4a4542",
    grid="#2a2825", pain_before="#f3efe9", pain_after="#6cc4dc", series="#6cc4dc", series2="#817970",
    lane="#bdb5ab",
    heat=("#5b4320", "#86581c", "#b97420", "#e69a33", "#f9c766", "#fff1bd"),
)

_WHITE, _BLACK = "#ffffff", "#000000"
PRINT = replace(
    LIGHT, name="print", bg=_WHITE, surface=_WHITE, raised=_WHITE, control=_WHITE, line="#999999", edge=_BLACK,
    text1=_BLACK, text2=_BLACK, text3=_BLACK, accent=_BLACK, accent_soft=_WHITE, focus=_BLACK,
    caution_fill=_WHITE, on_caution=_BLACK, mark=_BLACK, mark_text=_WHITE, mark_paper=_WHITE, mark_halo=_WHITE,
    ghost="#777777", ghost_paper=_WHITE, body=_WHITE, body_hi=_WHITE, outline=_BLACK, land="#888888",
    m0=_WHITE, m1=_WHITE, m2=_WHITE, h0=_WHITE, h1=_WHITE, h2=_WHITE, shine=_WHITE, m_line="#888888", fibre="#d8d8d8",
    deep="#555555", deep_fill="#eeeeee", tendon_edge=_WHITE, tendon_core=_WHITE, tendon_line="#aaaaaa", bone=_WHITE,
)
# fmt: on


_GROWING_BY_HALF = (
    "numeral",
    "touch",
    "touch_big",
    "desk",
    "row",
    "row_touch",
    "side",
    "banner",
    "ledger",
    "icon",
    "icon_small",
)


@dataclass(frozen=True)
class Sizes:
    """Sizes at 100 % text.  ``scaled()`` gives the same set for another text size."""

    # type: three sizes of text and one size of numeral
    small: float = 13
    body: float = 15
    title: float = 20
    numeral: float = 28  # counts that are read from 1 m; digits only
    # 4 px grid
    u: float = 4
    gap: float = 8
    pad: float = 16
    page: float = 24
    # targets
    touch: float = 48  # charting pages
    touch_big: float = 64  # twitch pad keys, "Pull all now"
    desk: float = 32  # everywhere else
    row: float = 40  # table row on desk pages
    row_touch: float = 56
    # shape
    radius: float = 8
    radius_small: float = 6
    hair: float = 1
    focus_w: float = 2
    focus_gap: float = 2
    icon: float = 24
    icon_small: float = 20
    stroke: float = 1.75
    # layout
    side: float = 432  # site card beside the body
    banner: float = 56
    ledger: float = 72

    def scaled(self, k: float) -> Sizes:
        """Another text size.

        Text grows by k; targets, rows and the card by half of that, since they already have room; the counts too (28 px is
        large already); hairlines, radii and strokes not at all.
        """
        half = 1 + (k - 1) * 0.5
        by = dict.fromkeys(("small", "body", "title"), k) | dict.fromkeys(_GROWING_BY_HALF, half)
        return replace(self, **{name: round(getattr(self, name) * factor) for name, factor in by.items()})


SCHEMES = {"light": LIGHT, "dark": DARK, "print": PRINT}
MOTION_MS = 120  # one duration; 0 when the system asks for no motion
