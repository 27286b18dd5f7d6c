-- Who sent a request, as a hash, so that replies go with their account. Rows from before have none; they are kept for
-- a day as ever.
alter table idempotency_keys add column caller text;
create index idempotency_keys_of_caller on idempotency_keys (caller);
