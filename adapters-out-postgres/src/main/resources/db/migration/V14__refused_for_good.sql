-- Whether the mail server refused a dead mail for good, so that this is known also when the history is written later.
alter table daily_emails add column refused_for_good boolean not null default false;

-- A mail that was taken back never waits for a mail server, also when one was asked before.
drop index daily_emails_unsent;
create index daily_emails_unsent on daily_emails (date desc, user_id)
    where state <> 'SENT' and (state <> 'DEAD' or error not in ('not_wanted', 'nothing_to_say'));
