"""Slips of a person who fills in a register's files: what is meant is said where it can be told."""

from datetime import datetime

import pytest

from eip_data.errors import RegisterFile
from eip_data.programme.problems import meant
from eip_data.programme.register import import_register

NOW = datetime(2026, 11, 25, 9)
COLUMNS = "partner, authority"


def sentences(path, text):
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    account = import_register(path, now=NOW, dry_run=True)
    return [one.sentence for one in account.problems]


def test_a_name_like_a_tables_is_told_whose(stored, tmp_path):
    (said,) = sentences(tmp_path / "partners.csv", "id,name,kind\nP1,Hub,other\n")
    assert said.startswith("partners.csv: there is no such table (is it partner?); delete the ")
    (said,) = sentences(tmp_path / "contacts.csv", "id,name,kind\nP1,Hub,other\n")
    assert said.startswith("contacts.csv: there is no such table; delete the sheet or name it")


def test_a_name_like_a_columns_is_told_whose(stored, tmp_path):
    said, missing = sentences(
        tmp_path / "partner_authority.csv", "partner,Autority\nP1,E08000037\n"
    )
    assert said == (
        "partner_authority.csv, row 1, column Autority: there is no such column (is it "
        f"authority?); delete it or call it one of {COLUMNS}."
    )
    assert missing.startswith("partner_authority.csv, column authority: the column is missing")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Our partners 2026,\npartner,authority\n", "Our partners 2026"),
        ("partner;authority\nP1;E08000037\n", "partner;authority"),
    ],
)
def test_a_title_above_the_names_and_semicolons_are_one_problem(stored, tmp_path, text, value):
    assert sentences(tmp_path / "partner_authority.csv", text) == [
        f"partner_authority.csv, row 1, “{value}”: no column's name stands in this row; delete "
        "what is above the names, or copy row 1 of the template there (in a CSV file commas part "
        "the names)."
    ]


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ('id,name,kind\r\nP1,"Hub, north",other\r\nP2,"Café, south",other\r\n',
         "row 3, column name, “Café, south”"),
        ("id,name,kind\nCafé,Hub,other", "row 2, column id, “Café”"),
        ("id,name,kind\nP1,Hub,other,Café\n", "row 2"),
        ("id,café,kind\nP1,Hub,other\n", "row 1"),
    ],
)  # fmt: skip
def test_letters_that_are_not_utf_8_are_shown_with_their_column(stored, tmp_path, text, where):
    with pytest.raises(RegisterFile) as told:
        sentences(tmp_path / "partner.csv", text.encode("cp1252"))
    assert str(told.value) == (
        f"partner.csv, {where}: the text is not UTF-8; save the file as “CSV UTF-8 (Comma "
        "delimited)” and hand in the new file."
    )


def test_nothing_is_guessed_of_a_name_like_none():
    assert meant("sheet1", ["partner", "school"]) == ""
    assert meant(" Schools ", ["partner", "school"]) == " (is it school?)"
