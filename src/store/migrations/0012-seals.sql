-- An electronic seal that was put on with a move: JSON, empty where there is none.
ALTER TABLE step ADD COLUMN seal TEXT NOT NULL DEFAULT '';
