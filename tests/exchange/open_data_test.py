#!/usr/bin/env python3
"""Holds what leaves as data against its schemas: every JSON of ours against docs/schema (with Debian's jsonschema), StratML
against the schemas beside this file (with xmllint) and, where $HENGJI_STRATML_XSD names a folder with the published ones
(part1.xsd, part2.xsd), against those too. What is missing is said; without any of the tools the test is skipped (77).
"""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
SCHEMAS = ROOT / "docs" / "schema"
EXAMPLES = ROOT / "examples"
BUREAU = EXAMPLES / "science-bureau-2025.txt"
EVIDENCE = EXAMPLES / "science-bureau-evidence"
WITH_EVIDENCE = ["--facts", EVIDENCE / "facts.csv", "--ledger", EVIDENCE / "ledgers", "--answers", EVIDENCE / "answers.csv"]
SELF_EVALUATION = """项目支出绩效自评表,,,,,,,
项目名称,河道清淤（虚构）,,,,,,
主管部门,虚构市水务局,实施单位,虚构市河道管理所,,,,
一级指标,二级指标,三级指标,年度指标值,实际完成值,分值,得分,偏差原因分析及改进措施
产出指标,数量指标,清淤长度,≥50公里,52公里,10,10,
产出指标,时效指标,完成时间,12月底前,11月,10,10,
效益指标,社会效益,群众出行,明显改善,明显改善,10,9.5,"""


def run(*words, folder, statuses=(0, 1)):
    done = subprocess.run([os.environ["HENGJI_BIN"], *map(str, words)], cwd=folder, capture_output=True)
    assert done.returncode in statuses, done.stderr.decode()
    return done.stdout.decode()


def validators():
    from jsonschema import Draft202012Validator
    made = {}
    for path in sorted(SCHEMAS.glob("*.schema.json")):
        schema = json.loads(path.read_text())
        Draft202012Validator.check_schema(schema)
        made[schema["properties"]["schema"]["const"]] = Draft202012Validator(schema)
    return made


def outputs(folder):
    """(name, JSON) of real runs: one for each kind of output, and plans of every kind."""
    plans = [*sorted(EXAMPLES.glob("*.txt")), folder / "self.csv", folder / "form.docx", folder / "form.xlsx", folder / "form.pdf"]
    for plan in plans:
        yield f"read {plan.name}", run("read", "--json", plan, folder=folder)
        yield f"check {plan.name}", run("check", "--format", "json", plan, folder=folder)
    run("check", "--format", "json", "--write-baseline", "base.json", BUREAU, folder=folder)
    yield "check --baseline", run("check", "--format", "json", "--baseline", "base.json", BUREAU, folder=folder)
    yield "read nothing", run("read", "--json", folder / "letter.txt", folder=folder)
    yield "measure", run("measure", "--json", BUREAU, "--policy", "jiangsu/2025", *WITH_EVIDENCE, folder=folder)
    yield "measure half", run("measure", "--json", "--period", "half", BUREAU, "--policy", "jiangsu/2025", *WITH_EVIDENCE, folder=folder)
    yield "monitor", run("monitor", "--json", BUREAU, "--date", "2025-09-15", "--policy", "jiangsu/2025", *WITH_EVIDENCE, folder=folder)
    yield "score", run("score", "--json", BUREAU, "--policy", "jiangsu/2025", *WITH_EVIDENCE, folder=folder)
    yield "diff", run("diff", "--format", "json", BUREAU, folder / "changed.txt", folder=folder)
    for plan in plans:
        run("convert", plan, "--as", "json", "--to", "open.json", folder=folder)
        yield f"convert {plan.name}", (folder / "open.json").read_text()
        run("convert", plan, "--as", "elements", "--to", "elements.json", folder=folder)
        yield f"elements {plan.name}", (folder / "elements.json").read_text()
        yield f"read elements of {plan.name}", run("read", "--json", "elements.json", folder=folder)
    run("convert", BUREAU, "--as", "json", "--to", "open.json", *WITH_EVIDENCE, folder=folder)
    yield "convert with results", (folder / "open.json").read_text()


