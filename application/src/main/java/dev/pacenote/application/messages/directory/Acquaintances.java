package dev.pacenote.application.messages.directory;

import dev.pacenote.domain.identity.account.AccountId;
import java.util.Set;

/** Who has written to whom. */
public interface Acquaintances {

    /** Whether one of the two wrote to the other. */
    boolean know(AccountId one, AccountId other);

    /** Everybody who wrote to somebody, or to whom they wrote; whoever is gone among them. */
    Set<AccountId> of(AccountId account);
}
