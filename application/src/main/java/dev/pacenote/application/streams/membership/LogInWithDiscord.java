package dev.pacenote.application.streams.membership;

import dev.pacenote.application.identity.account.AccountChanges;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.identity.credential.Credentials;
import dev.pacenote.application.identity.session.Sessions;
import dev.pacenote.application.platform.Ids;
import dev.pacenote.application.platform.OverloadedException;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.platform.limit.RateLimiter;
import dev.pacenote.application.streams.audit.AuditActions;
import dev.pacenote.application.streams.guild.Guilds;
import dev.pacenote.application.streams.membership.DiscordLogin.SeenGuild;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.account.NewAccount;
import dev.pacenote.domain.identity.account.PersonName;
import dev.pacenote.domain.identity.account.RegistrationPolicy;
import dev.pacenote.domain.identity.account.Role;
import dev.pacenote.domain.identity.credential.AccountCredentials;
import dev.pacenote.domain.identity.session.BrowserSession;
import dev.pacenote.domain.identity.session.Session;
import dev.pacenote.domain.identity.session.SessionCookie;
import dev.pacenote.domain.platform.NetworkAddress;
import dev.pacenote.domain.platform.limit.RateLimit;
import dev.pacenote.domain.streams.audit.AuditedAction;
import dev.pacenote.domain.streams.guild.Guild;
import dev.pacenote.domain.streams.membership.DiscordProfile;
import dev.pacenote.domain.streams.membership.Membership;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;

/**
 * A person comes back from Discord. Their account is the one that this Discord user was bound to,
 * never one that has an equal name or address; a new one where there is none. What Discord says of
 * their servers replaces what it said before, in one commit with the session.
 */
public final class LogInWithDiscord {

    /**
     * @param bindTo whoever is logged in already, so that Discord becomes a further way into that
     *     account
     */
    public record Command(
            String code, URI redirect, Optional<AccountId> bindTo, Session.ClientInfo client) {
        @Override
        public String toString() {
            return "LogInWithDiscord.Command[hidden]";
        }
    }

    public sealed interface Result {

        /**
         * @param cookie opens the session; the browser alone keeps it
         */
        record LoggedIn(Account account, DiscordProfile profile, SessionCookie cookie)
                implements Result {}

        record CodeRefused() implements Result {}

        /** The Discord user is the way into another account. */
        record IdentityTaken() implements Result {}

        record Disabled() implements Result {}

        /** There are as many accounts as there may be. */
        record Closed() implements Result {}

        /**
         * Discord was not asked.
         *
         * @param retryAfter until it may be tried again
         */
        record TooMany(Duration retryAfter) implements Result {}
    }

    /** What a login changes. */
    public record Stores(
            Accounts accounts,
            Credentials credentials,
            Sessions sessions,
            DiscordProfiles profiles,
            Guilds guilds,
            Memberships memberships,
            AuditActions audit,
            Transactions transactions) {}

    /** For each address: a code that is made up is one more question to Discord. */
    public static final RateLimit PER_ADDRESS = new RateLimit(10, Duration.ofMinutes(5));

    private final DiscordLogin discord;
    private final RateLimiter limiter;
    private final Stores stores;
    private final IntSupplier maxAccounts;
    private final Ids ids;
    private final InstantSource clock;

    /**
     * @param maxAccounts asked at each first login: none beyond this number
     */
    public LogInWithDiscord(
            DiscordLogin discord,
            RateLimiter limiter,
            Stores stores,
            IntSupplier maxAccounts,
            Ids ids,
            InstantSource clock) {
        this.discord = discord;
        this.limiter = limiter;
        this.stores = stores;
        this.maxAccounts = maxAccounts;
        this.ids = ids;
        this.clock = clock;
    }

    public Result logIn(Command command) {
        if (limiter.take(
                        "discord-login:"
                                + new NetworkAddress(command.client().address()).limitKey(),
                        PER_ADDRESS,
                        clock.instant())
                instanceof RateLimit.Verdict.Refused(var wait)) {
            return new Result.TooMany(wait);
        }
        var result =
                switch (discord.logIn(command.code(), command.redirect())) {
                    case DiscordLogin.Answer.CodeRefused _ -> new Result.CodeRefused();
                    case DiscordLogin.Answer.Known known ->
                            stores.transactions().inTransaction(() -> logIn(command, known));
                };
        denial(result)
                .ifPresent(
                        code ->
                                stores.audit()
                                        .denied(
                                                AuditedAction.LOGIN,
                                                command.bindTo(),
                                                command.client(),
                                                code));
        return result;
    }

    private static Optional<String> denial(Result result) {
        return switch (result) {
            case Result.CodeRefused _ -> Optional.of("oauth_code_invalid");
            case Result.IdentityTaken _ -> Optional.of("identity_taken");
            case Result.Disabled _ -> Optional.of("account_disabled");
            case Result.Closed _ -> Optional.of("limit_reached");
            case Result.LoggedIn _, Result.TooMany _ -> Optional.empty();
        };
    }

