-- Whoever logged in at an outside issuer until then opens no session by that log-in.
alter table credentials add column outside_logins_from timestamptz;
