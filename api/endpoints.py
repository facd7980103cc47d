"""Every endpoint: the one table of which routes and the OpenAPI document are made."""

from api.catalogued import AREAS, EDITIONS, MEASURES, SOURCES
from api.certain import FINDINGS
from api.contract import Endpoint
from api.figures import GAPS, OUTCOMES
from api.programme import REACH

ENDPOINTS: tuple[Endpoint, ...] = (
    AREAS, MEASURES, SOURCES, EDITIONS, OUTCOMES, GAPS, FINDINGS, REACH,
)  # fmt: skip
#: Where the OpenAPI document is, and what stands at the index.
DESCRIPTION = "openapi.json"
VERSION = "1.0.0"
TITLE = "Achievement in the North East: figures, gaps and reach"
ABOUT = (
    "Read-only public aggregates. A missing figure is null, never nought, and its status says "
    "why. Independent analysis, not an official statistics publication; it says nothing about "
    "causes."
)
LICENCE = {
    "name": "Open Government Licence v3.0",
    "url": "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
}
