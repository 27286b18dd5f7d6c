package dev.pacenote.application.identity;

import dev.pacenote.domain.identity.Account;
import dev.pacenote.domain.identity.LoginKey;
import dev.pacenote.domain.identity.NewAccount;
import dev.pacenote.domain.identity.Role;
import dev.pacenote.domain.identity.UserId;
import java.time.Instant;
import java.util.Optional;

/** All accounts. User names and addresses are unique together, by {@link LoginKey}. */
public interface Users {

    /** What became of a registration. */
    sealed interface Added {
        record Ok(Account account) implements Added {}

        /** The user name is in use, as a name or as an address. */
        record UsernameTaken() implements Added {}

        /** The address is in use, as an address or as a name. */
        record EmailTaken() implements Added {}

        /** There are {@code maxAccounts} accounts already. */
        record Full() implements Added {}
    }

    /**
     * Adds an account, unless a key is taken or the house is full. Of several callers at once with
     * the same name exactly one wins, and never more than {@code maxAccounts} accounts exist. A
     * taken name is reported before a taken address, and both before a full house.
     */
    Added add(NewAccount account, int maxAccounts);

    Optional<Account> find(UserId id);

    /** Finds by address first, then by user name. */
    Optional<Account> findByLogin(LoginKey key);

    /** Notes that the address is confirmed; the first time stays. */
    void markVerified(UserId id, Instant at);

    void setMailEnabled(UserId id, boolean enabled);

    void setRole(UserId id, Role role);

    /** Number of accounts. */
    int count();
}
