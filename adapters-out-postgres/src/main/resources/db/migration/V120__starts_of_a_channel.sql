-- Whether a channel started once more after a start that is told late.
create index broadcasts_of_a_channel on broadcasts (streamer, started_at);
