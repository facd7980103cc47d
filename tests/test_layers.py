"""Who may import whom: the table of the house, read from the source with ``ast``.

A file's first matching rule holds. A file without a rule fails: a new one must be given a place.
"""

import ast
import sys
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROOMS = ("analysis", "api", "app", "charts", "eip_data", "exports", "findings", "geo", "pages")
STANDARD = sys.stdlib_module_names

#: The dataclasses and words of findings: what is shown, without how it was found.
SHOWN = (
    "findings.authority", "findings.figure", "findings.trend", "findings.sentences",
    "findings.area_summary", "findings.context", "findings.gap_parts", "findings.quantity",
    "findings.every_figure", "findings.every_measure", "findings.method", "findings.programme",
    "findings.quality", "findings.sources", "findings.method_sentences",
    "findings.sources_sentences", "findings.accessibility_sentences", "findings.at_age",
    "findings.overview", "findings.overview_sentences", "findings.seven_sentences",
    "findings.map_areas", "findings.map_layer", "findings.map_rows", "findings.map_classes",
    "findings.certainty", "findings.certainty_sentences",
    "findings.area_table", "findings.compare", "findings.movement", "findings.spread",
    "findings.explain_ages", "findings.explain_closing", "findings.explain_funnel",
    "findings.explain_identity", "findings.explain_panel", "findings.explain_pooled",
    "findings.explain_sixteen", "findings.explain_split",
    "findings.register_filter", "findings.register_sentences", "findings.reach", "findings.depth",
    "findings.depth_sentences", "findings.equity", "findings.pupils_met", "findings.need",
    "findings.need_sentences", "findings.offers", "findings.grants", "findings.grants_sentences",
    "findings.partners", "findings.partners_sentences", "findings.programme_panel",
    "findings.grants_page", "findings.grants_page_sentences", "findings.partners_page",
    "findings.partners_page_sentences", "findings.programme_panel_sentences",
    "findings.register", "findings.register_edition", "findings.concentration",
    "findings.reach_page_sentences", "findings.need_page_sentences", "findings.ties",
    "findings.ties_sentences", "findings.api_sentences", "findings.briefing",
    "findings.changes", "findings.edition", "findings.editions_sentences",
    "findings.alone_sentences",
)  # fmt: skip
#: What a briefing's files are made from.
BRIEFING = (
    "findings.briefing", "findings.briefing_parts", "findings.briefing_sentences",
    "findings.sentences", "findings.trend",
)  # fmt: skip
ENTRIES = (
    "eip_data.columns", "eip_data.errors", "eip_data.entries", "eip_data.periods",
    "eip_data.programme_columns",
)  # fmt: skip
#: The programme register's tables and what their columns are made of.
REGISTER = ("eip_data.programme_fields", "eip_data.programme_tables", "eip_data.register_tables")
#: Which edition of the figures is read, and those that are carried.
EDITIONS = ("eip_data.edition_read", "eip_data.earlier")
SCREEN = ("streamlit", "plotly", "starlette")


@dataclass(frozen=True)
class Rule:
    """Files by pattern, the project's modules they may import, and others they never may.

    ``only`` empty allows every package that ``never`` does not name.
    """

    files: str
    may: tuple[str, ...]
    never: tuple[str, ...] = ()
    only: tuple[str, ...] | None = None

    def objections(self, path: str, source: str) -> list[str]:
        """Every import of the source that the rule does not allow."""
        return [name for name in imported(path, source) if not self.allows(name)]

    def allows(self, name: str) -> bool:
        """Whether the file may import this name."""
        package = name.split(".")[0]
        if package in ROOMS:
            return any(name == may or name.startswith(f"{may}.") for may in self.may)
        if package in STANDARD:
            return True
        return package not in self.never and (self.only is None or package in self.only)


