"""Whether Word keeps the lines and pages of the PDF, as LibreOffice lays it out: `python -m tests.parity` shows it."""
