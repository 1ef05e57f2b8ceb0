-- Work in the background, and what leaves the house because something happened.
CREATE TABLE job (
  id TEXT NOT NULL PRIMARY KEY,
  key TEXT NOT NULL,
  kind TEXT NOT NULL,
  person TEXT NOT NULL,
  input TEXT NOT NULL,
  state TEXT NOT NULL,
  progress REAL NOT NULL,
  message TEXT NOT NULL,
  result TEXT NOT NULL,
  created INTEGER NOT NULL,
  started INTEGER,
  finished INTEGER,
  owner TEXT NOT NULL,
  lease_until INTEGER,
  attempts INTEGER NOT NULL,
  cancel_requested INTEGER NOT NULL
) STRICT;
CREATE INDEX job_to_do ON job (created, id) WHERE state IN ('waiting', 'running');
CREATE UNIQUE INDEX job_by_key ON job (key) WHERE key <> '' AND state IN ('waiting', 'running', 'done');
CREATE INDEX job_by_person ON job (person, created, id);

CREATE TABLE webhook (
  id TEXT NOT NULL PRIMARY KEY,
  person TEXT NOT NULL,
  url TEXT NOT NULL,
  secret TEXT NOT NULL,
  events TEXT NOT NULL,
  active INTEGER NOT NULL,
  created INTEGER NOT NULL
) STRICT;

CREATE TABLE delivery (
  id TEXT NOT NULL PRIMARY KEY,
  webhook TEXT NOT NULL REFERENCES webhook (id) ON DELETE CASCADE,
  event TEXT NOT NULL,
  payload TEXT NOT NULL,
  state TEXT NOT NULL,
  tries INTEGER NOT NULL,
  next_try INTEGER NOT NULL,
  error TEXT NOT NULL
) STRICT;
CREATE INDEX delivery_waiting ON delivery (next_try) WHERE state = 'waiting';

CREATE TABLE event (
  number INTEGER NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL,
  person TEXT NOT NULL,
  region TEXT NOT NULL,
  department TEXT NOT NULL,
  json TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;
CREATE TABLE event_end (
  one INTEGER NOT NULL PRIMARY KEY,
  number INTEGER NOT NULL
) STRICT;
INSERT INTO event_end (one, number) VALUES (1, 0);
