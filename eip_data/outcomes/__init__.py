"""Published outcomes: read, cleaned, carried as our own tables, loaded and asked for."""
