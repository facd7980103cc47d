"""The data-access package: published figures in, named questions out."""
