"""The command line: ``python -m eip_data build | check | query | gaps | findings | extract``.

The programme register's commands are in ``programme.commands``: ``import-register`` and so on.
Figures go to stdout as CSV (exactly the published decimals, a missing value is an empty field)
or JSON (numbers and null); sentences go to stderr. Exit 0 is well, 1 a finding of ``check``, a
fault of the data or of ours, or a database that is away, 2 a request that cannot be answered.
"""

import argparse
import csv
import json
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pandas as pd

from eip_data import catalogue, database, periods
from eip_data.columns import FIGURE_COLUMNS, GAP_COLUMNS
from eip_data.edition_read import NEWEST, reading
from eip_data.errors import DatabaseAway, EipError, UnknownCode, UserError
from eip_data.programme import commands as register

#: Columns of ``gaps`` that are printed at the row's decimals, and those that are whole numbers.
_MEASURED = (
    "disadvantaged", "comparator_local", "comparator_national", "within", "vs_national",
    "peer_shortfall",
)  # fmt: skip
_COUNTED = tuple(name for name in GAP_COLUMNS if name.startswith(("rank", "ties")))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code."""
    options = _parser().parse_args(arguments)
    try:
        with reading(_edition(options)):
            code = int(options.run(options))
        print(end="", flush=True)
        return code
    except EipError as error:
        _say(str(error))
        asked = isinstance(error, UserError) and not isinstance(error, DatabaseAway)
        return 2 if asked else 1
    except BrokenPipeError:
        # The reader went away, as `| head` does: what is still unwritten has nowhere to go.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        if sys.flags.dev_mode:
            raise
        _say(f"The program itself failed ({type(error).__name__}); python -X dev shows where.")
        return 1


def _edition(options: argparse.Namespace) -> str:
    """How the edition that was asked for is read. Raises UnknownCode when there is none such."""
    asked = getattr(options, "edition", "")
    if not asked:
        return NEWEST
    from findings import edition

    database.ready()
    found = edition.asked(asked)
    if found.sentence and not found.newer:
        raise UnknownCode(found.sentence)
    return found.read


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m eip_data", description="Published education figures and their gaps."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    build = commands.add_parser("build", help="make or update the database from the figures")
    build.add_argument("--rebuild", action="store_true", help="load the same figures again")
    build.set_defaults(run=_build)

    check = commands.add_parser("check", help="test every invariant of the loaded figures")
    check.set_defaults(run=_check)

    query = commands.add_parser("query", help="published figures, estimates beside them")
    query.add_argument("--measure", required=True, metavar="ID")
    query.add_argument("--group", action="append", default=[], metavar="G")
    query.add_argument("--area", action="append", default=[], metavar="CODE")
    query.add_argument("--period", action="append", default=[], metavar="P")
    query.add_argument("--format", choices=("csv", "json"), default="csv")
    query.set_defaults(run=_query)

    gaps = commands.add_parser("gaps", help="both gaps and places, one measure and period")
    gaps.add_argument("--measure", required=True, metavar="ID")
    gaps.add_argument("--period", required=True, metavar="P")
    gaps.add_argument("--pair", metavar="disadvantaged|fsm")
    gaps.add_argument("--area", action="append", default=[], metavar="CODE")
    gaps.add_argument("--format", choices=("csv", "json"), default="csv")
    gaps.set_defaults(run=_gaps)

    findings = commands.add_parser("findings", help="all that is known of one area, as JSON")
    findings.add_argument("--area", required=True, metavar="CODE")
    findings.add_argument("--measure", metavar="ID")
    findings.add_argument("--period", metavar="P")
    findings.set_defaults(run=_findings)

    for command in (query, gaps, findings):
        command.add_argument("--edition", default="", metavar="ID", help="an earlier edition")

    extract = commands.add_parser("extract", help="read the published files, write the figures")
    extract.add_argument("--from", dest="folder", required=True, type=Path, metavar="FOLDER")
    extract.set_defaults(run=_extract)

    register.add_to(commands, _say)

    demo = commands.add_parser("demo", help="fill the programme's pages with an invented register")
    demo.set_defaults(run=_demo)
    return parser


def _build(options: argparse.Namespace) -> int:
    loaded = database.ready(rebuild=options.rebuild)
    _say("Figures loaded." if loaded else "The database already holds these figures.")
    return 0


def _check(_options: argparse.Namespace) -> int:
    from findings.check import check

    database.ready()
    verdict = check()
    for problem in verdict.problems:
        print(problem)
    found = len(verdict.problems)
    rows, values = int(verdict.counts["rows"].sum()), int(verdict.counts["values"].sum())
    for (measure, group), part in verdict.counts.groupby(["measure", "group"], sort=False):
        counted = ", ".join(
            f"{period} {count}"
            for period, count in zip(part["period"], part["values"], strict=True)
        )
        _say(f"{measure}, {group}: {counted}")
    _say(
        f"{rows:,} rows, {values:,} values, "
        + {0: "no problem.", 1: "1 problem."}.get(found, f"{found:,} problems.")
    )
    return 1 if found else 0


def _query(options: argparse.Namespace) -> int:
    from findings import choices
    from findings.outcomes import outcomes

    measure = choices.measure(options.measure)
    groups = choices.groups(measure, options.group)
    areas, notes = choices.areas(options.area)
    periods = choices.listed_periods(measure, options.period)
    database.ready()
    for note in notes:
        _say(note)
    frame = outcomes(measure, groups, areas, periods)
    if frame.empty:
        _say(f"{measure.id} has no figures for these choices.")
    _print(frame, FIGURE_COLUMNS, ("value",), (), options.format)
    return 0


def _gaps(options: argparse.Namespace) -> int:
    from findings import choices
    from findings.gaps import gaps, pair_of

    measure = choices.measure(options.measure)
    pair = pair_of(measure, options.pair)
    areas, notes = choices.areas(options.area)
    (period,) = choices.listed_periods(measure, [options.period])
    database.ready()
    for note in notes:
        _say(note)
    frame = gaps(measure, period, pair, areas)
    if frame.empty:
        _say(f"{measure.id} has no values by {pair} for {period}.")
    _print(frame, GAP_COLUMNS, _MEASURED, _COUNTED, options.format)
    return 0


def _findings(options: argparse.Namespace) -> int:
    from findings import choices
    from findings.certainty_document import document, known

    areas, notes = choices.areas([options.area])
    measure = choices.measure(options.measure) if options.measure else None
    period = periods.parse(options.period) if options.period else None
    if measure and period:
        choices.listed_periods(measure, [period])
    database.ready()
    for note in notes:
        _say(note)
    print(json.dumps(document(known(areas, measure, period)), ensure_ascii=False, indent=1))
    return 0


def _extract(options: argparse.Namespace) -> int:
    from eip_data.outcomes import extract, keeping

    before = keeping.newest()
    account = extract.extract(options.folder)
    rows = extract.write_neighbours(options.folder, catalogue.load().areas)
    for line in account.lines():
        print(line)
    print(f"neighbours: {rows:,} rows kept")
    print(f"certainty: {_write_certainty():,} rows worked out")
    print(keeping.keep(before, date.today()))
    return 0


def _write_certainty() -> int:
    """Work out from the figures in their place how certain they are; the number of rows.

    In a database of its own, so that the project's is as it was when anything fails.
    """
    from eip_data.outcomes import extract
    from findings.certainty_build import certainty_rows

    with TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder, 'figures.sqlite')}"
        database.ready(url)
        with database.connection(url) as connection:
            rows = list(certainty_rows(connection))
        database.engine(url).dispose()
    extract.write_certainty(rows)
    return len(rows)


def _demo(_options: argparse.Namespace) -> int:
    from eip_data.programme import demo

    database.ready()
    loaded = demo.load()
    _say("Illustrative register loaded." if loaded else "The illustrative register is loaded.")
    return 0


def _print(
    frame: pd.DataFrame,
    columns: Sequence[str],
    measured: Sequence[str],
    counted: Sequence[str],
    form: str,
) -> None:
    """Print a frame with a ``decimals`` column as CSV or JSON."""
    if form == "json":
        print(json.dumps(list(_records(frame, columns, measured, counted)), ensure_ascii=False))
        return
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    for row in _rows(frame):
        writer.writerow(
            [
                _text(row[name], int(row["decimals"]) if name in measured else 0)
                if name in measured or name in counted
                else row[name]
                for name in columns
            ]
        )


def _records(
    frame: pd.DataFrame, columns: Sequence[str], measured: Sequence[str], counted: Sequence[str]
) -> Iterable[dict[str, object]]:
    for row in _rows(frame):
        record: dict[str, object] = {}
        for name in columns:
            text = None
            if name in measured or name in counted:
                text = _text(row[name], int(row["decimals"]) if name in measured else 0)
                record[name] = None if text == "" else json.loads(text)
            else:
                record[name] = row[name]
        yield record


def _rows(frame: pd.DataFrame) -> Iterator[dict[str, Any]]:
    """The rows by column, ten times as fast as ``to_dict`` gives them."""
    names = frame.columns.tolist()
    cells = zip(*(frame[name].tolist() for name in names), strict=True)
    return (dict(zip(names, row, strict=True)) for row in cells)


def _text(value: object, decimals: int) -> str:
    """The number at its decimals, or nothing for a missing one."""
    if pd.isna(value):  # type: ignore[call-overload]
        return ""
    return f"{float(value):.{decimals}f}"  # type: ignore[arg-type]


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
