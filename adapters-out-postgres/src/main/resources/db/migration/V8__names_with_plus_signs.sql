-- The author's name read in another way, tried when nobody has the first one.
alter table search_jobs add column otherwise text;
