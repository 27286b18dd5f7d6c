-- The searches have a scheduler of their own, and it needs a table of its own: a scheduler deletes
-- what it finds in its table and does not know, after two weeks.
create table search_tasks (
    task_name            text                     not null,
    task_instance        text                     not null,
    task_data            bytea,
    execution_time       timestamp with time zone not null,
    picked               boolean                  not null,
    picked_by            text,
    last_success         timestamp with time zone,
    last_failure         timestamp with time zone,
    consecutive_failures integer,
    last_heartbeat       timestamp with time zone,
    version              bigint                   not null,
    priority             smallint,
    primary key (task_name, task_instance)
);
create index search_tasks_execution_time on search_tasks (execution_time);
create index search_tasks_last_heartbeat on search_tasks (last_heartbeat);

delete from scheduled_tasks where task_name = 'map-search';
