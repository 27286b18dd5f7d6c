-- Three stored words become those of the code: the task that sends a mail about an account, what a
-- survey reports about itself, and the mails whose outcome the history does not know yet.
update scheduled_tasks set task_name = 'account-mail' where task_name = 'account-letter';
update daily_runs
set progress = (progress - 'journal') || jsonb_build_object('report', progress -> 'journal')
where progress ? 'journal';
alter table daily_emails rename column untold to unreported;
alter index daily_emails_untold rename to daily_emails_unreported;
