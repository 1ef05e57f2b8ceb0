#!/usr/bin/env python3
"""The server under load, beside the HTTP library alone.

    bench/load.py BUILD [county|city] [sqlite|postgres] [SECONDS]

BUILD is a release build with `--target hengji bench_bare_http bench_city`. A county has 60 departments, a city 1,000 with
ten years of plans. `wrk` (two threads) asks with 50 and 500 connections, SECONDS each. For every load: requests a second, the
latency below which half and 99 of 100 requests stay, processor time of the server a request, and, for reading, how the rate
stands to that of the bare library with an answer of the same size."""
import http.client
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "tests/api"))
import machines  # noqa: E402

BUILD = pathlib.Path(sys.argv[1]).resolve()
SIZE = sys.argv[2] if len(sys.argv) > 2 else "county"
STORE = sys.argv[3] if len(sys.argv) > 3 else "sqlite"
SECONDS = min(20, int(sys.argv[4])) if len(sys.argv) > 4 else 8
DEPARTMENTS, YEARS = {"county": (60, 1), "city": (1000, 10)}[SIZE]
YEAR = 2016
machines.HENGJI = str(BUILD / "src/hengji")
# Each thread goes round its own plans, so that a plan is saved again only when its last save was answered.
SAVING = """
local threads = 0
function setup(thread) thread:set("part", threads); threads = threads + 1 end
local paths, old, own, count = {%s}, %s, {}, -1
function init() for i, path in ipairs(paths) do if i %% 2 == part then table.insert(own, path) end end end
function text(round) return '"第' .. round .. '次保存：全年完成任务。"' end
function request()
  count = count + 1
  local round = math.floor(count / #own)
  local body = '[{"path": "goals/annual", "old": ' .. (round == 0 and old or text(round - 1)) .. ', "new": ' .. text(round) .. '}]'
  return wrk.format("PATCH", own[count %% #own + 1], nil, body)
end
"""


