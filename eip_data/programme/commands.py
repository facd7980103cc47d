"""The commands of the register: ``import-register``, ``export-register``, ``export-templates``.

What was taken in and what is wrong go to stdout, sentences and progress to stderr.
"""

import argparse
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from eip_data import database
from eip_data.programme.problems import TOLD

Say = Callable[[str], None]


def add_to(commands: Any, say: Say) -> None:
    """Add the register's commands to a parser's; ``say`` tells a sentence."""
    taking = commands.add_parser("import-register", help="take in a register: XLSX, CSV, a folder")
    taking.add_argument("file", type=Path, metavar="FILE")
    taking.add_argument("--dry-run", action="store_true", help="check it, change nothing")
    taking.set_defaults(run=lambda options: _import(options, say))

    giving = commands.add_parser("export-register", help="write the register: XLSX, or a folder")
    giving.add_argument("file", type=Path, metavar="FILE")
    giving.set_defaults(run=lambda options: _export(options, say))

    templates = commands.add_parser("export-templates", help="write empty templates to fill in")
    templates.add_argument("folder", type=Path, metavar="DIR")
    templates.set_defaults(run=lambda options: _templates(options, say))


def _import(options: argparse.Namespace, say: Say) -> int:
    from eip_data.programme.register import import_register

    database.ready()
    now = datetime.now(UTC).replace(tzinfo=None)
    with_bar = bar if sys.stderr.isatty() else silent
    try:
        account = import_register(options.file, now=now, dry_run=options.dry_run, progress=with_bar)
    except KeyboardInterrupt:
        say("Interrupted: the register is as it was.")
        return 1
    finally:
        if with_bar is bar:
            say("")
    if account.problem_count:
        for problem in account.problems:
            print(problem.sentence)
        told = f"; here are the first {TOLD}" if account.problem_count > TOLD else ""
        many = f"{account.problem_count:,} problem{'s' if account.problem_count > 1 else ''}"
        say(f"Nothing was taken in, the register is as it was: {many}{told}.")
        return 1
    for table, count in account.rows.items():
        print(f"{table}: {count:,}")
    say(_outcome(account.changed, dry_run=options.dry_run))
    return 0


def _outcome(changed: bool, *, dry_run: bool) -> str:
    if not changed:
        return "The register holds all this already: nothing was changed."
    if dry_run:
        return "No problem found. This was a trial: nothing was changed."
    return "The register was taken in."


def _export(options: argparse.Namespace, say: Say) -> int:
    from eip_data.programme.templates import export_register

    database.ready()
    with database.connection() as connection:
        rows = export_register(connection, options.file)
    say(f"{rows:,} rows written to {options.file}.")
    return 0


def _templates(options: argparse.Namespace, say: Say) -> int:
    from eip_data.programme.templates import export_templates

    for path in export_templates(options.folder):
        print(path)
    say("Fill in the workbook, or the CSV files of the tables you know, and import them.")
    return 0


def bar(what: str, done: int, total: int) -> None:
    """Draw on one line of stderr how far the work has come."""
    share = done / total if total else 1
    full = round(24 * share)
    line = f"{'█' * full}{'░' * (24 - full)} {share:4.0%}  {what}, {done:,} of {total:,} rows"
    print(f"\r{line:<100.100}", end="", file=sys.stderr, flush=True)


def silent(_what: str, _done: int, _total: int) -> None:
    """Draw nothing: stderr goes to a file or another program."""
