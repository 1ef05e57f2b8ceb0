#!/usr/bin/env python3
"""year_test.py sqlite|postgres: a whole year of a county through the HTTP API of the real server, by eight roles (filer,
department reviewer, finance section, performance section, evaluator, auditor, administrator, the public): from an empty
database to publication, with returns, disputes, an adjustment, late filers and a rectification. What is sent and what comes
back is held against the OpenAPI document."""
import concurrent.futures
import json
import pathlib
import shutil
import sys
import tempfile

import machines
from client import Person
from county import OTHER, PASSWORD, YEAR, County, example
from listeners import Events, Mail, Webhook, wait_for
from machines import ROOT, skip

HALF, FULL = "半年（程）指标值", "全年（程）指标值"
SIGNS = ("≥", "≤", "＝", "=", "＞", "＜")


class Year:
    def __init__(self, county):
        self.county, self.plans = county, {}

    def __getitem__(self, account):
        return self.county[account]

    def indicators(self, plan):
        return self["auditor"].get("getPlan", id=plan)["plan"]["indicators"]

    def cell(self, plan, indicator, column):
        names = [one["level3"] for one in self.indicators(plan)]
        return f"indicators/{names.index(indicator)}/values/{column}"

    def change(self, account, plan, path, old, new, etag=None):
        headers = {"If-Match": etag} if etag else None
        return self[account].answer("changePlan", id=plan, body=[{"path": path, "old": old, "new": new}], headers=headers)

    def state(self, plan):
        return self["auditor"].get("getPlan", id=plan)["state"]

    def create(self, department, text):
        """From the file as its department has it: uploaded, read by a job, taken over."""
        filer = self[department]
        stored = filer.upload(f"{department}.txt", example(text + "-2025.txt"), "text/plain")
        reading = filer.job(filer.get("startReading", body={"file": stored["hash"]}))
        assert reading["state"] == "done" and len(reading["result"]["plans"]) == 1, reading
        body = {"department": self.county.departments[department], "year": YEAR, "kind": "department-goal", "from": "file",
                "file": stored["hash"]}
        return filer.answer("createPlan", body=body)

    def confirm_all(self, account, plan):
        for one in self[account].get("planFindings", id=plan)["findings"]:
            if one["severity"] == "confirm":
                self[account].call("confirmFinding", id=plan, fingerprint=one["fingerprint"],
                                   body={"reason": "已核对，情况属实"})

    def approve(self, department, plan):
        self.confirm_all(department, plan)
        self[department].move(plan, "submit")
        self[department + "-review"].move(plan, "department_approve")
        assert self["finance"].move(plan, "finance_approve")["state"] == "approved"

    def declare(self):
        """Before the window nothing; then a flawed plan, which is neither submitted with what blocks it nor without an
        answer to what is to be confirmed."""
        answer = self.create("science", "science-bureau")
        assert (answer.status, answer.body["code"]) == (423, "window_not_open"), answer.body
        self.county.open("declare")
        self.county.open("review")
        tasks = self["science"].get("listTasks")["items"]
        assert [one["kind"] for one in tasks] == ["create"] and not tasks[0]["overdue"], tasks
        science = self.plans["science"] = self.create("science", "science-bureau").body["id"]
        assert self.create("science", "science-bureau").body["code"] == "exists"
        self.plans["water"] = self.create("water", "water-bureau").body["id"]
        target = self.cell(science, "新增科技型企业", HALF)
        assert self.change("science", science, target, "≥150家", "≥500家").status == 200
        problem = self["science"].may_not_move(science, "submit", "blocking_findings")
        assert problem["errors"][0]["pointer"], problem
        assert self.change("science", science, target, "≥500家", "≥150家").status == 200
        self["science"].may_not_move(science, "submit", "unconfirmed_findings")
        self.confirm_all("science", science)
        self["science"].may_not_move(science, "department_approve", "state")
        self["science"].move(science, "submit")
        assert self.change("science", science, target, "≥150家", "≥180家").body["code"] == "state"
        self["science"].may_not_move(science, "department_approve", "not_granted", 403)
        self["water"].refused(403, "not_granted", "getPlan", id=science)
        self["root"].refused(403, "not_granted", "getPlan", id=science)

    def dispute(self):
        """The department returns it with a comment on a cell; two people mend it at the same time; finance returns it once
        more; at last it is approved by people who did not file it."""
        science, reviewer, filer = self.plans["science"], self["science-review"], self["science"]
        path = self.cell(science, "新增科技型企业", FULL)
        comment = reviewer.get("createComment", id=science, body={"text": "全年数偏低", "path": path})
        reviewer.may_not_move(science, "return", "invalid", 422)
        reviewer.move(science, "return", "请核对全年数")
        known = filer.call("getPlan", id=science)
        assert filer.answer("getPlan", id=science, headers={"If-None-Match": known.etag}).status == 304
        assert self.change("science", science, path, "≥420家", "≥440家", known.etag).status == 200
        stale = self.change("science", science, path, "≥420家", "≥430家", known.etag)
        assert stale.status == 409 and stale.body["code"] == "stale", stale.body
        assert stale.body["changed_by"]["name"] == "science（虚构）" and stale.body["changes"] == [path], stale.body
        annual = known.body["plan"]["goals"]["annual"]
        merged = self.change("science", science, "goals/annual", annual, "2025年，新增科技型企业440家。", known.etag)
        assert merged.status == 200, merged.body
        filer.refused(409, "stale", "savePlan", id=science, body=known.body["plan"], headers={"If-Match": known.etag})
        filer.call("changeComment", id=comment["id"], body={"resolved": True})
        self.confirm_all("science", science)
        filer.move(science, "submit")
        reviewer.move(science, "department_approve")
        self["finance"].move(science, "return", "目标与资金不匹配")
        filer.move(science, "submit")
        reviewer.move(science, "department_approve")
        assert self["finance"].move(science, "finance_approve")["state"] == "approved"

    def import_other_county(self):
        """Sixty files: what is sure becomes a plan, what is doubtful is asked, what is no plan is said."""
        performance, folder = self["performance"], self.county.folder / "county"
        names = [row[3] for row in self.county.rows_of_other()]
        texts = {name: (folder / name).read_bytes() for name in names}
        department = names[0].removeprefix("01-").removesuffix(".txt")
        texts[names[0]] = texts[names[0]].replace(department.encode(), department.removeprefix("栖岚县").encode())
        texts["记录.txt"] = "会议记录\n没有目标表。\n".encode()
        with concurrent.futures.ThreadPoolExecutor(4) as pool:
            stored = list(pool.map(lambda one: performance.upload(*one, "text/plain"), texts.items()))
        order = {"files": [one["hash"] for one in stored], "year": YEAR, "region": OTHER}
        self["science"].refused(403, "not_granted", "startImport", body=order)
        job = performance.job(performance.get("startImport", body=order))
        assert job["state"] == "done", job
        items = job["result"]["items"]
        assert sum(one["created"] is not None for one in items) == 59, [one for one in items if not one["created"]]
        doubtful = [one for one in items if one["certainty"] == "doubtful"]
        assert [one["name"] for one in doubtful] == [names[0]] and not doubtful[0]["created"], doubtful
        assert [one["name"] for one in items if one["certainty"] == "none"] == ["记录.txt"]
        answer = {"file": doubtful[0]["file"], "plan": doubtful[0]["plan"], "department": doubtful[0]["candidates"][0]["id"]}
        job = performance.job(performance.get("answerImport", id=job["id"], body={"answers": [answer]}))
        assert job["result"]["items"][0]["created"], job
        plans = performance.items("listPlans", region=OTHER, year=YEAR, limit=17)
        assert len({one["id"] for one in plans}) == 60
        self.approve_other_county([one["id"] for one in plans])

    def approve_other_county(self, plans):
        """Many at once, each by itself: what blocks one does not hold up the others."""
        filer = self["other-filer"]
        for plan in plans:
            if filer.get("getPlan", id=plan)["counts"]["open"]:
                self.confirm_all("other-filer", plan)
        moved = {}
        for account, move in (("other-filer", "submit"), ("other-review", "department_approve"),
                              ("other-finance", "finance_approve"), ("performance", "publish")):
            result = self[account].get("bulkMove", body={"move": move, "plans": plans})["items"]
            moved[move] = [one["plan"] for one in result if one["done"]]
            assert len(moved[move]) == 60, [one for one in result if not one["done"]][:3]
        again = filer.get("bulkMove", body={"move": "submit", "plans": plans[:2]})["items"]
        assert all(not one["done"] and one["problem"]["code"] == "state" for one in again), again

    def be_late(self, mail, restart):
        """A late filer is locked out until an exception is granted by name; a server that starts reminds him by mail."""
        water = self.plans["water"]
        self.county.shut("declare")
        self["water"].may_not_move(water, "submit", "window_closed")
        tasks = self["water"].get("listTasks")["items"]
        assert len(tasks) == 1 and tasks[0]["overdue"], tasks
        restart()
        wait_for(lambda: any(to == "water@example.invalid" and "逾期" in subject and "水务局" in text
                             for to, subject, text in mail.letters), "a reminder by mail")
        assert any(one["kind"] == "overdue" for one in self["water"].items("listNotifications"))
        exception = {"department": self.county.departments["water"], "until": self.county.day(5), "reason": "机构改革"}
        window = self.county.windows["declare"]
        self["finance"].refused(403, "not_granted", "grantException", id=window, body=exception)
        self["performance"].call("grantException", id=window, body=exception)
        windows = self["performance"].get("listWindows", year=YEAR)["items"]
        late = [one["department"]["name"] for own in windows if own["id"] == window for one in own["exceptions"]]
        assert late == ["青槐市水务局"], late
        self.approve("water", water)

    def publish(self):
        science, everybody = self.plans["science"], self.county.everybody
        everybody.refused(404, "not_found", "publicPlan", id=science)
        self["science"].may_not_move(science, "publish", "not_granted", 403)
        self["performance"].move(science, "publish")
        self["performance"].may_not_move(science, "publish", "published")
        assert "fields" not in everybody.get("publicPlan", id=science)["plan"]
        assert len(everybody.items("publicDepartments", year=YEAR, limit=20)) == 61
        everybody.refused(401, "sign_in", "getPlan", id=science)

    def adjust(self):
        """Before and after stand beside each other, and the public sees the old until the new is published."""
        science, everybody = self.plans["science"], self.county.everybody
        self["science"].may_not_move(science, "adjust", "window_not_open", note="政策变化")
        self.county.open("adjust")
        self["science"].may_not_move(science, "adjust", "invalid", 422)
        self["science"].move(science, "adjust", "上级调减任务")
        path = self.cell(science, "新增科技型企业", FULL)
        assert self.change("science", science, path, "≥440家", "≥400家").status == 200
        self.approve("science", science)
        diff = json.dumps(self["auditor"].get("diffRevisions", id=science), ensure_ascii=False)
        assert "≥440家" in diff and "≥400家" in diff
        shown = lambda: json.dumps(everybody.get("publicPlan", id=science), ensure_ascii=False)
        assert "≥440家" in shown()
        self["performance"].move(science, "publish")
        assert "≥400家" in shown() and "≥440家" not in shown()

    def state_all(self, plan, period, column):
        for row in self.indicators(plan):
            value = row["values"].get(column) or ""
            for sign in SIGNS:
                value = value.removeprefix(sign)
            if value:
                self["science"].call("stateActual", id=plan, body={"period": period, "value": value},
                                     indicator=f"{row['level1']}/{row['level2']}/{row['level3']}")

    def answer(self, account, name, plan, indicator, holds, **more):
        """All points of a checklist in one request, the first of them with `holds`."""
        words = {"period": more["period"]} if "period" in more else {}
        listed = self[account].call("planChecklists", id=plan, **words)
        points = next(one for one in listed.body["checklists"] if one["indicator"] == indicator)["points"]
        answers = [{"indicator": indicator, "point": one["point"], "holds": True, "evidence": "苏科发〔2025〕3号"} for one in points]
        answers[0].update(holds=holds, **({"reason": more["reason"]} if "reason" in more else {}))
        if name == "reAnswerChecklists":
            answers = answers[:1]
        given = self[account].get(name, id=plan, body={**words, "answers": answers}, headers={"If-Match": listed.etag})
        return next(one for one in given["checklists"] if one["indicator"] == indicator)

    def monitor(self):
        """Evidence from ledgers and facts; what lags needs its reason; a return and another try."""
        science, filer = self.plans["science"], self["science"]
        self.county.open("monitor")
        filer.move(science, "start_monitoring")
        ledgers = ROOT / "examples/science-bureau-evidence/ledgers"
        stored = filer.upload("新增企业.csv", (ledgers / "科技型企业.csv").read_bytes(), "text/csv")
        report = filer.get("importLedger", id=science, body={"type": "科技型企业", "file": stored["hash"]})
        assert report["rows"] == report["accepted"] > 0 and report["rejected"] == [], report
        rows = filer.items("ledgerRows", id=science, type="科技型企业", limit=100)
        assert len(rows) == report["rows"]
        bad = filer.upload("坏.csv", "企业名称,数\n甲,1\n".encode(), "text/csv")
        answer = filer.answer("importLedger", id=science, body={"type": "科技型企业", "file": bad["hash"]})
        assert answer.status >= 400 or answer.body["accepted"] == 0, answer.body
        fact = {"name": "年初批复预算数", "period": str(YEAR), "value": "4860.50", "unit": "万元", "source": "预算批复"}
        filer.call("addFact", id=science, body=fact)
        filer.refused(422, "invalid", "addFact", id=science, body=fact)
        measures = filer.get("planMeasures", id=science, period="half_year")
        assert "computed_from_rows" in json.dumps(measures)
        self.state_all(science, "half_year", HALF)
        filer.call("stateActual", id=science, indicator="实施产学研合作项目", body={"period": "half_year", "value": "1项"})
        given = self.answer("science", "answerChecklists", science, "绩效指标明确性", False, period="half_year")
        assert (given["held"], given["total"]) == ("2", "3"), given
        assert filer.get("planChecklist", id=science, indicator="绩效指标明确性", period="half_year")["held"] == "2"
        filer.refused(404, "not_found", "planChecklist", id=science, indicator="新增科技型企业")
        filer.may_not_move(science, "submit_monitoring", "missing_reasons")
        view = filer.get("planMonitoring", id=science)
        reasons = {one["indicator"]: "招标推迟，下半年补上" for one in view["indicators"] if one["needs_reason"]}
        filer.call("saveMonitoring", id=science, body={"reasons": reasons, "summary": "按计划推进"})
        filer.move(science, "submit_monitoring")
        self["performance"].move(science, "return", "请补充下半年措施")
        assert self.state(science) == "monitoring"
        filer.move(science, "submit_monitoring")

    def evaluate(self):
        science, filer, evaluator = self.plans["science"], self["science"], self["evaluator"]
        self.county.open("self_evaluate")
        filer.move(science, "start_self_evaluation")
        self.state_all(science, "full_year", FULL)
        filer.may_not_move(science, "submit_self_evaluation", "no_self_evaluation")
        given = self.answer("science", "answerChecklists", science, "绩效指标明确性", True, period="full_year")
        assert given["held"] == "3" and given["points"][0]["earlier"]["holds"] is False, given
        body = {"overview": "基本完成", "problems": "个别指标进度偏慢", "scores": {}, "reasons": {}}
        for line in filer.get("planScore", id=science)["sheet"]["lines"]:
            if line["weight"] is None:
                continue
            if line["score"] is None:
                body["scores"].setdefault(line["indicator"], line["weight"])
            elif line["score"] != line["weight"]:
                body["reasons"].setdefault(line["indicator"], "年底尚未结算")
        filer.call("saveSelfEvaluation", id=science, body=body)
        filer.move(science, "submit_self_evaluation")
        evaluator.call("saveReEvaluation", id=science, body={"opinion": "相符"})
        evaluator.may_not_move(science, "re_evaluate", "window_not_open")
        self.county.open("re_evaluate")
        given = self.answer("evaluator", "reAnswerChecklists", science, "绩效指标明确性", False, reason="任务没有细化")
        assert given["held"] == "2" and given["points"][0]["answer"]["holds"] is True, given
        lower = {"scores": {"创新创业氛围": "0"}, "opinion": "佐证不足"}
        evaluator.refused(422, "invalid", "saveReEvaluation", id=science, body=lower)
        sheets = evaluator.get("saveReEvaluation", id=science, body={**lower, "reasons": {"创新创业氛围": "没有佐证"}})
        assert float(sheets["re_evaluated_sheet"]["total"]) < float(sheets["sheet"]["total"])
        assert "财预〔2020〕10号" in sheets["result_use"]["basis"], sheets["result_use"]
        evaluator.move(science, "re_evaluate")

    def rectify(self):
        """Problems stay open until they are answered for; what is due soon is seen."""
        science, performance, filer = self.plans["science"], self["performance"], self["science"]
        performance.may_not_move(science, "open_rectification", "no_rectification")
        demand = {"problem": "佐证材料不全", "measure": "补齐", "due": self.county.day(2), "owner": "科技局办公室"}
        performance.refused(422, "invalid", "createRectification", id=science, body={**demand, "due": self.county.day(-3)})
        made = performance.get("createRectification", id=science, body=demand)
        performance.move(science, "open_rectification")
        performance.may_not_move(science, "close", "open_rectifications")
        tasks = [one for one in filer.get("listTasks")["items"] if one["plan"] == science]
        assert [one["kind"] for one in tasks] == ["rectify"] and tasks[0]["warning"], tasks
        filer.refused(422, "invalid", "changeRectification", id=made["id"], body={"done": True})
        proof = filer.upload("佐证.txt", "补齐的材料".encode(), "text/plain")
        filer.call("changeRectification", id=made["id"], body={"done": True, "note": "已补齐", "file": proof["hash"]})
        assert performance.move(science, "close")["state"] == "closed"

    def look_back(self):
        """Who did what when stands in the history and in a trail that nobody altered; the public finds what it may."""
        auditor, everybody, science = self["auditor"], self.county.everybody, self.plans["science"]
        history = auditor.items("planHistory", id=science)
        assert sum(one["certified"] for one in history) == 23 and all(one["by"]["name"] for one in history)
        actions = {one["action"] for one in auditor.items("listAudit", limit=200)}
        for action in ("createRegion", "createDepartment", "createWindow", "changeWindow", "grantException",
                       "confirmFinding", "createComment", "importLedger", "addFact", "stateActual", "answerChecklists",
                       "reAnswerChecklists", "saveMonitoring",
                       "saveSelfEvaluation", "saveReEvaluation", "createRectification", "changeRectification"):
            assert action in actions, f"{action} left no entry in the trail"
        assert {"createPerson", "createWebhook"} <= {one["action"] for one in self["root"].items("listAudit", limit=200)}
        verified = auditor.get("verifyAudit")
        assert verified["clean"] and verified["faults"] == [], verified
        for account, region, total in (("auditor", None, 62), ("auditor", OTHER, 60), ("finance", None, 2), ("science", None, 1)):
            asked = {"region": region} if region else {}
            plans = self[account].get("dashboard", year=YEAR, **asked)["plans"]
            assert plans["total"] == total, (account, region, plans)
        assert everybody.items("publicSearch", q="科技型企业")
        assert auditor.get("compareIndicator", name="新增科技型企业", year=YEAR)["items"]
        for file, start in ((f"{YEAR}.json", b"{"), (f"{YEAR}.csv", b"\xef\xbb\xbf")):
            data = everybody.get("openData", file=file)
            assert (json.dumps(data) if isinstance(data, dict) else data)[:1], file
        for form in ("docx", "pdf"):
            assert len(everybody.get("publicDocument", id=science, format=form)) > 2000

    def speak_english(self):
        english = Person(self["water"].port, "water", PASSWORD, "en")
        problem = english.refused(403, "not_granted", "getPlan", id=self.plans["science"])
        assert "you are not granted" in problem["detail"], problem


