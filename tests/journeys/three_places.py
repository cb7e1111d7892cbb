"""The numbers of a signed visit asked for in three places: on the screen, in the clinic file, in the exported document.

What must come out stands here in words and figures of its own; nothing of it is computed by the program.
"""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from needlechart.exchange.document_reading import read_charts
from needlechart.records import envelope
from needlechart.usecases.exchanging import export_clinic
from tests.clinics import ADA, PASSPHRASE, Template, reopened
from tests.journeys.hands import Hands
from tests.journeys.holding import figures_shown
from tests.scenarios import TOTALS, Totals


@dataclass(frozen=True, slots=True)
class Visit:
    """``sites``: structure, side, needle, insertions, twitches ("-" where none were counted); ``measured``: scale, when, value;
    ``treated``: entry of the catalogue, minutes; ``said``: what must be read in the note."""

    out: int
    unused: int
    sites: tuple[str, ...]
    measured: tuple[str, ...]
    treated: tuple[str, ...] = ()
    said: tuple[str, ...] = ()


VISITS = {
    "s1": Visit(
        4,
        0,
        (
            "gluteus-medius right 0.30x60 1 5",
            "gluteus-medius right 0.30x60 1 3",
            "gluteus-minimus right 0.30x75 1 2",
            "quadratus-lumborum right 0.30x60 1 -",
        ),
        ("nprs after 3", "nprs before 6"),
        ("massage 8", "bridges 12"),
        (
            "Timed 20 min · CMS rule: 1 unit (97110: 1).  AMA rule: 2 units (97110: 1, 97140: 1).",
            "3 muscles, with or without side: Gluteus medius, Gluteus minimus, Quadratus lumborum",
            "4 insertions at 4 sites, 10 twitches at 3 sites, 3 muscles.",
            "Needles: 4 in, 4 opened, 4 out as counted, 4 in the sharps box.",
            "Found, not needled: R piriformis: latent.",
            "Pain 0-10: 6 of 10 → 3 of 10, better by 3",
            "3 · R gluteus minimus: 0.30 × 75, 1 insertion, 60 mm, deep muscle, pistoning. 2 twitches; familiar pain; refers "
            "down the outer leg.",
            "4 · R quadratus lumborum: 0.30 × 60, 1 insertion, 45 mm, deep muscle, pistoning. Twitch: can't tell.",
            "Bridges: 3 × 10, body weight, 12 min.",
            "Massage: 8 min.",
            "No reaction.",
        ),
    ),
    "s3": Visit(
        4,
        0,
        (
            "soleus right 0.30x40 1 3",
            "gastrocnemius-medial right 0.30x40 1 2",
            "quadratus-plantae right 0.25x30 1 1",
            "abductor-hallucis right 0.25x30 1 -",
        ),
        ("lefs before 41", "nprs after 4", "nprs before 7"),
        ("ice-pack 10", "taping-low-dye -"),
        (
            "4 insertions at 4 sites, 6 twitches at 3 sites, 4 muscles.",
            "Needles: 4 in, 4 opened, 4 out as counted, 4 in the sharps box.",
            "1 twitch, stopped for pain; pain during 7/10.",
            "static, in for 5 min. Twitch not sought.",
            "Lower Extremity Functional Scale, before treatment: 41 of 80.",
            "Pain 0-10, at the first steps: 7 of 10 → 4 of 10, better by 3",
            "Ice pack: 10 min.",
            "worn 24 h",
        ),
    ),
    "s5": Visit(
        1,
        1,
        ("trapezius-upper right 0.25x30 1 2",),
        ("nprs after 5", "nprs before 5"),
        (),
        (
            "Needles: 1 in, 2 opened, 1 out as counted, 1 in the sharps box, 1 unused.",
            "Fainted, loss of consciousness (significant), 3 min after the first insertion, unconscious for 10 s.",
            "5 min 84/50 mmHg pulse 44; 10 min 96/60 mmHg; 15 min 110/68 mmHg; 20 min 114/70 mmHg.",
            "Ended early.",
            "1 muscle, with or without side: Trapezius",
        ),
    ),
    "s6": Visit(
        6,
        0,
        tuple(
            f"{muscle} {side} 0.30x40 1 -"
            for muscle in ("semispinalis-capitis", "splenius-capitis", "trapezius-upper")
            for side in ("left", "right")
        ),
        ("nprs after 4", "nprs before 5"),
        (),
        (
            "6 insertions at 6 sites, 3 muscles (6 with their sides).",
            "static, in for 6 min. Twitch not sought.",
            "Needles out of the body: count changed from 5 to 6 on 20 Nov 2026, 14:52 (found in the hair).",
            "5 counted, 6 expected; last seen: hair, occiput L; searched: patient, hair, linen, floor; patient checked; told: "
            "clinic manager; found on the patient on 20 Nov 2026, 14:52; near miss.",
        ),
    ),
    "s9": Visit(
        2,
        0,
        ("adductor-longus right 0.30x40 1 3", "adductor-longus right 0.30x40 1 2"),
        ("nprs after 2", "nprs before 5"),
        ("strengthening 15",),
    ),
    "s10": Visit(
        4,
        0,
        (
            "masseter left 0.20x25 2 2",
            "masseter right 0.20x25 2 3",
            "temporalis left 0.20x25 1 1",
            "scm-sternal left 0.25x30 1 2",
        ),
        ("mouth_opening after 41", "mouth_opening before 34", "nprs after 4", "nprs before 6"),
        ("education-jaw 5",),
        (
            "6 insertions at 4 sites, 8 twitches at 4 sites, 3 muscles (4 with their sides).",
            "Needles: 4 in, 4 opened, 4 out as counted, 4 in the sharps box.",
        ),
    ),
}


