package dev.pacenote.application.identity.credential;

import dev.pacenote.application.identity.account.Users;
import dev.pacenote.application.platform.limit.Attempts;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.UserId;
import dev.pacenote.domain.platform.limit.AttemptLimit;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Asks for the password once more before something that cannot be undone. Whoever holds nothing but
 * an open session may guess as rarely as at the log-in.
 */
public final class ConfirmPassword {

    public sealed interface Result {
        record Right(Account account) implements Result {}

        record Wrong() implements Result {}

        record TooMany(Duration retryAfter) implements Result {}

        record NoSuchAccount() implements Result {}
    }

    private final Users users;
    private final PasswordHasher hasher;
    private final Attempts attempts;
    private final InstantSource clock;

    public ConfirmPassword(
            Users users, PasswordHasher hasher, Attempts attempts, InstantSource clock) {
        this.users = users;
        this.hasher = hasher;
        this.attempts = attempts;
        this.clock = clock;
    }

    public Result confirm(UserId person, String typed) {
        var account = users.find(person);
        if (account.isEmpty()) {
            return new Result.NoSuchAccount();
        }
        var key = "confirm:" + person;
        if (attempts.take(key, AttemptLimit.LOGIN_FAILURES, clock.instant())
                instanceof AttemptLimit.Verdict.Refused(var wait)) {
            return new Result.TooMany(wait);
        }
        if (!hasher.matches(typed, account.get().passwordHash())) {
            return new Result.Wrong();
        }
        attempts.clear(key);
        return new Result.Right(account.get());
    }
}
