"""The printed thing before any format: blocks and runs, with every word that a reader will read already decided."""
