-- Since when a delivery that was leased or put back has been due, and when it was first handed over.
alter table deliveries add column due_since timestamptz;
alter table deliveries add column tried_since timestamptz;
create index deliveries_due_since on deliveries (due_since) where due_since is not null and due is not null;
