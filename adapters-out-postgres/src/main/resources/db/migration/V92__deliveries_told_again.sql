-- An admin may have told again what failed: that is another delivery of the same notice to the same target.
alter table deliveries add column round int not null default 0;
alter table deliveries add constraint deliveries_rounds unique (notice, channel, target, round);
alter table deliveries drop constraint deliveries_notice_channel_target_key;
