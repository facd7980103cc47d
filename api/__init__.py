"""Read-only JSON and CSV under ``/api/v1``: the findings that pages show, for machines."""
