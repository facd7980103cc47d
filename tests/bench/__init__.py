"""How long the server takes for each page: ``make bench``."""
