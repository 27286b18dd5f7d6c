-- A check that was asked for, and that nobody took up yet.
alter table check_runs
    add column waiting boolean not null default false;
