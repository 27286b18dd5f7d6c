-- How often a run was saved: whoever saves one that somebody else saved since it was read is refused.
alter table daily_runs add column version bigint not null default 0;
