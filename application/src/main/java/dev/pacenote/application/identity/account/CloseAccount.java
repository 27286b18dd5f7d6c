package dev.pacenote.application.identity.account;

import dev.pacenote.application.identity.credential.Reauthenticate;
import dev.pacenote.application.platform.Ids;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.AccountMail;
import dev.pacenote.domain.identity.account.PendingAccountMail;
import java.time.Duration;
import java.util.Optional;

/** A person leaves. Everything that is stored about them goes, and their names are free again. */
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
    private final AccountOutbox outbox;
    private final AccountLinks links;
    private final Ids ids;

    public CloseAccount(
            Reauthenticate reauthenticate,
            Accounts users,
            AccountOutbox outbox,
            AccountLinks links,
            Ids ids) {
        this.reauthenticate = reauthenticate;
        this.accounts = new AccountChanges(users);
        this.outbox = outbox;
        this.links = links;
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

    private Result close(Account account) {
        return outbox.change(
                changes ->
                        switch (accounts.remove(account.id())) {
                            case AccountChanges.Removal.NoSuchAccount _ ->
                                    new Result.NoSuchAccount();
                            case AccountChanges.Removal.LastAdmin _ -> new Result.LastAdmin();
                            case AccountChanges.Removal.Removed _ -> {
                                changes.forgetTraces(account.id());
                                deleted(account).ifPresent(changes::mail);
                                yield new Result.Closed();
                            }
                        });
    }

    private Optional<PendingAccountMail> deleted(Account account) {
        return AccountMail.to(account, ids.next(), AccountMail.Kind.ACCOUNT_DELETED, links.home())
                .map(PendingAccountMail.Written::new);
    }
}
