#!/usr/bin/env python3
"""A plan written as its official form in all five formats reads back equal, and its findings are the same: the plans of
examples/ always, the plan that the project began with where shared/ is beside it.
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
FORMATS = ("docx", "xlsx", "pdf", "ofd", "html")


def hengji(*words):
    done = subprocess.run([os.environ["HENGJI_BIN"], *map(str, words)], capture_output=True)
    assert done.returncode in (0, 1), done.stderr.decode()
    return done.stdout.decode()


def without_places(value):
    if isinstance(value, dict):
        return {name: without_places(one) for name, one in value.items() if name != "at"}
    return [without_places(one) for one in value] if isinstance(value, list) else value


def plan_in(file):
    plans = json.loads(hengji("read", "--json", file))["plans"]
    assert len(plans) == 1, f"{file}: {len(plans)} plans"
    return without_places(plans[0])


def findings_in(file):
    checked = json.loads(hengji("check", "--format", "json", file))
    findings = [{name: one[name] for name in ("code", "severity", "message", "found", "expected", "fingerprint")} |
                {"quotes": [place["quote"] for place in one["places"]]} for one in checked["findings"]]
    outcomes = {one["code"]: one["outcome"] for one in checked["coverage"]}
    return sorted(findings, key=json.dumps), outcomes


def differences(before, after, path=""):
    if isinstance(before, dict) and isinstance(after, dict):
        for name in before.keys() | after.keys():
            yield from differences(before.get(name), after.get(name), f"{path}/{name}")
    elif isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        for i, (a, b) in enumerate(zip(before, after)):
            yield from differences(a, b, f"{path}/{i}")
    elif before != after:
        yield f"{path}: {json.dumps(before, ensure_ascii=False)[:200]} → {json.dumps(after, ensure_ascii=False)[:200]}"


def hold(source, folder):
    plan, findings = plan_in(source), findings_in(source)
    faults = []
    for ending in FORMATS:
        form = folder / f"form.{ending}"
        hengji("fill", source, "--to", form)
        faults += [f"{source.name} in {ending}: {one}" for one in differences(plan, plan_in(form))]
        faults += [f"{source.name} in {ending}, findings{one}" for one in differences(findings, findings_in(form))]
    return faults, len(findings[0])


def main():
    seeds = sorted((ROOT / ".." / "shared" / "seed").glob("*.txt"))
    sources = [*sorted((ROOT / "examples").glob("*.txt")), *seeds]
    with tempfile.TemporaryDirectory() as name:
        held = [hold(source, pathlib.Path(name)) for source in sources]
    faults, findings = [fault for one, _ in held for fault in one], sum(count for _, count in held)
    assert findings >= 20, f"only {findings} findings were compared"
    print("\n".join(faults[:20]))
    print(f"{len(sources)} plans in {len(FORMATS)} formats{'' if seeds else ' (shared/ is not there)'}, {len(faults)} differences")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
