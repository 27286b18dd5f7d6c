-- Which secret Twitch is given for its messages, told by a part of a hash of it, and since when:
-- what Twitch was asked for before is asked for anew.
create table webhook_secret (
    id          integer     primary key check (id = 1),
    fingerprint text        not null,
    since       timestamptz not null
);
