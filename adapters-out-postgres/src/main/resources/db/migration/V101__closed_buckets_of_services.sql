-- Until when no request of a bucket of a service may leave, as the service said.
create table rate_closings (
    service text        not null,
    -- '*': all of them
    bucket  text        not null,
    until   timestamptz not null,
    primary key (service, bucket)
);
create index rate_closings_until on rate_closings (until);
