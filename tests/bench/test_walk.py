"""The walk itself: it goes everywhere, it is the same from the same seed, and it sees faults."""

from random import Random
from urllib.parse import parse_qs

import pytest
from streamlit.proto.Alert_pb2 import Alert
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from eip_data.errors import SORRY
from tests.bench.crowd import Told
from tests.bench.links import Taste, link, request, wrong_link
from tests.bench.reader import Answer, Reader
from tests.bench.soak import Verdict, verdict

CHOSEN = {"map": "show", "compare": "among", "authority": "area", "explain": "area",
          "reach": "priority", "need": "who", "grants": "theme", "partners": "until",
          "method": "measure"}  # fmt: skip


@pytest.fixture
def reader() -> Reader:
    return Reader("http://127.0.0.1:1")


@pytest.mark.parametrize("page", CHOSEN)
def test_links_are_random_but_the_same_from_a_seed(page, kept):
    def some(seed: int, wide: bool) -> list[str]:
        taste = Taste(Random(seed), wide)
        return [link(taste, page) for _ in range(60)]

    def different(links: list[str]) -> int:
        return len({parse_qs(one)[CHOSEN[page]][0] for one in links})

    assert some(1, True) == some(1, True) != some(2, True)
    assert different(some(1, True)) >= 4
    # Most readers choose what is usual.
    assert different(some(1, False)) <= different(some(1, True))


def test_wrong_links_and_requests_come_too(kept):
    taste = Taste(Random(3))
    assert any("nowhere" in wrong_link(taste, "map") for _ in range(30))
    asked = [request(taste) for _ in range(200)]
    assert {path.split("?")[0].rpartition("/")[2] for path, _ in asked} == {
        "areas", "measures", "sources", "editions", "outcomes", "gaps", "findings", "reach",
    }  # fmt: skip
    assert {wanted for _, wanted in asked} == {(200,), (400,)}


def _message(**given: object) -> bytes:
    return ForwardMsg(**given).SerializeToString()  # type: ignore[arg-type]


def test_a_reader_hears_whatever_goes_wrong(reader):
    alert, note, fault = ForwardMsg(), ForwardMsg(), ForwardMsg()
    alert.delta.new_element.alert.body, note.delta.new_element.alert.body = "Sorry.", "A note."
    alert.delta.new_element.alert.format = Alert.ERROR
    note.delta.new_element.alert.format = Alert.INFO
    fault.delta.new_element.exception.type = "ValueError"
    fault.delta.new_element.exception.message = "no"
    answer = Answer()
    for message in (alert, note, fault):
        assert not reader._told(message.SerializeToString(), answer)
    assert answer.errors == ["Sorry.", "ValueError: no"]
    reader.query = "edition=12345678"
    reader._told(alert.SerializeToString(), told := Answer())
    assert not told.errors  # an earlier edition may say that it lacks something
    alert.delta.new_element.alert.body = SORRY
    reader._told(alert.SerializeToString(), told)
    assert told.errors == [SORRY]
    assert not reader._told(_message(script_finished=ForwardMsg.FINISHED_EARLY_FOR_RERUN), answer)
    assert reader._told(_message(script_finished=ForwardMsg.FINISHED_SUCCESSFULLY), answer)
    assert len(answer.errors) == 2
    assert reader._told(_message(script_finished=ForwardMsg.FINISHED_WITH_COMPILE_ERROR), answer)
    assert len(answer.errors) == 3


def test_memory_that_grows_by_more_than_a_tenth_is_a_problem():
    def grown(by: float) -> Verdict:
        sizes = [200 + min(at, 10) * 10 for at in range(20)] + [300] * 80  # warming up
        return verdict(
            Told(lasted=100, memory=[(at, int(size * (1 + by * at / 100)))
                                     for at, size in enumerate(sizes)])
        )  # fmt: skip

    assert grown(0.0).problems == []
    assert abs(grown(0.0).growth) < 0.02
    assert grown(0.08).problems == []
    [problem] = grown(0.16).problems
    assert "memory grew by" in problem and "more than 10 %" in problem
    assert verdict(Told(lasted=10, memory=[(1, 9), (9, 9)], errors=["/map?: Sorry."])).problems
