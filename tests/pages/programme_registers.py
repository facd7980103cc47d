"""Registers behind the pages of the programme: the illustrative one, an empty and a hostile one."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from eip_data.programme.stored import Content
from eip_data.programme_columns import PartnerKind
from tests.findings.test_register_words import one_of_each
from tests.pages.opening import KEEPING_REGISTER
from tests.registers import holding, with_illustrative

#: Names and texts that must reach a page as text and nothing more.
NAMES = {
    "markup": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "markdown": "**bold** [link](javascript:alert(1)) $x$ :red[y]",
    "formula": "=HYPERLINK(“x”)",
    "emoji": "🏫🏴󠁧󠁢󠁥󠁮󠁧󠁿‮" * 40,
    "long": "n" * 300,
}


def hostile(name: str) -> Content:
    """A register of one of each, all called the same, with a hub and a trust in two places."""
    content = one_of_each(name)
    grant = list(content["grant"][0])
    grant[3] = name[:100]
    return {
        **content,
        "grant": [tuple(grant)],
        "partner": [*content["partner"], ("H", name, PartnerKind.TEACHING_SCHOOL_HUB)],
        "partner_authority": [("H", "E08000024"), ("P", "E06000047"), ("P", "E08000021")],
    }


@contextmanager
def shown(url: str, content: Content, *, named: bool = True) -> Iterator[None]:
    """A real register on the pages, with its names or without, and the illustrative one after."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("EIP_SHOW_REGISTER", "1" if named else "0")
        with holding(url, content):
            forgotten()
            yield
    with_illustrative(url)
    forgotten()


def forgotten() -> None:
    """Forget what pages keep of a register, and nothing that they keep of figures."""
    for part in KEEPING_REGISTER:
        for one in vars(part).values():
            if hasattr(one, "cache_clear") and not isinstance(one, type):
                one.cache_clear()
