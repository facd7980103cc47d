"""Read the verdicts back out of a sentence, and exchange those that are carried."""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache

from eip_data.columns import Verdict
from findings.certainty import Certainty
from findings.certainty_store import Row, Stored, StoredOf
from tests.known import stored_of

WORDS = {
    Verdict.HIGHER: "higher than",
    Verdict.LOWER: "lower than",
    Verdict.ABOUT_THE_SAME: "about the same as",
    Verdict.CANNOT_TELL: "not clearly different from",
}
#: What is said where there is no verdict.
PLAIN = re.compile(r"(?<!about )\b(against|below|above|close to|the same as) (England\b|\*\*)")
TURNED = {Verdict.HIGHER: Verdict.LOWER, Verdict.LOWER: Verdict.HIGHER}


_CLAIM = re.compile(
    rf"({'|'.join(WORDS.values())})? ?\b(England outside London|England) "
    r"\((?:\*\*)?(?:about )?[−\d.]+%?"
)


def claims(sentence: str) -> dict[str, str]:
    """The words of each comparator, one said for both given to both: {"England": "lower than"}."""
    found, words = {}, ""
    for said, name in _CLAIM.findall(sentence):
        words = said or words
        found[name] = words
    return found


def expected(certain: Certainty) -> dict[str, str]:
    """The claims that a figure's verdicts allow, of both comparators."""
    verdicts = {"England": certain.england, "England outside London": certain.outside_london}
    return {name: WORDS[one.verdict] for name, one in verdicts.items() if one.verdict}


@cache
def turned() -> StoredOf:
    """Every higher a lower and the other way round, of authorities, regions and the CA."""

    def other(verdict: Verdict | None) -> Verdict | None:
        return verdict if verdict is None else TURNED.get(verdict, verdict)

    return _changed(
        lambda row: row._replace(
            england=other(row.england), outside_london=other(row.outside_london)
        )
    )


@cache
def only_england(verdict: Verdict) -> StoredOf:
    """This one verdict against England, and those carried against England outside London."""
    return _changed(lambda row: row._replace(england=verdict))


def _changed(change: Callable[[Row], Row]) -> StoredOf:
    @cache
    def of(measure_id: str) -> Stored:
        known = stored_of(measure_id)
        return replace(
            known,
            rows={
                key: {area: change(row) for area, row in areas.items()}
                for key, areas in known.rows.items()
            },
        )

    return of
