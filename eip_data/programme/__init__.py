"""The programme register: import, export, templates, and what the pages ask of it."""
