package dev.pacenote.application.identity.account;

import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.DailyMail;
import dev.pacenote.domain.identity.account.LoginKey;
import dev.pacenote.domain.identity.account.NewAccount;
import dev.pacenote.domain.identity.account.Role;
import dev.pacenote.domain.identity.account.UserId;
import dev.pacenote.domain.identity.credential.PasswordHash;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

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

    /** What became of the daily mail of an account. */
    record DailyMailChange(DailyMail before, DailyMail after) {}

    /**
     * Changes whether and why an account gets the daily mail. Of several callers at once each sees
     * what the one before it made.
     *
     * @param change a rule of the domain; may be asked more than once
     * @return empty when the account is gone
     */
    Optional<DailyMailChange> changeDailyMail(UserId id, UnaryOperator<DailyMail> change);

    void setZone(UserId id, ZoneId zone);

    /**
     * Sets another password, if the one that was confirmed is still in force; a reset link is void
     * then. An account that is changed in a transaction is held until it ends.
     *
     * @return false when the password is another one by now or the account is gone; nothing is
     *     changed then
     */
    boolean changePassword(UserId id, PasswordHash confirmed, PasswordHash next);

    /**
     * Notes a log-in, if the password that opened it is still in force and the account enabled. In
     * a transaction the account is held until it ends, so nobody changes either meanwhile.
     *
     * @return false when the log-in is no good any more; nothing is changed then
     */
    boolean noteLogin(UserId id, PasswordHash confirmed, Instant at);

    /**
     * Names the one reset link that is good for an account; an earlier one is void. Named again, it
     * stays as it is: good, or used up. One that was asked for before the latest that was named
     * changes nothing, however late it is named.
     *
     * @param askedAt when the person asked for it
     */
    void openReset(UserId id, UUID reset, Instant askedAt);

    /** Whether this reset link is the good one of an account. */
    boolean isResetOpen(UserId id, UUID reset);

    /**
     * Uses a reset link up: sets the password and notes the address as confirmed. Of several
     * callers at once one wins.
     *
     * @return false when the link is void or its account is gone; nothing is changed then
     */
    boolean resetPassword(UserId id, UUID reset, PasswordHash hash, Instant at);

    /** What became of a change that could leave the service without an admin. */
    sealed interface Standing {
        record Changed(Account before, Account after) implements Standing {}

        record NoSuchAccount() implements Standing {}

        /** No enabled admin would remain; nothing is changed. */
        record LastAdmin() implements Standing {}
    }

    /**
     * Changes role or admission. Of several callers at once none can take away the last admin.
     *
     * @param enabled false: may not log in, gets no mail
     */
    Standing setStanding(UserId id, Optional<Role> role, Optional<Boolean> enabled);

    /**
     * Removes an account with everything that belongs to it in this store; its names are free
     * again.
     *
     * @return {@code Changed} with the account as it was, twice
     */
    Standing remove(UserId id);

    /**
     * Removes people (never admins) who registered before that moment and never confirmed their
     * address.
     */
    List<UserId> removeUnconfirmed(Instant registeredBefore);

    /** Number of accounts. */
    int count();

    /** Number of accounts that are not disabled. */
    int countEnabled();
}
