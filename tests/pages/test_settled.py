"""What is done to Streamlit's server leaves what readers get as it was."""

import gc
import socket
from types import SimpleNamespace

import pytest
from streamlit import delta_generator
from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session

from pages.parts import settled

SECTIONS = ("theme", "theme.light", "theme.dark", "theme.sidebar")


@pytest.fixture
def streamlits_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put Streamlit's own function in place, and back again after the test."""
    monkeypatch.setattr(app_session, "_populate_theme_msg", settled._FILL)


def test_all_threads_share_one_heap_and_large_pieces_are_none_of_it(monkeypatch):
    heaps, larger_from = -8, -3  # M_ARENA_MAX and M_MMAP_THRESHOLD of malloc.h
    said: dict[int, int] = {}
    library = SimpleNamespace(mallopt=said.__setitem__)
    monkeypatch.setattr(settled.ctypes, "CDLL", lambda _: library)
    settled.one_heap()
    assert said[heaps] == 1 and 128 * 1024 <= said[larger_from] <= 1024 * 1024


@pytest.mark.parametrize("wrong", [AttributeError, OSError, TypeError])
def test_another_systems_memory_is_left_as_it_is(monkeypatch, wrong):
    def none(_: None) -> object:
        raise wrong

    monkeypatch.setattr(settled.ctypes, "CDLL", none)
    settled.one_heap()


def test_streamlit_still_asks_once_what_is_taken_as_asked(monkeypatch):
    monkeypatch.setattr(delta_generator, "_use_warning_has_been_displayed", False)
    asked: list[bool] = []
    monkeypatch.setattr(delta_generator.env_util, "is_repl", lambda: asked.append(True))
    settled.unasked()
    delta_generator._maybe_print_use_warning()
    assert not asked
    delta_generator._use_warning_has_been_displayed = False
    delta_generator._maybe_print_use_warning()
    assert asked


def test_what_the_listener_accepts_sends_at_once():
    with socket.socket() as listener, socket.socket() as reader:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        settled.undelayed()
        reader.connect(listener.getsockname())
        accepted, _ = listener.accept()
        with accepted:
            assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


@pytest.mark.parametrize("section", SECTIONS)
def test_the_theme_is_the_one_that_streamlit_makes(streamlits_own, section):
    theirs, first, second = (CustomThemeConfig() for _ in range(3))
    app_session._populate_theme_msg(theirs, section)
    settled.themed_once()
    app_session._populate_theme_msg(first, section)
    app_session._populate_theme_msg(second, section)
    assert first == second == theirs
    assert theirs.ByteSize() > 0 or section == "theme.sidebar"


def test_the_theme_is_made_once(streamlits_own, monkeypatch):
    asked = []
    monkeypatch.setattr(settled, "_FILL", lambda _, section: asked.append(section))
    settled.themed_once()
    for _ in range(3):
        for section in SECTIONS:
            app_session._populate_theme_msg(CustomThemeConfig(), section)
    assert asked == list(SECTIONS)


def test_what_is_there_is_left_out_of_collections():
    before, frozen = gc.get_threshold(), gc.get_freeze_count()
    try:
        settled.seldom_collected()
        assert gc.get_freeze_count() > frozen and gc.get_threshold() == settled.OFTEN
    finally:
        gc.unfreeze()
        gc.set_threshold(*before)


def test_what_is_left_of_sessions_is_looked_for_once_in_so_many_seconds(monkeypatch):
    class Over(Exception):
        """The server has been stopped."""

    happened: list[object] = []

    def sleep(seconds: float) -> None:
        if len(happened) == 4:
            raise Over
        happened.append(seconds)

    monkeypatch.setattr(settled.time, "sleep", sleep)
    monkeypatch.setattr(settled.gc, "collect", lambda: happened.append("collected"))
    with pytest.raises(Over):
        settled.collected_every(60)
    assert happened == [60, "collected", 60, "collected"]
