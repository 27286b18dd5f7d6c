-- Closed tasks of an account in the order in which they were closed. Times are texts of one form; without their last
-- letter they sort as times do, however many decimals they have.
create index closed_tasks on reorder_tasks
    (account_id, (rtrim(state -> 'end' ->> 'at', 'Z') collate "C"), task_id)
    where status in ('resolved', 'dismissed');