def serve(store, database, folder, mail):
    environment = {"HENGJI_MAIL_URL": f"smtp://127.0.0.1:{mail.port}", "HENGJI_MAIL_FROM": "hengji@example.invalid"}
    return machines.Server(folder, database.address if database else f"sqlite:{folder}/hengji.db", **environment)


def play(store, folder, things):
    database = machines.Database(folder) if store == "postgres" else None
    mail, hook = Mail(), Webhook()
    server = serve(store, database, folder, mail)
    things += [database, mail, hook, server]
    county = County(server, database.address if database else f"sqlite:{folder}/hengji.db", folder)
    county.make_tree()
    county.hire_everybody()
    county.set_windows()
    county["root"].call("createWebhook", body={"url": hook.url, "events": ["plan"], "secret": hook.SECRET})
    events, year = Events(county["auditor"]), Year(county)
    year.declare()
    events.wait("plan", lambda data: data.get("state") == "submitted")
    year.dispute()
    year.import_other_county()

    def restart():
        old = things.pop()
        assert old.stop() == 0, "the server did not end in good order"
        things.append(serve(store, database, folder, mail))
        county.restarted(things[-1])

    year.be_late(mail, restart)
    for scene in (year.publish, year.adjust, year.monitor, year.evaluate, year.rectify, year.look_back, year.speak_english):
        scene()
    wait_for(lambda: ("plan", {"id": year.plans["science"], "state": "closed"}) in hook.deliveries, "the last delivery")
    assert hook.forged == 0
    print(f"{store}: {len(hook.deliveries)} deliveries, {len(mail.letters)} letters; the year was played to its end")


def main():
    store = sys.argv[1]
    if store == "postgres" and not machines.has_postgres():
        skip("PostgreSQL 15 is not installed")
    folder, things = pathlib.Path(tempfile.mkdtemp(prefix="hengji-")), []
    try:
        play(store, folder, things)
    finally:
        machines.stop_all(things)
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
