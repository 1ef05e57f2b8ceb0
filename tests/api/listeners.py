"""What listens while a year is played: to the events of the server, to its webhooks, to its mail."""
import base64
import email
import email.header
import hashlib
import hmac
import http.client
import http.server
import json
import socketserver
import threading
import time

from machines import free_port


def wait_for(condition, what, seconds=30):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return
        time.sleep(0.1)
    raise AssertionError(f"{what} did not come within {seconds} s")


class Events:
    """Server-sent events of one person, until the server or the test ends."""

    def __init__(self, person):
        self.connection = http.client.HTTPConnection("127.0.0.1", person.port, timeout=300)
        self.connection.request("GET", "/api/v1/events", headers=person.headers)
        answer = self.connection.getresponse()
        assert answer.status == 200 and answer.headers["Content-Type"].startswith("text/event-stream"), answer.status
        self.heard = []
        threading.Thread(target=self.listen, args=(answer,), daemon=True).start()

    def listen(self, answer):
        kind = None
        try:
            for line in answer:
                text = line.decode().rstrip("\r\n")
                if text.startswith("event: "):
                    kind = text[7:]
                elif text.startswith("data: "):
                    self.heard.append((kind, json.loads(text[6:])))
        except (OSError, ValueError, http.client.HTTPException):
            pass

    def wait(self, kind, test, seconds=30):
        wait_for(lambda: any(one == kind and test(data) for one, data in list(self.heard)), f"an event {kind}", seconds)


class Webhook:
    """Takes deliveries whose signature is right; the first is refused once, so that it has to come again."""

    SECRET = "a-secret-of-the-test"

    def __init__(self):
        self.deliveries, self.forged, self.seen = [], 0, set()
        outer = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                wanted = "sha256=" + hmac.new(outer.SECRET.encode(), body, hashlib.sha256).hexdigest()
                is_right = hmac.compare_digest(wanted, self.headers.get("X-Hengji-Signature", ""))
                outer.forged += not is_right
                if is_right and self.headers["X-Hengji-Delivery"] not in outer.seen:
                    outer.seen.add(self.headers["X-Hengji-Delivery"])
                    outer.deliveries.append((self.headers["X-Hengji-Event"], json.loads(body)))
                self.send_response(204)
                self.end_headers()

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}/hook"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def stop(self):
        self.server.shutdown()


class Mail:
    """An SMTP server that keeps what it is given: (recipient, subject, text)."""

    def __init__(self):
        self.letters = []
        outer = self

        class Handler(socketserver.StreamRequestHandler):
            def handle(self):
                self.wfile.write(b"220 test\r\n")
                recipient = ""
                while line := self.rfile.readline():
                    word = line.decode().strip()
                    if word.upper().startswith("DATA"):
                        self.wfile.write(b"354 go on\r\n")
                        lines = []
                        while (part := self.rfile.readline()) not in (b".\r\n", b""):
                            lines.append(part)
                        outer.keep(recipient, b"".join(lines))
                    elif word.upper().startswith("RCPT"):
                        recipient = word[word.index("<") + 1:word.index(">")]
                    elif word.upper().startswith("QUIT"):
                        self.wfile.write(b"221 bye\r\n")
                        return
                    self.wfile.write(b"250 ok\r\n")

        class Server(socketserver.ThreadingTCPServer):
            allow_reuse_address = daemon_threads = True

        self.port = free_port()
        self.server = Server(("127.0.0.1", self.port), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def keep(self, recipient, data):
        letter = email.message_from_bytes(data)
        subject = str(email.header.make_header(email.header.decode_header(letter["Subject"])))
        self.letters.append((recipient, subject, base64.b64decode(letter.get_payload()).decode()))

    def stop(self):
        self.server.shutdown()