RULES = (
    Rule("eip_data/columns.py", (), only=()),
    Rule("eip_data/errors.py", (), only=()),
    Rule("eip_data/programme_columns.py", (), only=()),
    Rule("eip_data/programme_fields.py", ("eip_data.programme_columns",), only=("sqlalchemy",)),
    Rule("eip_data/programme_tables.py",
         ("eip_data.tables", "eip_data.programme_columns", "eip_data.programme_fields"),
         only=("sqlalchemy",)),
    Rule("eip_data/register_tables.py",
         ("eip_data.tables", "eip_data.programme_columns", "eip_data.programme_fields"),
         only=("sqlalchemy",)),
    Rule("eip_data/edition_read.py", (), only=()),
    Rule("eip_data/earlier.py", ("eip_data.config", "eip_data.errors"), only=("zstandard",)),
    Rule("eip_data/config.py", ("eip_data.columns", "eip_data.errors"), only=()),
    Rule("eip_data/periods.py", ("eip_data.columns", "eip_data.errors"), only=()),
    Rule("eip_data/entries.py", ("eip_data.columns", "eip_data.errors", "eip_data.periods"),
         only=()),
    Rule("eip_data/reading.py", ENTRIES, only=("yaml",)),
    Rule("eip_data/measures.py", (*ENTRIES, "eip_data.reading"), only=()),
    Rule("eip_data/places.py", (*ENTRIES, "eip_data.reading"), only=()),
    Rule("eip_data/catalogue.py",
         (*ENTRIES, "eip_data.reading", "eip_data.measures", "eip_data.places", *EDITIONS),
         only=()),
    Rule("eip_data/tables.py", ("eip_data.columns",), only=("sqlalchemy",)),
    Rule("eip_data/database.py",
         ("eip_data.tables", "eip_data.config", "eip_data.errors", "eip_data.outcomes.carried",
          *EDITIONS),
         only=("sqlalchemy", "alembic")),
    Rule("eip_data/migrations/*", ("eip_data.tables", *REGISTER), only=("sqlalchemy", "alembic")),
    Rule("eip_data/outcomes/*",
         (*ENTRIES, "eip_data.catalogue", "eip_data.config", "eip_data.tables",
          "eip_data.database", "eip_data.earlier", "eip_data.outcomes"), SCREEN),
    Rule("eip_data/programme/school_counts.py",
         (*ENTRIES, "eip_data.catalogue", "eip_data.reading"), only=()),
    Rule("eip_data/programme/*",
         (*ENTRIES, *REGISTER, "eip_data.catalogue", "eip_data.config", "eip_data.tables",
          "eip_data.database", "eip_data.programme"), SCREEN),
    Rule("eip_data/__main__.py", ("eip_data", "findings"), SCREEN),
    Rule("eip_data/__init__.py", (), only=()),
    Rule("analysis/*",
         ("eip_data.columns", "eip_data.errors", "eip_data.entries", "eip_data.programme_columns",
          "analysis"),
         (*SCREEN, "sqlalchemy")),
    Rule("findings/check.py",
         (*ENTRIES, "eip_data.catalogue", "eip_data.database", "eip_data.tables",
          "eip_data.outcomes", "analysis", "findings"), SCREEN),
    Rule("findings/changes.py",
         ("eip_data.catalogue", "eip_data.config", "eip_data.outcomes.keeping", "findings",
          *EDITIONS), SCREEN),
    Rule("findings/*",
         (*ENTRIES, *EDITIONS, "eip_data.catalogue", "eip_data.database",
          "eip_data.outcomes.queries", "eip_data.programme.queries",
          "eip_data.programme.suppression", "analysis", "findings"),
         SCREEN),
    Rule("charts/*", ("eip_data.columns", *SHOWN, "charts"),
         ("sqlalchemy", "streamlit", "geopandas", "pandas", "starlette")),
    Rule("geo/build.py", ("eip_data.catalogue", "eip_data.columns", "eip_data.errors"),
         (*SCREEN, "sqlalchemy")),
    Rule("geo/routes.py", ("geo",), only=("starlette",)),
    Rule("geo/*", ("eip_data.columns", *SHOWN, "charts", "geo"), only=("plotly",)),
    Rule("exports/briefing_pdf.py",
         ("charts.palette", "exports", *BRIEFING), only=("typst",)),
    Rule("exports/briefing_pictures.py",
         ("eip_data.columns", "charts.palette", "exports.faces", "exports.picture_paper",
          *BRIEFING), only=("matplotlib",)),
    Rule("exports/picture_paper.py", ("charts.palette", "exports"), only=("matplotlib", "PIL")),
    Rule("exports/picture_words.py", ("exports",), only=("matplotlib",)),
    Rule("exports/picture*.py", ("charts.palette", "exports"), only=()),
    Rule("exports/briefing_pptx.py",
         ("charts.palette", "exports", *BRIEFING), only=("pptx", "lxml")),
    Rule("exports/briefing*.py", ("exports",), only=()),
    Rule("exports/*", ("eip_data.columns", *SHOWN, "charts.palette", "exports"),
         (*SCREEN, "sqlalchemy", "pandas", "typst", "matplotlib", "pptx")),
    Rule("api/limits.py", (), only=()),
    Rule("api/*",
         (*ENTRIES, "eip_data.catalogue", "eip_data.edition_read", "findings", "charts.palette",
          "exports.csv_file", "api"),
         ("streamlit", "plotly", "sqlalchemy", "pandas")),
    Rule("pages/parts/cache.py",
         ("eip_data.columns", "eip_data.edition_read", "findings", "pages.parts.every_second",
          "pages.parts.keeping"),
         ("streamlit", "plotly", "sqlalchemy", "pandas")),
    Rule("pages/parts/explain_cache.py",
         ("eip_data.columns", "findings", "pages.parts.cache"),
         ("streamlit", "plotly", "sqlalchemy", "pandas")),
    Rule("pages/parts/every_second.py", (), only=()),
    Rule("pages/parts/keeping.py", ("eip_data.edition_read",), only=()),
    Rule("pages/parts/filters.py",
         ("eip_data.columns", "eip_data.edition_read", "findings.choices",
          "findings.view_choices", "pages.parts"),
         only=("streamlit",)),
    Rule("pages/parts/register_cache.py",
         ("eip_data.columns", "eip_data.edition_read", "findings", "pages.parts.cache",
          "pages.parts.every_second", "pages.parts.explain_cache", "pages.parts.keeping"),
         ("plotly", "sqlalchemy", "pandas")),
    Rule("pages/parts/register_filters.py",
         ("findings.register_choices", "findings.register_edition", "findings.register_filter",
          "pages.parts"), only=("streamlit",)),
    Rule("pages/parts/look.py", ("charts.palette",), only=("streamlit",)),
    Rule("pages/parts/grants_filters.py",
         ("findings.grants_choices", "findings.register_edition", "pages.parts"),
         only=("streamlit",)),
    Rule("pages/parts/packed.py", (), only=("streamlit", "starlette", "brotli")),
    Rule("pages/parts/take.py", ("eip_data.errors",), only=("streamlit", "starlette")),
    Rule("pages/parts/settled.py", (), only=("streamlit", "threadpoolctl")),
    Rule("pages/parts/ahead.py", ("pages.parts.packed",), only=("streamlit",)),
    Rule("pages/parts/linked.py", ("geo.routes", "pages.parts.ahead", "pages.parts.look"),
         only=("starlette",)),
    Rule("pages/parts/frozen.py",
         ("eip_data.edition_read", "eip_data.errors", *SHOWN, "pages.parts"),
         only=("streamlit",)),
    Rule("pages/*",
         ("eip_data.columns", "eip_data.errors", *SHOWN, "charts", "exports", "geo",
          "pages.parts"), only=("streamlit",)),
    Rule("app.py",
         ("api.routes", "eip_data.config", "eip_data.database", "eip_data.errors",
          "eip_data.programme.demo", "geo.routes", "pages.parts.linked", "pages.parts.packed",
          "pages.parts.settled", "pages.parts.take"),
         only=("streamlit", "starlette")),
    Rule("tests/*", (*ROOMS, "tests")),
)  # fmt: skip


