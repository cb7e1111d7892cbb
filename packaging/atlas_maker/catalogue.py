"""The muscles that can be needled, from the catalogue, and the names of structures that are drawn beside them."""

import csv
from pathlib import Path

MUSCLES = Path(__file__).resolve().parents[2] / "resources" / "catalogue" / "muscles.csv"

EXTRA = {
    "orbicularis-oculi": ("Orbicularis oculi", "Musculus orbicularis oculi"),
    "orbicularis-oris": ("Orbicularis oris", "Musculus orbicularis oris"),
    "nasalis": ("Nasalis", "Musculus nasalis"),
    "levator-labii-superioris": ("Levator labii superioris", "Musculus levator labii superioris"),
    "procerus": ("Procerus", "Musculus procerus"),
    "corrugator-supercilii": ("Corrugator supercilii", "Musculus corrugator supercilii"),
    "levator-labii-alaeque-nasi": ("Levator labii superioris alaeque nasi", "Musculus levator labii superioris alaeque nasi"),
    "levator-anguli-oris": ("Levator anguli oris", "Musculus levator anguli oris"),
    "zygomaticus-minor": ("Zygomaticus minor", "Musculus zygomaticus minor"),
    "risorius": ("Risorius", "Musculus risorius"),
    "mylohyoideus": ("Mylohyoid", "Musculus mylohyoideus"),
    "omohyoideus": ("Omohyoid", "Musculus omohyoideus"),
    "buccinator": ("Buccinator", "Musculus buccinator"),
    "depressor-anguli-oris": ("Depressor anguli oris", "Musculus depressor anguli oris"),
    "depressor-labii-inferioris": ("Depressor labii inferioris", "Musculus depressor labii inferioris"),
    "mentalis": ("Mentalis", "Musculus mentalis"),
    "infrahyoidei": ("Infrahyoid muscles", "Musculi infrahyoidei"),
    "auricularis-posterior": ("Auricularis posterior", "Musculus auricularis posterior"),
    "extensor-digiti-minimi": ("Extensor digiti minimi", "Musculus extensor digiti minimi"),
    "longissimus-capitis": ("Longissimus capitis", "Musculus longissimus capitis"),
    "spinalis-thoracis": ("Spinalis thoracis", "Musculus spinalis thoracis"),
    "gemelli": ("Gemelli", "Musculi gemelli"),
    "longus-colli": ("Longus colli", "Musculus longus colli"),
    "diaphragm": ("Diaphragm, costal margin", "Diaphragma"),
    "transversus-abdominis": ("Transversus abdominis", "Musculus transversus abdominis"),
    "iliopsoas": ("Iliopsoas", "Musculus iliopsoas"),
    "obturator-externus": ("Obturator externus", "Musculus obturatorius externus"),
    "pronator-quadratus": ("Pronator quadratus", "Musculus pronator quadratus"),
    "abductor-pollicis-longus": ("Abductor pollicis longus and extensor pollicis brevis", "Musculus abductor pollicis longus"),
    "extensor-pollicis-longus": ("Extensor pollicis longus", "Musculus extensor pollicis longus"),
    "abductor-pollicis-brevis": ("Abductor pollicis brevis", "Musculus abductor pollicis brevis"),
    "flexor-pollicis-brevis": ("Flexor pollicis brevis", "Musculus flexor pollicis brevis"),
    "flexor-digiti-minimi-hand": ("Flexor digiti minimi, hand", "Musculus flexor digiti minimi brevis manus"),
    "lumbricales-hand": ("Lumbricals, hand", "Musculi lumbricales manus"),
    "interossei-palmares": ("Palmar interossei", "Musculi interossei palmares"),
    "interossei-dorsales-hand": ("Dorsal interossei 2-4, hand", "Musculi interossei dorsales manus"),
    "flexor-digiti-minimi-foot": ("Flexor digiti minimi, foot", "Musculus flexor digiti minimi brevis pedis"),
    "lumbricales-foot": ("Lumbricals, foot", "Musculi lumbricales pedis"),
    "interossei-plantares": ("Plantar interossei", "Musculi interossei plantares"),
}


def load(file: Path = MUSCLES) -> dict[str, int]:
    """The keys of the catalogue's own muscles, in its order, each with the number of its trigger-point suggestions."""
    with file.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    return {row["key"]: int(row["point_count"] or 0) for row in rows if row["extra"] == "false"}