def ticks(process):
    fields = pathlib.Path(f"/proc/{process.pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def memory(process):
    return int(re.search(r"VmRSS:\s+(\d+)", pathlib.Path(f"/proc/{process.pid}/status").read_text())[1]) / 1024


def milliseconds(text):
    number, unit = re.match(r"([\d.]+)(us|ms|s|m)", text).groups()
    return float(number) * {"us": 0.001, "ms": 1, "s": 1000, "m": 60000}[unit]


def wrk(process, url, connections, headers=(), script=None):
    words = ["wrk", "-t2", f"-c{connections}", f"-d{SECONDS}s", "--timeout", "20s", "--latency"]
    for header in headers:
        words += ["-H", header]
    if script:
        words += ["-s", script]
    time.sleep(2)  # what the last load left behind is answered first
    before = ticks(process)
    text = subprocess.run([*words, url], capture_output=True, text=True, check=True).stdout
    used, count = ticks(process) - before, int(re.search(r"(\d+) requests in", text)[1])
    failed = re.search(r"Non-2xx or 3xx responses: (\d+)", text)
    latency = {part: milliseconds(value) for part, value in re.findall(r"(?m)^\s+(50|99)%\s+(\S+)", text)}
    return {"rate": float(re.search(r"Requests/sec:\s+([\d.]+)", text)[1]), "p50": latency["50"], "p99": latency["99"],
            "cpu": used / max(count, 1) * 1e6, "failed": int(failed[1]) if failed else 0}


class Office:
    """Somebody with a token that is good for everything he may do."""

    def __init__(self, port, account):
        self.port, self.headers = port, {"Content-Type": "application/json"}
        status, body, headers = self.send("POST", "/session", {"account": account, "password": machines.SAMPLE_PASSWORD})
        assert status == 200, body
        self.headers |= {"Cookie": headers["Set-Cookie"].split(";")[0], "X-CSRF-Token": json.loads(body)["csrf"]}
        body = {"name": "load", "scopes": ["read", "write", "review"]}
        self.token = json.loads(self.send("POST", "/tokens", body)[1])["token"]

    def send(self, method, path, body=None):
        data = None if body is None else json.dumps(body)
        return machines.request(self.port, method, "/api/v1" + path, data, self.headers)

    def bearer(self):
        return [f"Authorization: Bearer {self.token}", "Content-Type: application/json"]


def line(name, connections, got, bare=None):
    share = f"{got['rate'] / bare:.0%}" if bare else ""
    print(f"| {name} | {connections} | {got['rate']:,.0f} | {got['p50']:.1f} | {got['p99']:.1f} | {got['cpu']:.0f} | {share} |"
          + (f" {got['failed']} FAILED" if got["failed"] else ""), flush=True)


def bare_rate(size, connections):
    port = machines.free_port()
    process = subprocess.Popen([BUILD / "bench/bench_bare_http", str(port), str(size)])
    time.sleep(0.3)
    got = wrk(process, f"http://127.0.0.1:{port}/", connections)
    process.kill()
    process.wait()
    line(f"the bare library, {size / 1024:.0f} KiB", connections, got)
    return got["rate"]


def saving(filer, folder, connections):
    """The script of a load that saves cells, with more plans of its own than there are connections."""
    own = []
    for i in range(connections + 100):
        body = {"department": "science", "year": 2025, "kind": "project-goal", "from": "blank", "title": f"{connections}-{i}"}
        status, text, _ = filer.send("POST", "/plans", body)
        assert status == 201, text
        own.append(json.loads(text))
    script = folder / "save.lua"
    paths = ", ".join(f'"/api/v1/plans/{one["id"]}/plan"' for one in own)
    script.write_text(SAVING % (paths, "'" + json.dumps(own[0]["plan"]["goals"]["annual"], ensure_ascii=False) + "'"))
    return script


def measure(server, folder):
    reader, filer = Office(server.port, "performance"), Office(server.port, "science")
    base = f"http://127.0.0.1:{server.port}/api/v1"
    plan = json.loads(reader.send("GET", f"/plans?year={YEAR}&limit=1")[1])["items"][0]["id"]
    etag = json.loads(reader.send("GET", f"/plans/{plan}")[1])["etag"]
    name = "%E6%96%B0%E5%A2%9E%E7%A7%91%E6%8A%80%E5%9E%8B%E4%BC%81%E4%B8%9A"
    reads = [("a plan", f"/plans/{plan}", []), ("a plan that the reader has", f"/plans/{plan}", [f'If-None-Match: "{etag}"']),
             ("the task centre of a filer", "/tasks", None),
             ("an indicator over all departments", f"/indicators?name={name}&year={YEAR}", [])]
    print("| load | connections | requests a second | p50 ms | p99 ms | processor µs a request | of the bare library |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    start = memory(server.process)
    for connections in (50, 500):
        bare = bare_rate(len(reader.send("GET", reads[0][1])[1]), connections)
        for what, path, headers in reads:
            who = filer if headers is None else reader
            line(what, connections, wrk(server.process, base + path, connections, who.bearer() + (headers or [])),
                 bare if what == "a plan" else None)
        script = saving(filer, folder, connections)
        line("saving a cell", connections, wrk(server.process, base, connections, filer.bearer(), script))
    print(f"\nmemory of the server: {start:.0f} MiB before, {memory(server.process):.0f} MiB after")


def main():
    folder, things = pathlib.Path(tempfile.mkdtemp(prefix="hengji-load-")), []
    try:
        database = machines.Database(folder) if STORE == "postgres" else None
        things.append(database)
        address = database.address if database else f"{folder}/hengji.db"
        machines.Server(folder, address, "--sample").stop()
        began = time.monotonic()
        subprocess.run([BUILD / "bench/bench_city", address, str(DEPARTMENTS), str(YEARS)], check=True)
        print(f"{SIZE} on {STORE}: {DEPARTMENTS * YEARS} plans written in {time.monotonic() - began:.0f} s; load average "
              f"{os.getloadavg()[0]:.1f} on {os.cpu_count()} cores\n")
        server = machines.Server(folder, address, HENGJI_LOG="nothing", HENGJI_POOL_THREADS="4")
        things.append(server)
        measure(server, folder)
    finally:
        machines.stop_all(things)
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
