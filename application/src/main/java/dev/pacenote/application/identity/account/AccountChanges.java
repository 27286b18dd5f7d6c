package dev.pacenote.application.identity.account;

import dev.pacenote.application.platform.VersionedChange;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.account.LastAdminRule;
import dev.pacenote.domain.identity.account.NewAccount;
import dev.pacenote.domain.identity.account.RegistrationPolicy;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * How accounts change: an account is read, the domain decides, what it decided is saved; again from
 * the beginning when somebody else was quicker.
 */
public final class AccountChanges {

    /** What became of a registration. */
    public sealed interface Added {
        record Ok(Account account) implements Added {}

        record Refused(RegistrationPolicy.Decision reason) implements Added {}
    }

    /** What became of a change that could leave the service without an admin. */
    public sealed interface GuardedChange {
        record Changed(Account before, Account after) implements GuardedChange {}

        record NoSuchAccount() implements GuardedChange {}

        /** No enabled admin would remain; nothing is changed. */
        record LastAdmin() implements GuardedChange {}
    }

    /** What became of an account that was to be removed. */
    public sealed interface Removal {
        /**
         * @param account as it was
         */
        record Removed(Account account) implements Removal {}

        record NoSuchAccount() implements Removal {}

        /** No enabled admin would remain; nothing is removed. */
        record LastAdmin() implements Removal {}
    }

    private final Accounts users;

    public AccountChanges(Accounts users) {
        this.users = users;
    }

    /**
     * Adds an account if the policy says so. In one transaction, or several callers at once may
     * exceed the policy.
     */
    public Added add(NewAccount account, RegistrationPolicy policy) {
        var decision = policy.decide(users.registrationState(account.username(), account.email()));
        return decision == RegistrationPolicy.Decision.OPEN
                ? new Added.Ok(users.insert(account))
                : new Added.Refused(decision);
    }

    /**
     * @param transition may be asked more than once
     * @return empty when the account is gone
     */
    public Optional<VersionedChange<Account>> change(
            AccountId id, UnaryOperator<Account> transition) {
        return changeIf(id, account -> Optional.of(transition.apply(account)));
    }

    /**
     * @param transition empty when the account cannot be changed so; may be asked more than once
     * @return empty when the account is gone or cannot be changed so
     */
    public Optional<VersionedChange<Account>> changeIf(
            AccountId id, Function<Account, Optional<Account>> transition) {
        return users.find(id).flatMap(account -> changeIf(account, transition));
    }

    /**
     * @param known as it was read before
     */
    public Optional<VersionedChange<Account>> changeIf(
            Account known, Function<Account, Optional<Account>> transition) {
        return VersionedChange.of(
                Optional.of(known), () -> users.find(known.id()), transition, users::save);
    }

    /** Changes what an account may do. In one transaction, or the last admin may slip away. */
    public GuardedChange changePermissions(AccountId id, UnaryOperator<Account> transition) {
        var rule = new LastAdminRule(users.activeAdminsForUpdate());
        return changeIf(
                        id,
                        before ->
                                Optional.of(transition.apply(before))
                                        .filter(after -> rule.permits(before, Optional.of(after))))
                .<GuardedChange>map(
                        change -> new GuardedChange.Changed(change.before(), change.after()))
                .orElseGet(
                        () ->
                                users.find(id).isPresent()
                                        ? new GuardedChange.LastAdmin()
                                        : new GuardedChange.NoSuchAccount());
    }

    /** Removes an account. In one transaction, or the last admin may slip away. */
    public Removal remove(AccountId id) {
        var rule = new LastAdminRule(users.activeAdminsForUpdate());
        var account = users.find(id);
        if (account.isEmpty()) {
            return new Removal.NoSuchAccount();
        }
        if (!rule.permits(account.get(), Optional.empty())) {
            return new Removal.LastAdmin();
        }
        users.delete(id);
        return new Removal.Removed(account.get());
    }
}
