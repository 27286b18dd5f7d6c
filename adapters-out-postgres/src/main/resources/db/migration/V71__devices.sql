-- Browsers and phones that show a person's pushes. Where each takes them is sealed; by its hash a device is found.
-- A device belongs to a session, which may be kept elsewhere.
create table devices (
    id              uuid        primary key,
    user_id         bigint      not null references users on delete cascade,
    session_id      uuid        not null,
    platform        text        not null,
    target_hash     text        not null unique,
    target          text        not null,
    name            text        not null,
    registered_at   timestamptz not null,
    last_used_at    timestamptz,
    disabled_reason text,
    version         bigint      not null
);
create index devices_of_user on devices (user_id, registered_at, id);
