package dev.pacenote.application.identity.account;

import dev.pacenote.application.identity.account.mail.AccountMailLimits;
import dev.pacenote.application.identity.account.mail.AccountOutbox;
import dev.pacenote.application.identity.credential.Passwords;
import dev.pacenote.application.platform.limit.RateLimiter;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.EmailAddress;
import dev.pacenote.domain.identity.account.NewAccount;
import dev.pacenote.domain.identity.account.RegistrationPolicy;
import dev.pacenote.domain.identity.account.Role;
import dev.pacenote.domain.identity.account.Username;
import dev.pacenote.domain.identity.credential.PasswordHash;
import dev.pacenote.domain.identity.credential.RawPassword;
import dev.pacenote.domain.platform.NetworkAddress;
import dev.pacenote.domain.platform.limit.RateLimit;
import dev.pacenote.domain.platform.limit.RateLimit.Verdict;
import dev.pacenote.domain.platform.setting.SettingDefinition;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.IntSupplier;

/**
 * A person opens an account. With verification required, a known address gets the same answer as a
 * new one, and its owner a mail: so nobody learns who has an account here.
 */
public final class RegisterAccount {

    public static final SettingDefinition MAX_USERS =
            new SettingDefinition(
                    "max_users_registration",
                    1,
                    10_000,
                    200,
                    "Registration closes at this number of accounts.");

    /** Attempts from one network. */
    public static final RateLimit ATTEMPTS = new RateLimit(20, Duration.ofMinutes(5));

    /** Accounts made from one network. */
    public static final RateLimit REGISTRATIONS = new RateLimit(3, Duration.ofMinutes(5));

    /**
     * @param address the caller's network address, for limits
     */
    public record Command(
            EmailAddress email, RawPassword password, Username username, String address) {}

    /** Whether an address must be confirmed before daily mail leaves. */
    public enum Verification {
        REQUIRED,
        OFF
    }

    public sealed interface Result {
        /** Done, or to be believed so. */
        record Registered(Verification verification) implements Result {}

        record UsernameTaken(Username username) implements Result {}

        record EmailTaken() implements Result {}

        record Closed() implements Result {}

        record TooMany(Duration retryAfter) implements Result {}
    }

    private final Accounts users;
    private final AccountChanges accounts;
    private final AccountOutbox outbox;
    private final Passwords passwords;
    private final RateLimiter rateLimiter;
    private final AddressConfirmation confirmation;
    private final IntSupplier maxAccounts;
    private final InstantSource clock;

    /**
     * @param maxAccounts asked at each registration: none beyond this number
     */
    public RegisterAccount(
            Accounts users,
            AccountOutbox outbox,
            Passwords passwords,
            RateLimiter rateLimiter,
            AddressConfirmation confirmation,
            IntSupplier maxAccounts,
            InstantSource clock) {
        this.users = users;
        this.accounts = new AccountChanges(users);
        this.outbox = outbox;
        this.passwords = passwords;
        this.rateLimiter = rateLimiter;
        this.confirmation = confirmation;
        this.maxAccounts = maxAccounts;
        this.clock = clock;
    }

    public Result register(Command command) {
        var now = clock.instant();
        var network = new NetworkAddress(command.address()).limitKey();
        if (rateLimiter.take("register-try:" + network, ATTEMPTS, now)
                instanceof Verdict.Refused(var wait)) {
            return new Result.TooMany(wait);
        }
        var quota = "register:" + network;
        if (rateLimiter.take(quota, REGISTRATIONS, now) instanceof Verdict.Refused(var wait)) {
            return new Result.TooMany(wait);
        }
        var password = passwords.hash(command.password());
        var account =
                new NewAccount(
                        command.username(),
                        command.email(),
                        Role.USER,
                        confirmation.confirmedAt(now),
                        now);
        var outcome = outbox.change(changes -> add(account, password, command, changes));
        if (!outcome.counts()) {
            rateLimiter.giveBack(quota, now);
        }
        return outcome.result();
    }

    /**
     * @param counts whether this used up one of the caller's registrations
     */
    private record Outcome(Result result, boolean counts) {}

    private Outcome add(
            NewAccount account,
            PasswordHash password,
            Command command,
            AccountOutbox.Changes changes) {
        return switch (accounts.add(account, new RegistrationPolicy(maxAccounts.getAsInt()))) {
            case AccountChanges.Added.Ok(var added) -> {
                passwords.open(added.id(), password);
                confirmation.request(added.id()).ifPresent(changes::mail);
                yield new Outcome(new Result.Registered(confirmation.verification()), true);
            }
            case AccountChanges.Added.Refused(var reason) -> refused(reason, command, changes);
        };
    }

    private Outcome refused(
            RegistrationPolicy.Decision reason, Command command, AccountOutbox.Changes changes) {
        return switch (reason) {
            case OPEN -> throw new IllegalStateException("an open registration was refused");
            case USERNAME_TAKEN -> new Outcome(new Result.UsernameTaken(command.username()), false);
            case EMAIL_TAKEN -> {
                if (!confirmation.isRequired()) {
                    yield new Outcome(new Result.EmailTaken(), false);
                }
                warnOwner(command.email(), changes);
                yield new Outcome(new Result.Registered(confirmation.verification()), true);
            }
            case FULL -> new Outcome(new Result.Closed(), false);
        };
    }

    private void warnOwner(EmailAddress email, AccountOutbox.Changes changes) {
        users.findByLogin(email.key())
                .filter(owner -> owner.hasAddress(email))
                .filter(this::mayBeWarned)
                .flatMap(confirmation::warning)
                .ifPresent(changes::mail);
    }

    /** Limited for each owner, since others cause these mails and may come from many networks. */
    private boolean mayBeWarned(Account owner) {
        return rateLimiter.take(
                        "address-in-use:" + owner.id(),
                        AccountMailLimits.PER_ACCOUNT,
                        clock.instant())
                instanceof Verdict.Allowed;
    }
}
