-- How many answers of a service were refusals, in each slice of time: all servers count together.
create table rate_refusals (
    service text    not null,
    slice   bigint  not null,
    counted integer not null,
    primary key (service, slice)
);
