from hypothesis import given
from hypothesis import strategies as st

from charts.labels import apart

boxes = st.lists(st.tuples(st.floats(-500, 500), st.floats(1, 60)), min_size=1, max_size=6).map(
    sorted
)


def test_labels_with_room_stay_where_they_are():
    assert apart([0, 100], [20, 20]) == [0, 100]


def test_labels_that_meet_move_apart_around_their_middle():
    assert apart([50, 50], [20, 20]) == [40, 60]


@given(boxes)
def test_no_label_lies_on_another_and_the_order_is_kept(found):
    heights = [height for _, height in found]
    centres = apart([centre for centre, _ in found], heights)
    for i in range(len(found) - 1):
        assert centres[i + 1] - centres[i] >= (heights[i] + heights[i + 1]) / 2 - 1e-6
