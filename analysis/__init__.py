"""Pure statistics: frames and a frozen Measure in, numbers out; no database, no screen."""
