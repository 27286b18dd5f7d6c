-- What is let go of is found by its date, and still counts as sent. -----------------------------

create table history_forgotten (
    single boolean primary key default true check (single),
    sent bigint not null
);
insert into history_forgotten (sent) values (0);

create index notification_history_date on notification_history (date);
create index notices_found on notices (found_on);
create index daily_emails_date on daily_emails (date);
create index section_coverage_date on section_coverage (date);
create index audit_log_at on audit_log (at);
