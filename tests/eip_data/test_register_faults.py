"""Every fault a register's file can have, and the exact sentence its owner reads."""

from datetime import datetime
from pathlib import Path

import pytest

from eip_data import database
from eip_data.errors import RegisterFile
from eip_data.programme import stored
from eip_data.programme.register import import_register

FAULTS = Path(__file__).parents[1] / "faults"
NOW = datetime(2026, 11, 25, 9)
#: In ``faults/`` and no fault.
SOUND = {"sound", "sound.xlsx", "make.py", "__pycache__"}

NO_TABLE = (
    "there is no such table; delete the sheet or name it (choose partner, partner_authority, "
    "activity, activity_phase, activity_measure, school, engagement, submission, grant, "
    "grant_beneficiary, event, attendance, target, budget_line or spend)."
)
FORMULA = (
    "this is a formula; put its value in its place (copy, then Paste Special, Values), and begin "
    "no text with =."
)
NOT_A_NUMBER = "this is not a number; write digits only, or leave the cell empty if unknown."
KEPT = "engagement (as the register has it)"
CIRCLE = "the successors lead in a circle; correct one of them."

#: Faults of cells and rows: file -> the sentences, all of them.
ROWS = {
    "activity-ends-before-start.csv": [
        "activity-ends-before-start.csv, row 2, column end_date, “2025-07-31”: before start_date, "
        "1 September 2025; correct either day.",
        *(
            f"{KEPT}, column engaged_on, “{day}”: the activity began only on 1 September 2025; "
            "correct either day."
            for day in ("2024-09-16", "2024-10-07", "2024-10-14")
        ),
    ],
    "activity-priority-elsewhere.csv": [
        "activity-priority-elsewhere.csv, row 3, column priority, “oracy”: School Improvement has "
        "no such priority; the only one is general."
    ],
    "activity-unknown-workstream.csv": [
        "activity-unknown-workstream.csv, row 3, column workstream, “School Improvment”: there is "
        "no such choice; choose school_improvement, professional_development or local_priorities."
    ],
    "contacts.csv": [f"contacts.csv: {NO_TABLE}"],
    "engagement-after-activity.csv": [
        "engagement-after-activity.csv, row 3, column engaged_on, “2025-08-01”: the activity "
        "ended on 31 July 2025; correct either day."
    ],
    "engagement-authority-mismatch.csv": [
        "engagement-authority-mismatch.csv, row 3, column authority, “E08000037”: the school lies "
        "in E08000024 (Sunderland); correct the URN or the authority."
    ],
    "engagement-before-activity.csv": [
        "engagement-before-activity.csv, row 3, column engaged_on, “2024-08-31”: the activity "
        "began only on 1 September 2024; correct either day."
    ],
    "engagement-closed-urn.csv": [
        "engagement-closed-urn.csv, row 3, column urn, “199003”: the school closed on 31 December "
        "2024; use 199004, which followed it."
    ],
    "engagement-duplicate.csv": [
        "engagement-duplicate.csv, row 3, column activity, urn, engaged_on, rung, “A1, 199001, "
        "2024-10-07, engaged”: row 2 says the same already; delete one of the two rows."
    ],
    "engagement-empty-cell.csv": [
        "engagement-empty-cell.csv, row 3, column urn: the cell is empty; fill it in."
    ],
    "engagement-formula.csv": [f"engagement-formula.csv, row 3, column pupils, “=20+1”: {FORMULA}"],
    "engagement-future.csv": [
        "engagement-future.csv, row 3, column engaged_on, “2031-01-06”: the day lies in the "
        "future; correct it or leave the row out."
    ],
    "engagement-more-than-on-roll.csv": [
        "engagement-more-than-on-roll.csv, row 3, column pupils, “211”: more than the school's "
        "210 pupils on roll; correct either number."
    ],
    "engagement-negative.csv": [
        "engagement-negative.csv, row 3, column sessions, “-1”: the number is below zero; correct "
        "it, or leave the cell empty if unknown."
    ],
    "engagement-no-day.csv": [
        "engagement-no-day.csv, row 3, column engaged_on, “8th October”: this is not a day; write "
        "it as 31/12/2025 or 2025-12-31."
    ],
    "engagement-not-whole.csv": [
        "engagement-not-whole.csv, row 3, column sessions, “1.5”: this is not a whole number; "
        "correct it."
    ],
    "engagement-not-yet-open-urn.csv": [
        "engagement-not-yet-open-urn.csv, row 3, column urn, “199004”: the school opened only on "
        "1 January 2025; correct the URN or the day."
    ],
    "engagement-text-for-number.csv": [
        f"engagement-text-for-number.csv, row 3, column pupils, “about 20”: {NOT_A_NUMBER}"
    ],
    "engagement-unknown-authority.csv": [
        "engagement-unknown-authority.csv, row 3, column authority, “Durhamm”: this is none of "
        "the North East CA's seven authorities; choose E06000047 (County Durham), E08000037 "
        "(Gateshead), E08000021 (Newcastle upon Tyne), E08000022 (North Tyneside), E06000057 "
        "(Northumberland), E08000023 (South Tyneside) or E08000024 (Sunderland)."
    ],
    "engagement-unknown-urn.csv": [
        "engagement-unknown-urn.csv, row 3, column urn, “199009”: no row of the sheet school has "
        "it; add it there or correct it."
    ],
    "engagement-wrong-heading.csv": [
        "engagement-wrong-heading.csv, row 1, column school: there is no such column; delete it "
        "or call it one of activity, urn, engaged_on, rung, sessions, staff, pupils, authority.",
        "engagement-wrong-heading.csv, row 1, column engaged_on: the column is there twice; "
        "delete one.",
        "engagement-wrong-heading.csv, column urn: the column is missing from row 1; add it as in "
        "the template.",
    ],
    "error.xlsx": [
        "engagement, row 3, column pupils, “#N/A”: this is an error of the spreadsheet; put the "
        "value in its place."
    ],
    "event-priority-elsewhere.csv": [
        "event-priority-elsewhere.csv, row 3, column priority, “oracy”: Responding to Local "
        "Priorities has no such priority; choose mental_health, cultural_capital, transitions, "
        "inclusive_leadership, reading or climate.",
        "event-priority-elsewhere.csv, row 4, column workstream, “local_priorities”: the activity "
        "A1 is of professional_development; correct one of them or empty this cell.",
    ],
    "formula.xlsx": [f"engagement, row 3, column pupils, “=G2+1”: {FORMULA}"],
    "grant-priority-elsewhere.csv": [
        "grant-priority-elsewhere.csv, row 3, column priority, “reading”: Professional Development "
        "has no such priority; choose literacy, oracy or general.",
        "grant-priority-elsewhere.csv, row 4, column workstream: the cell is empty beside the "
        "priority general; fill in school_improvement or professional_development, or empty the "
        "priority.",
    ],
    "number-for-day.xlsx": [
        "engagement, row 3, column engaged_on, “45573”: this is not a day; write it as 31/12/2025 "
        "or 2025-12-31."
    ],
    "school-contradictions.csv": [
        "school-contradictions.csv, row 2, column disadvantaged_pupils, “211”: more than the 210 "
        "pupils on roll; correct either.",
        "school-contradictions.csv, row 3, column successor_urn, “199004”: only a closed school "
        "has a successor; fill in close_date.",
        "school-contradictions.csv, row 6, column urn, “900001”: illustrative schools have such "
        "numbers, a real register may not hold them; correct the number or delete the row.",
        f"school-contradictions.csv, row 3, column successor_urn, “199004”: {CIRCLE}",
        f"school-contradictions.csv, row 4, column successor_urn, “199004”: {CIRCLE}",
        f"school-contradictions.csv, row 5, column successor_urn, “199003”: {CIRCLE}",
    ],
    "school-left-out.csv": [
        f"{KEPT}, column urn, “199003”: no row of the sheet school has it; add it there or "
        "correct it."
    ],
    "school-lost-letter.csv": [
        "school-lost-letter.csv, row 2, column name, “Caf\ufffd Made-up”: a letter was lost or "
        "cannot be printed; type the text again."
    ],
    "target-contradictions.csv": [
        "target-contradictions.csv, row 2, column period, “2024/26”: this is not an academic "
        "year; write it as 2025/26, in a text cell.",
        "target-contradictions.csv, row 2, column workstream, “local_priorities”: a target is of "
        "an activity or of a workstream; empty one of the two.",
        "target-contradictions.csv, row 2, column rebaselined_on: a changed target has a value "
        "and a day; fill in both or neither.",
    ],
    "text-for-number.xlsx": [f"engagement, row 3, column pupils, “about 20”: {NOT_A_NUMBER}"],
    "unknown-sheet.xlsx": [f"Sheet1: {NO_TABLE}"],
}

