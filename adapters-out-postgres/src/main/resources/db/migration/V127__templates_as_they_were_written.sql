-- The settings with their members in the order in which they were written: templates are given back as
-- their authors wrote them. It holds as long as it says the same as the settings, which the version
-- before changes alone.
alter table guild_configs add column written json;
