-- Searches and the boards that they share ------------------------------------------------------

create table search_jobs (
    id         uuid primary key,
    user_id    bigint      not null references users on delete cascade,
    author     text        not null,
    period     text        not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    total      integer     not null,
    checked    integer     not null,
    failed     integer     not null,
    state      text        not null,
    why        text,
    partial    boolean     not null,
    result     jsonb
);
create index search_jobs_user on search_jobs (user_id, created_at desc);
create index search_jobs_age on search_jobs (created_at);

create table fetched_boards (
    map_uid    text primary key,
    board      jsonb       not null,
    fetched_at timestamptz not null
);
create index fetched_boards_age on fetched_boards (fetched_at);
