#!/usr/bin/env python3
"""What Hengji writes is opened by others: OFD by the rules of GB/T 33190 (ofd_rules.py), DOCX, XLSX and HTML by LibreOffice, PDF
and its annotated copy by poppler. In each every indicator of the plan is found again. A program that is missing is said,
and the test is then skipped (77) in that part.
"""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).parent))
import ofd_rules  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parents[2]
PLANS = [ROOT / "examples" / "science-bureau-2025.txt", ROOT / "examples" / "water-bureau-2025.txt"]
EVIDENCE = ROOT / "examples" / "science-bureau-evidence"
REPORTS = {"review-opinion": [], "monitoring-report": ["--facts", "--ledger"], "self-evaluation-report": ["--facts", "--ledger", "--answers"],
           "rectification-notice": []}
FILES = {"--facts": EVIDENCE / "facts.csv", "--ledger": EVIDENCE / "ledgers", "--answers": EVIDENCE / "answers.csv"}


def hengji(*words, folder):
    done = subprocess.run([os.environ["HENGJI_BIN"], *map(str, words)], cwd=folder, capture_output=True)
    assert done.returncode in (0, 1), done.stderr.decode()
    return done.stdout.decode()


def squeezed(text):
    return re.sub(r"\s", "", text)


def names_of(plan, folder):
    reading = json.loads(hengji("read", "--json", plan, folder=folder))
    return [squeezed(one["level3"]) for one in reading["plans"][0]["indicators"]]


def hold_ofd(folder):
    checked = noted = 0
    for plan in PLANS:
        hengji("fill", plan, "--to", "form.ofd", folder=folder)
        faults = ofd_rules.faults_of(folder / "form.ofd")
        assert not faults, "\n".join(faults[:10])
        hengji("check", "form.ofd", "--annotate", "noted.ofd", folder=folder)
        faults = ofd_rules.faults_of(folder / "noted.ofd")
        assert not faults, "annotated: " + "\n".join(faults[:10])
        noted += ofd_rules.annotated_pages_of(folder / "noted.ofd")
        checked += 2
    for kind, options in REPORTS.items():
        evidence = [word for option in options for word in (option, FILES[option])]
        hengji("report", kind, PLANS[0], *evidence, "--to", "report.ofd", folder=folder)
        faults = ofd_rules.faults_of(folder / "report.ofd")
        assert not faults, f"{kind}: " + "\n".join(faults[:10])
        checked += 1
    assert noted > 0, "no finding was annotated"
    hold_rules(folder)
    print(f"{checked} OFD files keep the rules")


def hold_rules(folder):
    """The rules see what breaks them."""
    breaks = {"OFD.xml": ('DocType="OFD"', 'DocType="PDF"'), "Doc_0/Document.xml": ("MaxUnitID>", "MaxUnit>"),
              "Doc_0/Pages/Page_0/Content.xml": (' Font="', ' Font="9')}
    for part, (was, now) in breaks.items():
        with zipfile.ZipFile(folder / "form.ofd") as source, zipfile.ZipFile(folder / "broken.ofd", "w") as target:
            assert part in source.namelist(), source.namelist()
            for name in source.namelist():
                data = source.read(name)
                target.writestr(name, data.replace(was.encode(), now.encode()) if name == part else data)
        assert ofd_rules.faults_of(folder / "broken.ofd"), f"{part} was broken and nothing said"


def hold_poppler(folder):
    if not shutil.which("pdftotext"):
        return ["poppler-utils"]
    for plan in PLANS:
        hengji("fill", plan, "--to", "form.pdf", folder=folder)
        hengji("check", "form.pdf", "--annotate", "notes.pdf", folder=folder)
        for file in ("form.pdf", "notes.pdf"):
            done = subprocess.run(["pdftotext", "-raw", file, "-"], cwd=folder, capture_output=True)
            assert done.returncode == 0 and not done.stderr, done.stderr.decode()
            text = squeezed(done.stdout.decode())
            missing = [name for name in names_of(plan, folder) if name not in text]
            assert not missing, f"{plan.name} in {file}: {missing}"
    print("poppler finds every indicator")
    return []


def hold_office(folder):
    if not shutil.which("soffice"):
        return ["LibreOffice"]
    for plan in PLANS:
        for ending, target in (("docx", "txt:Text"), ("xlsx", "csv:Text - txt - csv (StarCalc):44,34,76"), ("html", "txt:Text")):
            hengji("fill", plan, "--to", f"form.{ending}", folder=folder)
            files = [f"form.{ending}"]
            if ending != "html":
                hengji("check", files[0], "--annotate", f"notes.{ending}", folder=folder)
                files.append(f"notes.{ending}")
            subprocess.run(["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", target,
                            "--outdir", "out", *files], cwd=folder, capture_output=True, timeout=120, check=True)
            for file in files:
                text = squeezed((folder / "out" / f"{file.split('.')[0]}.{target[:3]}").read_text(errors="replace").replace('"', ""))
                missing = [name for name in names_of(plan, folder) if name.replace('"', "") not in text]
                assert not missing, f"{plan.name} in {file}: {missing[:5]}"
    print("LibreOffice finds every indicator")
    return []


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        hold_ofd(folder)
        missing = hold_poppler(folder) + hold_office(folder)
    if missing:
        print(f"missing: {', '.join(missing)}: skipped in part")
    return 77 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
