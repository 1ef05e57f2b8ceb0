-- What a figure is set against in comparisons stands beside it: what its plan has to spend, in 10,000 yuan, and its staff.
ALTER TABLE indicator_row ADD COLUMN funds TEXT;
ALTER TABLE indicator_row ADD COLUMN headcount INTEGER;
