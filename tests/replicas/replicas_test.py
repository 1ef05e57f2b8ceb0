#!/usr/bin/env python3
"""Three servers behind nginx on one PostgreSQL. One is killed while it takes an upload and approvals are under way,
the database is restarted, and the work goes on: no acknowledged write is lost, none is done twice."""
import http.client
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

HENGJI = os.environ.get("HENGJI_BIN", "build/dev/src/hengji")
POSTGRES = pathlib.Path("/usr/lib/postgresql/15/bin")
PASSWORD = "Qinghuai-Sample-2025"
WRITERS, COMMENTS = 4, 40


def skip(why):
    print(f"skipped: {why}")
    sys.exit(77)


def free_port():
    import socket
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


class Database:
    """A PostgreSQL of the test's own. As root it runs as the user postgres."""

    def __init__(self, folder):
        self.port, self.data = free_port(), folder / "pg"
        self.prefix = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        os.chmod(folder, 0o755)
        self.data.mkdir()
        if self.prefix:
            shutil.chown(self.data, "postgres", "postgres")
        self.run("initdb", "-D", self.data, "-A", "trust", "-U", "hengji", "--no-sync")
        self.start()
        self.run("createdb", "-h", "127.0.0.1", "-p", self.port, "-U", "hengji", "hengji")
        self.address = f"postgresql://hengji@127.0.0.1:{self.port}/hengji"

    def run(self, program, *words):
        subprocess.run([*self.prefix, POSTGRES / program, *map(str, words)], check=True, stdout=subprocess.DEVNULL,
                       cwd="/")

    def start(self):
        options = f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c max_connections=100"
        self.run("pg_ctl", "-D", self.data, "-w", "-o", options, "-l", self.data / "log", "start")

    def restart(self):
        self.run("pg_ctl", "-D", self.data, "-w", "-m", "fast", "restart")

    def stop(self):
        self.run("pg_ctl", "-D", self.data, "-w", "-m", "immediate", "stop")


class Server:
    def __init__(self, database, folder, number):
        self.port = free_port()
        environment = dict(os.environ, HENGJI_SPOOL=str(folder / f"spool{number}"), HENGJI_LOG="events",
                           HENGJI_PROXIES="127.0.0.1")
        self.log = open(folder / f"server{number}.log", "wb")
        words = [HENGJI, "serve", "--sample", "--db", database.address, "--listen", f"127.0.0.1:{self.port}"]
        self.process = subprocess.Popen(words, env=environment, stdout=self.log, stderr=self.log)
        self.wait()

    def wait(self):
        for _ in range(600):
            try:
                if request(self.port, "GET", "/readyz")[0] == 200:
                    return
            except OSError:
                pass
            time.sleep(0.2)
        raise RuntimeError("a server did not become ready")


def start_nginx(folder, servers):
    port = free_port()
    upstream = "".join(f"server 127.0.0.1:{one.port} max_fails=1 fail_timeout=1s;" for one in servers)
    (folder / "nginx.conf").write_text(f"""
daemon off; pid {folder}/nginx.pid; error_log {folder}/nginx.log; worker_processes 1;
events {{ worker_connections 512; }}
http {{ access_log off; client_body_temp_path {folder}/nb; proxy_temp_path {folder}/np; fastcgi_temp_path {folder}/nf;
  uwsgi_temp_path {folder}/nu; scgi_temp_path {folder}/ns;
  upstream hengji {{ {upstream} keepalive 16; }}
  server {{ listen 127.0.0.1:{port}; client_max_body_size 300m;
    location / {{ proxy_pass http://hengji; proxy_http_version 1.1; proxy_set_header Connection "";
      proxy_request_buffering off; proxy_next_upstream error timeout http_503 non_idempotent; }} }} }}
""")
    process = subprocess.Popen(["/usr/sbin/nginx", "-c", folder / "nginx.conf"], stderr=subprocess.DEVNULL)
    return port, process


def request(port, method, path, body=None, headers=None, timeout=60):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=timeout)
    try:
        connection.request(method, path, body, headers or {})
        answer = connection.getresponse()
        return answer.status, answer.read(), answer.headers
    finally:
        connection.close()


