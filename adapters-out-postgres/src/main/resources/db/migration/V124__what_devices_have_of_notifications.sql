-- How many notices of a notification, the oldest ones, were on a device before it was shown as it is
-- now, and since when; both are empty while there is none. The version before leaves them as they are.
alter table notifications add column delivered_notices int, add column delivered_at timestamptz;
create index notifications_undelivered on notifications (account, seq)
    where seen_at is null and not archived and coalesce(delivered_notices, 0) < notices;
