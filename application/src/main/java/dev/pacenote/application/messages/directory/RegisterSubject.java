package dev.pacenote.application.messages.directory;

import dev.pacenote.application.identity.account.AccountChanges;
import dev.pacenote.application.identity.account.AccountOutbox;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.identity.credential.Credentials;
import dev.pacenote.application.identity.token.OutsideTokens.OutsideAccess;
import dev.pacenote.application.notice.ShowUser;
import dev.pacenote.application.notice.User;
import dev.pacenote.application.platform.Ids;
import dev.pacenote.application.platform.OverloadedException;
import dev.pacenote.application.platform.idempotency.DoOnce;
import dev.pacenote.application.platform.limit.RateLimiter;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.EmailAddress;
import dev.pacenote.domain.identity.account.NewAccount;
import dev.pacenote.domain.identity.account.PendingAccountMail;
import dev.pacenote.domain.identity.account.PersonName;
import dev.pacenote.domain.identity.account.RegistrationPolicy;
import dev.pacenote.domain.identity.account.Role;
import dev.pacenote.domain.identity.credential.AccountCredentials;
import dev.pacenote.domain.identity.credential.ExternalSubject;
import dev.pacenote.domain.notice.PreferencePatch;
import dev.pacenote.domain.platform.idempotency.IdempotentRequest;
import dev.pacenote.domain.platform.idempotency.StoredReply;
import dev.pacenote.domain.platform.limit.RateLimit;
import dev.pacenote.domain.platform.limit.RateLimit.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.IntSupplier;

/**
 * A person whom an outside issuer knows opens an account, which is bound to that way in from the
 * beginning. An account that is there already is never taken over because its address is equal.
 */
public final class RegisterSubject {

    /**
     * @param access of the person's token
     * @param request empty: the person's program gave no key
     */
    public record Command(
            OutsideAccess access,
            EmailAddress email,
            PersonName name,
            PreferencePatch settings,
            Optional<IdempotentRequest> request) {

        private ExternalSubject subject() {
            return access.login().subject();
        }

        /** The issuer's word counts for the address that it names, and for no other. */
        private boolean isVerified() {
            return access.verifiedEmail()
                    .filter(vouched -> vouched.key().equals(email.key()))
                    .isPresent();
        }
    }

    public sealed interface Result {
        record Registered(User user) implements Result {}

        /** The same request was done before; the user as they are now. */
        record Repeated(User user) implements Result {}

        /** The person has an account already; nothing is changed. */
        record Known(User user) implements Result {}

        /** The same request was done before, and the user is gone. */
        record Gone() implements Result {}

        /** The key of the request stands for something else. */
        record Mismatch() implements Result {}

        /** Somebody has the address already. */
        record EmailTaken() implements Result {}

        /** There are as many accounts as there may be. */
        record Closed() implements Result {}

        record TooMany(Duration retryAfter) implements Result {}
    }

    /**
     * How many accounts there may be, and how often a person may ask for one.
     *
     * @param perSubject requests of one person at one issuer
     * @param maxAccounts asked at each registration: none beyond this number
     */
    public record Limits(RateLimiter rateLimiter, RateLimit perSubject, IntSupplier maxAccounts) {}

    private final Accounts accounts;
    private final Credentials credentials;
    private final InitialSettings settings;
    private final ShowUser users;
    private final AccountOutbox outbox;
    private final DoOnce once;
    private final Limits limits;
    private final InstantSource clock;
    private final Ids ids;

    public RegisterSubject(
            Accounts accounts,
            Credentials credentials,
            InitialSettings settings,
            ShowUser users,
            AccountOutbox outbox,
            DoOnce once,
            Limits limits,
            InstantSource clock,
            Ids ids) {
        this.accounts = accounts;
        this.credentials = credentials;
        this.settings = settings;
        this.users = users;
        this.outbox = outbox;
        this.once = once;
        this.limits = limits;
        this.clock = clock;
        this.ids = ids;
    }

    /** Opens the account, binds it and stores what its person chose: all of it or nothing. */
    public Result register(Command command) {
        var subject = command.subject();
        var key = "register-subject:" + subject.issuer() + " " + subject.subject();
        if (limits.rateLimiter().take(key, limits.perSubject(), clock.instant())
                instanceof Verdict.Refused(var wait)) {
            return new Result.TooMany(wait);
        }
        return outbox.change(
                changes ->
                        once.inTransaction(
                                command.request(),
                                () -> register(command, changes),
                                RegisterSubject::reply,
                                new Again()));
    }

    private final class Again implements DoOnce.Repeats<Result> {

        @Override
        public Result repeated(StoredReply reply) {
            return CreatedUser.read(reply, users)
                    .<Result>map(Result.Repeated::new)
                    .orElseGet(Result.Gone::new);
        }

        @Override
        public Result mismatch() {
            return new Result.Mismatch();
        }
    }

    private static Optional<StoredReply> reply(Result result) {
        return result instanceof Result.Registered(var user)
                ? Optional.of(CreatedUser.reply(user))
                : Optional.empty();
    }

    private Result register(Command command, AccountOutbox.Changes changes) {
        // Nobody else opens an account from here on: a twin of this request is seen, or waits.
        accounts.registrationState(Optional.empty(), Optional.of(command.email()));
        return credentials
                .findByIdentity(command.subject())
                .flatMap(known -> users.of(known.account()))
                .<Result>map(Result.Known::new)
                .orElseGet(() -> open(command, changes));
    }

    private Result open(Command command, AccountOutbox.Changes changes) {
        var now = clock.instant();
        var policy = new RegistrationPolicy(limits.maxAccounts().getAsInt());
        return switch (new AccountChanges(accounts).add(account(command, now), policy)) {
            case AccountChanges.Added.Refused(var reason) ->
                    reason == RegistrationPolicy.Decision.FULL
                            ? new Result.Closed()
                            : new Result.EmailTaken();
            case AccountChanges.Added.Ok(var added) -> {
                bind(added, command.subject());
                if (!command.isVerified()) {
                    changes.mail(new PendingAccountMail.ConfirmAddress(ids.next(), added.id()));
                }
                yield new Result.Registered(settings.of(added, command.settings(), now));
            }
        };
    }

    private static NewAccount account(Command command, Instant now) {
        var verifiedAt = command.isVerified() ? Optional.of(now) : Optional.<Instant>empty();
        return new NewAccount(
                Optional.empty(),
                command.name(),
                Optional.of(new Account.Contact(command.email(), verifiedAt)),
                Role.USER,
                now);
    }

    private void bind(Account added, ExternalSubject subject) {
        var bound = AccountCredentials.none(added.id()).bound(subject).orElseThrow();
        if (!(credentials.save(bound) instanceof Credentials.SaveResult.Saved)) {
            // The person joined this way in to another account just now: all of this is undone.
            throw new OverloadedException("accounts of one person");
        }
    }
}
