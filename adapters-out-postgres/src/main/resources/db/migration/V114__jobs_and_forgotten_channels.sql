-- Work that the clock starts: who is at work on it, and how it went last.
create table stream_job_runs (
    job         text        primary key,
    -- null: nobody is at work
    work_by     uuid,
    work_since  timestamptz,
    work_until  timestamptz,
    -- null: nobody asked since it began
    asked_at    timestamptz,
    started_at  timestamptz,
    finished_at timestamptz,
    failed      boolean     not null,
    did         jsonb       not null,
    version     bigint      not null
);
-- Since when no server follows a channel, as far as the clean-up saw; it goes a day later.
alter table streamers add column unfollowed_since timestamptz;
create index guilds_by_absence on guilds (bot_since) where bot = 'gone';
create index post_targets_paused on post_targets (guild) where reason is not null;
