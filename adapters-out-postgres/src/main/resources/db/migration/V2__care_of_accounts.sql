-- Care of accounts ----------------------------------------------------------------------------

alter table users add column last_login_at timestamptz;
-- The one reset link that is good.
alter table users add column reset_id uuid;
create index users_unconfirmed on users (created_at) where verified_at is null;
create index users_newest on users (created_at desc, id desc);

-- Settings, feedback, audit -------------------------------------------------------------------

create table settings (
    key        text primary key,
    value      integer     not null,
    changed_at timestamptz not null
);

create table feedback (
    id         bigint generated always as identity primary key,
    user_id    bigint      not null references users on delete cascade,
    message    text        not null,
    kind       text        not null,
    created_at timestamptz not null,
    read_at    timestamptz
);
create index feedback_user on feedback (user_id);
create index feedback_newest on feedback (created_at desc, id desc);

-- No references: an entry outlives the accounts it names.
create table audit_log (
    number  bigint generated always as identity primary key,
    at      timestamptz not null,
    actor   bigint      not null,
    subject bigint,
    what    text        not null
);
