#!/usr/bin/env python3
"""Writes everything that can be written twice, by two processes in different folders, time zones, locales and numbers of threads,
a while apart: forms and papers in every format, two plans side by side, fixes, annotated copies, open data, findings, blank
tables, what a store publishes as a folder. The bytes are the same."""
import hashlib
import os
import pathlib
import shutil
import subprocess
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUREAU = "science-bureau-2025.txt"
EVIDENCE = ["--facts", "science-bureau-evidence/facts.csv", "--ledger", "science-bureau-evidence/ledgers", "--answers", "science-bureau-evidence/answers.csv"]
FORMATS = ("docx", "xlsx", "pdf", "ofd", "html")
PAPERS = ("review-opinion", "monitoring-table", "monitoring-report", "self-evaluation-table", "self-evaluation-report", "evaluation-report", "rectification-notice")
DATA = ("csv", "json", "xlsx", "stratml", "stratml1", "elements")


def commands():
    for ending in FORMATS:
        yield f"form.{ending}", ["fill", BUREAU, "--to", f"form.{ending}"]
        for paper in PAPERS:
            yield f"{paper}.{ending}", ["report", paper, BUREAU, *EVIDENCE, "--to", f"{paper}.{ending}"]
        yield f"diff.{ending}", ["diff", BUREAU, "changed.txt", "--to", f"diff.{ending}"]
        yield f"fixed.{ending}", ["check", BUREAU, "--fix", f"fixed.{ending}"]
        yield f"fixes.{ending}", ["check", BUREAU, "--fix-list", f"fixes.{ending}"]
    for ending in ("docx", "xlsx", "pdf", "ofd"):
        yield f"annotated.{ending}", ["check", f"form.{ending}", "--annotate", f"annotated.{ending}"]
    for ending in ("csv", "xlsx"):
        for table in ("技术合同登记", "facts", "answers"):
            yield f"{table}.{ending}", ["template", table, "--policy", "jiangsu/2025", "--as-of", "2025-06-30", "--to", f"{table}.{ending}"]
    yield None, ["diff", BUREAU, "changed.txt", "--format", "html"]
    yield "portal", ["publish", "portal", "--db", "sqlite:store.db"]
    for data in DATA:
        yield f"data.{data}", ["convert", BUREAU, "--as", data, *EVIDENCE, "--to", f"data.{data}"]
    for shown in ("json", "sarif", "html"):
        yield None, ["check", BUREAU, "form.docx", "form.pdf", "--format", shown]
    yield None, ["read", BUREAU, "form.xlsx", "--json"]
    yield None, ["score", BUREAU, *EVIDENCE]
    yield None, ["monitor", BUREAU, "--date", "2025-09-30", *EVIDENCE]


def digest(path):
    if path.is_dir():
        return {each.name: digest(each) for each in sorted(path.iterdir())}
    return hashlib.sha256(path.read_bytes()).hexdigest()


def make_store(folder):
    """The sample county as a server leaves it: ids are drawn anew in every store, so both runs publish the same one."""
    log = folder / "serve.log"
    with log.open("wb") as out:
        words = [os.environ["HENGJI_BIN"], "serve", "--sample", "--db", "sqlite:store.db", "--listen", "127.0.0.1:18720", "--next-port"]
        server = subprocess.Popen(words, cwd=folder, stdout=out, stderr=out)
        while "已启动" not in log.read_text():
            assert server.poll() is None, log.read_text()
            time.sleep(0.2)
        server.terminate()
        server.wait()
    return folder / "store.db"


def written(folder, store, threads, **environment):
    shutil.copytree(ROOT / "examples", folder)
    shutil.copy(store, folder / "store.db")
    (folder / "changed.txt").write_text((folder / BUREAU).read_text().replace("≥420家", "≥450家"))
    digests = {}
    for name, words in commands():
        done = subprocess.run([os.environ["HENGJI_BIN"], *words, "--jobs", threads], cwd=folder, capture_output=True, env={**os.environ, **environment})
        assert done.returncode in (0, 1), f"{words}: {done.stderr.decode()}"
        digests[" ".join(words)] = [digest(folder / name) if name else None, hashlib.sha256(done.stdout).hexdigest()]
    return digests


def main():
    with tempfile.TemporaryDirectory() as name:
        store = make_store(pathlib.Path(name))
        one = written(pathlib.Path(name) / "one", store, "1", TZ="UTC", LC_ALL="C")
        time.sleep(2.1)  # a zip file tells seconds by twos
        two = written(pathlib.Path(name) / "another folder", store, "2", TZ="Asia/Shanghai", LC_ALL="C.UTF-8", HOME=name)
    differ = [words for words in one if one[words] != two[words]]
    assert not differ, "\n".join(["written otherwise the second time:", *differ])
    print(f"{len(one)} outputs are the same to the byte")


if __name__ == "__main__":
    main()
