-- What a figure is set against in comparisons stands beside it: what its plan has to spend, in 10,000 yuan, and its staff.
ALTER TABLE indicator_row ADD COLUMN funds TEXT;
ALTER TABLE indicator_row ADD COLUMN headcount INTEGER;
-- How often each rule found something in a year is counted without looking at what it found.
DROP INDEX finding_by_code;
CREATE INDEX finding_codes ON finding (region, year, dossier, code);
