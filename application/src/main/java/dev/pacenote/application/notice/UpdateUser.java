package dev.pacenote.application.notice;

import dev.pacenote.application.identity.account.AccountChanges;
import dev.pacenote.application.identity.account.AccountChanges.GuardedChange;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.identity.account.AdminActions;
import dev.pacenote.application.identity.account.mail.AccountOutbox;
import dev.pacenote.application.identity.credential.Reauthenticate;
import dev.pacenote.application.platform.VersionCondition;
import dev.pacenote.application.platform.VersionedChange;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.preference.NoticePreferences;
import dev.pacenote.domain.notice.preference.PreferenceDefinitions;
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

    /**
     * @param subject whose account is changed: the actor's own, or by an admin any
     * @param proof who the actor is, proven once more for an address of their own
     */
    public record Command(
            AccountId subject,
            Reauthenticate.Command proof,
            VersionCondition condition,
            UserChange change) {

        AccountId actor() {
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
    static final class Refused extends RuntimeException {
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
    private final ChangeAddress addresses;
    private final AccountOutbox outbox;
    private final AdminActions audit;
    private final InstantSource clock;

    public UpdateUser(
            Accounts accounts,
            NoticePreferencesStore preferences,
            PreferenceDefinitions definitions,
            ChangeAddress addresses,
            AccountOutbox outbox,
            AdminActions audit,
            InstantSource clock) {
        this.users = new ShowUser(accounts, preferences);
        this.accounts = accounts;
        this.preferences = preferences;
        this.definitions = definitions;
        this.addresses = addresses;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** Changes what the command names. What is so already is no change. */
    public Result update(Command command) {
        var refusal = command.isOwn() ? addresses.refusal(command) : Optional.<Result>empty();
        if (refusal.isPresent()) {
            return refusal.get();
        }
        try {
            return outbox.change(changes -> update(command, changes));
        } catch (Refused e) {
            return e.why;
        }
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
        var after = new User(account, changePreferences(command, user.get(), account, now));
        if (!after.equals(user.get())) {
            changes.updated(command.subject());
        }
        return new Result.Updated(after);
    }

    private Account changeAccount(
            Command command, User user, AccountOutbox.Changes changes, Instant now) {
        var before = user.account();
        var account = before;
        var email = command.change().newEmail(before);
        if (email.isPresent()) {
            account =
                    command.isOwn()
                            ? addresses.ask(before, email.get(), changes, now)
                            : addresses.correct(command.actor(), before, email.get(), changes, now);
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
        return command.condition().permits(User.version(account, user.preferences()));
    }

    private static boolean isExpected(Command command, User user, NoticePreferences preferences) {
        return command.condition().permits(User.version(user.account(), preferences));
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

    private NoticePreferences changePreferences(
            Command command, User user, Account account, Instant now) {
        // With another address mail may have begun again: this transaction changed it.
        boolean mine = !account.email().equals(user.account().email());
        var known =
                mine
                        ? preferences.find(command.subject()).orElseGet(user::preferences)
                        : user.preferences();
        var patch = command.change().settings();
        if (definitions.merged(known, patch, now).equals(known)) {
            return known;
        }
        return VersionedChange.of(
                        Optional.of(known),
                        () -> preferences.find(command.subject()),
                        before ->
                                Optional.of(definitions.merged(before, patch, now))
                                        .filter(_ -> mine || isExpected(command, user, before)),
                        preferences::save)
                .orElseThrow(() -> new Refused(new Result.VersionMismatch()))
                .after();
    }
}
