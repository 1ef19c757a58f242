"""YAML into nodes that know file, line and column; nodes into the Brief. Nothing else touches YAML."""
