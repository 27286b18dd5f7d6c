package dev.pacenote.domain.admin;

import dev.pacenote.domain.identity.account.AccountId;
import java.time.Instant;
import java.util.Optional;

/**
 * Something an admin did to somebody's account or to the service, kept also when the accounts are
 * gone.
 *
 * @param subject the account it was done to, if any
 * @param what one line such as {@code role: user → admin}; never a secret
 */
public record AuditEntry(Instant at, AccountId actor, Optional<AccountId> subject, String what) {}
