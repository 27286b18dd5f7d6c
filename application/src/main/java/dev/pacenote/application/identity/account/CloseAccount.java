package dev.pacenote.application.identity.account;

import dev.pacenote.application.identity.account.mail.AccountLinks;
import dev.pacenote.application.identity.account.mail.AccountOutbox;
import dev.pacenote.application.identity.credential.OutsideLogins;
import dev.pacenote.application.identity.credential.Reauthenticate;
import dev.pacenote.application.platform.Ids;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.account.AccountMail;
import dev.pacenote.domain.identity.account.PendingAccountMail;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * A person leaves, or an admin removes somebody. Everything that is stored about them goes, and
 * their names are free again.
 */
public final class CloseAccount {

    public sealed interface Result {
        record Closed() implements Result {}

        record WrongPassword() implements Result {}

        /** The account has no password: whoever logs in again may close it. */
        record LoginTooOld() implements Result {}

        record TooMany(Duration retryAfter) implements Result {}

        /** The service would be without an admin. */
        record LastAdmin() implements Result {}

        record NoSuchAccount() implements Result {}
    }

    private final Reauthenticate reauthenticate;
    private final AccountChanges accounts;
    private final OutsideLogins logins;
    private final AccountOutbox outbox;
    private final AccountLinks links;
    private final AdminActions audit;
    private final InstantSource clock;
    private final Ids ids;

    public CloseAccount(
            Reauthenticate reauthenticate,
            Accounts users,
            OutsideLogins logins,
            AccountOutbox outbox,
            AccountLinks links,
            AdminActions audit,
            InstantSource clock,
            Ids ids) {
        this.reauthenticate = reauthenticate;
        this.accounts = new AccountChanges(users);
        this.logins = logins;
        this.outbox = outbox;
        this.links = links;
        this.audit = audit;
        this.clock = clock;
        this.ids = ids;
    }

    public Result close(Reauthenticate.Command proof) {
        return switch (reauthenticate.confirm(proof)) {
            case Reauthenticate.Result.NoSuchAccount _ -> new Result.NoSuchAccount();
            case Reauthenticate.Result.TooMany(var wait) -> new Result.TooMany(wait);
            case Reauthenticate.Result.WrongPassword _ -> new Result.WrongPassword();
            case Reauthenticate.Result.LoginTooOld _ -> new Result.LoginTooOld();
            case Reauthenticate.Result.ByPassword(var account, _) -> close(account);
            case Reauthenticate.Result.ByRecentLogin(var account) -> close(account);
        };
    }

    /** An admin removes somebody else's account; that is written to the audit log. */
    public Result closeByAdmin(AccountId admin, AccountId subject) {
        return outbox.change(
                changes -> {
                    var result = remove(subject, changes);
                    if (result instanceof Result.Closed) {
                        // Nobody has the number any more, so the entry has no subject.
                        audit.note(
                                clock.instant(),
                                admin,
                                Optional.empty(),
                                "deleted account " + subject);
                    }
                    return result;
                });
    }

    private Result close(Account account) {
        return outbox.change(changes -> remove(account.id(), changes));
    }

    private Result remove(AccountId subject, AccountOutbox.Changes changes) {
        logins.rememberClosing(subject, clock.instant());
        return switch (accounts.remove(subject)) {
            case AccountChanges.Removal.NoSuchAccount _ -> new Result.NoSuchAccount();
            case AccountChanges.Removal.LastAdmin _ -> new Result.LastAdmin();
            case AccountChanges.Removal.Removed(var account) -> {
                changes.forgetTraces(subject);
                deleted(account).ifPresent(changes::mail);
                yield new Result.Closed();
            }
        };
    }

    private Optional<PendingAccountMail> deleted(Account account) {
        return AccountMail.to(account, ids.next(), AccountMail.Kind.ACCOUNT_DELETED, links.home())
                .map(PendingAccountMail.Written::new);
    }
}
