-- How often something changed that a person sees of their account: a log-in is a new version of the row and no new
-- revision. The one that clients know so far goes on.
alter table users add column revision bigint not null default 0;
update users set revision = version;
