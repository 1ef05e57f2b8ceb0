#!/usr/bin/env python3
"""Two PostgreSQL under Patroni and etcd with synchronous replication. The primary is killed, database and agent both, while
people write: the standby takes over, the servers find it by themselves, nothing that was acknowledged is lost, nothing is
done twice."""
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

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "api"))
import machines  # noqa: E402
from machines import POSTGRES, Server, free_port, request, skip  # noqa: E402
from replicas_test import Person, plan_of  # noqa: E402

ETCD, PATRONI = pathlib.Path("/usr/bin/etcd"), pathlib.Path("/usr/bin/patroni")
WRITERS, SECONDS_BEFORE, WRITES_AFTER = 3, 3, 15


def unprivileged(words):
    """PostgreSQL does not run as root. `setpriv` becomes the program, so its process id is the program's."""
    if os.geteuid() == 0:
        words = ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", "env", "HOME=/tmp", *words]
    return [str(one) for one in words]


class Etcd:
    def __init__(self, folder):
        self.port, peer = free_port(), free_port()
        client_url, peer_url = f"http://127.0.0.1:{self.port}", f"http://127.0.0.1:{peer}"
        words = [ETCD, "--data-dir", folder / "etcd", "--listen-client-urls", client_url, "--advertise-client-urls", client_url,
                 "--listen-peer-urls", peer_url, "--initial-advertise-peer-urls", peer_url,
                 "--initial-cluster", f"default={peer_url}", "--enable-v2"]
        self.log = open(folder / "etcd.log", "wb")
        self.process = subprocess.Popen(words, stdout=self.log, stderr=self.log)

    def stop(self):
        self.process.terminate()
        self.process.wait()


class Node:
    """A PostgreSQL with the agent that looks after it."""

    def __init__(self, folder, etcd, name):
        self.name, self.port, self.rest, self.folder = name, free_port(), free_port(), folder / name
        self.folder.mkdir()
        settings = {
            "scope": "hengji", "name": name, "restapi": {"listen": f"127.0.0.1:{self.rest}"},
            "etcd": {"host": f"127.0.0.1:{etcd.port}"},
            "bootstrap": {"dcs": {"ttl": 6, "loop_wait": 1, "retry_timeout": 2, "maximum_lag_on_failover": 1048576,
                                  "synchronous_mode": True, "postgresql": {"parameters": {"max_connections": 60}}},
                          "initdb": [{"auth": "trust"}, {"encoding": "UTF8"}, {"locale": "C"}, "no-sync"]},
            "postgresql": {"listen": f"127.0.0.1:{self.port}", "connect_address": f"127.0.0.1:{self.port}",
                           "data_dir": str(self.folder / "data"), "bin_dir": str(POSTGRES),
                           "pgpass": str(self.folder / "pgpass"),
                           "authentication": {"superuser": {"username": "postgres"},
                                              "replication": {"username": "replicator"}},
                           "pg_hba": ["local all all trust", "host all all 127.0.0.1/32 trust",
                                      "host replication all 127.0.0.1/32 trust"],
                           "parameters": {"unix_socket_directories": str(self.folder)}}}
        (self.folder / "patroni.json").write_text(json.dumps(settings))  # JSON is YAML
        if os.geteuid() == 0:
            shutil.chown(self.folder, "postgres", "postgres")
        self.log = open(self.folder / "patroni.log", "wb")
        self.process = subprocess.Popen(unprivileged([PATRONI, self.folder / "patroni.json"]), stdout=self.log,
                                        stderr=self.log, cwd="/")

    def role(self):
        """What the agent says of it: primary, replica, sync, or nothing."""
        for role in ("primary", "sync", "replica"):
            try:
                if request(self.rest, "GET", f"/{role}", timeout=3)[0] == 200:
                    return role
            except OSError:
                return ""
        return ""

    def postmaster(self):
        return int((self.folder / "data/postmaster.pid").read_text().split()[0])

    def kill(self):
        """Agent, database and its connections, all at once."""
        postmaster = self.postmaster()
        children = subprocess.run(["ps", "-o", "pid=", "--ppid", str(postmaster)], capture_output=True, text=True).stdout
        for pid in [self.process.pid, postmaster, *map(int, children.split())]:
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
        self.process.wait()

    def stop(self):
        if self.process.poll() is None:
            self.process.terminate()
            self.process.wait(timeout=30)
        self.log.close()