    /**
     * Somebody was turned away before Discord was asked. It is audited as often as an address may
     * try, so that nobody fills the audit.
     *
     * @param action to come, or to go
     * @param cookie of the session that is open in the browser, if one is
     * @param code of the refusal
     */
    public void denied(
            AuditedAction action,
            Optional<SessionCookie> cookie,
            Session.ClientInfo client,
            String code) {
        var now = clock.instant();
        if (limiter.take(
                        "discord-login-denied:" + new NetworkAddress(client.address()).limitKey(),
                        PER_ADDRESS,
                        now)
                instanceof RateLimit.Verdict.Refused) {
            return;
        }
        var account =
                cookie.flatMap(it -> stores.sessions().find(it.session(), now)).map(Session::user);
        stores.audit().denied(action, account, client, code);
    }

    /** Ends the session that a cookie opens; of one that opens none nothing changes. */
    public void logOut(SessionCookie cookie) {
        stores.transactions()
                .run(
                        () -> {
                            stores.sessions()
                                    .find(cookie.session(), clock.instant())
                                    .ifPresent(
                                            it ->
                                                    stores.audit()
                                                            .done(
                                                                    AuditedAction.LOGOUT,
                                                                    it.user(),
                                                                    it.client()));
                            stores.sessions().revoke(cookie.session());
                        });
    }

    private Result logIn(Command command, DiscordLogin.Answer.Known known) {
        var now = clock.instant();
        // Nobody else opens an account from here on: a twin of this login is seen, or waits.
        var situation = stores.accounts().registrationState(Optional.empty(), Optional.empty());
        var bound = stores.credentials().findByIdentity(known.profile().user());
        if (bound.isPresent()) {
            var owner = bound.get().account();
            return command.bindTo().filter(wanted -> !wanted.equals(owner)).isPresent()
                    ? new Result.IdentityTaken()
                    : opened(owner, command, known, now);
        }
        if (command.bindTo().isEmpty()
                && new RegistrationPolicy(maxAccounts.getAsInt()).decide(situation)
                        != RegistrationPolicy.Decision.OPEN) {
            return new Result.Closed();
        }
        var account = command.bindTo().orElseGet(() -> stores.accounts().insert(fresh(now)).id());
        return bind(account, known.profile())
                ? opened(account, command, known, now)
                : new Result.IdentityTaken();
    }

    private static NewAccount fresh(Instant now) {
        return new NewAccount(
                Optional.empty(), PersonName.UNKNOWN, Optional.empty(), Role.USER, now);
    }

    /** False when the account has another user of Discord. */
    private boolean bind(AccountId account, DiscordProfile profile) {
        AccountCredentials before = stores.credentials().find(account);
        var bound = before.bound(profile.user());
        if (bound.isEmpty()) {
            return false;
        }
        if (!(stores.credentials().save(bound.get()) instanceof Credentials.SaveResult.Saved)) {
            throw new OverloadedException("ways into one account");
        }
        return true;
    }

    private Result opened(
            AccountId id, Command command, DiscordLogin.Answer.Known known, Instant now) {
        var account =
                stores.accounts()
                        .find(id)
                        .flatMap(
                                found ->
                                        new AccountChanges(stores.accounts())
                                                .changeIf(
                                                        found,
                                                        it -> it.knownElsewhere().loggedIn(now)))
                        .map(change -> change.after());
        if (account.isEmpty()) {
            return new Result.Disabled();
        }
        stores.profiles().save(id, known.profile());
        stores.memberships().replaceDiscord(id, memberships(id, known, now));
        var cookie = SessionCookie.of(ids.next(), ids.next());
        stores.sessions().add(BrowserSession.start(cookie, id, now, command.client()));
        stores.audit().done(AuditedAction.LOGIN, id, command.client());
        return new Result.LoggedIn(account.get(), known.profile(), cookie);
    }

    /** In the servers that we know, and those that the person administers. */
    private List<Membership> memberships(
            AccountId account, DiscordLogin.Answer.Known known, Instant now) {
        var found = new ArrayList<Membership>();
        for (var seen : known.guilds()) {
            var before = stores.guilds().find(seen.id());
            if (before.isPresent() || seen.isAdministered()) {
                keep(before, seen, known.profile());
                found.add(Membership.byDiscord(account, seen.id(), seen.isAdministered(), now));
            }
        }
        return found;
    }

    private void keep(Optional<Guild> before, SeenGuild seen, DiscordProfile profile) {
        var owner = seen.owner() ? Optional.of(profile.user().id()) : Optional.<String>empty();
        var after =
                before.map(guild -> guild.seen(seen.name(), seen.icon(), owner))
                        .orElseGet(
                                () -> Guild.discovered(seen.id(), seen.name(), seen.icon(), owner));
        if (!before.equals(Optional.of(after))) {
            stores.guilds().save(after).orUndo("a server");
        }
    }
}
