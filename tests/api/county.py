"""A city with two counties, made from nothing through the API: 青槐市 with the ten departments of examples/, in which the
year is played, and 栖岚县 with the sixty of tools/sample_county, whose files are imported in bulk."""
import csv
import datetime
import subprocess

from client import Person
from machines import HENGJI, ROOT

CITY, COUNTY, OTHER = "999900", "999999", "999998"
YEAR = 2025
FIRST_PASSWORD, PASSWORD = "First-Word-2025", "For-The-Year-2025"
DEPARTMENTS = [("science", "999301", "青槐市科学技术局", "science-bureau"), ("water", "999302", "青槐市水务局", "water-bureau"),
               ("education", "999303", "青槐市教育局", "education-bureau"),
               ("health", "999304", "青槐市卫生健康委员会", "health-commission"),
               ("civil", "999307", "青槐市民政局", "civil-affairs-bureau")]
STAGES = ["declare", "review", "adjust", "monitor", "self_evaluate", "re_evaluate", "rectify", "publish"]


def example(name):
    return (ROOT / "examples" / name).read_bytes()


class County:
    def __init__(self, server, database, folder):
        self.server, self.folder, self.people, self.departments, self.windows = server, folder, {}, {}, {}
        root = [HENGJI, "user", "add", "root", "--role", "administrator", "--name", "管理（虚构）", "--db", database]
        subprocess.run(root, input=PASSWORD + "\n", text=True, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        self.people["root"] = Person(server.port, "root", PASSWORD)
        self.everybody = Person(server.port)

    def __getitem__(self, account):
        return self.people[account]

    def make_tree(self):
        root = self["root"]
        root.call("createRegion", body={"code": CITY, "name": "青岚市（虚构）"})
        for code, name in ((COUNTY, "青槐市（虚构）"), (OTHER, "栖岚县（虚构）")):
            root.call("createRegion", body={"code": code, "name": name, "parent": CITY})
        root.refused(409, "exists", "createRegion", body={"code": CITY, "name": "又一个"})
        root.refused(422, "invalid", "createRegion", body={"code": "abc", "name": "没有代码"})
        self.add_department("finance", "青槐市财政局", "999101", COUNTY, "finance")
        for key, code, name, _ in DEPARTMENTS:
            self.add_department(key, name, code, COUNTY)
        for code, name, credit, _ in self.rows_of_other():
            self.add_department(code, name, code, OTHER, credit=credit)
        root.refused(409, "exists", "createDepartment",
                     body={"name": "青槐市水务局", "code": "999999", "region": COUNTY})
        assert len(root.items("listDepartments", limit=25)) == 1 + len(DEPARTMENTS) + 60

    def rows_of_other(self):
        if not (self.folder / "county").exists():
            (self.folder / "county").mkdir()
            subprocess.run([ROOT / "tools/sample_county", self.folder / "county", str(YEAR)], check=True)
        with open(self.folder / "county/departments.csv", encoding="utf-8") as table:
            return list(csv.reader(table))[1:]

    def add_department(self, key, name, code, region, kind="department", credit=None):
        body = {"name": name, "code": code, "region": region, "kind": kind, "credit_code": credit}
        words = {"body": body, "headers": {"Idempotency-Key": f"department-{region}-{code}"}}
        made = self["root"].call("createDepartment", **words)
        self.departments[key] = made.body["id"]
        if key == "science":  # asked again: the same answer, and no second department
            again = self["root"].call("createDepartment", **words)
            assert again.body == made.body and again.headers["Idempotent-Replay"] == "true"
            self["root"].refused(422, "key_reused", "createDepartment", body={**body, "name": "别的"}, headers=words["headers"])

    def hire(self, account, role, region=None, department=None):
        """A person whose first password is good for nothing but choosing another."""
        where = {"role": role, "region": region, "department": self.departments.get(department)}
        body = {"name": f"{account}（虚构）", "account": account, "password": FIRST_PASSWORD, "roles": [where],
                "email": f"{account}@example.invalid"}
        self["root"].call("createPerson", body=body)
        person = Person(self.server.port, account, FIRST_PASSWORD)
        person.refused(403, "must_change_password", "listTasks")
        person.call("changePassword", body={"old": FIRST_PASSWORD, "new": PASSWORD})
        self.people[account] = person

    def hire_everybody(self):
        for department in ("science", "water"):
            self.hire(department, "filer", department=department)
            self.hire(department + "-review", "department_reviewer", department=department)
        self.hire("finance", "finance_section", COUNTY)
        self.hire("performance", "performance_section", CITY)
        self.hire("evaluator", "evaluator", COUNTY)
        self.hire("auditor", "auditor", CITY)
        self.hire("other-filer", "filer", OTHER)
        self.hire("other-review", "department_reviewer", OTHER)
        self.hire("other-finance", "finance_section", OTHER)

    def day(self, days):
        today = datetime.date.fromisoformat(self["root"].session["today"])
        return (today + datetime.timedelta(days=days)).isoformat()

    def set_windows(self):
        """Every stage lies ahead; the year goes on by moving them."""
        for stage in STAGES:
            body = {"region": CITY, "year": YEAR, "stage": stage, "opens": self.day(30), "closes": self.day(60), "warn_days": 7}
            self.windows[stage] = self["performance"].get("createWindow", body=body)["id"]

    def open(self, stage):
        self.move_window(stage, -10, 20)

    def shut(self, stage):
        self.move_window(stage, -30, -1)

    def move_window(self, stage, opens, closes):
        body = {"opens": self.day(opens), "closes": self.day(closes)}
        self["performance"].call("changeWindow", id=self.windows[stage], body=body)

    def restarted(self, server):
        """Everybody goes on at another server, still signed in."""
        self.server = server
        for person in [*self.people.values(), self.everybody]:
            person.port = server.port
