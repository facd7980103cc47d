"""Maps: where places are, and one finding drawn over them."""
