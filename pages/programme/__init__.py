"""Pages about the programme: what its register tells."""
