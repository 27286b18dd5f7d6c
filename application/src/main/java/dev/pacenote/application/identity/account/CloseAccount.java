package dev.pacenote.application.identity.account;

import dev.pacenote.application.identity.credential.Passwords;
import dev.pacenote.application.identity.credential.Reauthenticate;
import dev.pacenote.application.platform.Ids;
import dev.pacenote.application.platform.limit.RateLimiter;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.account.AccountMail;
import dev.pacenote.domain.identity.account.PendingAccountMail;
import java.time.Duration;
import java.time.InstantSource;

/** A person leaves. Everything that is stored about them goes, and their names are free again. */
public final class CloseAccount {

    public sealed interface Result {
        record Closed() implements Result {}

        record WrongPassword() implements Result {}

        record TooMany(Duration retryAfter) implements Result {}

        /** The service would be without an admin. */
        record LastAdmin() implements Result {}

        record NoSuchAccount() implements Result {}
    }

    private final Reauthenticate confirm;
    private final AccountChanges accounts;
    private final AccountOutbox outbox;
    private final AccountLinks links;
    private final Ids ids;

    public CloseAccount(
            Accounts users,
            AccountOutbox outbox,
            Passwords passwords,
            RateLimiter rateLimiter,
            AccountLinks links,
            InstantSource clock,
            Ids ids) {
        this.confirm = new Reauthenticate(users, passwords, rateLimiter, clock);
        this.accounts = new AccountChanges(users);
        this.outbox = outbox;
        this.links = links;
        this.ids = ids;
    }

    public Result close(AccountId person, String password) {
        return switch (confirm.confirm(person, password)) {
            case Reauthenticate.Result.NoSuchAccount _ -> new Result.NoSuchAccount();
            case Reauthenticate.Result.TooMany(var wait) -> new Result.TooMany(wait);
            case Reauthenticate.Result.Wrong _ -> new Result.WrongPassword();
            case Reauthenticate.Result.Right(var account, _) -> close(account);
        };
    }

    private Result close(Account account) {
        return outbox.change(
                changes ->
                        switch (accounts.remove(account.id())) {
                            case AccountChanges.GuardedChange.NoSuchAccount _ ->
                                    new Result.NoSuchAccount();
                            case AccountChanges.GuardedChange.LastAdmin _ -> new Result.LastAdmin();
                            case AccountChanges.GuardedChange.Changed _ -> {
                                changes.forgetTraces(account.id());
                                changes.mail(deleted(account));
                                yield new Result.Closed();
                            }
                        });
    }

    private PendingAccountMail deleted(Account account) {
        return new PendingAccountMail.Written(
                new AccountMail(
                        ids.next(),
                        AccountMail.Kind.ACCOUNT_DELETED,
                        account.email(),
                        account.username().value(),
                        links.home()));
    }
}
