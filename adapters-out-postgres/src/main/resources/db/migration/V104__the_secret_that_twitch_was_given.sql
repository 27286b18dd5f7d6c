-- Which secret Twitch is given for its messages, told by a part of a hash of it, and since when:
-- what Twitch was asked for before is asked for anew.
create table webhook_secret (
    fingerprint text        not null,
    since       timestamptz not null
);
create unique index webhook_secret_one on webhook_secret ((true));
