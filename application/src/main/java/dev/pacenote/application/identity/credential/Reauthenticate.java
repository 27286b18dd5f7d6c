package dev.pacenote.application.identity.credential;

import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.identity.session.Sessions;
import dev.pacenote.application.platform.limit.RateLimiter;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.credential.PasswordHash;
import dev.pacenote.domain.identity.session.Reauthentication;
import dev.pacenote.domain.identity.session.SessionId;
import dev.pacenote.domain.platform.limit.RateLimit;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Asks a person to prove once more who they are before something that cannot be undone, as {@link
 * Reauthentication} says. Whoever holds nothing but an open session may guess the password as
 * rarely as at the log-in.
 */
public final class Reauthenticate {

    /**
     * Wrong passwords of one person, or for one name from one network, wherever a password is asked
     * for.
     */
    public static final RateLimit FAILURES = new RateLimit(5, Duration.ofMinutes(5));

    /** How a person proves it. */
    public record Command(AccountId person, SessionId session, String password) {
        @Override
        public String toString() {
            return "Reauthenticate[hidden]";
        }
    }

    public sealed interface Result {
        /**
         * @param password in force when it was confirmed
         */
        record ByPassword(Account account, PasswordHash password) implements Result {}

        /** The account has no password, and the log-in is recent. */
        record ByRecentLogin(Account account) implements Result {}

        record WrongPassword() implements Result {}

        /** The account has no password, and the log-in is too long ago. */
        record LoginTooOld() implements Result {}

        record TooMany(Duration retryAfter) implements Result {}

        record NoSuchAccount() implements Result {}
    }

    private final Accounts accounts;
    private final Credentials credentials;
    private final Passwords passwords;
    private final Sessions sessions;
    private final RateLimiter rateLimiter;
    private final InstantSource clock;

    public Reauthenticate(
            Accounts accounts,
            Credentials credentials,
            Passwords passwords,
            Sessions sessions,
            RateLimiter rateLimiter,
            InstantSource clock) {
        this.accounts = accounts;
        this.credentials = credentials;
        this.passwords = passwords;
        this.sessions = sessions;
        this.rateLimiter = rateLimiter;
        this.clock = clock;
    }

    public Result confirm(Command command) {
        var account = accounts.find(command.person());
        if (account.isEmpty()) {
            return new Result.NoSuchAccount();
        }
        var now = clock.instant();
        return switch (Reauthentication.of(
                credentials.find(command.person()), sessions.find(command.session(), now), now)) {
            case PASSWORD -> byPassword(account.get(), command.password());
            case RECENT_LOGIN -> new Result.ByRecentLogin(account.get());
            case ANOTHER_LOGIN -> new Result.LoginTooOld();
        };
    }

    private Result byPassword(Account account, String typed) {
        var key = "confirm:" + account.id();
        if (rateLimiter.take(key, FAILURES, clock.instant())
                instanceof RateLimit.Verdict.Refused(var wait)) {
            return new Result.TooMany(wait);
        }
        var password = passwords.confirm(account.id(), typed);
        if (password.isEmpty()) {
            return new Result.WrongPassword();
        }
        rateLimiter.clear(key);
        return new Result.ByPassword(account, password.get());
    }
}
