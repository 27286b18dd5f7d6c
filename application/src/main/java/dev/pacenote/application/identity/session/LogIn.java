package dev.pacenote.application.identity.session;

import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.identity.credential.Passwords;
import dev.pacenote.application.identity.credential.Reauthenticate;
import dev.pacenote.application.platform.limit.RateLimiter;
import dev.pacenote.application.platform.limit.RateLimiter.Attempt;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.LoginKey;
import dev.pacenote.domain.identity.session.Session;
import dev.pacenote.domain.platform.NetworkAddress;
import dev.pacenote.domain.platform.limit.RateLimit;
import dev.pacenote.domain.platform.limit.RateLimit.Verdict;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * A person proves who they are and gets a session. An unknown name and a wrong password look the
 * same and take the same time.
 */
public final class LogIn {

    /** Attempts from one network. */
    public static final RateLimit PER_NETWORK = new RateLimit(20, Duration.ofMinutes(5));

    /** Attempts for one name, from everywhere. */
    public static final RateLimit PER_NAME = new RateLimit(100, Duration.ofHours(1));

    public record Command(String identifier, String password, Session.ClientInfo client) {
        @Override
        public String toString() {
            return "LogIn[hidden]";
        }
    }

    public sealed interface Result {
        record LoggedIn(Account account, TokenPair tokens) implements Result {}

        record BadCredentials() implements Result {}

        /** Only told after the right password. */
        record Disabled() implements Result {}

        record TooMany(Duration retryAfter) implements Result {}
    }

    private final Accounts users;
    private final Passwords passwords;
    private final OpenSession sessions;
    private final TokenPairs tokens;
    private final RateLimiter rateLimiter;
    private final InstantSource clock;

    public LogIn(
            Accounts users,
            Passwords passwords,
            OpenSession sessions,
            TokenPairs tokens,
            RateLimiter rateLimiter,
            InstantSource clock) {
        this.users = users;
        this.passwords = passwords;
        this.sessions = sessions;
        this.tokens = tokens;
        this.rateLimiter = rateLimiter;
        this.clock = clock;
    }

    public Result logIn(Command command) {
        var now = clock.instant();
        var name = LoginKey.of(command.identifier());
        var address = new NetworkAddress(command.client().address()).limitKey();
        var perAddress = "login-address:" + address;
        var perBoth = "login-failure:" + address + ":" + name;
        var perName = "login-name:" + name;
        var attempts =
                List.of(
                        new Attempt(perAddress, PER_NETWORK),
                        // Counted as a failure beforehand: many guesses at once cannot slip past
                        // the limit.
                        new Attempt(perBoth, Reauthenticate.FAILURES),
                        new Attempt(perName, PER_NAME));
        if (rateLimiter.takeEach(attempts, now) instanceof Verdict.Refused(var wait)) {
            return new Result.TooMany(wait);
        }
        var found = users.findByLogin(name);
        if (found.isEmpty()) {
            passwords.pretend(command.password());
            return new Result.BadCredentials();
        }
        var account = found.get();
        var password = passwords.confirm(account.id(), command.password());
        if (password.isEmpty()) {
            return new Result.BadCredentials();
        }
        rateLimiter.clear(perBoth);
        rateLimiter.giveBack(perName, now);
        if (!account.enabled()) {
            return new Result.Disabled();
        }
        return switch (sessions.open(account, password.get(), command.client(), now)) {
            case OpenSession.Opening.Opened(var session) ->
                    new Result.LoggedIn(
                            account, tokens.of(account, session.id(), session.current(), now));
            case OpenSession.Opening.PasswordChanged _ -> new Result.BadCredentials();
            case OpenSession.Opening.Disabled _ -> new Result.Disabled();
        };
    }
}
