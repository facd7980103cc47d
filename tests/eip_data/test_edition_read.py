"""Which edition is read: by block, by thread, and one kept answer for each."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from eip_data.edition_read import NEWEST, being_read, kept, reading


def test_an_edition_is_read_until_the_end_of_its_block():
    assert being_read() == NEWEST
    with reading("aaaaaaaa"):
        with reading("bbbbbbbb"):
            assert being_read() == "bbbbbbbb"
        assert being_read() == "aaaaaaaa"
    with pytest.raises(KeyError), reading("aaaaaaaa"):
        raise KeyError
    assert being_read() == NEWEST


def test_another_thread_reads_its_own():
    with ThreadPoolExecutor(1) as pool, reading("aaaaaaaa"):
        assert pool.submit(being_read).result() == NEWEST


def test_an_answer_is_kept_for_each_edition():
    asked = []

    @kept
    def answer(of: str) -> tuple[str, str]:
        asked.append(of)
        return being_read(), of

    assert answer("x") == answer("x") == (NEWEST, "x")
    with reading("aaaaaaaa"):
        assert answer("x") == answer("x") == ("aaaaaaaa", "x")
    assert answer("x") == (NEWEST, "x")
    assert asked == ["x", "x"]
    answer.cache_clear()
    answer("x")
    assert asked == ["x", "x", "x"]
