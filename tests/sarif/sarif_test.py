#!/usr/bin/env python3
"""Holds what `hengji check --format sarif` prints against the JSON schema of SARIF 2.1.0 and against what it must say.

Skipped (77), with a message, where the schema (tests/sarif/fetch_schema) or python3-jsonschema is missing.
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
SCHEMA = ROOT / "build" / "sarif-2.1.0.json"
PLAN = """部门整体预算绩效目标表,,,,
单位名称,虚构市科学技术局,,资金总额,1200.50
年度目标,科技型中小企业评价入库超2300家，新增科技型企业1500家。,,,
一级指标,二级指标,三级指标,半年（程）指标值,全年（程）指标值
履职,科技服务,科技型中小企业入库数,≥0家,≥2400家
履职,科技服务,新增科技型企业,≥500家,≥1500家
"""
FIXED = PLAN.replace("2300", "2400")
SUPPRESSIONS = '[[suppress]]\nrule = "TARGET-001"\nreason = "上半年不考核（虚构）"\n'


def check(folder, *words):
    done = subprocess.run([os.environ["HENGJI_BIN"], "check", "--format", "sarif", *words], cwd=folder, capture_output=True)
    assert done.returncode in (0, 1, 3), done.stderr.decode()
    return json.loads(done.stdout)


def results(log):
    return log["runs"][0]["results"]


def say_what_is_wrong(validate, folder):
    """One log a situation; each is valid, and says what the situation asks for."""
    plain = check(folder, "计划 1.csv")
    validate(plain)
    found = {r["ruleId"]: r for r in results(plain)}
    both = found["FIGURE-001"]
    assert both["level"] == "warning" and len(both["relatedLocations"]) == 1, both
    assert len(both["partialFingerprints"]["hengjiFinding/v1"]) == 16, both
    place = both["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "%E8%AE%A1%E5%88%92%201.csv", place
    assert place["region"]["startLine"] == 3, place
    rules = plain["runs"][0]["tool"]["driver"]["rules"]
    assert all(rules[r["ruleIndex"]]["id"] == r["ruleId"] for r in results(plain))
    assert "suppressions" not in both and "baselineState" not in both, both

    suppressed = check(folder, "计划 1.csv", "--suppressions", "ok.toml")
    validate(suppressed)
    reasons = [r["suppressions"][0]["justification"] for r in results(suppressed) if "suppressions" in r]
    assert reasons == ["上半年不考核（虚构）"], reasons
    assert len(results(suppressed)) == len(results(plain)), "a suppressed finding is marked, never removed"

    check(folder, "计划 1.csv", "--write-baseline", "base.json")
    known = check(folder, "fixed.csv", "--baseline", "base.json")
    validate(known)
    states = {r["ruleId"]: r["baselineState"] for r in results(known)}
    assert states["FIGURE-001"] == "absent" and states["TARGET-001"] == "unchanged", states

    broken = check(folder, "计划 1.csv", "none.csv", "fixed.csv")
    validate(broken)
    invocation = broken["runs"][0]["invocations"][0]
    assert not invocation["executionSuccessful"] and len(invocation["toolExecutionNotifications"]) == 1, invocation
    assert len(broken["runs"][0]["artifacts"]) == 2
    validate(check(folder, "none.csv"))


def main():
    try:
        import jsonschema
    except ImportError:
        print("python3-jsonschema is missing: skipped")
        return 77
    if not SCHEMA.exists():
        print("the SARIF schema is missing (tests/sarif/fetch_schema gets it): skipped")
        return 77
    schema = json.loads(SCHEMA.read_text())
    validator = jsonschema.validators.validator_for(schema)(schema)

    def validate(log):
        faults = [f"{'/'.join(map(str, e.absolute_path))}: {e.message[:200]}" for e in validator.iter_errors(log)]
        assert not faults, "\n".join(faults[:10])

    with tempfile.TemporaryDirectory() as folder:
        for name, text in (("计划 1.csv", PLAN), ("fixed.csv", FIXED), ("ok.toml", SUPPRESSIONS)):
            (pathlib.Path(folder) / name).write_text(text)
        say_what_is_wrong(validate, folder)
    faults = list(validator.iter_errors({"version": "2.1.0", "runs": [{"tool": {}}]}))
    assert faults, "the schema must refuse a run whose tool has no driver"
    print("every log is valid SARIF 2.1.0")
    return 0


if __name__ == "__main__":
    sys.exit(main())
