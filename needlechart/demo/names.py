"""Invented people for a demo clinic; any likeness to a living person is chance."""

from __future__ import annotations

from random import Random

from needlechart.domain.patients import Sex

FEMALE = ("Annik", "Brisa", "Carlin", "Delphy", "Elune", "Fenna", "Greta", "Hedda", "Ilka", "Juna", "Kerry", "Liv", "Mirel",
          "Noor", "Odile", "Petra", "Runa", "Senta", "Tilde", "Ylva")  # fmt: skip
MALE = ("Anselm", "Bram", "Corin", "Darek", "Eskil", "Fynn", "Gorm", "Hanno", "Ivo", "Jarek", "Kolja", "Leif", "Mats", "Nilo",
        "Osric", "Pavel", "Rurik", "Soren", "Tamo", "Wim")  # fmt: skip
FAMILY = ("Ashdell", "Birkmoor", "Cressway", "Dunholt", "Elmgarth", "Fernley", "Garrowby", "Hazelin", "Islebeck", "Junegrove",
          "Kestwick", "Larkfold", "Merrowind", "Nettleby", "Oakhaven", "Pinemark", "Quillon", "Rowanthal", "Sedgeway",
          "Thornquist", "Umberfeld", "Vetchley", "Willowmar", "Yarrowick")  # fmt: skip
OCCUPATIONS = ("office clerk", "teacher", "joiner", "nurse", "waiter", "gardener", "software tester", "bus driver", "hairdresser",
               "retired", "student", "cook", "warehouse worker", "violinist", "runner and baker", "electrician")  # fmt: skip
REFERRERS = ("", "", "family physician", "orthopaedic practice", "sports physician", "dental clinic")
CLINIC = "Linden Row Physiotherapy"
STAFF = ("Ada Kern", "Jonas Vale", "Mira Holt", "Timo Brandt")
"""Therapist and manager, therapist, manager, student."""


def given_name(random: Random, sex: Sex) -> str:
    """A given name."""
    return random.choice(FEMALE if sex is Sex.FEMALE else MALE)


def phone(random: Random) -> str:
    """A number of the block that is kept for fiction."""
    return f"+44 20 7946 0{random.randrange(1000):03d}"
