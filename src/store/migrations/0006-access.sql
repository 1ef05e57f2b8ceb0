-- How people sign in, and what a repeated request was answered.
CREATE TABLE credential (
  person TEXT NOT NULL PRIMARY KEY REFERENCES person (id),
  hash TEXT NOT NULL,
  changed INTEGER NOT NULL,
  must_change INTEGER NOT NULL
) STRICT;

CREATE TABLE totp_secret (
  person TEXT NOT NULL PRIMARY KEY REFERENCES person (id),
  secret TEXT NOT NULL,
  confirmed INTEGER NOT NULL,
  last_step INTEGER NOT NULL
) STRICT;

CREATE TABLE session (
  hash TEXT NOT NULL PRIMARY KEY,
  id TEXT NOT NULL,
  person TEXT NOT NULL REFERENCES person (id),
  csrf TEXT NOT NULL,
  created INTEGER NOT NULL,
  last_seen INTEGER NOT NULL,
  expires INTEGER NOT NULL,
  address TEXT NOT NULL,
  agent TEXT NOT NULL
) STRICT;
CREATE INDEX session_by_person ON session (person);

CREATE TABLE token (
  hash TEXT NOT NULL PRIMARY KEY,
  id TEXT NOT NULL,
  person TEXT NOT NULL REFERENCES person (id),
  name TEXT NOT NULL,
  scopes TEXT NOT NULL,
  created INTEGER NOT NULL,
  expires INTEGER,
  last_used INTEGER,
  revoked INTEGER
) STRICT;
CREATE INDEX token_by_person ON token (person);

CREATE TABLE lock_out (
  key TEXT NOT NULL PRIMARY KEY,
  failures INTEGER NOT NULL,
  last INTEGER NOT NULL,
  until INTEGER
) STRICT;

CREATE TABLE idempotent_answer (
  person TEXT NOT NULL,
  key TEXT NOT NULL,
  request TEXT NOT NULL,
  status INTEGER NOT NULL,
  headers TEXT NOT NULL,
  body TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (person, key)
) STRICT;

CREATE TABLE setting (
  key TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL,
  person TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;
