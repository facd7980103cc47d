"""Small made-up findings for the tests of charts, tables and exports. No figure is real."""

from dataclasses import replace

from eip_data.columns import AreaKind, BreakKind, Counted, Group, Status, Unit, Verdict
from findings.authority import AreaProfile, Change, Headline
from findings.certainty import Certainty, Comparison, Judged, RankInterval
from findings.figure import Figure
from findings.trend import Band, Line, Point, Trend

PERIODS = ("2017/18", "2018/19", "2019/20", "2020/21", "2021/22", "2022/23")
APART = ("2019/20",)
ENDS = {"2017/18": (33.5, 38.5), "2022/23": (32.8, 37.4)}


def figure(value: float | None, decimals: int = 1, *, ours: bool = False) -> Figure:
    """A final figure, or one that was not published."""
    status = Status.NOT_PUBLISHED if value is None else Status.FINAL
    return Figure(value, decimals, status, ours)


def line(role: str, label: str, *values: float | None) -> Line:
    """A line over ``PERIODS``; 2019/20 compares with no other period.

    The area's own has an interval in the first and the last.
    """
    known = ENDS if role == "here" else {}
    return Line(
        role,
        label,
        tuple(
            Point(
                period, period, figure(value), period not in APART, known.get(period),
                "{} to {}".format(*known[period]) if period in known else "",
            )
            for period, value in zip(PERIODS, values, strict=True)
        ),
        "E92000001" if role.startswith("england") else "E08000037",
        "England" if role.startswith("england") else "Gateshead",
        Group.NOT_DISADVANTAGED if role.endswith("others") else Group.DISADVANTAGED,
    )  # fmt: skip


def trend() -> Trend:
    """Four lines with a gap, a period apart, a new series from 2021/22 and a caution."""
    return Trend(
        measure_id="ks4_attainment8",
        group=Group.DISADVANTAGED,
        unit=Unit.SCORE,
        decimals=1,
        title="Disadvantaged pupils averaged 35.0 points",
        under="Attainment 8, mean points",
        sentence="They averaged **35.0** points.",
        alt="Line chart. Attainment 8. 2022/23: Here 35.0, England 36.0.",
        periods=PERIODS,
        lines=(
            line("england_others", "others, England", 50.3, 50.4, 53.7, None, 51.0, 50.4),
            line("england", "disadvantaged, England", 36.8, 36.7, 40.2, None, 36.0, 36.0),
            line("here_others", "others, Here", 50.0, 51.0, 54.0, None, 52.0, 52.5),
            line("here", "disadvantaged, Here", 36.0, 37.0, 39.0, None, 36.5, 35.0),
        ),
        bands=(
            Band(BreakKind.CAUTION, "2018/19", "2018/19", "new scale", "The scale changed."),
            Band(BreakKind.NOT_COMPARABLE, "2019/20", "2019/20", "grades set by teachers", "TAG."),
            Band(BreakKind.NOT_COLLECTED, "2020/21", "2020/21", "no tests", "No tests."),
            Band(BreakKind.BREAK, "2021/22", "2022/23", "new test", "A new test began."),
        ),
        chips=(("2022/23 final", False), ("our estimate", True)),
        notes=("A caveat.",),
        source="Source: a publisher, 1 January 2026.",
        method_link="https://example.org/method",
        download_name="here.csv",
    )


def without_values(example: Trend) -> Trend:
    """The same trend with every value missing."""
    return replace(
        example,
        lines=tuple(
            replace(
                one,
                points=tuple(
                    replace(p, figure=figure(None), ends=None, interval="") for p in one.points
                ),
            )
            for one in example.lines
        ),
    )


def certain(
    judged: Judged = Judged.LEVEL,
    england: Verdict | None = Verdict.CANNOT_TELL,
    outside: Verdict | None = Verdict.HIGHER,
) -> Certainty:
    """44.2 to 51.8, of about 839 pupils, and places among 151 authorities."""
    return Certainty(
        "ks2_rwm_expected", Group.DISADVANTAGED, judged, "E08000037", "2024/25",
        48.0, 44.2, 51.8, 839.4, Counted.ESTIMATED,
        beside(england), beside(outside), RankInterval(42, 96, 151), "", "",
    )  # fmt: skip


def beside(verdict: Verdict | None) -> Comparison:
    """One comparison with this verdict, or with none."""
    if verdict is None:
        return Comparison(None, None, None, None, 0, "There is nothing to compare with.")
    return Comparison(verdict, 0.0, -3.9, 3.9, 151, "")


def uncertain() -> Certainty:
    """Nothing is known."""
    return replace(
        certain(england=None, outside=None), value=None, low=None, high=None, pupils=None,
        kind=None, rank=None, rank_reason="No size.", reason="No size.",
    )  # fmt: skip


def headline() -> Headline:
    """An integer percentage with its interval, verdicts and places."""
    return Headline(
        measure_id="ks2_rwm_expected",
        group=Group.DISADVANTAGED,
        stage="Age 11",
        title="Expected standard",
        under="%, disadvantaged pupils, 2024/25",
        unit=Unit.PERCENT,
        period="2024/25",
        higher_is_better=True,
        own=figure(48, 0),
        england=figure(48, 0),
        england_together=figure(48, 0),
        england_outside_london=figure(45.6, 1, ours=True),
        region=figure(49, 0),
        neighbours=figure(47.5, 1, ours=True),
        neighbours_count=9,
        within=figure(26, 0, ours=True),
        vs_national=figure(22, 0, ours=True),
        certain=certain(),
        interval="44% to 52%",
        certain_gap=replace(certain(Judged.WITHIN), value=26.0, low=21.7, high=30.1),
        change=Change("2018/19", figure(-7, 0, ours=True), figure(-3, 0, ours=True), None),
        crowd=(30.0, 40.0, 45.0, 48.0, 50.0, 60.0),
        neighbour_values=(45.0, 50.0),
    )


def profile(*rows: Headline) -> AreaProfile:
    """An authority in a region, with ten neighbours and the given rows."""
    return AreaProfile(
        code="E08000037",
        name="Here",
        short_name="Here",
        kind=AreaKind.AUTHORITY,
        kicker="Authority profile",
        lead="**48%** did.",
        summary=("**48%** did.",),
        headline_title="Headline measures",
        headline_under="Latest year",
        headlines=rows or (headline(),),
        region_name="North East",
        neighbours_label="Ten neighbours",
        headline_notes=("A note.",),
        headline_source="Source: a publisher, 1 January 2026.",
        headline_download_name="here-headlines.csv",
        edition="3f9a1c20, 8 April 2026",
    )
