"""One panel of the Explain page in the frame that every figure has."""

from collections.abc import Callable
from typing import Any

from findings.explain_panel import Panel
from pages.parts.exhibit import Download, exhibit


def explained(
    key: str,
    panel: Panel,
    table: str,
    csv: Callable[[], bytes],
    *,
    figure: Any = None,
    instead: str = "",
) -> None:
    """Show a panel with its table and file; one that is empty shows its reason alone.

    ``instead`` says why another measure is shown than the one chosen.
    """
    said = panel.said
    exhibit(
        key=key,
        title=said.title,
        under=f"{instead} {said.under}".strip(),
        sentence=said.sentence,
        figure=figure,
        alt=said.alt,
        table="" if panel.empty and figure is None else table,
        notes=panel.notes,
        source=panel.source,
        downloads=[] if panel.empty else [Download("Data (CSV)", panel.download_name, csv)],
    )
