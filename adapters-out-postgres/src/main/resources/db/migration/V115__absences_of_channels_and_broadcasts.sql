-- The day of the first look-up that missed a channel at Twitch; one of another day that misses it too proves that it is gone.
alter table streamers add column missed_on date;
-- Since when Twitch's list of what is live leaves a broadcast out.
alter table broadcasts add column unlisted_since timestamptz;
