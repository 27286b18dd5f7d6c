package dev.pacenote.application.messages.directory;

import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.AccountId;
import java.util.Optional;
import java.util.Set;

/**
 * Whom people see: in an open directory everybody, in a closed one themselves and those with whom
 * they have a conversation. Admins see everybody, and so begin conversations.
 */
public final class Visibility {

    /** The two kinds of directory. */
    public enum Directory {
        OPEN,
        CLOSED
    }

    private final Directory directory;
    private final Accounts accounts;
    private final Acquaintances acquaintances;

    public Visibility(Directory directory, Accounts accounts, Acquaintances acquaintances) {
        this.directory = directory;
        this.accounts = accounts;
        this.acquaintances = acquaintances;
    }

    /** Whether somebody sees another. */
    public boolean sees(AccountId viewer, AccountId other) {
        return viewer.equals(other) || seesEverybody(viewer) || acquaintances.know(viewer, other);
    }

    /** Whom somebody sees; empty where that is everybody. */
    Optional<Set<AccountId>> seenBy(AccountId viewer) {
        return seesEverybody(viewer) ? Optional.empty() : Optional.of(acquaintances.of(viewer));
    }

    private boolean seesEverybody(AccountId viewer) {
        return directory == Directory.OPEN
                || accounts.find(viewer).filter(Account::isActiveAdmin).isPresent();
    }
}
