package dev.pacenote.application.notice;

import dev.pacenote.application.identity.account.AccountChanges;
import dev.pacenote.application.identity.account.AccountChanges.GuardedChange;
import dev.pacenote.application.identity.account.AccountLinks;
import dev.pacenote.application.identity.account.AccountOutbox;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.identity.account.AdminActions;
import dev.pacenote.application.identity.credential.Passwords;
import dev.pacenote.application.identity.credential.Reauthenticate;
import dev.pacenote.application.platform.Ids;
import dev.pacenote.application.platform.OverloadedException;
import dev.pacenote.application.platform.VersionCondition;
import dev.pacenote.application.platform.VersionedChange;
import dev.pacenote.application.platform.limit.RateLimiter;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.account.AccountMail;
import dev.pacenote.domain.identity.account.EmailAddress;
import dev.pacenote.domain.identity.account.PendingAccountMail;
import dev.pacenote.domain.identity.account.SecurityEvent;
import dev.pacenote.domain.notice.NoticePreferences;
import dev.pacenote.domain.notice.PreferenceDefinitions;
import dev.pacenote.domain.platform.limit.RateLimit;
import dev.pacenote.domain.platform.limit.RateLimit.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/**
 * A person changes their account and what they have chosen, or an admin changes somebody else's.
 * All of it is changed, or nothing.
 */
public final class UpdateUser {

    /** Changes of the own address by one account. */
    public static final RateLimit EMAIL_CHANGES = new RateLimit(5, Duration.ofHours(1));

    /**
     * @param subject whose account is changed: the actor's own, or by an admin any
     * @param proof who the actor is, proven once more for an address of their own
     */
    public record Command(
            AccountId subject,
            Reauthenticate.Command proof,
            VersionCondition condition,
            UserChange change) {

        private AccountId actor() {
            return proof.person();
        }

        private boolean isOwn() {
            return subject.equals(actor());
        }
    }

    public sealed interface Result {
        record Updated(User user) implements Result {}

        record NoSuchUser() implements Result {}

        /** The caller knows another version; nothing is changed. */
        record VersionMismatch() implements Result {}

        record EmailTaken() implements Result {}

        /** The service would be without an admin. */
        record LastAdmin() implements Result {}

        record WrongPassword() implements Result {}

        /** The account has no password: whoever logs in again may change the address. */
        record LoginTooOld() implements Result {}

        record TooMany(Duration retryAfter) implements Result {}
    }

    /** Undoes the transaction. */
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Result why;

