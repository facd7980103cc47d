"""Charts: a finding goes in, a ``go.Figure`` in the light palette comes out."""
