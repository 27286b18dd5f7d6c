-- Accounts, sessions, limits ------------------------------------------------------------------

create table users (
    id            bigint generated always as identity primary key,
    username      text        not null,
    email         text        not null unique,
    password_hash text        not null,
    role          text        not null,
    enabled       boolean     not null,
    verified_at   timestamptz,
    mail_enabled  boolean     not null,
    zone          text        not null,
    created_at    timestamptz not null
);

-- User names and addresses share one space of keys: nobody's name is somebody else's address.
create table login_names (
    key     text primary key,
    user_id bigint not null references users on delete cascade,
    kind    text   not null
);
create index login_names_user on login_names (user_id);

create table sessions (
    id           uuid primary key,
    user_id      bigint      not null references users on delete cascade,
    started_at   timestamptz not null,
    last_used_at timestamptz not null,
    ends_at      timestamptz not null,
    tokens       jsonb       not null,
    user_agent   text        not null,
    address      text        not null,
    version      bigint      not null
);
create index sessions_user on sessions (user_id);
create index sessions_end on sessions (ends_at);

create table attempts (
    key       text primary key,
    at        timestamptz[] not null,
    forget_at timestamptz   not null
);
create index attempts_forget on attempts (forget_at);

-- Trackmania ----------------------------------------------------------------------------------

create table maps (
    uid         text primary key,
    exchange_id bigint not null,
    name        text   not null,
    type        text   not null
);

create table mapper_alerts (
    id               bigint generated always as identity primary key,
    user_id          bigint      not null unique references users on delete cascade,
    filter           text        not null,
    requested_mode   text,
    created_at       timestamptz not null,
    watermark        bigint      not null,
    author           bigint,
    maps             integer     not null,
    last_reported_at timestamptz,
    section_pass     uuid
);

-- A map that joined is considered from "considered_from" on until the next section, from then on by
-- the alert's watermark. A map that left keeps its place here, for the day it comes back.
create table alert_maps (
    alert_id        bigint  not null references mapper_alerts on delete cascade,
    map_uid         text    not null references maps,
    present         boolean not null,
    considered      boolean not null,
    considered_from bigint  not null,
    primary key (alert_id, map_uid)
);
create index alert_maps_map on alert_maps (map_uid);

create table watches (
    map_uid    text primary key,
    board      jsonb       not null,
    learned_at timestamptz not null,
    pass       uuid        not null
);
create index watches_pass on watches (pass);

create table record_events (
    number     bigint  not null unique,
    map_uid    text    not null,
    account_id uuid    not null,
    mark       bigint  not null,
    score      integer,
    position   integer not null,
    zone       text    not null,
    driven_at  timestamptz,
    found_at   timestamptz not null,
    base       boolean not null,
    primary key (map_uid, account_id, mark)
);
create index record_events_map on record_events (map_uid, number);
-- Numbers are drawn under a lock that is held until commit, so they appear in order.
create sequence record_event_numbers;

create table player_names (
    account_id uuid primary key,
    name       text        not null,
    noted_at   timestamptz not null
);

-- Notices and their delivery ------------------------------------------------------------------

create table notices (
    number      bigint generated always as identity unique,
    id          uuid primary key,
    user_id     bigint      not null references users on delete cascade,
    topic       text        not null,
    dedupe_key  text        not null,
    occurred_at timestamptz not null,
    found_at    timestamptz not null,
    found_on    date        not null,
    facts       jsonb       not null,
    route       text        not null,
    mail_date   date,
    unique (user_id, topic, dedupe_key)
);
create index notices_waiting on notices (user_id, found_on) where mail_date is null and route = 'MAIL';
create index notices_mail on notices (user_id, mail_date) where mail_date is not null;

create table section_coverage (
    user_id   bigint      not null references users on delete cascade,
    topic     text        not null,
    date      date        not null,
    followed  integer     not null,
    unchecked integer     not null,
    as_of     timestamptz not null,
    primary key (user_id, topic, date)
);

create table daily_emails (
    user_id     bigint  not null references users on delete cascade,
    date        date    not null,
    id          uuid    not null unique,
    state       text    not null,
    attempts    integer not null,
    claim       uuid,
    claim_until timestamptz,
    uncertain   boolean not null,
    settled_at  timestamptz,
    next_try_at timestamptz,
    error       text,
    primary key (user_id, date)
);
create index daily_emails_open on daily_emails (date, user_id) where state in ('PENDING', 'SENDING', 'FAILED');

create table notification_history (
    user_id bigint      not null references users on delete cascade,
    topic   text        not null,
    date    date        not null,
    status  text        not null,
    found   integer     not null,
    message text        not null,
    at      timestamptz not null,
    primary key (user_id, topic, date)
);

create table daily_runs (
    date            date primary key,
    id              uuid        not null unique,
    state           text        not null,
    trigger         text        not null,
    pass            uuid        not null,
    started_at      timestamptz not null,
    pass_started_at timestamptz not null,
    finished_at     timestamptz,
    progress        jsonb       not null,
    tally           jsonb       not null
);
create index daily_runs_active on daily_runs (date) where state in ('QUEUED', 'RUNNING', 'WAITING');

-- The table of the job scheduler (db-scheduler), as its documentation asks for ------------------

create table scheduled_tasks (
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
create index scheduled_tasks_execution_time on scheduled_tasks (execution_time);
create index scheduled_tasks_last_heartbeat on scheduled_tasks (last_heartbeat);
create index scheduled_tasks_priority on scheduled_tasks (priority desc, execution_time asc);