def wait_until(condition, what, seconds=60):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return
        time.sleep(0.2)
    raise AssertionError(f"{what}: not within {seconds} s")


def write(port, plan, number, acknowledged, is_over):
    person, i = Person(port, "science"), 0
    while not is_over.is_set():
        text = f"批注 {number}-{i}"
        status, body, _ = person.send("POST", f"/plans/{plan}/comments", {"text": text},
                                      **{"Idempotency-Key": f"{number}-{i}"})
        assert status == 201, (status, body)
        acknowledged.append((time.monotonic(), text))
        i += 1
        time.sleep(0.02)


def play(nodes, server):
    clerk = Person(server.port, "science")
    plan, acknowledged, is_over = plan_of(clerk, "science"), [], threading.Event()
    threads = [threading.Thread(target=write, args=(server.port, plan, n, acknowledged, is_over)) for n in range(WRITERS)]
    for thread in threads:
        thread.start()
    time.sleep(SECONDS_BEFORE)
    primary = next(one for one in nodes if one.role() == "primary")
    other = next(one for one in nodes if one is not primary)
    before = len(acknowledged)
    assert before > WRITERS, "nothing was written before the primary was killed"
    primary.kill()
    wait_until(lambda: other.role() == "primary", "the standby did not take over")
    at_takeover = len(acknowledged)
    wait_until(lambda: len(acknowledged) >= at_takeover + WRITES_AFTER, "the service did not resume")
    is_over.set()
    for thread in threads:
        thread.join()
    texts = [one["text"] for one in clerk.get(f"/plans/{plan}/comments")["items"] if one["text"].startswith("批注 ")]
    assert sorted(texts) == sorted(text for _, text in acknowledged), (len(texts), len(set(texts)), len(acknowledged))
    verified = json.loads(Person(server.port, "auditor").send("POST", "/audit/verify", {})[1])
    assert verified["clean"], verified
    times = sorted(at for at, _ in acknowledged)
    gap = max(after - at for at, after in zip(times, times[1:]))
    print(f"{before} writes acknowledged before the primary was killed, {len(acknowledged)} in all, each there once; nobody was "
          f"answered for {gap:.1f} s")


def main():
    if not machines.has_postgres():
        skip("PostgreSQL 15 is not installed")
    if not ETCD.exists() or not PATRONI.exists():
        skip("etcd-server and patroni are not installed")
    folder, things = pathlib.Path(tempfile.mkdtemp(prefix="hengji-")), []
    os.chmod(folder, 0o755)
    try:
        etcd = Etcd(folder)
        things.append(etcd)
        nodes = [Node(folder, etcd, "one")]
        things.append(nodes[0])
        wait_until(lambda: nodes[0].role() == "primary", "the first PostgreSQL did not start")
        nodes.append(Node(folder, etcd, "two"))
        things.append(nodes[1])
        wait_until(lambda: nodes[1].role() == "sync", "the second PostgreSQL did not become the synchronous standby")
        for statement in ("CREATE ROLE hengji LOGIN", "CREATE DATABASE hengji OWNER hengji"):
            subprocess.run([POSTGRES / "psql", "-h", "127.0.0.1", "-p", str(nodes[0].port), "-U", "postgres", "-qc", statement],
                           check=True)
        hosts = ",".join(f"127.0.0.1:{one.port}" for one in nodes)
        address = f"postgresql://hengji@{hosts}/hengji?target_session_attrs=read-write"
        server = Server(folder, address, "--sample", HENGJI_JOB_WORKERS="0")
        things.append(server)
        play(nodes, server)
    finally:
        machines.stop_all(things)
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
