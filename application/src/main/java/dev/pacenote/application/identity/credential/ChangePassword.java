package dev.pacenote.application.identity.credential;

import dev.pacenote.application.identity.account.AccountChanges;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.identity.account.mail.AccountLinks;
import dev.pacenote.application.identity.account.mail.AccountOutbox;
import dev.pacenote.application.platform.Ids;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.account.AccountMail;
import dev.pacenote.domain.identity.account.PendingAccountMail;
import dev.pacenote.domain.identity.account.SecurityEvent;
import dev.pacenote.domain.identity.credential.PasswordHash;
import dev.pacenote.domain.identity.credential.RawPassword;
import dev.pacenote.domain.identity.session.SessionId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/**
 * A person chooses another password. Another address that waits to be confirmed is dropped, every
 * other session of theirs ends, and a mail says that it happened: all of this or nothing.
 */
public final class ChangePassword {

    public record Command(AccountId person, SessionId session, String current, RawPassword next) {
        @Override
        public String toString() {
            return "ChangePassword[hidden]";
        }
    }

    public sealed interface Result {
        record Changed() implements Result {}

        record WrongPassword() implements Result {}

        /** The account has none to change; a mailed link sets the first one. */
        record NoPassword() implements Result {}

        record TooMany(Duration retryAfter) implements Result {}

        record NoSuchAccount() implements Result {}
    }

    private final Reauthenticate reauthenticate;
    private final AccountChanges accounts;
    private final Passwords passwords;
    private final AccountOutbox outbox;
    private final AccountLinks links;
    private final InstantSource clock;
    private final Ids ids;

    public ChangePassword(
            Reauthenticate reauthenticate,
            Accounts users,
            Passwords passwords,
            AccountOutbox outbox,
            AccountLinks links,
            InstantSource clock,
            Ids ids) {
        this.reauthenticate = reauthenticate;
        this.accounts = new AccountChanges(users);
        this.passwords = passwords;
        this.outbox = outbox;
        this.links = links;
        this.clock = clock;
        this.ids = ids;
    }

    public Result change(Command command) {
        var proof =
                new Reauthenticate.Command(command.person(), command.session(), command.current());
        return switch (reauthenticate.confirm(proof)) {
            case Reauthenticate.Result.NoSuchAccount _ -> new Result.NoSuchAccount();
            case Reauthenticate.Result.TooMany(var wait) -> new Result.TooMany(wait);
            case Reauthenticate.Result.WrongPassword _ -> new Result.WrongPassword();
            case Reauthenticate.Result.ByRecentLogin _, Reauthenticate.Result.LoginTooOld _ ->
                    new Result.NoPassword();
            case Reauthenticate.Result.ByPassword(var account, var password) ->
                    change(account, password, command);
        };
    }

    private Result change(Account account, PasswordHash confirmed, Command command) {
        var next = passwords.hash(command.next());
        return outbox.change(
                changes -> {
                    if (!passwords.change(account.id(), confirmed, next)) {
                        // Reset or changed elsewhere since it was typed.
                        return new Result.WrongPassword();
                    }
                    var now = clock.instant();
                    // Saved in any case: a change of address at the same time is seen, or fails.
                    var after = accounts.change(account.id(), known -> known.passwordChosen(now));
                    changes.endOtherSessions(account.id(), command.session(), now);
                    changes.tell(account.id(), SecurityEvent.Kind.PASSWORD_CHANGED, now);
                    changed(ids.next(), after.orElseThrow().after(), links)
                            .ifPresent(changes::mail);
                    return new Result.Changed();
                });
    }

    /**
     * @return empty when the account has no address
     */
    static Optional<PendingAccountMail> changed(UUID id, Account account, AccountLinks links) {
        return AccountMail.to(
                        account, id, AccountMail.Kind.PASSWORD_CHANGED, links.forgotPassword())
                .map(PendingAccountMail.Written::new);
    }
}
