"""Corpora: inputs of every kind one by one, and the store of Parquet datasets that a batch makes of them."""
