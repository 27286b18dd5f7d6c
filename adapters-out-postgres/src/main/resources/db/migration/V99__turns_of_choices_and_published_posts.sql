-- When somebody chose so: posts that ping by name have room for those who asked first.
alter table stream_preferences add column chosen_at timestamptz not null default now();
-- Whether a post is handed on to those who follow its channel.
alter table announcements add column out_publish boolean not null default false;
