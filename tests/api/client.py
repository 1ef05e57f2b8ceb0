"""Somebody at the API. Calls are made by the operations' names; what goes out and what comes back is held against the
OpenAPI document."""
import http.client
import json
import time
import urllib.parse

import contract


class Answer:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    @property
    def etag(self):
        return self.headers.get("ETag")


class Person:
    """Signed in with an account, or the public without one."""

    def __init__(self, port, account=None, password=None, language="zh"):
        self.port, self.account, self.headers = port, account, {"Accept-Language": language}
        if account:
            self.sign_in(password)

    def sign_in(self, password):
        answer = self.call("signIn", body={"account": self.account, "password": password})
        self.headers["Cookie"] = answer.headers["Set-Cookie"].split(";")[0]
        self.headers["X-CSRF-Token"] = answer.body["csrf"]
        self.session = answer.body

    def send(self, method, target, data, headers):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        try:
            connection.request(method, target, data, headers)
            answer = connection.getresponse()
            return answer.status, answer.headers, answer.read()
        finally:
            connection.close()

    def answer(self, name, /, body=None, data=None, headers=None, **parameters):
        """Whatever the server says to it; path and query parameters by their names."""
        operation = contract.OPERATIONS[name]
        sent = {**self.headers, **(headers or {})}
        unknown = set(headers or {}) - operation.names("header") - {"If-None-Match", "Content-Type", "Range"}
        assert not unknown, f"{name}: the document does not name the headers {unknown}"
        target = "/api/v1" + operation.path
        for one in operation.names("path"):
            target = target.replace("{" + one + "}", urllib.parse.quote(str(parameters.pop(one)), safe=""))
        assert set(parameters) <= operation.names("query"), f"{name}: not described: {parameters}"
        if parameters:
            target += "?" + urllib.parse.urlencode(parameters)
        if body is not None:
            contract.check(contract.body_schema(operation, "application/json"), body, name + " request")
            sent["Content-Type"], data = "application/json", json.dumps(body).encode()
        elif data is not None:
            contract.body_schema(operation, "application/octet-stream")
            sent.setdefault("Content-Type", "application/octet-stream")
        status, got, bytes_ = self.send(operation.method, target, data, sent)
        return Answer(status, got, contract.check_answer(operation, status, got, bytes_))

    def call(self, name, /, **words):
        """What is asked for must be given, with the status that the document promises."""
        answer = self.answer(name, **words)
        expected = contract.OPERATIONS[name].success()
        assert answer.status == expected, f"{self.account} {name}: {answer.status} {answer.body}"
        return answer

    def get(self, name, /, **words):
        return self.call(name, **words).body

    def refused(self, status, code, name, /, **words):
        """What is asked for must be refused, with a problem of RFC 9457."""
        answer = self.answer(name, **words)
        assert answer.status == status, f"{self.account} {name}: {answer.status} {answer.body}, not {status} {code}"
        assert answer.body["code"] == code, f"{self.account} {name}: {answer.body}, not {code}"
        assert answer.body["status"] == status and answer.body["title"] and answer.body.get("detail"), answer.body
        return answer.body

    def items(self, name, /, **words):
        """All items of a list, page by page."""
        items, cursor = [], None
        paged = "cursor" in contract.OPERATIONS[name].names("query")
        while True:
            page = self.get(name, **words, **({"cursor": cursor} if cursor else {}))
            items += page["items"]
            cursor = page["next"]
            assert cursor is None or paged, f"{name} has pages and takes no cursor"
            if cursor is None:
                return items

    def move(self, plan, move, note=None):
        return self.get("movePlan", id=plan, body={"move": move, **({"note": note} if note else {})})

    def may_not_move(self, plan, move, code, status=423, note=None):
        return self.refused(status, code, "movePlan", id=plan, body={"move": move, **({"note": note} if note else {})})

    def upload(self, name, data, media="application/octet-stream"):
        headers = {"X-File-Name": urllib.parse.quote(name), "Content-Type": media}
        return self.get("uploadFile", data=data, headers=headers)

    def job(self, started, seconds=120):
        """The job when it is over."""
        end = time.monotonic() + seconds
        shares = [0]
        while time.monotonic() < end:
            job = self.get("getJob", id=started["id"])
            assert job["progress"] >= shares[-1], f"progress went back: {shares} {job['progress']}"
            shares.append(job["progress"])
            if job["state"] not in ("waiting", "running"):
                return job
            time.sleep(0.1)
        raise AssertionError(f"a job does not end: {job}")
