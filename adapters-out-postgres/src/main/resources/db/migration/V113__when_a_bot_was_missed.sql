-- Discord's word that our bot is not in a server serves some seconds, for all instances.
alter table guilds add column bot_missed timestamptz;
