"""A table whose size is kept for several views is the same for all of them."""

from collections import defaultdict

import pytest

from eip_data.columns import Group
from pages.parts import compare_pieces, explain_panels, explain_pieces
from pages.parts.cache import SEVEN, current_edition
from pages.parts.downloads import Download
from pages.parts.exhibit import exhibit

DIS = Group.DISADVANTAGED
#: The seven, all together, the City with its few pupils, a region, England, an authority elsewhere.
AREAS = (*SEVEN, "E47000014", "E09000001", "E12000007", "E92000001", "E08000003")


@pytest.fixture
def offered(monkeypatch) -> list[Download]:
    """The downloads of every exhibit that is made."""
    found: list[Download] = []

    def noticed(**said: object):
        found.extend(said.get("downloads", ()))
        return exhibit(**said)

    monkeypatch.setattr(compare_pieces, "exhibit", noticed)
    monkeypatch.setattr(explain_panels, "exhibit", noticed)
    return found


def made(code: str, measure: str) -> None:
    now, period = current_edition().id, "2024/25"
    for show in ("level", "gap_within"):
        for among in ("england", "region"):
            compare_pieces.side_by_side.__wrapped__(
                now, "", measure, DIS, show, period, code, among, ()
            )
        compare_pieces.how_far_apart.__wrapped__(now, "", measure, DIS, show, period, code)
    compare_pieces.who_moved.__wrapped__(now, "", measure, DIS, period, code)
    explain_pieces.explain_pieces.__wrapped__(now, "", code, measure, DIS)


@pytest.mark.parametrize("measure", ["ks4_attainment8", "ks2_rwm_expected"])
def test_what_is_named_alike_is_alike(offered, measure):
    for code in AREAS:
        made(code, measure)
    alike = defaultdict(list)
    for one in offered:
        if one.of:
            alike[one.make.func, one.of].append(one.make())
    assert len({function for function, _ in alike}) == 4
    assert sum(len(tables) > 1 for tables in alike.values()) >= 6
    for (_, named), tables in alike.items():
        assert all(table.columns == tables[0].columns for table in tables)
        assert all(table.rows == tables[0].rows for table in tables), named
