-- The message in which a delivery leaves or would leave: what left together is claimed together, and a mail that came
-- back names it.
create index deliveries_message on deliveries (coalesce(left_as, id));
-- The one that has been due longest, of all channels.
create index deliveries_longest_due on deliveries (due) where due is not null;
