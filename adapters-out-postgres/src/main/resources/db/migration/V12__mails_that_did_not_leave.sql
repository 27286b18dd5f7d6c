-- What an admin looks at: a handful of rows among a year of mails.
create index daily_emails_unsent on daily_emails (date desc, user_id)
    where state <> 'SENT' and (state <> 'DEAD' or attempts > 0);