NOT_UTF_8 = (
    "the text is not UTF-8; save the file as “CSV UTF-8 (Comma delimited)” and hand in the new "
    "file."
)
NO_BYTES = "is empty (0 bytes): save it again and hand in the new file."

#: Files that cannot be read at all -> the sentence.
FILES = {
    "cut-short.xlsx": "cut-short.xlsx cannot be opened as a workbook: it is damaged, cut short, "
    "protected by a password or not XLSX; open it in the spreadsheet, save it as XLSX and hand in "
    "the new file.",
    "engagement-cut-short.csv": "engagement-cut-short.csv, row 3: 3 cells under a heading of 8; "
    "the file is cut short, or a comma stands in a text without quotes.",
    "engagement-no-bytes.csv": f"engagement-no-bytes.csv {NO_BYTES}",
    "engagement-open-quote.csv": "engagement-open-quote.csv, row 3: a quoted text has no proper "
    "end; the file is cut short or a quote is missing, save it again from the spreadsheet.",
    "engagement.ods": "engagement.ods is neither XLSX nor CSV; save it as one of them.",
    "no-bytes.xlsx": f"no-bytes.xlsx {NO_BYTES}",
    "school-utf-16.csv": f"school-utf-16.csv, row 1: {NOT_UTF_8}",
    "school-windows-1252.csv": "school-windows-1252.csv, row 3, column name, “École Made-up”: "
    f"{NOT_UTF_8}",
}


