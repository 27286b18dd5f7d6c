-- Received messages that reached no device of their owner yet, for the acknowledgements of devices.
create index messages_undelivered on messages (account, seq) where received and delivered_at is null;
