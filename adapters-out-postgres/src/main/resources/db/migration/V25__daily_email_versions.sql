-- How often a mail was saved: whoever saves one that somebody else saved since it was read is refused.
alter table daily_emails
    add column version bigint not null default 0;

-- A mail that was taken back has a state of its own, and says why in the words of every delivery.
drop index daily_emails_unsent;
update daily_emails
set state = 'CANCELLED',
    error = case error when 'not_wanted' then 'pref_off' else 'no_longer_true' end
where state = 'DEAD' and error in ('not_wanted', 'nothing_to_say');
create index daily_emails_unsent on daily_emails (date desc, user_id)
    where state not in ('SENT', 'CANCELLED');
