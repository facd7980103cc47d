import csv
import io
from dataclasses import replace

from eip_data.columns import ENGLAND, Status
from exports.authority import HEADLINE_COLUMNS, TREND_COLUMNS, headline_sheet, trend_sheet
from exports.certain import CERTAIN_COLUMNS
from exports.sheet import Sheet, sheet_csv
from findings.authority import HEADLINES
from tests.examples import ENDS, PERIODS, figure, headline, profile, trend, uncertain
from tests.known import profile_of


def rows(table: Sheet) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(sheet_csv(table).decode("utf-8"))))


def test_no_byte_order_mark_and_the_promised_columns():
    promised = (HEADLINE_COLUMNS, TREND_COLUMNS)
    tables = (headline_sheet(profile()), trend_sheet(trend(), profile()))
    for table, columns in zip(tables, promised, strict=True):
        assert sheet_csv(table).startswith(",".join(columns).encode() + b"\n")


def test_values_have_exactly_their_printed_decimals():
    values = {row["figure"]: row["value"] for row in rows(headline_sheet(profile()))}
    assert values["level"] == "48"
    assert values["level, England outside London"] == "45.6"
    assert values["change in level"] == "-7"
    assert values["mean of 9 statistical neighbours"] == "47.5"


def test_a_difference_of_percentages_is_in_percentage_points():
    units = {row["figure"]: row["unit"] for row in rows(headline_sheet(profile()))}
    assert units["level"] == "percent"
    assert units["gap inside the area"] == units["change in level"] == "percentage points"


def test_certainty_stands_on_the_areas_own_level_and_gap_only():
    found = {row["figure"]: row for row in rows(headline_sheet(profile()))}
    level, gap = found.pop("level"), found.pop("gap inside the area")
    assert (level["low_95"], level["high_95"]) == ("44.20", "51.80")
    assert (gap["low_95"], gap["high_95"]) == ("21.70", "30.10")
    assert level["against_england"] == "cannot_tell"
    assert level["against_england_outside_london"] == "higher"
    assert [level[c] for c in ("place_from", "place_to", "ranked")] == ["42", "96", "151"]
    assert all(row[column] == "" for row in found.values() for column in CERTAIN_COLUMNS)


def test_england_is_not_set_beside_itself(own_database):
    found = rows(headline_sheet(profile_of(ENGLAND)))
    assert {row["measure"] for row in found} == {measure_id for measure_id, _ in HEADLINES}
    names = [row["figure"] for row in found]
    assert names.count("level") == names.count("gap inside the area") == len(HEADLINES)
    assert not {"level, England", "gap to others in England", "change in level, England"} & {*names}
    assert "level, England outside London" in names
    # Each figure stands once: of one place, measure and kind.
    assert len({(row["measure"], row["area_code"], row["figure"]) for row in found}) == len(found)
    other = rows(headline_sheet(profile_of("E08000037")))
    assert {"level, England", "gap to others in England", "change in level, England"} <= {
        row["figure"] for row in other
    }


def test_there_is_no_column_of_a_bare_rank():
    assert not {"rank", "ties", "quartile", "place"} & set(HEADLINE_COLUMNS)
    assert set(CERTAIN_COLUMNS) < set(HEADLINE_COLUMNS)


def test_a_missing_value_is_an_empty_field_with_its_reason():
    row = replace(headline(), own=figure(None), certain=uncertain())
    first = rows(headline_sheet(profile(row)))[0]
    assert first["value"] == ""
    assert first["status"] == "not_published"
    assert all(first[column] == "" for column in CERTAIN_COLUMNS)


def test_a_minus_nought_is_written_as_nought():
    row = replace(headline(), within=replace(figure(-0.0), status=Status.ESTIMATE))
    values = {r["figure"]: r["value"] for r in rows(headline_sheet(profile(row)))}
    assert values["gap inside the area"] == "0.0"


def test_text_that_looks_like_a_formula_is_disarmed_and_numbers_stay_numbers():
    for start in ("=", "+", "-", "@", "\t=", "\r\n="):
        named = replace(profile(), name=f"{start}1+1")
        found = rows(headline_sheet(named))
        mine = [row for row in found if row["area_code"] == named.code]
        assert len(mine) == 4 and all(row["area"] == f"'{start.strip()}1+1" for row in mine)
        assert found[-2]["value"] == "-7"


def test_trend_has_every_period_of_every_line_in_order():
    found = rows(trend_sheet(trend(), profile()))
    assert len(found) == 4 * len(PERIODS)
    here = [row for row in found if row["line"] == "disadvantaged, Here"]
    assert [row["period"] for row in here] == list(PERIODS)
    assert [row["value"] for row in here] == ["36.0", "37.0", "39.0", "", "36.5", "35.0"]
    assert [row["comparable"] for row in here].count("no") == 1
    ends = {row["period"]: (float(row["low_95"]), float(row["high_95"]))
            for row in here if row["low_95"]}  # fmt: skip
    assert ends == ENDS
    assert not any(row["low_95"] or row["high_95"] for row in found if row not in here)
    # Each row is of the area and the group it says.
    assert {row["line"]: (row["area_code"], row["area"], row["group"]) for row in found} == {
        one.label: (one.area, one.area_name, one.group.value) for one in trend().lines
    }
    assert len({(row["area_code"], row["group"]) for row in found}) == 4
    assert {row["source"] for row in found} == {"Source: a publisher, 1 January 2026."}
