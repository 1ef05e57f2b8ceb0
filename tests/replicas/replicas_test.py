#!/usr/bin/env python3
"""Three servers behind nginx on one PostgreSQL. One is killed in the middle of an upload and of an approval that waits for
its row, a second later the database is restarted, and the work goes on: no acknowledged write is lost, none is done
twice."""
import http.client
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import threading
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "api"))
import machines  # noqa: E402
from machines import POSTGRES, SAMPLE_PASSWORD, Database, Nginx, Server, request, skip  # noqa: E402

WRITERS, COMMENTS = 4, 30
FILE = os.urandom(4 << 20)


class Person:
    """Somebody who tries again, with the same key, until there is an answer."""

    def __init__(self, port, account):
        self.port, self.headers = port, {"Content-Type": "application/json"}
        status, body, headers = self.send("POST", "/session", {"account": account, "password": SAMPLE_PASSWORD})
        assert status == 200, (account, status, body)
        self.headers["Cookie"] = headers["Set-Cookie"].split(";")[0]
        self.headers["X-CSRF-Token"] = json.loads(body)["csrf"]

    def send(self, method, path, body=None, **more):
        data = body if body is None or isinstance(body, bytes) else json.dumps(body).encode()
        for _ in range(400):
            try:
                answer = request(self.port, method, "/api/v1" + path, data, {**self.headers, **more})
                if answer[0] not in (502, 503, 504) and b'"under_way"' not in answer[1]:
                    return answer
            except (OSError, http.client.HTTPException):
                pass
            time.sleep(0.1)
        raise RuntimeError(f"no answer to {method} {path}")

    def get(self, path):
        status, body, _ = self.send("GET", path)
        assert status == 200, (path, status, body)
        return json.loads(body)


def all_items(person, path):
    items, cursor = [], ""
    while cursor is not None:
        page = person.get(path + ("&" if "?" in path else "?") + f"limit=200&cursor={cursor}")
        items += page["items"]
        cursor = page["next"]
    return items


def comment(port, plan, number, acknowledged):
    person = Person(port, "science")
    for i in range(COMMENTS):
        text = f"批注 {number}-{i}"
        key = {"Idempotency-Key": f"comment-{number}-{i}"}
        status, body, _ = person.send("POST", f"/plans/{plan}/comments", {"text": text}, **key)
        assert status == 201, (status, body)
        acknowledged.append(text)


def upload_slowly(port, person, started, broken):
    """Sends a file to the server that will die so slowly that it dies in between; the file goes through nginx then."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.putrequest("POST", "/api/v1/files")
        for name, value in {**person.headers, "Content-Type": "text/plain"}.items():
            connection.putheader(name, value)
        connection.putheader("Content-Length", str(len(FILE)))
        connection.endheaders()
        for at in range(0, len(FILE), 65536):
            connection.send(FILE[at:at + 65536])
            if at >= len(FILE) // 4:
                started.set()
                time.sleep(0.2)
        connection.getresponse()
    except (OSError, http.client.HTTPException):
        broken.append("upload")
    finally:
        connection.close()


def approve(port, person, plan, move, broken):
    """One attempt at the server that will die; asked for again elsewhere, with the same key, until it is answered."""
    key = {"Idempotency-Key": f"move-{move}"}
    try:
        request(port, "POST", f"/api/v1/plans/{plan}/moves", json.dumps({"move": move}).encode(), {**person.headers, **key})
    except (OSError, http.client.HTTPException):
        broken.append(move)
    status, body, _ = person.send("POST", f"/plans/{plan}/moves", {"move": move}, **key)
    assert status == 200, (move, status, body)


def hold(database, plan, seconds):
    """Keeps the row of a plan, so that whoever approves it has to wait in the middle of his transaction."""
    statement = f"BEGIN; SELECT 1 FROM dossier WHERE id = '{plan}' FOR UPDATE; SELECT pg_sleep({seconds}); COMMIT"
    return subprocess.Popen([POSTGRES / "psql", database.address, "-qc", statement], stdout=subprocess.DEVNULL)


def waits_for_a_row(database):
    query = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND application_name <> 'psql'"
    found = subprocess.run([POSTGRES / "psql", database.address, "-Atc", query], capture_output=True, text=True, check=True)
    return found.stdout.strip() != "0"


def plan_of(person, department):
    return all_items(person, f"/plans?department={department}&year=2025")[0]["id"]


def play(database, port, servers, folder):
    clerk, reviewer, finance = Person(port, "science"), Person(port, "water-review"), Person(port, "finance")
    science, water = plan_of(clerk, "science"), plan_of(Person(port, "water"), "water")
    acknowledged, broken, started, victim = [], [], threading.Event(), servers[1]
    threads = [threading.Thread(target=comment, args=(port, science, n, acknowledged)) for n in range(WRITERS)]
    threads.append(threading.Thread(target=upload_slowly, args=(victim.port, clerk, started, broken)))
    holder = hold(database, water, 2)
    time.sleep(0.3)
    threads.append(threading.Thread(target=approve, args=(victim.port, reviewer, water, "department_approve", broken)))
    for thread in threads:
        thread.start()
    assert started.wait(30)
    for _ in range(100):
        if waits_for_a_row(database):
            break
        time.sleep(0.01)
    else:
        raise AssertionError("no approval waits for its row")
    victim.kill()
    holder.wait()
    time.sleep(1)
    database.restart()
    servers[1] = Server(folder, database.address, name="server9")
    for thread in threads:
        thread.join()
    assert sorted(broken) == ["department_approve", "upload"], broken
    approve(port, finance, water, "finance_approve", broken)
    texts = [one["text"] for one in clerk.get(f"/plans/{science}/comments")["items"] if one["text"].startswith("批注 ")]
    assert len(acknowledged) == WRITERS * COMMENTS, len(acknowledged)
    assert sorted(texts) == sorted(acknowledged), (len(texts), len(set(texts)), len(acknowledged))
    moves = [one.get("move") for one in Person(port, "water").get(f"/plans/{water}/history")["items"]]
    assert moves.count("department_approve") == 1 and moves.count("finance_approve") == 1, moves
    stored = {"Content-Type": "text/plain", "X-File-Name": "a.txt", "Idempotency-Key": "the-file"}
    status, body, _ = clerk.send("POST", "/files", FILE, **stored)
    assert status == 201, (status, body)
    status, body, _ = clerk.send("GET", "/files/" + json.loads(body)["hash"])
    assert status == 200 and body == FILE, status
    verified = json.loads(Person(port, "auditor").send("POST", "/audit/verify", {})[1])
    assert verified["clean"], verified
    print(f"{len(acknowledged)} comments and two approvals acknowledged, each there once; the trail is clean; the upload and "
          "the approval that were under way broke off and went through elsewhere")


def main():
    if not machines.has_postgres():
        skip("PostgreSQL 15 is not installed")
    if not Nginx.PROGRAM.exists():
        skip("nginx is not installed")
    folder = pathlib.Path(tempfile.mkdtemp(prefix="hengji-"))
    things, servers = [], []
    try:
        database = Database(folder)
        things.append(database)
        servers += [Server(folder, database.address, "--sample", name=f"server{n}", HENGJI_PROXIES="127.0.0.1")
                    for n in range(3)]
        nginx = Nginx(folder, servers)
        things.append(nginx)
        play(database, nginx.port, servers, folder)
    finally:
        machines.stop_all([*things, *servers])
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