class Person:
    """Somebody who tries again, with the same key, until there is an answer."""

    def __init__(self, port, account):
        self.port, self.headers = port, {"Content-Type": "application/json"}
        status, body, headers = self.send("POST", "/session", {"account": account, "password": PASSWORD})
        assert status == 200, (account, status, body)
        self.headers["Cookie"] = headers["Set-Cookie"].split(";")[0]
        self.headers["X-CSRF-Token"] = json.loads(body)["csrf"]

    def send(self, method, path, body=None, **more):
        data = None if body is None else json.dumps(body).encode()
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


def upload_slowly(port, person, broken):
    """Sends a file so slowly that the server that takes it can be killed in between."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.putrequest("POST", "/api/v1/files")
        for name, value in person.headers.items():
            connection.putheader(name, value)
        connection.putheader("Content-Length", str(64 * 65536))
        connection.endheaders()
        for _ in range(64):
            connection.send(b"x" * 65536)
            time.sleep(0.1)
        broken.append(connection.getresponse().status not in (200, 201))
    except OSError:
        broken.append(True)
    finally:
        connection.close()


def approve(port, plan):
    """Through the states, each move asked for until it is acknowledged."""
    for account, move in (("water-review", "department_approve"), ("finance", "finance_approve")):
        person = Person(port, account)
        key = {"Idempotency-Key": f"move-{move}"}
        status, body, _ = person.send("POST", f"/plans/{plan}/moves", {"move": move}, **key)
        assert status == 200, (move, status, body)
        time.sleep(1)


def plan_of(person, department):
    return all_items(person, f"/plans?department={department}&year=2025")[0]["id"]


def play(database, port, servers, folder):
    clerk = Person(port, "science")
    science = plan_of(clerk, "science")
    water = plan_of(Person(port, "water"), "water")
    acknowledged, broken = [], []
    threads = [threading.Thread(target=comment, args=(port, science, n, acknowledged)) for n in range(WRITERS)]
    threads.append(threading.Thread(target=upload_slowly, args=(port, clerk, broken)))
    threads.append(threading.Thread(target=approve, args=(port, water)))
    for thread in threads:
        thread.start()
    time.sleep(1.5)
    servers[1].process.send_signal(signal.SIGKILL)
    servers[1].process.wait()
    time.sleep(1.5)
    database.restart()
    time.sleep(1)
    servers[1] = Server(database, folder, 9)
    for thread in threads:
        thread.join()
    texts = [one["text"] for one in all_items(clerk, f"/plans/{science}/comments") if one["text"].startswith("批注 ")]
    assert len(acknowledged) == WRITERS * COMMENTS, len(acknowledged)
    assert sorted(texts) == sorted(acknowledged), (len(texts), len(set(texts)), len(acknowledged))
    moves = [one.get("move") for one in all_items(Person(port, "water"), f"/plans/{water}/history")]
    assert moves.count("department_approve") == 1 and moves.count("finance_approve") == 1, moves
    status, body, _ = clerk.send("POST", "/files", None, **{"Content-Type": "text/plain", "X-File-Name": "a.txt"})
    assert status in (201, 422), (status, body)
    verified = json.loads(Person(port, "auditor").send("POST", "/audit/verify", {})[1])
    assert verified["clean"], verified
    print(f"{len(acknowledged)} comments and two approvals acknowledged, each there once; the trail is clean; "
          f"the upload under way {'broke off and was seen to' if any(broken) else 'went through'}")


def main():
    if not (POSTGRES / "initdb").exists():
        skip("PostgreSQL 15 is not installed")
    if not pathlib.Path("/usr/sbin/nginx").exists():
        skip("nginx is not installed")
    folder = pathlib.Path(tempfile.mkdtemp(prefix="hengji-"))
    database = nginx = None
    servers = []
    try:
        database = Database(folder)
        servers = [Server(database, folder, n) for n in range(3)]
        port, nginx = start_nginx(folder, servers)
        time.sleep(0.5)
        play(database, port, servers, folder)
    finally:
        for process in [one.process for one in servers] + ([nginx] if nginx else []):
            process.terminate()
            process.wait()
        if database:
            database.stop()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
