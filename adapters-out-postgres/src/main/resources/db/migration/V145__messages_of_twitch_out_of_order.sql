-- Messages of Twitch come out of order: when a channel said last what it shows, and when it got its names instead of others.
alter table broadcasts add column shown_at timestamptz;
alter table streamers add column named_at timestamptz;
