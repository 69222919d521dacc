"""The way from an empty congress to one that residents can use."""
