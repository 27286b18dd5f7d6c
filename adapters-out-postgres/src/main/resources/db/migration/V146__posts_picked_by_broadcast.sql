-- Of each broadcast the longest due posts are read, and not all that are due.
alter table posts add column broadcast uuid;
update posts set broadcast = a.broadcast from announcements a where a.id = posts.announcement and posts.next_look is not null;
create index posts_due_of_broadcast on posts (coalesce(broadcast, announcement), next_look, id) where next_look is not null;
