"""What the program costs, measured. Each module is one command: `python -m benchmarks.tagged_pdf`."""
