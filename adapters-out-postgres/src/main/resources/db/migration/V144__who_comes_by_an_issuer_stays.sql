-- Accounts that had joined a log-in at an outside issuer before that kept them: they do not expire either.
update users set confirmed_before = true
where email is not null and verified_at is null and not confirmed_before
    and exists (select from external_identities e where e.user_id = users.id);
