#!/usr/bin/env python3
"""Every term of docs/glossary.md is bound to names that stand in a header, and no term stands twice."""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
HEADERS = "\n".join(path.read_text() for path in sorted((ROOT / "src").rglob("*.h")))
faults, terms = [], set()
for line in (ROOT / "docs" / "glossary.md").read_text().splitlines():
    cells = [cell.strip() for cell in line.split("|")[1:-1]]
    if len(cells) != 4 or cells[0] in ("中文", "---"):
        continue
    if cells[0] in terms:
        faults.append(f"{cells[0]} stands twice")
    terms.add(cells[0])
    for name in re.findall(r"`([\w:]+)`", cells[2]):
        word = name.split("::")[-1]
        if not re.search(rf"\b{word}\b", HEADERS):
            faults.append(f"{cells[0]}: {name} stands in no header")
print(f"{len(terms)} terms, {len(faults)} faults", *faults, sep="\n")
sys.exit(1 if faults or len(terms) < 30 else 0)
