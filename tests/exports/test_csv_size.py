"""The size that a link says is that of the file behind it, to the byte."""

from hypothesis import given
from hypothesis import strategies as st

from exports.csv_file import csv_bytes, csv_size

#: Whatever changes how a cell is written, among letters of one, two and three bytes.
TEXT = st.text(alphabet="aé–\"', \t\r\n\x1f\xa0\u2003=+-@.0123456789", max_size=8)
COLUMNS = ("area", "value", 'so "called", here')


@given(st.lists(st.tuples(TEXT, TEXT, TEXT), max_size=12))
def test_any_table_is_as_large_as_its_file(rows):
    assert csv_size(COLUMNS, rows, ("value",)) == len(csv_bytes(COLUMNS, rows, ("value",)))


def test_a_table_without_rows_is_its_heading():
    assert csv_size(COLUMNS, ()) == len(csv_bytes(COLUMNS, ()))
