-- Programs of people that are called about what the people are told. Address and secret are sealed together.
create table webhooks (
    id              uuid        primary key,
    user_id         bigint      not null references users on delete cascade,
    endpoint        text        not null,
    topics          text        not null,
    created_at      timestamptz not null,
    disabled_reason text,
    version         bigint      not null
);
create index webhooks_of_user on webhooks (user_id, created_at, id);
