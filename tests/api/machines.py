"""What a test of the whole server runs: a PostgreSQL of its own, hengji servers, nginx. Everything listens on loopback
and is stopped by its process id."""
import http.client
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
HENGJI = os.environ.get("HENGJI_BIN", str(ROOT / "build/release/src/hengji"))
POSTGRES = pathlib.Path("/usr/lib/postgresql/15/bin")
SAMPLE_PASSWORD = "Qinghuai-Sample-2025"


def skip(why):
    print(f"skipped: {why}")
    sys.exit(77)


def has_postgres():
    return (POSTGRES / "initdb").exists()


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def request(port, method, path, body=None, headers=None, timeout=60):
    """(status, body, headers) of one request on a connection of its own."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=timeout)
    try:
        connection.request(method, path, body, headers or {})
        answer = connection.getresponse()
        return answer.status, answer.read(), answer.headers
    finally:
        connection.close()


def as_postgres():
    """What stands before a command so that it runs as a user whom PostgreSQL accepts."""
    return ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []


class Database:
    """A PostgreSQL of the test's own."""

    def __init__(self, folder):
        self.port, self.data = free_port(), folder / "pg"
        os.chmod(folder, 0o755)
        self.data.mkdir()
        if as_postgres():
            shutil.chown(self.data, "postgres", "postgres")
        self.run("initdb", "-D", self.data, "-A", "trust", "-U", "hengji", "--no-sync")
        self.start()
        self.run("createdb", "-h", "127.0.0.1", "-p", self.port, "-U", "hengji", "hengji")
        self.address = f"postgresql://hengji@127.0.0.1:{self.port}/hengji"

    def run(self, program, *words):
        subprocess.run([*as_postgres(), POSTGRES / program, *map(str, words)], check=True, stdout=subprocess.DEVNULL,
                       cwd="/")

    def start(self):
        options = f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c max_connections=100"
        self.run("pg_ctl", "-D", self.data, "-w", "-o", options, "-l", self.data / "log", "start")

    def restart(self):
        self.run("pg_ctl", "-D", self.data, "-w", "-m", "fast", "restart")

    def stop(self):
        self.run("pg_ctl", "-D", self.data, "-w", "-m", "immediate", "stop")


class Server:
    """`hengji serve` on a free port, ready when the constructor returns."""

    def __init__(self, folder, address, *options, name="server", **environment):
        self.port = free_port()
        settings = {"HENGJI_SPOOL": str(folder / f"spool-{name}"), "HENGJI_LOG": "events", **environment}
        self.log = open(folder / f"{name}.log", "ab")
        words = [HENGJI, "serve", "--db", address, "--listen", f"127.0.0.1:{self.port}", *options]
        self.process = subprocess.Popen(words, env={**os.environ, **settings}, stdout=self.log, stderr=self.log)
        self.wait()

    def wait(self, seconds=120):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if self.process.poll() is not None:
                raise RuntimeError(f"the server ended: {pathlib.Path(self.log.name).read_text()[-2000:]}")
            try:
                if request(self.port, "GET", "/readyz")[0] == 200:
                    return
            except OSError:
                pass
            time.sleep(0.1)
        raise RuntimeError("a server did not become ready")

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self):
        """Ends it as the system would; gives the exit status."""
        if self.process.poll() is None:
            self.process.terminate()
        status = self.process.wait(timeout=60)
        self.log.close()
        return status


class Nginx:
    """nginx before the servers, as docs/operations.md has it."""

    PROGRAM = pathlib.Path("/usr/sbin/nginx")

    def __init__(self, folder, servers):
        self.port = free_port()
        upstream = "".join(f"server 127.0.0.1:{one.port} max_fails=1 fail_timeout=1s;" for one in servers)
        (folder / "nginx.conf").write_text(f"""
daemon off; pid {folder}/nginx.pid; error_log {folder}/nginx.log; worker_processes 1;
events {{ worker_connections 512; }}
http {{ access_log off; client_body_temp_path {folder}/nb; proxy_temp_path {folder}/np; fastcgi_temp_path {folder}/nf;
  uwsgi_temp_path {folder}/nu; scgi_temp_path {folder}/ns;
  upstream hengji {{ {upstream} keepalive 16; }}
  server {{ listen 127.0.0.1:{self.port}; client_max_body_size 300m;
    location / {{ proxy_pass http://hengji; proxy_http_version 1.1; proxy_set_header Connection "";
      proxy_request_buffering off; proxy_next_upstream error timeout http_503 non_idempotent; }} }} }}
""")
        self.process = subprocess.Popen([self.PROGRAM, "-c", folder / "nginx.conf"], stderr=subprocess.DEVNULL)
        for _ in range(100):
            try:
                request(self.port, "GET", "/healthz")
                return
            except OSError:
                time.sleep(0.05)
        raise RuntimeError("nginx did not start")

    def stop(self):
        self.process.terminate()
        self.process.wait()


def stop_all(things):
    """Stops what was started, the last first; what is None was not."""
    for one in reversed(things):
        if one is not None:
            one.stop()
