"""What the analyst says, as typed, immutable data that knows no YAML, no edition and no format."""
