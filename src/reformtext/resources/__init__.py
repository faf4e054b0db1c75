"""Tables as data, and the checked loaders that turn them into records."""
