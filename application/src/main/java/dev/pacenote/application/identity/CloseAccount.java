package dev.pacenote.application.identity;

import dev.pacenote.application.shared.Ids;
import dev.pacenote.domain.identity.Account;
import dev.pacenote.domain.identity.AccountLetter;
import dev.pacenote.domain.identity.UserId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

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
    private final Users users;
    private final List<AccountTraces> traces;
    private final Letters letters;
    private final ServiceLinks links;
    private final Ids ids;

    /**
     * @param traces their sessions, and what else other stores keep
     */
    public CloseAccount(
            Users users,
            List<AccountTraces> traces,
            PasswordHasher hasher,
            Attempts attempts,
            Letters letters,
            ServiceLinks links,
            InstantSource clock,
            Ids ids) {
        this.confirm = new ConfirmPassword(users, hasher, attempts, clock);
        this.users = users;
        this.traces = List.copyOf(traces);
        this.letters = letters;
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
        return switch (users.remove(account.id())) {
            case Users.Standing.NoSuchAccount _ -> new Result.NoSuchAccount();
            case Users.Standing.LastAdmin _ -> new Result.LastAdmin();
            case Users.Standing.Changed _ -> {
                traces.forEach(trace -> trace.forget(account.id()));
                letters.post(
                        new AccountLetter(
                                ids.next(),
                                AccountLetter.Kind.ACCOUNT_DELETED,
                                account.email(),
                                account.username().value(),
                                links.home()));
                yield new Result.Closed();
            }
        };
    }
}
