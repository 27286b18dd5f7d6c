-- All parts up to this one were looked at: where a run dies, the next one goes on behind it.
alter table check_runs
    add column position_account bigint,
    add column position_part    text;
