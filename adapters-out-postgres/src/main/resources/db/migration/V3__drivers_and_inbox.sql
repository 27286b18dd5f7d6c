-- Mappers: pause, mute, an admin's choice of mode ----------------------------------------------

-- Pauses as [{"from": ms, "until": ms or null}, …], oldest first.
alter table mapper_alerts add column pauses jsonb not null default '[]';
alter table mapper_alerts add column pinned_mode text;
alter table alert_maps add column muted boolean not null default false;

-- Drivers -------------------------------------------------------------------------------------

create table drivers (
    user_id      bigint primary key references users on delete cascade,
    name         text not null,
    account_id   uuid not null,
    section_pass uuid
);

create table driver_notifications (
    id              bigint generated always as identity primary key,
    user_id         bigint      not null references users on delete cascade,
    map_uid         text        not null,
    map_name        text        not null,
    status          text        not null,
    account_id      uuid        not null,
    position        integer     not null,
    best            integer,
    ahead           uuid[]      not null,
    created_at      timestamptz not null,
    last_checked_at timestamptz not null,
    change_kind     text,
    change_at       timestamptz,
    change_old      integer,
    change_new      integer,
    unique (user_id, map_uid)
);
create index driver_notifications_map on driver_notifications (map_uid);

-- The inbox -----------------------------------------------------------------------------------

create index notices_inbox on notices (user_id, topic, number desc);
