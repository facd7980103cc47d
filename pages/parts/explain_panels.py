"""One panel of the Explain page in the frame that every figure has."""

from functools import partial
from typing import Any

from exports.sheet import Sheet
from findings.alone_sentences import NOTHING, Alone
from findings.explain_panel import Panel
from pages.parts.downloads import Download
from pages.parts.exhibit import Exhibit, exhibit


def explained(
    key: str,
    panel: Panel,
    table: str,
    sheet: partial[Sheet],
    *,
    figure: Any = None,
    instead: str = "",
    alone: Alone = NOTHING,
    of: tuple[str, ...] = (),
) -> Exhibit:
    """A panel with its table and files; one that is empty shows its reason alone.

    ``instead`` says why another measure is shown than the one chosen, ``alone`` what the files say
    and the page says elsewhere; ``of`` is that of the download.
    """
    said = panel.said
    return exhibit(
        key=key,
        title=said.title,
        under=f"{instead} {said.under}".strip(),
        sentence=said.sentence,
        figure=figure,
        alt=said.alt,
        table="" if panel.empty and figure is None else table,
        chips=panel.chips,
        notes=panel.notes,
        source=panel.source,
        downloads=[] if panel.empty else [Download(panel.download_name, sheet, of=of)],
        alone=alone,
    )
