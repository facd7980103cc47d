"""The matrix of completeness, against the carried files counted here."""

import csv
from collections import Counter, defaultdict
from pathlib import Path

from eip_data import catalogue
from eip_data.columns import AreaKind, Status
from findings.quality import Matrix, quality
from findings.sentences import status_text

FIGURES = Path(catalogue.__file__).with_name("figures")


def carried(*kinds: AreaKind) -> dict[tuple[str, str, str], Counter[str]]:
    """Statuses by measure, group and period, over areas of these kinds, from the files."""
    codes = {area.code for area in catalogue.load().areas_of(*kinds)}
    found: defaultdict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
    for measure in catalogue.load().measures:
        with (FIGURES / f"{measure}.csv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                if row["area"] in codes:
                    found[measure, row["group"], row["period"]][row["status"]] += 1
    return found


def cells(matrix: Matrix):
    """Every cell as (measure, group, period, stretch), stretches taken apart."""
    for row in matrix.rows:
        at = 0
        for stretch in row.stretches:
            for period in matrix.periods[at : at + stretch.span]:
                yield row.measure_id, row.group.value, period, stretch
            at += stretch.span
        assert at == len(matrix.periods), row


def test_every_cell_counts_what_the_files_hold(stored):
    found = quality()
    kinds = (AreaKind.AUTHORITY, AreaKind.FORMER_AUTHORITY)
    for matrix, counted in (
        (found.authorities, carried(*kinds)),
        (found.england, carried(AreaKind.COUNTRY)),
    ):
        met = set()
        for measure, group, period, stretch in cells(matrix):
            statuses = counted[measure, group, period]
            met.add((measure, group, period))
            if stretch.published is None:
                assert not statuses and stretch.text.startswith(("begins ", "ends "))
                continue
            have = sum(n for status, n in statuses.items() if status in ("final", "revised",
                       "provisional", "estimate", "low_reliability"))  # fmt: skip
            assert stretch.published == have, (measure, group, period)
            if have:
                assert stretch.text == str(have)
                for status, number in statuses.items():
                    if status in ("not_available", "not_published", "suppressed"):
                        assert f"{number} {status_text(status)}" in stretch.below
            else:
                reasons = statuses - Counter({Status.AREA_NOT_IN_EXISTENCE.value: 999})
                assert stretch.text == status_text(reasons.most_common(1)[0][0])
        measures = {row.measure_id for row in matrix.rows}
        assert {key for key, statuses in counted.items() if statuses and key[0] in measures} <= met
        assert matrix.values == sum(s.published or 0 for *_, s in cells(matrix))


def test_a_figure_that_is_not_final_says_so(stored):
    told = {
        (measure, group, period): stretch.below
        for measure, group, period, stretch in cells(quality().authorities)
    }
    assert "provisional" in told["phonics_y1", "all", "2024/25"]
    assert "provisional" not in told["phonics_y1", "fsm", "2024/25"]
    assert "revised" in told["ks4_attainment8", "disadvantaged", "2024/25"]


def test_periods_without_figures_are_told_once_and_named():
    row = next(r for r in quality().authorities.rows if r.measure_id == "ks2_rwm_expected")
    assert [(s.first, s.last, s.text) for s in row.stretches if not s.published] == [
        ("2019/20", "2020/21", "not collected")
    ]


def test_every_series_of_the_catalogue_has_its_row():
    found = quality()
    rows = [(r.measure_id, r.group) for m in (found.authorities, found.england) for r in m.rows]
    assert sorted(rows) == sorted(
        (m.id, s.group) for m in catalogue.load().measures.values() for s in m.series
    )
