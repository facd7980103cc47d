"""Titles, grey lines and alternative texts of the figures on the page Need."""

from collections.abc import Sequence

from findings.need import Need, Served
from findings.need_sentences import SERVED
from findings.offers import Offers
from findings.register_sentences import percent, spoken, titled
from findings.sentences import count_text, list_text

NOT_REPORTED = "not reported"
OFFERS_UNDER = "Eligible schools that are not known to be reached, in a stated order"
HATCHED = "Hatched: nothing is known of reach there. Dotted: cannot be told from chance."
#: The words of the chart of need: its line and its two sides.
EQUAL, LESS_SIDE, MORE_SIDE = "reach equals need", "less reach than need", "more reach than need"
X_OF_NEED, Y_OF_NEED = "share of disadvantaged pupils", "share of those in reached schools"
MOST_FIRST = "disadvantaged pupils, most disadvantage first"
#: Ends of the curve's labels.
CURVE_LABEL, DIAGONAL_LABEL = "of those in reached schools", "if reach followed need"
HIDDEN_PUPILS = "too few to show"


def need_chart_title(found: Need) -> str:
    """The exhibit under the page's finding."""
    counts = list_text(
        [
            f"{count_text(count)} {text if count == 1 else text.replace('its need', 'their need')}"
            for _, text, count in verdict_key(found)
        ]
    )
    text = f"Reach beside need: {counts}" if counts else "Reach beside need: nobody to compare"
    return titled(found.marks.illustrative, text)


def need_chart_under(compared: int) -> str:
    """The grey line of the chart of need."""
    if not compared:
        return "Too little is reported to set reach beside need"
    return (
        "Share of disadvantaged pupils → share of those in reached schools; the thin line is where "
        "95 of 100 shufflings put the reach"
    )


def need_alt(found: Need) -> str:
    """The chart of need, row by row."""
    said = " ".join(one.text for one in found.rows)
    return spoken(found.marks.illustrative, f"Chart of reach beside need. {said}")


def need_map_title(found: Need) -> str:
    """What the map of need shows."""
    return titled(found.marks.illustrative, "Need and reach on the map")


def need_map_under() -> str:
    """How the map of need is read."""
    return (
        "On each authority: its share of disadvantaged pupils → its share of those in reached "
        "schools; the colour is the verdict"
    )


def need_label(need: float | None, reach: float | None) -> str:
    """Both shares as they stand on a map and at a mark."""
    if need is None or reach is None:
        return NOT_REPORTED
    return f"{percent(need)} → {percent(reach)}"


def verdict_key(found: Need) -> tuple[tuple[Served, str, int], ...]:
    """Each verdict with its words and how many have it, those that nobody has left out."""
    counts = ((one, sum(row.served is one for row in found.rows)) for one in Served)
    return tuple((one, SERVED[one], count) for one, count in counts if count)


def offers_title(found: Offers) -> str:
    """How many could be asked, or that nobody can be listed where returns are missing."""
    if not found.rows and found.marks.returns.missing:
        return titled(found.marks.illustrative, "No school can be listed, as returns are missing")
    return found.title


def curve_under() -> str:
    """The grey line of the curve."""
    return (
        "Cumulative share of disadvantaged pupils in reached schools, schools with most "
        "disadvantage first; on the diagonal reach follows need"
    )


def curve_alt(title: str, fifths: Sequence[tuple[float, float]]) -> str:
    """The curve at each fifth."""
    said = ", ".join(f"{percent(pupils)}: {percent(reached)}" for pupils, reached in fifths)
    return f"Concentration curve. {title}. {said}." if said else f"No curve. {title}."
