#!/usr/bin/env python3
"""tools/sample_county writes the same 60 sound plans at every run, and each is read and measured whole.

    sample_county.py HENGJI
"""
import filecmp
import json
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
HENGJI = sys.argv[1]


def generate(folder):
    subprocess.run([ROOT / "tools" / "sample_county", folder], check=True)
    return sorted(pathlib.Path(folder).iterdir())


def lines_of(*arguments):
    run = subprocess.run([HENGJI, *arguments], capture_output=True, text=True)
    return run.returncode, [json.loads(line) for line in run.stdout.splitlines()]


def faults(folder, plans):
    status, checked = lines_of("check", "--format", "json", *plans)
    if status != 0 or len(checked) != 60:
        yield f"check ended with {status} and {len(checked)} results"
    for result in checked:
        for finding in result["findings"]:
            if finding["severity"] != "advice":
                yield f"{result['source']['name']}: {finding['message']}"
    for reading in lines_of("read", "--json", *plans)[1]:
        expected = sum("\t" not in line and line.count(" ") == 2 and not line.startswith("一级") for line in
                       (pathlib.Path(folder) / pathlib.Path(reading["source"]["name"]).name).read_text("utf-8").split("全年（程）指标值\n")[1].splitlines())
        read = [len(plan["indicators"]) for plan in reading["plans"]]
        if read != [expected]:
            yield f"{reading['source']['name']}: {read} indicators read, {expected} written"


with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as two:
    first, second = generate(one), generate(two)
    found = [f"{a.name} differs" for a, b in zip(first, second, strict=True) if a.name != b.name or not filecmp.cmp(a, b, False)]
    plans = [str(p) for p in first if p.suffix == ".txt"]
    found += faults(one, plans)
    print(f"{len(plans)} plans, {len(found)} faults", *found[:20], sep="\n")
    sys.exit(1 if found or len(plans) != 60 else 0)
