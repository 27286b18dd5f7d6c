-- What a check has to look at, in the order in which it goes on. Parts without a threshold of their own are all in it:
-- whether they are low depends on their workshop's default. Those with an open task are found by the tasks' own index.
create index parts_in_need on parts (account_id, part_id)
    where snoozed_until is not null or watched and not archived and (threshold = 0 or stock <= threshold);
