package dev.pacenote.application.identity.credential;

import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.platform.limit.RateLimiter;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.credential.PasswordHash;
import dev.pacenote.domain.platform.limit.RateLimit;
import dev.pacenote.domain.platform.limit.RateLimitDefinition;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Asks for the password once more before something that cannot be undone. Whoever holds nothing but
 * an open session may guess as rarely as at the log-in.
 */
public final class Reauthenticate {

    /**
     * Wrong passwords of one person, or for one name from one network, wherever a password is asked
     * for.
     */
    public static final RateLimitDefinition FAILURES =
            new RateLimitDefinition("identity.login-failures", 5, Duration.ofMinutes(5));

    public sealed interface Result {
        /**
         * @param password in force when it was confirmed
         */
        record Right(Account account, PasswordHash password) implements Result {}

        record Wrong() implements Result {}

        record TooMany(Duration retryAfter) implements Result {}

        record NoSuchAccount() implements Result {}
    }

    private final Accounts accounts;
    private final Passwords passwords;
    private final RateLimiter rateLimiter;
    private final InstantSource clock;

    public Reauthenticate(
            Accounts accounts, Passwords passwords, RateLimiter rateLimiter, InstantSource clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.rateLimiter = rateLimiter;
        this.clock = clock;
    }

    public Result confirm(AccountId person, String typed) {
        var account = accounts.find(person);
        if (account.isEmpty()) {
            return new Result.NoSuchAccount();
        }
        var key = "confirm:" + person;
        if (rateLimiter.take(key, FAILURES.limit(), clock.instant())
                instanceof RateLimit.Verdict.Refused(var wait)) {
            return new Result.TooMany(wait);
        }
        var password = passwords.confirm(person, typed);
        if (password.isEmpty()) {
            return new Result.Wrong();
        }
        rateLimiter.clear(key);
        return new Result.Right(account.get(), password.get());
    }
}
