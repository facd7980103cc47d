"""Two minutes of the soak: twenty readers walk at random, memory stays and nothing goes wrong."""

from tests.bench.soak import SESSIONS, soak, verdict

#: Readers think for less time than in the half hour, so that each sees every page in the first
#: of the two minutes, which is for warming up.
MINUTES, THINK, WARMING = 2.0, 1.5, 0.5


def test_two_minutes_of_twenty_readers(tmp_path, monkeypatch, record_property):
    monkeypatch.setenv("EIP_DATABASE_URL", f"sqlite:///{tmp_path / 'eip.db'}")
    told = soak(tmp_path, MINUTES, SESSIONS, THINK)
    said = verdict(told, WARMING)
    record_property("runs of pages", len(told.waits))
    record_property("memory, bytes, before and after", (said.before, said.after))
    print(f"{len(told.waits)} runs, memory {said.before:,.0f} to {said.after:,.0f} bytes")
    assert set(told.kinds) == {"first", "box", "link", "menu", "wrong", "file"}
    assert said.problems == []
