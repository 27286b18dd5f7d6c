-- Rehearsals of the daily run stand beside the runs; only real ones are one per date. ------------

alter table daily_runs drop constraint daily_runs_pkey;
alter table daily_runs drop constraint daily_runs_id_key;
alter table daily_runs add primary key (id);
alter table daily_runs add column dry boolean not null default false;
alter table daily_runs add column preview jsonb;
create unique index daily_runs_date on daily_runs (date) where not dry;
create index daily_runs_newest on daily_runs (pass_started_at desc);

-- The admin's view of the last days.
create index notification_history_day on notification_history (date, user_id, topic) include (status, found);
