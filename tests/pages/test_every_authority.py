"""All 153 authorities on the pages about one of them, each opened in turn in one session."""

from html import unescape

import pytest

from eip_data import catalogue
from eip_data.columns import AreaKind
from tests.pages.opening import opened, title_of, written

AUTHORITIES = {area.code: area.short_name for area in catalogue.load().areas_of(AreaKind.AUTHORITY)}
WRONG = ("None", ">nan", "{", "Traceback")


@pytest.mark.parametrize("page", ["authority", "explain"])
def test_every_authority_opens(page):
    at = opened(f"outcomes/{page}.py", area="E08000037", measure="ks4_attainment8")
    assert len(AUTHORITIES) == 153
    for code, name in AUTHORITIES.items():
        at.selectbox(key="area-choice").set_value(code).run()
        assert not at.exception and not at.error, name
        shown = unescape(title_of(at) + written(at))
        assert name in shown, name
        assert at.query_params["area"] in (code, [code])
        assert not [wrong for wrong in WRONG if wrong in shown], name
