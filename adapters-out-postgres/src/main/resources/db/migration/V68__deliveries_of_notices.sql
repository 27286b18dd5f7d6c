-- A notice from its commit until somebody has decided by which channels it leaves. What is here already was told.
alter table notices add column dispatched boolean not null default true;
alter table notices alter column dispatched set default false;
create index notices_undispatched on notices (number) where not dispatched;

-- What becomes of a notice on its way to one target, and why. The words for states are those of a delivery, but that
-- "scheduled" is "waiting" for a better moment or "retrying" after a try that failed. While it is "sending", the reason
-- is that of before. "due" is when somebody has to look at it next, or the end of the lease; an end has none.
create table deliveries (
    id           uuid        primary key,
    account      bigint      not null references users on delete cascade,
    notice       uuid        not null references notices on delete cascade,
    channel      text        not null,
    target       text        not null,
    target_name  text        not null,
    topic        text        not null,
    fact         text        not null,
    notification uuid,
    source       text        not null,
    found_at     timestamptz not null,
    state        text        not null,
    reason       text        not null,
    error        text,
    for_good     boolean     not null,
    attempts     int         not null,
    uncertain    boolean     not null,
    claim        uuid,
    due          timestamptz,
    updated_at   timestamptz not null,
    version      bigint      not null,
    unique (notice, channel, target)
);
create index deliveries_due on deliveries (channel, due) where due is not null;
create index deliveries_account on deliveries (account, found_at desc, id desc);
create index deliveries_notification on deliveries (notification) where notification is not null;
create index deliveries_fact on deliveries (fact);
create index deliveries_ended on deliveries (updated_at) where due is null;
