#!/usr/bin/env python3
"""Prints how well the documents of the shared corpus are read, format by format, and fails where a document
without a plan gives one, where anything crashes, or where a format is read worse than docs/performance.md says.
`corpus_test.py scans` does so for the scans, which take minutes. Skipped without the corpus; the scans also where the
text recognition is not installed."""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

LEAST_F1 = {
    "docx": 0.995, "html": 0.995, "ofd": 0.995, "xlsx": 0.995, "xls": 0.995,
    "pdf-docx": 0.995, "pdf-xlsx": 0.995, "pdf-hrules": 0.995, "pdf-web": 0.995, "pdf-norules": 0.995,
    "txt-raw": 0.97, "txt-blank": 0.98, "txt-layout": 0.99,
}
LEAST_F1_OF_SCANS = {"scan-150": 0.96, "scan-200": 0.975, "scan-300": 0.985}
LAST_LINE = re.compile(r"cell F1 (\S+) exact docs (\S+) invented (\d+) crashed (\d+)")


def main():
    corpus = Path(__file__).resolve().parents[2] / ".." / "shared" / "corpus"
    if not (corpus / "score.py").exists():
        print("the shared corpus is not here")
        return 77
    scans = sys.argv[1:] == ["scans"]
    if scans and not (Path(__file__).resolve().parents[2] / "build" / "ocr" / "alphabet.txt").exists():
        print("the text recognition is not installed: run tools/ocr/install")
        return 77
    faults = 0
    print(f"{'format':12} cell F1  exact  invented  crashed")
    for kind, least in (LEAST_F1_OF_SCANS if scans else LEAST_F1).items():
        with tempfile.TemporaryDirectory() as folder:
            run = subprocess.run(
                [sys.executable, corpus / "score.py", "--bin", os.environ["HENGJI_BIN"], "--format", kind,
                 "--timeout", "120" if scans else "60", "--details", os.path.join(folder, "details.json"), corpus / "documents"],
                capture_output=True, text=True)
        found = LAST_LINE.search(run.stdout)
        if not found:
            print(kind, run.stdout[-300:], run.stderr[-300:])
            return 1
        f1, exact, invented, crashed = found.groups()
        print(f"{kind:12} {f1:7}  {exact:5}  {invented:8}  {crashed}")
        faults += float(f1) < least or invented != "0" or crashed != "0"
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