def hold_json(folder):
    known, seen = validators(), set()
    for name, text in outputs(folder):
        document = json.loads(text)
        schema = document["schema"]
        faults = [f"{name}: {'/'.join(map(str, e.absolute_path))}: {e.message[:200]}" for e in known[schema].iter_errors(document)]
        assert not faults, "\n".join(faults[:10])
        seen.add(schema)
        # A schema that lets everything through would say the same.
        broken = dict(document, surprise=1)
        assert list(known[schema].iter_errors(broken)), f"{schema} accepts a member that it does not know"
    assert seen == set(known), f"schemas without an output: {set(known) - seen}"
    printed = {n: run("schema", n, folder=folder) for n in run("schema", folder=folder).split()}
    assert printed == {p.name[: -len(".schema.json")]: p.read_text() for p in SCHEMAS.glob("*.schema.json")}
    print(f"{len(seen)} JSON schemas hold")


def hold_stratml(folder, xmllint):
    published = os.environ.get("HENGJI_STRATML_XSD")
    own = pathlib.Path(__file__).parent
    for part, written in (("part1", "stratml1"), ("part2", "stratml")):
        schemas = [own / f"stratml_{part}.xsd"] + ([pathlib.Path(published) / f"{part}.xsd"] if published else [])
        for plan in [*sorted(EXAMPLES.glob("*.txt")), folder / "self.csv"]:
            for evidence in [[], WITH_EVIDENCE] if plan == BUREAU else [[]]:
                run("convert", plan, "--as", written, "--to", "plan.xml", *evidence, folder=folder)
                for schema in schemas:
                    done = subprocess.run([xmllint, "--noout", "--nonet", "--schema", schema, "plan.xml"], cwd=folder, capture_output=True)
                    assert done.returncode == 0, f"{plan.name}, {schema}: {done.stderr.decode()[:2000]}"
        text = (folder / "plan.xml").read_text()
        (folder / "bad.xml").write_text(text.replace("<Name>", "<Nom>").replace("</Name>", "</Nom>"))
        done = subprocess.run([xmllint, "--noout", "--nonet", "--schema", schemas[0], "bad.xml"], cwd=folder, capture_output=True)
        assert done.returncode != 0, "the schema accepts an element that there is not"
        print(f"StratML {part} holds against {len(schemas)} schema(s)")


def hold_tables(folder):
    """CSV and XLSX say what the JSON says."""
    import csv
    run("convert", BUREAU, "--as", "json", "--to", "open.json", *WITH_EVIDENCE, folder=folder)
    run("convert", BUREAU, "--as", "csv", "--to", "tables", *WITH_EVIDENCE, folder=folder)
    tables = json.loads((folder / "open.json").read_text())
    for name in ("plans", "indicators", "results"):
        with open(folder / "tables" / f"{name}.csv", encoding="utf-8-sig", newline="") as opened:
            rows = list(csv.reader(opened))[1:]
        said = [[value or "" for value in row.values()] for row in tables[name]]
        assert [[cell.lstrip("'") for cell in row] for row in rows] == said, name
    run("convert", BUREAU, "--as", "xlsx", "--to", "tables.xlsx", *WITH_EVIDENCE, folder=folder)
    outline = run("read", "--outline", "tables.xlsx", folder=folder)
    assert outline.count("\ntable ") == 3, outline[:500]
    for row in tables["results"][:5]:
        assert f"«{row['level3']}»" in outline
    print("CSV, JSON and XLSX agree")


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "self.csv").write_text(SELF_EVALUATION)
        (folder / "letter.txt").write_text("各科室：明天下午开会。\n")
        (folder / "changed.txt").write_text(BUREAU.read_text().replace("≥420家", "≥450家"))
        for ending in ("docx", "xlsx", "pdf"):
            run("fill", BUREAU, "--to", f"form.{ending}", folder=folder)
        hold_tables(folder)
        missing = []
        try:
            import jsonschema  # noqa: F401
            hold_json(folder)
        except ImportError:
            missing.append("python3-jsonschema")
        xmllint = shutil.which("xmllint")
        if xmllint:
            hold_stratml(folder, xmllint)
        else:
            missing.append("xmllint")
        if missing:
            print(f"missing: {', '.join(missing)}: skipped in part")
        return 77 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