def imported(path: str, source: str) -> list[str]:
    """Every name the source imports, in full; a relative import keeps its dots."""
    names = []
    for node in ast.walk(ast.parse(source, path)):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            module = "." * node.level + (node.module or "")
            names += [f"{module}.{alias.name}" for alias in node.names]
    return names


def rule_of(path: str) -> Rule | None:
    """The first rule whose pattern matches."""
    return next((rule for rule in RULES if fnmatch(path, rule.files)), None)


def sources() -> list[str]:
    """Every Python file of the project, tests included."""
    apart = {".venv", "data", "build"}
    return [
        str(path.relative_to(ROOT))
        for path in sorted(ROOT.rglob("*.py"))
        if not apart & set(path.relative_to(ROOT).parts)
    ]


def touches(source: str, *names: str) -> bool:
    """Whether the source uses ``st.<name>`` for a name that begins so."""
    return any(
        isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == "st"
        and node.attr.startswith(names)
        for node in ast.walk(ast.parse(source))
    )


@pytest.mark.parametrize("path", sources())
def test_a_file_imports_only_what_its_room_allows(path: str):
    rule = rule_of(path)
    assert rule is not None, f"{path} matches no rule: give it a place"
    assert rule.objections(path, (ROOT / path).read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("eip_data/columns.py", "import pandas"),
        ("eip_data/catalogue.py", "from eip_data import database"),
        ("eip_data/outcomes/lait.py", "import streamlit as st"),
        ("eip_data/outcomes/queries.py", "from eip_data.programme import queries"),
        ("eip_data/programme/queries.py", "from eip_data.outcomes import queries"),
        ("eip_data/programme/templates.py", "import streamlit"),
        ("findings/reach.py", "from eip_data.programme.stored import content"),
        ("analysis/reach.py", "from eip_data.programme import queries"),
        ("eip_data/programme_columns.py", "import sqlalchemy"),
        ("eip_data/database.py", "from findings import edition"),
        ("analysis/gaps.py", "from eip_data.outcomes.queries import figures"),
        ("analysis/gaps.py", "import sqlalchemy"),
        ("findings/gaps.py", "import plotly.graph_objects as go"),
        ("findings/gaps.py", "from eip_data.outcomes import lait"),
        ("charts/trend.py", "from findings.choices import area_choices"),
        ("geo/maps.py", "import geopandas"),
        ("geo/maps.py", "from findings.cells import cells"),
        ("geo/boundaries.py", "from starlette.routing import Route"),
        ("exports/tables.py", "from plotly import io"),
        ("pages/outcomes/authority.py", "import pandas as pd"),
        ("pages/outcomes/authority.py", "from analysis.ranks import places"),
        ("pages/outcomes/authority.py", "from parts import filters"),
        ("pages/parts/cache.py", "import plotly"),
        ("pages/parts/explain_cache.py", "import streamlit"),
        ("pages/parts/register_filters.py", "from findings.reach import coverage"),
        ("app.py", "import findings.authority"),
        ("api/routes.py", "import streamlit"),
        ("api/figures.py", "from eip_data.outcomes import queries"),
        ("api/kept.py", "from pages.parts import cache"),
        ("pages/about/data.py", "from api.endpoints import ENDPOINTS"),
    ],
)  # fmt: skip
def test_a_forbidden_import_is_seen(path: str, line: str):
    rule = rule_of(path)
    assert rule is not None
    assert rule.objections(path, line)


