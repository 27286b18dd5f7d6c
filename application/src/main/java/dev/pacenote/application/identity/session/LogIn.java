package dev.pacenote.application.identity.session;

import dev.pacenote.application.identity.account.AccountChanges;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.identity.credential.Passwords;
import dev.pacenote.application.identity.credential.Reauthenticate;
import dev.pacenote.application.identity.token.Tokens;
import dev.pacenote.application.platform.Ids;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.platform.limit.RateLimiter;
import dev.pacenote.application.platform.limit.RateLimiter.Attempt;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.LoginKey;
import dev.pacenote.domain.identity.credential.PasswordHash;
import dev.pacenote.domain.identity.session.BearerSession;
import dev.pacenote.domain.identity.session.Session;
import dev.pacenote.domain.identity.session.SessionId;
import dev.pacenote.domain.platform.NetworkAddress;
import dev.pacenote.domain.platform.limit.RateLimit.Verdict;
import dev.pacenote.domain.platform.limit.RateLimitDefinition;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * A person proves who they are and gets a session. An unknown name and a wrong password look the
 * same and take the same time.
 */
public final class LogIn {

    /** Attempts from one network. */
    public static final RateLimitDefinition PER_NETWORK =
            new RateLimitDefinition("identity.logins-per-network", 20, Duration.ofMinutes(5));

    /** Attempts for one name, from everywhere. */
    public static final RateLimitDefinition PER_NAME =
            new RateLimitDefinition("identity.logins-per-name", 100, Duration.ofHours(1));

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
    private final AccountChanges accounts;
    private final Sessions sessions;
    private final Transactions transactions;
    private final Passwords passwords;
    private final Tokens tokens;
    private final RateLimiter rateLimiter;
    private final InstantSource clock;
    private final Ids ids;

    public LogIn(
            Accounts users,
            Sessions sessions,
            Transactions transactions,
            Passwords passwords,
            Tokens tokens,
            RateLimiter rateLimiter,
            InstantSource clock,
            Ids ids) {
        this.users = users;
        this.accounts = new AccountChanges(users);
        this.sessions = sessions;
        this.transactions = transactions;
        this.passwords = passwords;
        this.tokens = tokens;
        this.rateLimiter = rateLimiter;
        this.clock = clock;
        this.ids = ids;
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
                        new Attempt(perAddress, PER_NETWORK.limit()),
                        // Counted as a failure beforehand: many guesses at once cannot slip past
                        // the limit.
                        new Attempt(perBoth, Reauthenticate.FAILURES.limit()),
                        new Attempt(perName, PER_NAME.limit()));
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
        var session =
                BearerSession.start(
                        new SessionId(ids.next()), account.id(), ids.next(), now, command.client());
        return switch (open(account, password.get(), session, now)) {
            case OPENED -> new Result.LoggedIn(account, tokens(account, session, now));
            case PASSWORD_CHANGED -> new Result.BadCredentials();
            case DISABLED -> new Result.Disabled();
        };
    }

    private enum Opening {
        OPENED,
        PASSWORD_CHANGED,
        DISABLED
    }

    /**
     * Password and account are held until the session is stored. So whoever changes the password or
     * disables the account meanwhile finds this session and ends it, or was first and none is
     * opened.
     */
    private Opening open(
            Account account, PasswordHash password, BearerSession session, Instant now) {
        return transactions.inTransaction(
                () -> {
                    if (!passwords.holdInForce(account.id(), password)) {
                        return Opening.PASSWORD_CHANGED;
                    }
                    if (accounts.changeIf(account, found -> found.loggedIn(now)).isEmpty()) {
                        return Opening.DISABLED;
                    }
                    sessions.add(session);
                    return Opening.OPENED;
                });
    }

    private TokenPair tokens(Account account, BearerSession session, Instant now) {
        var claims =
                new Tokens.Access(
                        account.id(),
                        session.id(),
                        account.role(),
                        Optional.of(session.current().id()));
        return new TokenPair(
                tokens.access(claims, ids.next(), now),
                tokens.refresh(account.id(), session.id(), session.current()));
    }
}
