-- Accounts that had their turn in vain; they are tried again.
alter table notice_batches add column failed jsonb not null default '[]';
