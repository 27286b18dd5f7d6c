-- How often an alert was saved, and how often its maps were: whoever saves what somebody else saved
-- meanwhile is refused, and begins again.
alter table mapper_alerts add column version bigint not null default 0;
alter table mapper_alerts add column maps_version bigint not null default 0;
