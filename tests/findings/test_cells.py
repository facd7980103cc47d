"""Cells are kept by the ten thousand: what they have in common is there once."""

from eip_data.columns import ENGLAND_OUTSIDE_LONDON, NORTH_EAST_CA, Group
from findings.cells import Key, cells
from findings.estimates import ENGLAND_LIKE_FOR_LIKE
from findings.figure import Figure

A8 = "ks4_attainment8"
OURS = (NORTH_EAST_CA, ENGLAND_OUTSIDE_LONDON, ENGLAND_LIKE_FOR_LIKE)


def published() -> dict[Key, Figure]:
    """Read anew, without the areas that are ours."""
    return {key: figure for key, figure in cells(A8).by_key.items() if key[1] not in OURS}


def test_a_figure_that_is_read_twice_is_there_once():
    first, second = published(), published()
    assert len(first) > 5000 and first == second
    assert all(first[key] is second[key] for key in first)


def test_the_keys_of_cells_share_their_texts():
    texts = [text for key in published() for text in key]
    assert len(set(map(id, texts))) == len(set(texts))


def test_a_shared_figure_has_its_own_decimals():
    found = cells(A8)
    for year in ("2018/19", "2024/25"):
        figure = found.figure(Group.DISADVANTAGED, "E08000037", year)
        assert figure.value is not None and figure.decimals == 1 and type(figure.value) is float
