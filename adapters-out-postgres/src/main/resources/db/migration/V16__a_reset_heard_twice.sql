-- The request whose link was opened last: heard again, it opens no link that was used up.
alter table users add column reset_heard uuid;
