package dev.pacenote.application.messages.directory;

import dev.pacenote.application.identity.account.AccountChanges;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.identity.account.AddressConfirmation;
import dev.pacenote.application.identity.account.mail.AccountOutbox;
import dev.pacenote.application.identity.credential.Credentials;
import dev.pacenote.application.identity.token.OutsideTokens.OutsideAccess;
import dev.pacenote.application.notice.ShowUser;
import dev.pacenote.application.notice.User;
import dev.pacenote.application.platform.OverloadedException;
import dev.pacenote.application.platform.idempotency.DoOnce;
import dev.pacenote.application.platform.limit.RateLimiter;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.EmailAddress;
import dev.pacenote.domain.identity.account.NewAccount;
import dev.pacenote.domain.identity.account.PersonName;
import dev.pacenote.domain.identity.account.RegistrationPolicy;
import dev.pacenote.domain.identity.account.Role;
import dev.pacenote.domain.identity.credential.AccountCredentials;
import dev.pacenote.domain.identity.credential.ExternalSubject;
import dev.pacenote.domain.notice.preference.PreferencePatch;
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
 * beginning. Who has one already, from the use of something that needs no more, says so who they
 * are. An account that is there already is never taken over because its address is equal.
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

        private Optional<Instant> verifiedAt(Instant now) {
            return isVerified() ? Optional.of(now) : Optional.empty();
        }

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

        /** The account that the person had without having said who they are has that now. */
        record Completed(User user) implements Result {}

        /**
         * The same request was done before; the user as they are now.
         *
         * @param completed whether it found the account there
         */
        record Repeated(User user, boolean completed) implements Result {}

        /** The person has an account already and said who they are; nothing is changed. */
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
    private final AddressConfirmation confirmation;

    public RegisterSubject(
            Accounts accounts,
            Credentials credentials,
            InitialSettings settings,
            ShowUser users,
            AccountOutbox outbox,
            DoOnce once,
            Limits limits,
            InstantSource clock,
            AddressConfirmation confirmation) {
        this.accounts = accounts;
        this.credentials = credentials;
        this.settings = settings;
        this.users = users;
        this.outbox = outbox;
        this.once = once;
        this.limits = limits;
        this.clock = clock;
        this.confirmation = confirmation;
    }

    /**
     * Opens the account, binds it and stores what its person chose: all of it or nothing. What is
     * only repeated counts for no limit.
     */
    public Result register(Command command) {
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
                    .<Result>map(user -> new Result.Repeated(user, CreatedUser.isCompleted(reply)))
                    .orElseGet(Result.Gone::new);
        }

        @Override
        public Result mismatch() {
            return new Result.Mismatch();
        }
    }

    private static Optional<StoredReply> reply(Result result) {
        return switch (result) {
            case Result.Registered(var user) -> Optional.of(CreatedUser.reply(user));
            case Result.Completed(var user) -> Optional.of(CreatedUser.completed(user));
            default -> Optional.empty();
        };
    }

    private Result register(Command command, AccountOutbox.Changes changes) {
        var subject = command.subject();
        var key = "register-subject:" + subject.issuer() + " " + subject.subject();
        if (limits.rateLimiter().take(key, limits.perSubject(), clock.instant())
                instanceof Verdict.Refused(var wait)) {
            return new Result.TooMany(wait);
        }
        // Nobody else opens an account from here on: a twin of this request is seen, or waits.
        var situation = accounts.registrationState(Optional.empty(), Optional.of(command.email()));
        return credentials
                .findByIdentity(subject)
                .flatMap(known -> users.of(known.account()))
                .map(known -> complete(known, command, situation.emailTaken(), changes))
                .orElseGet(() -> open(command, changes));
    }

    private Result complete(
            User known, Command command, boolean emailTaken, AccountOutbox.Changes changes) {
        var account = known.account();
        if (!account.isNobodyYet()) {
            return new Result.Known(known);
        }
        if (account.contact().isEmpty() && emailTaken) {
            return new Result.EmailTaken();
        }
        var now = clock.instant();
        var introduced =
                accounts.save(
                                account.introduced(
                                                command.name(),
                                                command.email(),
                                                verifiedAt(command, now))
                                        .updated(now))
                        .orUndo("an account");
        changes.updated(account.id());
        askToConfirm(introduced, changes);
        return new Result.Completed(settings.added(introduced, command.settings(), now));
    }

    private void askToConfirm(Account account, AccountOutbox.Changes changes) {
        if (account.awaitsConfirmation()) {
            confirmation.request(account.id()).ifPresent(changes::mail);
        }
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
                askToConfirm(added, changes);
                yield new Result.Registered(settings.of(added, command.settings(), now));
            }
        };
    }

    /** By the issuer's word, or because here no address has to be confirmed. */
    private Optional<Instant> verifiedAt(Command command, Instant now) {
        return command.verifiedAt(now).or(() -> confirmation.confirmedAt(now));
    }

    private NewAccount account(Command command, Instant now) {
        return new NewAccount(
                Optional.empty(),
                command.name(),
                Optional.of(
                        Account.Contact.ofKnownPerson(command.email(), verifiedAt(command, now))),
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
