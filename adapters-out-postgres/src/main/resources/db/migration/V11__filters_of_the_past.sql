-- A filter judges from the next section on. Records that are found late are judged by the filter that
-- was in force when they could have been told: "past_filters", each with the section it was in force until.
alter table mapper_alerts add column settled_at timestamptz;
update mapper_alerts set settled_at = greatest(created_at, last_reported_at);
alter table mapper_alerts alter column settled_at set not null;
alter table mapper_alerts add column past_filters jsonb not null default '[]';
