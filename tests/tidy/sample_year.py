#!/usr/bin/env python3
"""examples/science-bureau-evidence/ is what tools/sample_year writes."""
import filecmp
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
KEPT = ROOT / "examples" / "science-bureau-evidence"

with tempfile.TemporaryDirectory() as folder:
    subprocess.run([ROOT / "tools" / "sample_year", folder], check=True)
    written = sorted(p.relative_to(folder) for p in pathlib.Path(folder).rglob("*.csv"))
    differing = [str(p) for p in written if not (KEPT / p).exists() or not filecmp.cmp(KEPT / p, pathlib.Path(folder) / p, False)]
    print(f"{len(written)} files, {len(differing)} differ", *differing)
    sys.exit(1 if differing or len(written) < 10 else 0)
