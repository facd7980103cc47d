"""Labels set one above the other so that none lies on another."""


def apart(centres: list[float], heights: list[float]) -> list[float]:
    """Centres moved as little as needed for boxes of these heights not to overlap.

    ``centres`` rise; groups that touch are merged and centred on their mean, bottom up.
    """
    groups: list[tuple[list[float], list[float]]] = []
    for centre, height in zip(centres, heights, strict=True):
        groups.append(([centre], [height]))
        while len(groups) > 1 and _top(groups[-2]) > _bottom(groups[-1]):
            wanted, sizes = groups.pop()
            groups[-1] = (groups[-1][0] + wanted, groups[-1][1] + sizes)
    placed = []
    for wanted, sizes in groups:
        edge = _bottom((wanted, sizes))
        for size in sizes:
            placed.append(edge + size / 2)
            edge += size
    return placed


def _bottom(group: tuple[list[float], list[float]]) -> float:
    return sum(group[0]) / len(group[0]) - sum(group[1]) / 2


def _top(group: tuple[list[float], list[float]]) -> float:
    return sum(group[0]) / len(group[0]) + sum(group[1]) / 2
