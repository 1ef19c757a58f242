"""The scales that a brief speaks: likelihood, confidence, source grading, TLP. Dated tables, each with its source."""
