"""Builds briefs, lays their Word files out with LibreOffice, and tells where they differ from the PDFs.

    python -m tests.parity [--brief FILE]... [--house NAME]... [--paper NAME]... [--edition ID]... [--invented N] [-v]

Without --brief, the briefs that the project ships; with --invented, N invented ones instead. Exits with 1 where a line
or page differs or the page linter finds anything, with 2 where there is no LibreOffice.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from tests.parity import report
from tests.parity.linted import lint_result
from tests.parity.office import office_command, office_version
from tests.parity.trials import BRIEFS, HOUSES, PAPERS, invented, shipped, try_out


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="scripts/parity", description=__doc__.split("\n")[0])
    parser.add_argument("--brief", action="append", type=Path, metavar="FILE")
    parser.add_argument("--house", action="append", metavar="NAME")
    parser.add_argument("--paper", action="append", choices=PAPERS)
    parser.add_argument("--edition", action="append", default=[], metavar="ID")
    parser.add_argument("--invented", type=int, default=0, metavar="N", help="N invented briefs instead")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="keep the files there")
    parser.add_argument("-v", "--verbose", action="store_true", help="show every line that differs")
    wished = parser.parse_args(arguments)
    command = office_command()
    if command is None:
        print("no LibreOffice: install libreoffice-writer", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory(prefix="parity-") as made:
        folder = wished.keep or Path(made)
        folder.mkdir(parents=True, exist_ok=True)
        print(office_version(command, Path(made) / "profile"))
        houses, papers = wished.house or HOUSES, wished.paper or PAPERS
        if wished.invented:
            trials = list(invented(folder, range(wished.invented), editions=wished.edition))
        else:
            briefs = wished.brief or BRIEFS
            trials = list(shipped(folder, briefs=briefs, houses=houses, papers=papers, editions=wished.edition))
        results = try_out(command, trials, folder / "word")
    print(report.HEAD)
    linted = [lint_result(result) for result in results]
    for result, found in zip(results, linted, strict=True):
        print(report.row(result, found))
        if wished.verbose:
            print(*report.details(result, found), sep="\n", end="\n" if any(report.details(result, found)) else "")
    print(*report.total(results, linted), sep="\n")
    agrees = all(result.agreement.is_whole for result in results)
    return 0 if agrees and not any(found.pdf or found.word or found.lost for found in linted) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
