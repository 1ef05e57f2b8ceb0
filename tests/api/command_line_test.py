#!/usr/bin/env python3
"""The command line against a server: what takes a file takes a plan of a server too, by its id or by the address of its
page, with the same results; `hengji import` brings in a county's files and asks where it is in doubt."""
import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile

import machines
from client import Person
from machines import HENGJI, ROOT, SAMPLE_PASSWORD


class Shell:
    def __init__(self, server, token, folder):
        self.folder = folder
        self.environment = dict(os.environ, HENGJI_TOKEN=token, LC_ALL="C.UTF-8")
        self.url = f"http://127.0.0.1:{server.port}"

    def run(self, *words, token=None):
        environment = {**self.environment, **({"HENGJI_TOKEN": token} if token is not None else {})}
        return subprocess.run([HENGJI, *map(str, words)], cwd=self.folder, env=environment, capture_output=True, text=True,
                              timeout=120)

    def ask(self, *words, status=0):
        done = self.run(*words, "--server", self.url)
        assert done.returncode == status, (words, done.returncode, done.stdout[-500:], done.stderr)
        return done.stdout


def token_of(server, account, scopes):
    person = Person(server.port, account, SAMPLE_PASSWORD)
    return person, person.get("createToken", body={"name": "command line", "scopes": scopes})["token"]


def codes(text):
    return sorted((one["code"], one["severity"]) for one in json.loads(text)["findings"])


def read_and_check(shell, filer, plan):
    """The server and the command line judge one plan alike."""
    asked = {(one["code"], one["severity"]) for one in filer.get("planFindings", id=plan)["findings"]}
    status = 1 if any(severity == "blocking" for _, severity in asked) else 0
    printed = shell.ask("check", "--format", "json", plan, status=status)
    assert set(codes(printed)) == asked, (codes(printed), asked)
    page = f"{shell.url}/plans/{plan}"
    by_page = shell.run("check", "--format", "json", page)
    assert codes(by_page.stdout) == codes(printed), by_page
    reading = json.loads(shell.ask("read", "--json", plan))
    known = filer.get("getPlan", id=plan)["plan"]
    assert [one["level3"] for one in reading["plans"][0]["indicators"]] == [one["level3"] for one in known["indicators"]]
    assert "青槐市科学技术局" in shell.ask("read", plan)


def write(shell, plan):
    """A form and an opinion are written from what the server has, and read back as the same plan."""
    shell.ask("fill", plan, "--to", "plan.docx")
    difference = json.loads(shell.ask("diff", plan, "plan.docx", "--format", "json"))
    assert not difference.get("changes"), difference
    shell.ask("report", "review-opinion", plan, "--to", "opinion.docx")
    assert (shell.folder / "opinion.docx").stat().st_size > 2000


def be_refused(shell, plan, stranger):
    """Who may not see it gets the server's own sentence, in the language asked for."""
    done = shell.run("check", plan, "--server", shell.url, token="not-a-token")
    assert done.returncode == 3 and "令牌无效" in done.stderr, done
    done = shell.run("check", "--lang", "en", plan, "--server", shell.url, token=stranger)
    assert done.returncode == 3 and "you are not granted" in done.stderr, done
    done = shell.run("check", "999999-2025-none", "--server", shell.url)
    assert done.returncode == 3 and "没有编号" in done.stderr, done
    done = shell.run("check", plan, "--server", f"http://127.0.0.1:{machines.free_port()}")
    assert done.returncode == 3 and "服务器没有应答" in done.stderr, done


def import_files(shell, server):
    """Files whose department is in doubt are asked for; --assign answers."""
    _, token = token_of(server, "performance", ["read", "write"])
    admin = Person(server.port, "admin", SAMPLE_PASSWORD)
    ids = [admin.get("createDepartment", body={"name": name, "code": code, "region": "999999"})["id"]
           for name, code in (("青槐市发展和改革委员会", "999311"), ("青槐市档案馆", "999312"))]
    text = (ROOT / "examples/science-bureau-2025.txt").read_text("utf-8")
    (shell.folder / "发改委.txt").write_text(text.replace("青槐市科学技术局", "青槐市发展和改革委员会"), "utf-8")
    (shell.folder / "999312-档案.txt").write_text(text.replace("青槐市科学技术局", "档案馆"), "utf-8")
    words = ["import", "发改委.txt", "999312-档案.txt", "--year", "2025", "--region", "999999", "--server", shell.url]
    done = shell.run(*words, token=token)
    assert done.returncode == 1, done
    lines = dict(line.split("\t") for line in done.stdout.splitlines())
    assert re.fullmatch(r"999999-2025-\w+", lines["发改委.txt"]), lines
    assert ids[1] in lines["999312-档案.txt"], lines
    done = shell.run(*words, "--assign", f"999312-档案.txt={ids[1]}", token=token)
    assert done.returncode == 1 and re.search(r"999312-档案.txt\t999999-2025-\w+\n", done.stdout), done
    assert "已有" in done.stdout, done
    done = shell.run(*words)
    assert done.returncode == 3 and "令牌" in done.stderr, done


def main():
    folder, things = pathlib.Path(tempfile.mkdtemp(prefix="hengji-")), []
    try:
        server = machines.Server(folder, f"sqlite:{folder}/hengji.db", "--sample")
        things.append(server)
        filer, token = token_of(server, "science", ["read"])
        _, stranger = token_of(server, "water", ["read"])
        plan = filer.items("listPlans", department="science", year=2025)[0]["id"]
        shell = Shell(server, token, folder)
        read_and_check(shell, filer, plan)
        write(shell, plan)
        be_refused(shell, plan, stranger)
        import_files(shell, server)
        print("check, read, fill, diff, report and import work on a server")
    finally:
        machines.stop_all(things)
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