def asks_a_question(source: str) -> bool:
    """Whether the source imports a function of ``findings`` other than its words."""
    return any(
        name.startswith("findings.")
        and not name.split(".")[1].endswith("sentences")
        and name.rsplit(".", 1)[1][0].islower()
        and name.count(".") == 2
        for name in imported("", source)
    )


@pytest.mark.parametrize(
    "path",
    [p for p in sources() if p.startswith(("pages/", "charts/", "exports/", "geo/"))
     and p not in ("pages/parts/cache.py", "pages/parts/explain_cache.py", "pages/parts/filters.py",
                   "pages/parts/register_cache.py", "pages/parts/register_filters.py")],
)  # fmt: skip
def test_findings_are_asked_for_through_the_cache_alone(path: str):
    assert not asks_a_question((ROOT / path).read_text(encoding="utf-8"))


def test_a_question_is_told_from_the_shape_of_its_answer():
    assert asks_a_question("from findings.authority import area_profile")
    assert not asks_a_question("from findings.authority import AreaProfile")


def users_of(*names: str) -> list[str]:
    """The files of the product that use ``st.<name>`` for a name that begins so."""
    return [
        path
        for path in sources()
        if not path.startswith("tests/")
        and touches((ROOT / path).read_text(encoding="utf-8"), *names)
    ]


def test_filters_alone_touch_the_address_and_hold_choices():
    assert users_of("query_params") == ["pages/parts/filters.py"]
    # Files on offer live as long as the session that shows them: they are held there, unread.
    assert users_of("session_state") == ["pages/parts/filters.py", "pages/parts/take.py"]


def test_the_cache_alone_wears_streamlits_caches():
    assert users_of("cache") == []  # a hit costs too much: pages.parts.cache has its own


def test_no_file_is_a_drawer_for_everything():
    names = {Path(path).stem for path in sources()}
    assert not names & {"utils", "helpers", "common", "misc", "util"}


def test_a_file_without_a_rule_is_seen():
    assert rule_of("reports/new.py") is None