        Refused(Result why) {
            super(null, null, false, false);
            this.why = why;
        }
    }

    private final ShowUser users;
    private final Accounts accounts;
    private final NoticePreferencesStore preferences;
    private final PreferenceDefinitions definitions;
    private final Reauthenticate reauthenticate;
    private final Passwords passwords;
    private final RateLimiter rateLimiter;
    private final AccountOutbox outbox;
    private final AdminActions audit;
    private final AccountLinks links;
    private final InstantSource clock;
    private final Ids ids;

    public UpdateUser(
            Accounts accounts,
            NoticePreferencesStore preferences,
            PreferenceDefinitions definitions,
            Reauthenticate reauthenticate,
            Passwords passwords,
            RateLimiter rateLimiter,
            AccountOutbox outbox,
            AdminActions audit,
            AccountLinks links,
            InstantSource clock,
            Ids ids) {
        this.users = new ShowUser(accounts, preferences);
        this.accounts = accounts;
        this.preferences = preferences;
        this.definitions = definitions;
        this.reauthenticate = reauthenticate;
        this.passwords = passwords;
        this.rateLimiter = rateLimiter;
        this.outbox = outbox;
        this.audit = audit;
        this.links = links;
        this.clock = clock;
        this.ids = ids;
    }

    /** Changes what the command names. What is so already is no change. */
    public Result update(Command command) {
        var refusal = command.isOwn() ? unproven(command) : Optional.<Result>empty();
        if (refusal.isPresent()) {
            return refusal.get();
        }
        try {
            return outbox.change(changes -> update(command, changes));
        } catch (Refused e) {
            return e.why;
        }
    }

    /** Why a person may not give another address as theirs. */
    private Optional<Result> unproven(Command command) {
        var account = accounts.find(command.subject());
        if (account.isEmpty() || command.change().newEmail(account.get()).isEmpty()) {
            return Optional.empty();
        }
        var refusal =
                switch (reauthenticate.confirm(command.proof())) {
                    case Reauthenticate.Result.NoSuchAccount _ ->
                            Optional.<Result>of(new Result.NoSuchUser());
                    case Reauthenticate.Result.TooMany(var wait) ->
                            Optional.<Result>of(new Result.TooMany(wait));
                    case Reauthenticate.Result.WrongPassword _ ->
                            Optional.<Result>of(new Result.WrongPassword());
                    case Reauthenticate.Result.LoginTooOld _ ->
                            Optional.<Result>of(new Result.LoginTooOld());
                    case Reauthenticate.Result.ByPassword _,
                            Reauthenticate.Result.ByRecentLogin _ ->
                            Optional.<Result>empty();
                };
        return refusal.or(() -> tooManyAddresses(command.subject()));
    }

    private Optional<Result> tooManyAddresses(AccountId account) {
        return rateLimiter.take("email-change:" + account, EMAIL_CHANGES, clock.instant())
                        instanceof Verdict.Refused(var wait)
                ? Optional.of(new Result.TooMany(wait))
                : Optional.empty();
    }

    private Result update(Command command, AccountOutbox.Changes changes) {
        var user = users.of(command.subject());
        if (user.isEmpty()) {
            return new Result.NoSuchUser();
        }
        if (!command.condition().permits(user.get().version())) {
            return new Result.VersionMismatch();
        }
        var now = clock.instant();
        var account = changeAccount(command, user.get(), changes, now);
        return new Result.Updated(new User(account, changePreferences(command, user.get(), now)));
    }

    private Account changeAccount(
            Command command, User user, AccountOutbox.Changes changes, Instant now) {
        var before = user.account();
        var account = before;
        var email = command.change().newEmail(before);
        if (email.isPresent()) {
            account =
                    command.isOwn()
                            ? askedToMove(before, email.get(), changes, now)
                            : corrected(command.actor(), before, email.get(), changes, now);
        }
        var change = command.change();
        if (change.applied(account).equals(account)) {
            return account;
        }
        // From the first change on this transaction holds the account; before it, another may win.
        Function<Account, Account> transition = known -> change.applied(known).updated(now);
        if (!change.concernsPermissions(account)) {
            return saved(command, user, account, transition);
        }
        var after = permissionsChanged(command, user, account, transition);
        note(command, before, after, now);
        if (!after.enabled()) {
            changes.endSessions(after.id(), now);
        }
        return after;
    }

    /** By somebody else; whoever was invited to the address before is invited to this one. */
    private Account corrected(
            AccountId actor,
            Account before,
            EmailAddress email,
            AccountOutbox.Changes changes,
            Instant now) {
        if (passwords.isUnclaimed(before.id())) {
            var link = ids.next();
            // Before the account, as whoever uses a link does: neither waits for the other.
            if (passwords.requestReset(before.id(), link, now)) {
                changes.mail(new PendingAccountMail.Invitation(link, before.id()));
            }
        }
        audit.note(now, actor, Optional.of(before.id()), "address changed");
        changes.tell(before.id(), SecurityEvent.Kind.ADDRESS_CHANGED_BY_ADMIN, now);
        return moved(before.moved(email).updated(now));
    }

    private Account moved(Account account) {
        return switch (accounts.move(account)) {
            case Accounts.Moved.Ok(var after) -> after;
            case Accounts.Moved.Taken _ -> throw new Refused(new Result.EmailTaken());
            case Accounts.Moved.Conflict _ ->
                    throw new OverloadedException("changes of an account");
        };
    }

    private Account askedToMove(
            Account before, EmailAddress email, AccountOutbox.Changes changes, Instant now) {
        if (accounts.findByLogin(email.key())
                .filter(owner -> !owner.id().equals(before.id()))
                .isPresent()) {
            throw new Refused(new Result.EmailTaken());
        }
        var after = accounts.save(before.wantsMailAt(email).updated(now)).orUndo("an account");
        changes.mail(new PendingAccountMail.ConfirmAddress(ids.next(), after.id()));
        AccountMail.to(
                        after,
                        ids.next(),
                        AccountMail.Kind.ADDRESS_CHANGE_ASKED,
                        links.forgotPassword())
                .map(PendingAccountMail.Written::new)
                .ifPresent(changes::mail);
        return after;
    }

    private Account saved(
            Command command, User user, Account known, Function<Account, Account> transition) {
        boolean mine = !known.equals(user.account());
        return new AccountChanges(accounts)
                .changeIf(
                        known,
                        account ->
                                Optional.of(transition.apply(account))
                                        .filter(_ -> mine || isExpected(command, user, account)))
                .orElseThrow(() -> new Refused(new Result.VersionMismatch()))
                .after();
    }

    private static boolean isExpected(Command command, User user, Account account) {
        return command.condition().permits(account.version() + user.preferences().version());
    }

    private static boolean isExpected(Command command, User user, NoticePreferences preferences) {
        return command.condition().permits(user.account().version() + preferences.version());
    }

    private Account permissionsChanged(
            Command command, User user, Account known, Function<Account, Account> transition) {
        boolean mine = !known.equals(user.account());
        return switch (new AccountChanges(accounts)
                .changePermissions(
                        command.subject(),
                        account -> {
                            if (!mine && !isExpected(command, user, account)) {
                                throw new Refused(new Result.VersionMismatch());
                            }
                            return transition.apply(account);
                        })) {
            case GuardedChange.Changed(_, var after) -> after;
            case GuardedChange.LastAdmin _ -> throw new Refused(new Result.LastAdmin());
            case GuardedChange.NoSuchAccount _ -> throw new Refused(new Result.NoSuchUser());
        };
    }

    private void note(Command command, Account before, Account after, Instant now) {
        if (before.role() != after.role()) {
            audit.note(
                    now,
                    command.actor(),
                    Optional.of(after.id()),
                    "role: " + before.role().wireName() + " → " + after.role().wireName());
        }
        if (before.enabled() != after.enabled()) {
            audit.note(
                    now,
                    command.actor(),
                    Optional.of(after.id()),
                    after.enabled() ? "enabled" : "disabled");
        }
    }

    private NoticePreferences changePreferences(Command command, User user, Instant now) {
        var known = user.preferences();
        var patch = command.change().settings();
        if (definitions.merged(known, patch, now).equals(known)) {
            return known;
        }
        return VersionedChange.of(
                        Optional.of(known),
                        () -> preferences.find(command.subject()),
                        before ->
                                Optional.of(definitions.merged(before, patch, now))
                                        .filter(_ -> isExpected(command, user, before)),
                        preferences::save)
                .orElseThrow(() -> new Refused(new Result.VersionMismatch()))
                .after();
    }
}
