-- Windows of the year, tasks, notifications and messages.
CREATE TABLE calendar_window (
  id TEXT NOT NULL PRIMARY KEY,
  region TEXT NOT NULL REFERENCES region (id),
  year INTEGER NOT NULL,
  stage TEXT NOT NULL,
  opens TEXT NOT NULL,
  closes TEXT NOT NULL,
  warn_days INTEGER NOT NULL,
  UNIQUE (region, year, stage)
) STRICT;

CREATE TABLE window_exception (
  calendar_window TEXT NOT NULL REFERENCES calendar_window (id),
  department TEXT NOT NULL REFERENCES department (id),
  until TEXT NOT NULL,
  reason TEXT NOT NULL,
  person TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (calendar_window, department)
) STRICT;

CREATE TABLE task (
  id TEXT NOT NULL PRIMARY KEY,
  key TEXT NOT NULL,
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  region TEXT NOT NULL,
  department TEXT NOT NULL,
  person TEXT,
  role TEXT NOT NULL,
  dossier TEXT,
  due TEXT,
  link TEXT NOT NULL,
  created INTEGER NOT NULL,
  done INTEGER
) STRICT;
CREATE UNIQUE INDEX task_open_by_key ON task (key) WHERE done IS NULL;
CREATE INDEX task_open_by_person ON task (person) WHERE done IS NULL;
CREATE INDEX task_open_by_role ON task (role, region, department) WHERE done IS NULL;
CREATE INDEX task_by_dossier ON task (dossier);

CREATE TABLE notification (
  id TEXT NOT NULL PRIMARY KEY,
  person TEXT NOT NULL REFERENCES person (id),
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  link TEXT NOT NULL,
  at INTEGER NOT NULL,
  seen INTEGER
) STRICT;
CREATE INDEX notification_by_person ON notification (person, at, id);

CREATE TABLE seen_mark (
  subject TEXT NOT NULL,
  person TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (subject, person)
) STRICT;

CREATE TABLE message (
  id TEXT NOT NULL PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  recipient TEXT NOT NULL,
  subject TEXT NOT NULL,
  body TEXT NOT NULL,
  state TEXT NOT NULL,
  tries INTEGER NOT NULL,
  next_try INTEGER NOT NULL,
  error TEXT NOT NULL
) STRICT;
CREATE INDEX message_waiting ON message (next_try) WHERE state = 'waiting';