def assert_in_three_places(hands: Hands, name: str, *, in_words: bool = True) -> dict[str, Any]:
    """The signed session in hand, against the table; the patient as the exported document has them.

    ``in_words``: also what is read in the note; not so where a visit with the same numbers was charted with other words.
    """
    totals, visit = TOTALS[name], VISITS[name]
    _on_the_screen(hands, totals, visit, visit.said if in_words else ())
    path = hands.window.worker.file.path
    _in_the_file(hands, path)
    return _in_the_document(hands, path.with_name(f"{name}.json"), totals, visit)


def _on_the_screen(hands: Hands, totals: Totals, visit: Visit, said: tuple[str, ...]) -> None:
    shown = figures_shown(hands)
    assert shown["opened"] == str(totals.opened)
    assert shown["in"] == str(totals.needles)
    assert shown["out"] == str(visit.out)
    assert shown["sharps"] == str(totals.opened - visit.unused)
    assert shown["in the body"] == "0"
    assert shown["twitches"] == str(totals.twitches)
    assert shown["muscles"] == str(totals.distinct)
    for words in said:
        assert hands.reads(words), words


def _in_the_file(hands: Hands, path: Path) -> None:
    """Read by a program of its own, beside the one that is open."""
    template = Template(path, envelope.unwrap(envelope.read(path), ADA.id, PASSPHRASE))
    with closing(reopened(template, path, seed=11, read_only=True)) as file, file.reading() as reading:
        assert reading.session(hands.session.id) == hands.session


def _in_the_document(hands: Hands, out: Path, totals: Totals, visit: Visit) -> dict[str, Any]:
    worker = hands.window.worker
    done: list[None] = []
    worker.call(lambda: export_clinic(worker.file, "json", out), done.append, hands.page)
    hands.until(lambda: bool(done))
    assert hands.session in [session for read in read_charts(out) for session in read.chart.sessions]
    patients = json.loads(out.read_text("utf-8"))["patients"]
    (patient,) = (p for p in patients if p["id"] == hands.session.patient_id)
    (session,) = (s for s in patient["sessions"] if s["id"] == hands.session.id)
    assert session["count"] == {
        "opened": totals.opened,
        "out": visit.out,
        "sharps": totals.opened - visit.unused,
        "unused": visit.unused,
    }
    assert session["derived"] == {
        "needles_in": totals.needles,
        "needles_out": visit.out,
        "insertions": totals.insertions,
        "ltr_total": totals.twitches,
        "ltr_total_is_minimum": False,
        "muscles_distinct": totals.distinct,
        "muscles_with_side": totals.with_side,
        "code_distinct": totals.code,
        "code_with_side": totals.code,
        "timed_minutes": totals.timed_minutes,
        "units_cms": dict(totals.units_cms),
        "units_ama": dict(totals.units_ama),
    }
    assert tuple(_site(site) for site in sorted(session["sites"], key=lambda site: int(site["order"]))) == visit.sites
    assert tuple(sorted(f"{m['scale']} {m['when']} {m['value']:g}" for m in session["measurements"])) == visit.measured
    assert tuple(f"{t['item']} {t.get('minutes', '-')}" for t in session["treatments"]) == visit.treated
    return dict(patient)


def _site(site: dict[str, Any]) -> str:
    place, needle = site["place"], site["needle"]
    size = f"{needle['diameter_mm']:.2f}x{needle['length_mm']:g}"
    return f"{place['structure']} {place['side']} {size} {site['insertions']} {site['twitch'].get('count', '-')}"
