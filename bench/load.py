#!/usr/bin/env python3
"""The server under load, beside the HTTP library alone.

    bench/load.py BUILD [county|city] [sqlite|postgres] [SECONDS] [--memory MINUTES]

BUILD is a release build with `--target hengji bench_bare_http bench_city`. A county has 60 departments, a city 1,000 with
ten years of plans. `wrk` (two threads) asks with 50 and 500 connections, SECONDS each. For every load: requests a second, the
latency below which half and 99 of 100 requests stay, processor time of the server a request, and, for reading, how the rate
stands to that of the bare library with an answer of the same size. Then the questions whose answer is made anew because
somebody saved in between. With --memory instead of all that: people read and save for so many minutes, and the server's
memory is looked at all the time."""
import argparse
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

options = argparse.ArgumentParser(usage=__doc__)
options.add_argument("build")
options.add_argument("size", nargs="?", choices=("county", "city"), default="county")
options.add_argument("store", nargs="?", choices=("sqlite", "postgres"), default="sqlite")
options.add_argument("seconds", nargs="?", type=int, default=8)
options.add_argument("--memory", type=int, default=0)
OPTIONS = options.parse_args()
BUILD, STORE, SECONDS = pathlib.Path(OPTIONS.build).resolve(), OPTIONS.store, min(20, OPTIONS.seconds)
DEPARTMENTS, YEARS = {"county": (60, 1), "city": (1000, 10)}[OPTIONS.size]
YEAR = 2016
machines.HENGJI = str(BUILD / "src/hengji")
# Each thread goes round its own plans, so that a plan is saved again only when its last save was answered. Before anything is
# sent, wrk asks the first thread for a request and throws it away.
SAVING = """
local threads = 0
function setup(thread) thread:set("part", threads); threads = threads + 1 end
local paths, old, own, count = {%s}, %s, {}, -1
function init()
  for i, path in ipairs(paths) do if i %% 2 == part then table.insert(own, path) end end
  if part == 0 then count = -2 end
end
function text(round) return '"第' .. round .. '次保存：全年完成任务。"' end
function request()
  count = count + 1
  if count < 0 then return wrk.format("GET", "/") end
  local round = math.floor(count / #own)
  local body = '[{"path": "goals/annual", "old": ' .. (round == 0 and old or text(round - 1)) .. ', "new": ' .. text(round) .. '}]'
  return wrk.format("PATCH", own[count %% #own + 1], nil, body)
end
"""
# Somebody who saves now and then: about once a second.
PAUSING = "\nfunction delay() return math.random(500, 1500) end\n"


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
          + (f" {got['failed']} refused" if got["failed"] else ""), flush=True)


def bare_rate(size, connections):
    port = machines.free_port()
    process = subprocess.Popen([BUILD / "bench/bench_bare_http", str(port), str(size)])
    time.sleep(0.3)
    got = wrk(process, f"http://127.0.0.1:{port}/", connections)
    process.kill()
    process.wait()
    line(f"the bare library, {size / 1024:.0f} KiB", connections, got)
    return got["rate"]


def saving(filer, folder, connections, pause=""):
    """The script of a load that saves cells, with more plans of its own than there are connections."""
    own = []
    for i in range(connections + 100):
        body = {"department": "science", "year": 2025, "kind": "project-goal", "from": "blank", "title": f"{connections}-{len(pause)}-{i}"}
        status, text, _ = filer.send("POST", "/plans", body)
        assert status == 201, text
        own.append(json.loads(text))
    script = folder / f"save-{connections}-{len(pause)}.lua"
    paths = ", ".join(f'"/api/v1/plans/{one["id"]}/plan"' for one in own)
    script.write_text(SAVING % (paths, "'" + json.dumps(own[0]["plan"]["goals"]["annual"], ensure_ascii=False) + "'") + pause)
    return script


