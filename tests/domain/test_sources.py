"""docs/SOURCES.md names every source the program cites, and the work each of them means."""

from __future__ import annotations

from pathlib import Path

from tests.domain.cited import cited_in_code, cited_in_data

PAGE = Path(__file__).parents[2] / "docs" / "SOURCES.md"


def table_under(heading: str, page: str) -> dict[str, str]:
    """The two columns of the table under that heading."""
    part = page.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    rows = [line.strip("| ").split(" | ") for line in part.splitlines() if line.startswith("| ")]
    assert all(len(row) == 2 for row in rows)
    return {row[0]: row[1] for row in rows[1:]}


def without_a_line(cited: set[str], page: str) -> set[str]:
    """The sources that have no line, or whose line names a work that has none."""
    works, lines = table_under("Works", page), table_under("As cited", page)
    return {source for source in cited if source not in lines or any(w not in works for w in lines[source].split(" + "))}


def test_that_every_source_the_program_cites_has_a_line_and_its_work() -> None:
    assert without_a_line(cited_in_code() | cited_in_data(), PAGE.read_text("utf-8")) == set()


def test_that_a_source_without_a_line_is_found_missing() -> None:
    """The control: a made-up source, and a line whose work was taken away."""
    page, cited = PAGE.read_text("utf-8"), cited_in_code() | cited_in_data()
    assert without_a_line(cited | {"Nobody et al., J Nowhere 2031;1:1"}, page) == {"Nobody et al., J Nowhere 2031;1:1"}
    colorless = "\n".join(line for line in page.splitlines() if not line.startswith("| Colorado Rule 11 |"))
    (missing,) = without_a_line(cited, colorless)
    assert missing.startswith("Written consent is kept in the record")


def test_that_the_page_names_no_source_the_program_does_not_cite() -> None:
    assert set(table_under("As cited", PAGE.read_text("utf-8"))) == cited_in_code() | cited_in_data()


def test_that_sources_are_gathered_wherever_they_stand() -> None:
    """One of a rule, a finding, a variable, a helper, a range, a threshold; one of each data file that has some."""
    assert cited_in_code() >= {
        "CMS record-keeping principles for amendments (CR 8105)",
        "New Jersey 45:9-37.34k limits a therapist to techniques trained in",
        "needles are sterile until their date (21 CFR 880.5580)",
        "STRICTA 2010 (MacPherson et al.), item 4b",
        "numeric pain rating scale, 0-10",
        "Binkley et al., Phys Ther 1999;79:371",
    }
    assert cited_in_data() >= {
        "White et al., severity of reactions to acupuncture",
        "South African physiotherapy board notice 121, section 5.1 (thorax)",
    }
