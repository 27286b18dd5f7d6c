package dev.pacenote.application.identity.account;

import dev.pacenote.application.identity.credential.Passwords;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.account.EmailAddress;
import dev.pacenote.domain.identity.account.NewAccount;
import dev.pacenote.domain.identity.account.RegistrationPolicy;
import dev.pacenote.domain.identity.account.Role;
import dev.pacenote.domain.identity.account.Username;
import dev.pacenote.domain.identity.credential.RawPassword;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Makes sure at start that the configured admin exists: creates the account, verified, or promotes
 * the existing one. Never touches an existing password.
 */
public final class EnsureAdmin {

    public record Command(EmailAddress email, Username username, RawPassword password) {}

    public enum Result {
        CREATED,
        PROMOTED,
        UNCHANGED,
        /** The user name or the address is in use by another account. */
        NAME_TAKEN,
        /**
         * An account has the address, but nobody confirmed that it is theirs: whoever registered it
         * first would become admin with a password of their own. Nothing is changed.
         */
        NOT_CONFIRMED
    }

    private final Accounts users;
    private final AccountChanges accounts;
    private final Transactions transactions;
    private final Passwords passwords;
    private final InstantSource clock;

    public EnsureAdmin(
            Accounts users, Transactions transactions, Passwords passwords, InstantSource clock) {
        this.users = users;
        this.accounts = new AccountChanges(users);
        this.transactions = transactions;
        this.passwords = passwords;
        this.clock = clock;
    }

    public Result ensure(Command command) {
        var existing =
                users.findByLogin(command.email().key())
                        .filter(account -> account.hasAddress(command.email()));
        if (existing.isPresent()) {
            if (existing.get().role() == Role.ADMIN) {
                return Result.UNCHANGED;
            }
            if (existing.get().verifiedAt().isEmpty()) {
                return Result.NOT_CONFIRMED;
            }
            return promote(existing.get().id());
        }
        var now = clock.instant();
        var password = passwords.hash(command.password());
        var account =
                new NewAccount(
                        command.username(), command.email(), Role.ADMIN, Optional.of(now), now);
        return transactions.inTransaction(
                () -> {
                    if (!(accounts.add(account, RegistrationPolicy.UNLIMITED)
                            instanceof AccountChanges.Added.Ok(var added))) {
                        return Result.NAME_TAKEN;
                    }
                    passwords.open(added.id(), password);
                    return Result.CREATED;
                });
    }

    private Result promote(AccountId id) {
        var change =
                transactions.inTransaction(
                        () -> accounts.changePermissions(id, account -> account.as(Role.ADMIN)));
        return change instanceof AccountChanges.GuardedChange.Changed
                ? Result.PROMOTED
                : Result.UNCHANGED;
    }
}