def fresh(reader, filer, questions):
    """Each question asked forty times, each time just after somebody saved a cell: nothing of the answer was kept."""
    body = {"department": "science", "year": 2025, "kind": "project-goal", "from": "blank", "title": "fresh"}
    plan = json.loads(filer.send("POST", "/plans", body)[1])
    text = plan["plan"]["goals"]["annual"]
    print("\n| asked anew | p50 ms | p95 ms |\n| --- | --- | --- |")
    for what, path in questions:
        times = []
        for i in range(40):
            change = [{"path": "goals/annual", "old": text, "new": f"{what} {i}"}]
            assert filer.send("PATCH", f"/plans/{plan['id']}/plan", change)[0] == 200
            text = f"{what} {i}"
            began = time.monotonic()
            status, answer, _ = reader.send("GET", path)
            times.append((time.monotonic() - began) * 1000)
            assert status == 200, answer
        times.sort()
        print(f"| {what} | {times[19]:.1f} | {times[37]:.1f} |", flush=True)


def watch_memory(server, folder):
    """Twenty read about twenty times a second each, ten save about once a second; the memory every ten seconds."""
    reader, filer = Office(server.port, "performance"), Office(server.port, "science")
    base = f"http://127.0.0.1:{server.port}/api/v1"
    plan = json.loads(reader.send("GET", f"/plans?year={YEAR}&limit=1")[1])["items"][0]["id"]
    resting = folder / "rest.lua"
    resting.write_text("function delay() return math.random(20, 80) end\n")

    def load(who, script, url):
        headers = [word for header in who.bearer() for word in ("-H", header)]
        return ["wrk", "-t1", "-c10", f"-d{OPTIONS.memory * 60}s", *headers, "-s", str(script), url]

    loads = [load(filer, saving(filer, folder, 10, PAUSING), base), load(filer, resting, f"{base}/tasks"),
             load(reader, resting, f"{base}/plans/{plan}")]
    processes = [subprocess.Popen(words, stdout=subprocess.PIPE, text=True) for words in loads]
    samples = []
    while any(process.poll() is None for process in processes):
        time.sleep(10)
        samples.append(memory(server.process))
        print(f"{len(samples) * 10:5} s {samples[-1]:6.1f} MiB", flush=True)
    for process in processes:
        print(process.stdout.read())
    half = samples[len(samples) // 2:]
    print(f"second half: {min(half):.1f} to {max(half):.1f} MiB")



def measure(server, folder):
    reader, filer = Office(server.port, "performance"), Office(server.port, "science")
    base = f"http://127.0.0.1:{server.port}/api/v1"
    plan = json.loads(reader.send("GET", f"/plans?year={YEAR}&limit=1")[1])["items"][0]["id"]
    etag = json.loads(reader.send("GET", f"/plans/{plan}")[1])["etag"]
    name = "%E6%96%B0%E5%A2%9E%E7%A7%91%E6%8A%80%E5%9E%8B%E4%BC%81%E4%B8%9A"
    across = f"/indicators?name={name}&year={YEAR}"
    reads = [("a plan", f"/plans/{plan}", []), ("a plan that the reader has", f"/plans/{plan}", [f'If-None-Match: "{etag}"']),
             ("the task centre of a filer", "/tasks", None),
             ("an indicator over all departments", across, [])]
    print("| load | connections | requests a second | p50 ms | p99 ms | processor µs a request | of the bare library |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    start = memory(server.process)
    for connections in (50, 500):
        bare = bare_rate(len(reader.send("GET", reads[0][1])[1]), connections)
        for what, path, headers in reads:
            who = filer if headers is None else reader
            line(what, connections, wrk(server.process, base + path, connections, who.bearer() + (headers or [])),
                 bare if what == "a plan" else None)
        for what, pause in (("saving a cell", ""), ("saving a cell once a second", PAUSING)):
            script = saving(filer, folder, connections, pause)
            line(what, connections, wrk(server.process, base, connections, filer.bearer(), script))
    fresh(reader, filer, [("a plan", reads[0][1]), ("an indicator over all departments", across),
                          ("the overview of a year", f"/dashboard?year={YEAR}"),
                          ("a search", f"/search?q={name}")])
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
        print(f"{OPTIONS.size} on {STORE}: {DEPARTMENTS * YEARS} plans written in {time.monotonic() - began:.0f} s; load average "
              f"{os.getloadavg()[0]:.1f} on {os.cpu_count()} cores\n")
        server = machines.Server(folder, address, HENGJI_LOG="nothing", HENGJI_POOL_THREADS="4")
        things.append(server)
        (watch_memory if OPTIONS.memory else measure)(server, folder)
    finally:
        machines.stop_all(things)
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
