package dev.pacenote.application.identity.account;

import dev.pacenote.application.identity.credential.ConfirmPassword;
import dev.pacenote.application.identity.credential.PasswordHasher;
import dev.pacenote.application.platform.Ids;
import dev.pacenote.application.platform.limit.Attempts;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.AccountLetter;
import dev.pacenote.domain.identity.account.PendingAccountMail;
import dev.pacenote.domain.identity.account.UserId;
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

    private final ConfirmPassword confirm;
    private final AccountChanges accounts;
    private final AccountOutbox outbox;
    private final ServiceLinks links;
    private final Ids ids;

    public CloseAccount(
            Users users,
            AccountOutbox outbox,
            PasswordHasher hasher,
            Attempts attempts,
            ServiceLinks links,
            InstantSource clock,
            Ids ids) {
        this.confirm = new ConfirmPassword(users, hasher, attempts, clock);
        this.accounts = new AccountChanges(users);
        this.outbox = outbox;
        this.links = links;
        this.ids = ids;
    }

    public Result close(UserId person, String password) {
        return switch (confirm.confirm(person, password)) {
            case ConfirmPassword.Result.NoSuchAccount _ -> new Result.NoSuchAccount();
            case ConfirmPassword.Result.TooMany(var wait) -> new Result.TooMany(wait);
            case ConfirmPassword.Result.Wrong _ -> new Result.WrongPassword();
            case ConfirmPassword.Result.Right(var account) -> close(account);
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
                new AccountLetter(
                        ids.next(),
                        AccountLetter.Kind.ACCOUNT_DELETED,
                        account.email(),
                        account.username().value(),
                        links.home()));
    }
}