@pytest.fixture
def sound(no_register: str) -> tuple[object, ...]:
    """A database that holds the sound register; its content and which register it is."""
    import_register(FAULTS / "sound", now=NOW)
    return held(no_register)


def held(url: str) -> tuple[object, ...]:
    with database.connection(url) as connection:
        return stored.current(connection), stored.content(connection)


def test_every_file_of_the_folder_has_its_sentence():
    assert {path.name for path in FAULTS.iterdir()} - SOUND == {*ROWS, *FILES}


@pytest.mark.parametrize("name", ROWS)
def test_a_wrong_row_is_told_exactly_and_nothing_is_taken_in(no_register, sound, name):
    account = import_register(FAULTS / name, now=NOW)
    assert [problem.sentence for problem in account.problems] == ROWS[name]
    assert account.problem_count == len(ROWS[name])
    assert not account.changed
    assert held(no_register) == sound


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_cannot_be_read_is_told_exactly_and_nothing_is_taken_in(
    no_register, sound, name
):
    with pytest.raises(RegisterFile) as told:
        import_register(FAULTS / name, now=NOW)
    assert str(told.value) == FILES[name]
    assert held(no_register) == sound


def test_what_is_not_there_and_a_folder_without_tables_are_told(no_register, tmp_path):
    with pytest.raises(RegisterFile, match=r"There is no file .*nowhere\.csv\."):
        import_register(tmp_path / "nowhere.csv", now=NOW)
    with pytest.raises(RegisterFile, match=r"The folder .* holds no CSV file\."):
        import_register(tmp_path, now=NOW)


def test_of_many_problems_the_first_hundred_are_told_and_all_counted(no_register, tmp_path):
    lines = [f"P{number},Someone,friend" for number in range(5_000)]
    path = tmp_path / "partner.csv"
    path.write_text("\n".join(["id,name,kind", *lines]), encoding="utf-8")
    account = import_register(path, now=NOW)
    assert (len(account.problems), account.problem_count) == (100, 5_000)
    assert [problem.row for problem in account.problems] == list(range(2, 102))
