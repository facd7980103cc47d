"""Files to take away, made from the same findings that the pages show."""
