"""Pages about pupils' results."""
