"""Two citation styles of our own: notes, and author and date. `docs/citation-styles.md` shows both, a type each."""
