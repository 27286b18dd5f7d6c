package dev.pacenote.application.contracts.identity.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.admin.AuditLog;
import dev.pacenote.application.admin.AuditedActions;
import dev.pacenote.application.admin.ChangeSettings;
import dev.pacenote.application.admin.FeedbackMessages;
import dev.pacenote.application.admin.GiveFeedback;
import dev.pacenote.application.admin.ManageAccounts;
import dev.pacenote.application.contracts.platform.setting.SettingsContract;
import dev.pacenote.application.identity.account.AccountLinks;
import dev.pacenote.application.identity.account.AccountMailCodec;
import dev.pacenote.application.identity.account.AccountMailQueue;
import dev.pacenote.application.identity.account.AccountMessages;
import dev.pacenote.application.identity.account.AccountOutbox;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.identity.account.AddressConfirmation;
import dev.pacenote.application.identity.account.CloseAccount;
import dev.pacenote.application.identity.account.DeleteUnconfirmedAccounts;
import dev.pacenote.application.identity.account.EnsureAdmin;
import dev.pacenote.application.identity.account.RegisterAccount;
import dev.pacenote.application.identity.account.VerifyEmail;
import dev.pacenote.application.identity.credential.ChangePassword;
import dev.pacenote.application.identity.credential.Credentials;
import dev.pacenote.application.identity.credential.OutsideLogins;
import dev.pacenote.application.identity.credential.PasswordHasher;
import dev.pacenote.application.identity.credential.Passwords;
import dev.pacenote.application.identity.credential.PlainHasher;
import dev.pacenote.application.identity.credential.Reauthenticate;
import dev.pacenote.application.identity.credential.RequestPasswordReset;
import dev.pacenote.application.identity.credential.ResetPassword;
import dev.pacenote.application.identity.session.LogIn;
import dev.pacenote.application.identity.session.LogOut;
import dev.pacenote.application.identity.session.ManageSessions;
import dev.pacenote.application.identity.session.OpenSession;
import dev.pacenote.application.identity.session.RefreshSession;
import dev.pacenote.application.identity.session.Sessions;
import dev.pacenote.application.identity.session.TokenPairs;
import dev.pacenote.application.identity.token.ReadableTokens;
import dev.pacenote.application.identity.token.Tokens;
import dev.pacenote.application.notice.ManagePreferences;
import dev.pacenote.application.notice.NoticePreferencesStore;
import dev.pacenote.application.notice.Unsubscribe;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.application.platform.Outbox;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.Stores;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.platform.limit.RateLimiter;
import dev.pacenote.application.platform.setting.Settings;
import dev.pacenote.application.trackmania.alert.AlertChanges;
import dev.pacenote.application.trackmania.alert.CoveredMapsStore;
import dev.pacenote.application.trackmania.alert.MapperAlerts;
import dev.pacenote.application.trackmania.alert.PinCheckMode;
import dev.pacenote.domain.admin.Feedback;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.account.AccountMail;
import dev.pacenote.domain.identity.account.EmailAddress;
import dev.pacenote.domain.identity.account.NewAccount;
import dev.pacenote.domain.identity.account.PendingAccountMail;
import dev.pacenote.domain.identity.account.Role;
import dev.pacenote.domain.identity.account.SecurityEvent;
import dev.pacenote.domain.identity.account.Username;
import dev.pacenote.domain.identity.credential.PasswordHash;
import dev.pacenote.domain.identity.credential.PasswordResetRequest;
import dev.pacenote.domain.identity.credential.RawPassword;
import dev.pacenote.domain.identity.session.BearerSession;
import dev.pacenote.domain.identity.session.Session;
import dev.pacenote.domain.identity.session.SessionId;
import dev.pacenote.domain.platform.setting.SettingDefinitions;
import dev.pacenote.domain.trackmania.alert.CheckMode;
import dev.pacenote.domain.trackmania.alert.RecordFilter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every use case of accounts and administration, crashed before and after each call of a port and
 * then repeated as the person would repeat it. Right after the crash, and what it left handed on,
 * all of the change is there or none; after the repeat all of it is.
 */
public interface AccountCrashContract {

    Stores stores();

    Outbox outbox();

    AccountMailCodec codec();

    /** The world outlives a crash; use cases are made anew, like after a restart. */
    final class World {

        private static final Instant START = Instant.parse("2026-11-20T12:00:00Z");

        final Stores stores;
        final Outbox outbox;
        final AccountMailCodec codec;
        final List<PendingAccountMail> mailQueue = new ArrayList<>();
        final List<PasswordResetRequest> resetsAsked = new ArrayList<>();
        final List<SecurityEvent> securityEvents = new ArrayList<>();
        final Set<AccountId> updated = new HashSet<>();
        final Tokens readable = new ReadableTokens();
        Instant now = START;

        World(Stores stores, Outbox outbox, AccountMailCodec codec) {
            this.stores = stores;
            this.outbox = outbox;
            this.codec = codec;
        }

        /** What the sweep of every minute does, a while after a crash. */
        void sweep() {
            now = now.plus(Duration.ofMinutes(2));
            useCases(CrashPoint.whole()).outbox.sweep();
        }

        Account account() {
            return added(
                    new NewAccount(
                            new Username("Fox " + Samples.word()),
                            new EmailAddress(Samples.word() + "@example.org"),
                            Role.USER,
                            Optional.of(now),
                            now));
        }

        Account added(NewAccount person) {
            var account = Samples.added(stores.accounts(), person);
            new Passwords(stores.credentials(), new PlainHasher())
                    .open(account.id(), PlainHasher.of("old password"));
            return account;
        }

        BearerSession session(Account account) {
            var session =
                    BearerSession.start(
                            new SessionId(UUID.randomUUID()),
                            account.id(),
                            UUID.randomUUID(),
                            now,
                            new Session.ClientInfo("Firefox", "203.0.113.9"));
            stores.sessions().add(session);
            return session;
        }

        boolean isOpen(BearerSession session) {
            return stores.sessions().find(session.id(), now).isPresent();
        }

        boolean getsMail(Account account) {
            return stores.preferences().find(account.id()).orElseThrow().dailyMail().isOn();
        }

        Account found(Account account) {
            return stores.accounts().find(account.id()).orElseThrow();
        }

        boolean hasPassword(Account account, String password) {
            return stores.credentials().find(account.id()).isPassword(PlainHasher.of(password));
        }

        /** How many different mails of a kind went to somebody: copies of one are one. */
        int mails(EmailAddress to, AccountMail.Kind kind) {
            return (int)
                    mailQueue.stream()
                            .filter(mail -> isAbout(mail, to, kind))
                            .map(PendingAccountMail::id)
                            .distinct()
                            .count();
        }

        private boolean isAbout(PendingAccountMail mail, EmailAddress to, AccountMail.Kind kind) {
            return switch (mail) {
                case PendingAccountMail.Written(var written) ->
                        written.to().equals(to) && written.kind() == kind;
                case PendingAccountMail.ConfirmAddress(_, var user) ->
                        kind == AccountMail.Kind.CONFIRM_ADDRESS && has(user, to);
                case PendingAccountMail.SetPassword(_, var user) ->
                        kind == AccountMail.Kind.RESET_PASSWORD && has(user, to);
                case PendingAccountMail.Invitation(_, var user) ->
                        kind == AccountMail.Kind.INVITATION && has(user, to);
            };
        }

        private boolean has(AccountId user, EmailAddress address) {
            return stores.accounts()
                    .find(user)
                    .filter(account -> account.hasAddress(address))
                    .isPresent();
        }

        List<String> audited(AccountId subject) {
            return stores.audit().latest(1_000).stream()
                    .filter(entry -> entry.subject().equals(Optional.of(subject)))
                    .map(entry -> entry.what())
                    .toList();
        }

        UseCases useCases(CrashPoint crashPoint) {
            return new UseCases(this, crashPoint);
        }
    }

    /** The use cases, with a crashPoint in every port. */
    final class UseCases {

        private final World world;
        private final CrashPoint crashPoint;
        private final Accounts users;
        private final NoticePreferencesStore preferences;
        private final Sessions sessions;
        private final RateLimiter rateLimiter;
        private final Transactions transactions;
        private final AuditLog audit;
        private final AccountOutbox outbox;
        private final AccountMailQueue mailQueue;
        private final Credentials credentials;
        private final Passwords passwords;
        private final AccountLinks links = new AccountLinks("https://x.example");

        UseCases(World world, CrashPoint crashPoint) {
            this.world = world;
            this.crashPoint = crashPoint;
            users = crashPoint.on(Accounts.class, world.stores.accounts());
            preferences = crashPoint.on(NoticePreferencesStore.class, world.stores.preferences());
            sessions = crashPoint.on(Sessions.class, world.stores.sessions());
            rateLimiter = crashPoint.on(RateLimiter.class, new NoLimits());
            transactions = crashPoint.on(Transactions.class, world.stores.transactions());
            audit = crashPoint.on(AuditLog.class, world.stores.audit());
            credentials = crashPoint.on(Credentials.class, world.stores.credentials());
            passwords =
                    new Passwords(
                            credentials, crashPoint.on(PasswordHasher.class, new PlainHasher()));
            mailQueue =
                    crashPoint.on(
                            AccountMailQueue.class,
                            new AccountMailQueue() {
                                @Override
                                public void post(PendingAccountMail mail) {
                                    world.mailQueue.add(mail);
                                }

                                @Override
                                public void requestReset(PasswordResetRequest request) {
                                    world.resetsAsked.add(request);
                                }
                            });
            outbox =
                    new AccountOutbox(
                            crashPoint.on(Outbox.class, world.outbox),
                            transactions,
                            sessions,
                            new OutsideLogins(credentials),
                            new AccountMessages(
                                    sessions,
                                    List.of(sessions::revokeAllOf),
                                    () -> mailQueue,
                                    world.codec,
                                    world.securityEvents::add,
                                    world.updated::add),
                            (message, rateLimiter, givenUp, cause) -> {
                                throw new AssertionError("could not hand on " + message, cause);
                            },
                            () -> world.now,
                            UUID::randomUUID);
        }

        RequestPasswordReset requestPasswordReset() {
            return new RequestPasswordReset(
                    mailQueue, rateLimiter, () -> world.now, UUID::randomUUID);
        }

        ResetPassword resetPassword() {
            return new ResetPassword(
                    users,
                    outbox,
                    passwords,
                    world.readable,
                    links,
                    () -> world.now,
                    UUID::randomUUID);
        }

        private Reauthenticate reauthenticate() {
            return new Reauthenticate(
                    users, credentials, passwords, sessions, rateLimiter, () -> world.now);
        }

        ChangePassword changePassword() {
            return new ChangePassword(
                    reauthenticate(),
                    users,
                    passwords,
                    outbox,
                    links,
                    () -> world.now,
                    UUID::randomUUID);
        }

        RegisterAccount registerAccount(RegisterAccount.Verification verification) {
            return new RegisterAccount(
                    users,
                    outbox,
                    passwords,
                    rateLimiter,
                    new AddressConfirmation(verification, links, UUID::randomUUID),
                    () -> Integer.MAX_VALUE,
                    () -> world.now);
        }

        CloseAccount closeAccount() {
            return new CloseAccount(
                    reauthenticate(),
                    users,
                    outbox,
                    links,
                    (_, _, _, _) -> {},
                    () -> world.now,
                    UUID::randomUUID);
        }

        DeleteUnconfirmedAccounts forgetUnconfirmed() {
            return new DeleteUnconfirmedAccounts(users, outbox, () -> world.now);
        }

        LogIn logIn() {
            return logIn(passwords);
        }

        /** Something else happens right after the password was found right. */
        LogIn logInWith(Runnable meanwhile) {
            var overtaken =
                    new PlainHasher() {
                        @Override
                        public boolean matches(String typed, PasswordHash hash) {
                            boolean right = super.matches(typed, hash);
                            meanwhile.run();
                            return right;
                        }
                    };
            return logIn(new Passwords(credentials, overtaken));
        }

        private LogIn logIn(Passwords compared) {
            return new LogIn(
                    users,
                    compared,
                    new OpenSession(users, sessions, transactions, compared, UUID::randomUUID),
                    new TokenPairs(world.readable, UUID::randomUUID),
                    rateLimiter,
                    () -> world.now);
        }

        LogOut logOut() {
            return new LogOut(sessions, world.readable, () -> world.now);
        }

        RefreshSession refreshSession() {
            return new RefreshSession(
                    users,
                    sessions,
                    world.readable,
                    rateLimiter,
                    () -> world.now,
                    UUID::randomUUID);
        }

        VerifyEmail verifyEmail() {
            return new VerifyEmail(
                    users, world.readable, outbox, rateLimiter, () -> world.now, UUID::randomUUID);
        }

        Unsubscribe unsubscribe() {
            return new Unsubscribe(preferences, outbox, world.readable, () -> world.now);
        }

        ManagePreferences managePreferences() {
            return new ManagePreferences(users, preferences, outbox, () -> world.now);
        }

        ManageSessions manageSessions() {
            return new ManageSessions(
                    sessions, new OutsideLogins(credentials), transactions, () -> world.now);
        }

        EnsureAdmin ensureAdmin() {
            return new EnsureAdmin(users, transactions, passwords, () -> world.now);
        }

        ManageAccounts manageUsers() {
            return new ManageAccounts(users, outbox, audit, () -> world.now);
        }

        ChangeSettings changeSettings() {
            return new ChangeSettings(
                    new SettingDefinitions(List.of(SettingsContract.MAX_UMBRELLAS)),
                    crashPoint.on(Settings.class, world.stores.settings()),
                    audit,
                    transactions,
                    () -> world.now);
        }

        PinCheckMode pinCheckMode() {
            return new PinCheckMode(
                    users,
                    new AlertChanges(
                            crashPoint.on(MapperAlerts.class, world.stores.alerts()),
                            crashPoint.on(CoveredMapsStore.class, world.stores.coveredMaps()),
                            world.stores.events(),
                            transactions),
                    new AuditedActions(audit),
                    transactions,
                    () -> world.now);
        }

        GiveFeedback giveFeedback() {
            return new GiveFeedback(
                    crashPoint.on(FeedbackMessages.class, world.stores.feedback()),
                    rateLimiter,
                    () -> world.now);
        }
    }

    /** What is limited is none of our business here, only that it is asked. */
    final class NoLimits implements RateLimiter {
        @Override
        public dev.pacenote.domain.platform.limit.RateLimit.Verdict take(
                String key, dev.pacenote.domain.platform.limit.RateLimit limit, Instant at) {
            return new dev.pacenote.domain.platform.limit.RateLimit.Verdict.Allowed();
        }

        @Override
        public void giveBack(String key, Instant at) {
            // Nothing was counted.
        }

        @Override
        public void count(List<String> keys, Duration kept, Instant at) {
            // Nothing is limited.
        }

        @Override
        public boolean takeBack(String key, Duration within, Instant at) {
            return false;
        }

        @Override
        public void clear(String key) {
            // Nothing was counted.
        }
    }

    /** One use case in somebody's hands. */
    interface Story {

        void act(UseCases useCases);

        /** As the person would: mostly the same once more. */
        default void repeat(UseCases useCases) {
            act(useCases);
        }

        /** What holds after a crash, once what was left is handed on. */
        void isWholeOrNothing();

        /** What holds after the repeat. */
        void isDone();
    }

    /** The stories by the sentence that each is about. */
    static Stream<Told> stories() {
        return Stream.of(
                new Told("a password is reset", PasswordReset::new),
                new Told("a link to a new password is asked for", LinkRequest::new),
                new Told("a link to a new password is mailed", ResetLink::new),
                new Told("a password is changed", PasswordChange::new),
                new Told("somebody registers", Registration::new),
                new Told("somebody registers with a known address", KnownAddress::new),
                new Told("somebody registers where nobody confirms", OpenRegistration::new),
                new Told("an account is closed", Closing::new),
                new Told("accounts that were never confirmed go", Unconfirmed::new),
                new Told("somebody logs in", Login::new),
                new Told("somebody logs out", Logout::new),
                new Told("a session is refreshed", Refreshing::new),
                new Told("one session is ended", OneSession::new),
                new Told("other sessions are ended", OtherSessions::new),
                new Told("an address is confirmed", Confirmation::new),
                new Told("another confirmation mail is asked for", AnotherConfirmation::new),
                new Told("somebody unsubscribes", Unsubscription::new),
                new Told("a profile is changed", Profile::new),
                new Told("the admin is created", NewAdmin::new),
                new Told("the admin is promoted", Promotion::new),
                new Told("an account is disabled and promoted", Disabling::new),
                new Told("a setting is changed", SettingChange::new),
                new Told("a check mode is pinned", Pinning::new),
                new Told("feedback is given", Feedbacks::new));
    }

    /**
     * @param what happens
     */
    record Told(String what, Function<World, Story> story) {}

    @TestFactory
    default Stream<DynamicTest> a_crash_at_any_point_leaves_nothing_half_done() {
        return stories()
                .map(told -> DynamicTest.dynamicTest(told.what(), () -> crashEverywhere(told)));
    }

    private void crashEverywhere(Told told) {
        var whole = CrashPoint.whole();
        var reference = new World(stores(), outbox(), codec());
        var story = told.story().apply(reference);
        story.act(reference.useCases(whole));
        story.isDone();
        assertThat(whole.points()).isPositive();

        for (int point = 0; point < whole.points(); point++) {
            var world = new World(stores(), outbox(), codec());
            crashAt(point, world, told.story().apply(world), told.what());
        }
    }

    private static void crashAt(int point, World world, Story story, String what) {
        try {
            story.act(world.useCases(CrashPoint.at(point)));
        } catch (CrashPoint.Crash crash) {
            // Nobody got an answer.
        }
        try {
            world.sweep();
            story.isWholeOrNothing();
            story.repeat(world.useCases(CrashPoint.whole()));
            world.sweep();
            story.isDone();
        } catch (AssertionError e) {
            throw new AssertionError(
                    what + ", crashed at point " + point + ": " + e.getMessage(), e);
        }
    }

    @Test
    default void a_log_in_that_overlaps_a_new_password_opens_nothing() {
        var world = new World(stores(), outbox(), codec());
        var account = world.account();
        var session = world.session(account);
        var useCases = world.useCases(CrashPoint.whole());
        // The old password was found right, and is replaced before the session opens.
        var overtaken =
                world.useCases(CrashPoint.whole())
                        .logInWith(
                                () ->
                                        useCases.changePassword()
                                                .change(
                                                        new ChangePassword.Command(
                                                                account.id(),
                                                                session.id(),
                                                                "old password",
                                                                new RawPassword("new password"))));

        var result =
                overtaken.logIn(
                        new LogIn.Command(
                                Samples.address(account).value(),
                                "old password",
                                new Session.ClientInfo("Opera", "203.0.113.66")));

        assertThat(result).isInstanceOf(LogIn.Result.BadCredentials.class);
        assertThat(stores().sessions().of(account.id(), world.now))
                .extracting(Session::id)
                .containsExactly(session.id());
    }

    /** The old password and the old sessions, or the new one and none. */
    final class PasswordReset implements Story {
        private final World world;
        private final Account account;
        private final List<BearerSession> sessions;
        private final Tokens.Reset reset;
        private final String token;

        PasswordReset(World world) {
            this.world = world;
            account = world.account();
            sessions = List.of(world.session(account), world.session(account));
            reset = new Tokens.Reset(account.id(), UUID.randomUUID(), account.email());
            new Passwords(world.stores.credentials(), new PlainHasher())
                    .requestReset(account.id(), reset.id(), world.now);
            token = world.readable.reset(reset, world.now);
        }

        @Override
        public void act(UseCases useCases) {
            useCases.resetPassword().reset(token, new RawPassword("new password"));
        }

        @Override
        public void isWholeOrNothing() {
            if (world.hasPassword(account, "old password")) {
                assertThat(sessions).allMatch(world::isOpen);
                assertThat(world.mails(Samples.address(account), AccountMail.Kind.PASSWORD_CHANGED))
                        .isZero();
            } else {
                isDone();
            }
        }

        @Override
        public void isDone() {
            assertThat(world.hasPassword(account, "new password")).isTrue();
            assertThat(sessions).as("old sessions").noneMatch(world::isOpen);
            assertThat(world.mails(Samples.address(account), AccountMail.Kind.PASSWORD_CHANGED))
                    .as("mails about it")
                    .isOne();
        }
    }

    /** The request waits for the worker; whoever asks again makes another one. */
    final class LinkRequest implements Story {
        private final World world;
        private final Account account;

        LinkRequest(World world) {
            this.world = world;
            account = world.account();
        }

        @Override
        public void act(UseCases useCases) {
            assertThat(
                            useCases.requestPasswordReset()
                                    .request(Samples.address(account), "203.0.113.9"))
                    .isInstanceOf(RequestPasswordReset.Result.Accepted.class);
        }

        @Override
        public void isWholeOrNothing() {
            assertThat(world.resetsAsked).hasSizeBetween(0, 1);
        }

        @Override
        public void isDone() {
            assertThat(world.resetsAsked)
                    .hasSizeBetween(1, 2)
                    .doesNotHaveDuplicates()
                    .allMatch(request -> request.email().equals(Samples.address(account)));
        }
    }

    /** The worker does again what it did not end. */
    final class ResetLink implements Story {
        private final World world;
        private final Account account;
        private final PasswordResetRequest request;

        ResetLink(World world) {
            this.world = world;
            account = world.account();
            request =
                    new PasswordResetRequest(
                            UUID.randomUUID(), Samples.address(account), world.now);
        }

        @Override
        public void act(UseCases useCases) {
            useCases.resetPassword().send(request);
        }

        @Override
        public void isWholeOrNothing() {
            assertThat(world.mails(Samples.address(account), AccountMail.Kind.RESET_PASSWORD))
                    .isBetween(0, 1);
        }

        @Override
        public void isDone() {
            assertThat(world.mails(Samples.address(account), AccountMail.Kind.RESET_PASSWORD))
                    .isOne();
            assertThat(world.stores.credentials().find(account.id()))
                    .as("the mailed link works")
                    .matches(credentials -> credentials.isResetOpen(request.id()));
        }
    }

    /** All other sessions end with the old password. */
    final class PasswordChange implements Story {
        private final World world;
        private final Account account;
        private final BearerSession kept;
        private final BearerSession other;

        PasswordChange(World world) {
            this.world = world;
            account = world.account();
            kept = world.session(account);
            other = world.session(account);
        }

        @Override
        public void act(UseCases useCases) {
            useCases.changePassword()
                    .change(
                            new ChangePassword.Command(
                                    account.id(),
                                    kept.id(),
                                    "old password",
                                    new RawPassword("new password")));
        }

        @Override
        public void isWholeOrNothing() {
            if (world.hasPassword(account, "old password")) {
                assertThat(List.of(kept, other)).allMatch(world::isOpen);
            } else {
                isDone();
            }
        }

        @Override
        public void isDone() {
            assertThat(world.hasPassword(account, "new password")).isTrue();
            assertThat(world.isOpen(kept)).as("the session it was changed in").isTrue();
            assertThat(world.isOpen(other)).as("another session").isFalse();
            assertThat(world.mails(Samples.address(account), AccountMail.Kind.PASSWORD_CHANGED))
                    .as("mails about it")
                    .isOne();
        }
    }

    /** Registers, and repeats what was typed. The account is there once, with its mail. */
    abstract class Registering implements Story {
        final World world;
        final EmailAddress email;
        final Username username;
        final RegisterAccount.Verification verification;
        Optional<RegisterAccount.Result> answer = Optional.empty();

        Registering(World world, EmailAddress email, RegisterAccount.Verification verification) {
            this.world = world;
            this.email = email;
            this.username = new Username("Hare " + Samples.word());
            this.verification = verification;
        }

        @Override
        public void act(UseCases useCases) {
            answer =
                    Optional.of(
                            useCases.registerAccount(verification)
                                    .register(
                                            new RegisterAccount.Command(
                                                    email,
                                                    new RawPassword("first password"),
                                                    username,
                                                    "203.0.113.9")));
        }

        Optional<Account> account() {
            return world.stores.accounts().findByLogin(username.key());
        }

        /** Whoever was cut off after the account was made reads that the name is taken: by them. */
        void isAnsweredWell() {
            assertThat(answer.orElseThrow())
                    .isIn(
                            new RegisterAccount.Result.Registered(verification),
                            new RegisterAccount.Result.UsernameTaken(username));
        }
    }

    /** An account has its one confirmation mail. */
    final class Registration extends Registering {
        Registration(World world) {
            super(
                    world,
                    new EmailAddress(Samples.word() + "@example.org"),
                    RegisterAccount.Verification.REQUIRED);
        }

        @Override
        public void isWholeOrNothing() {
            assertThat(world.mails(email, AccountMail.Kind.CONFIRM_ADDRESS))
                    .isEqualTo(account().isPresent() ? 1 : 0);
        }

        @Override
        public void isDone() {
            isAnsweredWell();
            assertThat(account()).isPresent();
            assertThat(world.mails(email, AccountMail.Kind.CONFIRM_ADDRESS)).isOne();
            assertThat(world.mails(email, AccountMail.Kind.ADDRESS_IN_USE)).isZero();
        }
    }

    /** Where nobody confirms, the account is complete at once. */
    final class OpenRegistration extends Registering {
        OpenRegistration(World world) {
            super(
                    world,
                    new EmailAddress(Samples.word() + "@example.org"),
                    RegisterAccount.Verification.OFF);
        }

        @Override
        public void isWholeOrNothing() {
            assertThat(account().isEmpty() || account().get().verifiedAt().isPresent()).isTrue();
        }

        @Override
        public void isDone() {
            isAnsweredWell();
            assertThat(account()).isPresent();
        }
    }

    /** The owner of the address hears of it. */
    final class KnownAddress extends Registering {
        KnownAddress(World world) {
            super(world, Samples.address(world.account()), RegisterAccount.Verification.REQUIRED);
        }

        @Override
        public void isWholeOrNothing() {
            assertThat(account()).isEmpty();
        }

        @Override
        public void isDone() {
            isAnsweredWell();
            assertThat(account()).isEmpty();
            assertThat(world.mails(email, AccountMail.Kind.ADDRESS_IN_USE)).isBetween(1, 2);
        }
    }

    /** With an account goes what other stores keep. */
    final class Closing implements Story {
        private final World world;
        private final Account account;
        private final BearerSession session;

        Closing(World world) {
            this.world = world;
            account = world.account();
            session = world.session(account);
        }

        @Override
        public void act(UseCases useCases) {
            useCases.closeAccount()
                    .close(new Reauthenticate.Command(account.id(), session.id(), "old password"));
        }

        @Override
        public void isWholeOrNothing() {
            if (world.stores.accounts().find(account.id()).isPresent()) {
                assertThat(world.isOpen(session)).isTrue();
            } else {
                isDone();
            }
        }

        @Override
        public void isDone() {
            assertThat(world.stores.accounts().find(account.id())).isEmpty();
            assertThat(world.isOpen(session)).as("their session").isFalse();
            assertThat(world.mails(Samples.address(account), AccountMail.Kind.ACCOUNT_DELETED))
                    .isOne();
        }
    }

    /** Likewise with accounts that go by themselves. */
    final class Unconfirmed implements Story {
        private final World world;
        private final Account account;
        private final BearerSession session;

        Unconfirmed(World world) {
            this.world = world;
            account =
                    world.added(
                            new NewAccount(
                                    new Username("Fox " + Samples.word()),
                                    new EmailAddress(Samples.word() + "@example.org"),
                                    Role.USER,
                                    Optional.empty(),
                                    world.now.minus(Duration.ofDays(8))));
            session = world.session(account);
        }

        @Override
        public void act(UseCases useCases) {
            useCases.forgetUnconfirmed().forget();
        }

        @Override
        public void isWholeOrNothing() {
            assertThat(world.isOpen(session))
                    .isEqualTo(world.stores.accounts().find(account.id()).isPresent());
        }

        @Override
        public void isDone() {
            assertThat(world.stores.accounts().find(account.id())).isEmpty();
            assertThat(world.isOpen(session)).as("their session").isFalse();
        }
    }

    /** A log-in that is noted has its session. */
    final class Login implements Story {
        private final World world;
        private final Account account;

        Login(World world) {
            this.world = world;
            account = world.account();
        }

        @Override
        public void act(UseCases useCases) {
            var result =
                    useCases.logIn()
                            .logIn(
                                    new LogIn.Command(
                                            Samples.address(account).value(),
                                            "old password",
                                            new Session.ClientInfo("Firefox", "203.0.113.9")));
            assertThat(result).isInstanceOf(LogIn.Result.LoggedIn.class);
        }

        @Override
        public void isWholeOrNothing() {
            if (world.found(account).lastLoginAt().isPresent()) {
                assertThat(world.stores.sessions().of(account.id(), world.now)).isNotEmpty();
            } else if (world.stores.sessions().joinsTransactions()) {
                assertThat(world.stores.sessions().of(account.id(), world.now)).isEmpty();
            }
        }

        @Override
        public void isDone() {
            assertThat(world.found(account).lastLoginAt()).isPresent();
            assertThat(world.stores.sessions().of(account.id(), world.now)).isNotEmpty();
        }
    }

    /** Who logs out is out. */
    final class Logout implements Story {
        private final World world;
        private final BearerSession session;
        private final String token;

        Logout(World world) {
            this.world = world;
            session = world.session(world.account());
            token = world.readable.refresh(session.user(), session.id(), session.current());
        }

        @Override
        public void act(UseCases useCases) {
            useCases.logOut().logOut(token);
        }

        @Override
        public void isWholeOrNothing() {
            // One call: there is no half of it.
        }

        @Override
        public void isDone() {
            assertThat(world.isOpen(session)).isFalse();
        }
    }

    /** An answer that got lost is given again. */
    final class Refreshing implements Story {
        private final World world;
        private final BearerSession session;
        private final String token;

        Refreshing(World world) {
            this.world = world;
            session = world.session(world.account());
            token = world.readable.refresh(session.user(), session.id(), session.current());
        }

        @Override
        public void act(UseCases useCases) {
            assertThat(useCases.refreshSession().refresh(token))
                    .isInstanceOf(RefreshSession.Result.Refreshed.class);
        }

        @Override
        public void isWholeOrNothing() {
            assertThat(world.isOpen(session)).isTrue();
            // The client asks again at once.
            world.now = World.START;
        }

        @Override
        public void isDone() {
            assertThat(world.isOpen(session)).isTrue();
        }
    }

    /** One of one's own. */
    final class OneSession implements Story {
        private final World world;
        private final BearerSession ended;
        private final BearerSession other;

        OneSession(World world) {
            this.world = world;
            var account = world.account();
            ended = world.session(account);
            other = world.session(account);
        }

        @Override
        public void act(UseCases useCases) {
            useCases.manageSessions().revoke(ended.user(), ended.id());
        }

        @Override
        public void isWholeOrNothing() {
            assertThat(world.isOpen(other)).isTrue();
        }

        @Override
        public void isDone() {
            assertThat(world.isOpen(ended)).isFalse();
            assertThat(world.isOpen(other)).isTrue();
        }
    }

    /** All but the one that asks. */
    final class OtherSessions implements Story {
        private final World world;
        private final BearerSession kept;
        private final BearerSession other;

        OtherSessions(World world) {
            this.world = world;
            var account = world.account();
            kept = world.session(account);
            other = world.session(account);
        }

        @Override
        public void act(UseCases useCases) {
            useCases.manageSessions().revokeOthers(kept.user(), kept.id());
        }

        @Override
        public void isWholeOrNothing() {
            assertThat(world.isOpen(kept)).isTrue();
        }

        @Override
        public void isDone() {
            assertThat(world.isOpen(kept)).isTrue();
            assertThat(world.isOpen(other)).isFalse();
        }
    }

    /** By the link in a mail. */
    final class Confirmation implements Story {
        private final World world;
        private final Account account;

        Confirmation(World world) {
            this.world = world;
            account = unconfirmed(world);
        }

        static Account unconfirmed(World world) {
            return world.added(
                    new NewAccount(
                            new Username("Fox " + Samples.word()),
                            new EmailAddress(Samples.word() + "@example.org"),
                            Role.USER,
                            Optional.empty(),
                            world.now));
        }

        @Override
        public void act(UseCases useCases) {
            assertThat(
                            useCases.verifyEmail()
                                    .confirm(
                                            world.readable.verification(
                                                    new Tokens.Verification(
                                                            account.id(), account.email()),
                                                    world.now)))
                    .isTrue();
        }

        @Override
        public void isWholeOrNothing() {
            // One call: there is no half of it.
        }

        @Override
        public void isDone() {
            assertThat(world.found(account).verifiedAt()).isPresent();
            assertThat(world.updated).contains(account.id());
        }
    }

    /** The mail comes, and for a repeat another one. */
    final class AnotherConfirmation implements Story {
        private final World world;
        private final Account account;

        AnotherConfirmation(World world) {
            this.world = world;
            account = Confirmation.unconfirmed(world);
        }

        @Override
        public void act(UseCases useCases) {
            assertThat(useCases.verifyEmail().resend(account.id(), "203.0.113.9"))
                    .isInstanceOf(VerifyEmail.Resent.Sent.class);
        }

        @Override
        public void isWholeOrNothing() {
            assertThat(world.mails(Samples.address(account), AccountMail.Kind.CONFIRM_ADDRESS))
                    .isBetween(0, 1);
        }

        @Override
        public void isDone() {
            assertThat(world.mails(Samples.address(account), AccountMail.Kind.CONFIRM_ADDRESS))
                    .isBetween(1, 2);
        }
    }

    /** By the link in a mail. */
    final class Unsubscription implements Story {
        private final World world;
        private final Account account;

        Unsubscription(World world) {
            this.world = world;
            account = world.account();
        }

        @Override
        public void act(UseCases useCases) {
            assertThat(
                            useCases.unsubscribe()
                                    .unsubscribe(world.readable.unsubscription(account.id())))
                    .isTrue();
        }

        @Override
        public void isWholeOrNothing() {
            // One call: there is no half of it.
        }

        @Override
        public void isDone() {
            assertThat(world.getsMail(account)).isFalse();
            assertThat(world.updated).contains(account.id());
        }
    }

    /** Zone and mail change together. */
    final class Profile implements Story {
        private final World world;
        private final Account account;

        Profile(World world) {
            this.world = world;
            account = world.account();
        }

        @Override
        public void act(UseCases useCases) {
            useCases.managePreferences()
                    .change(
                            account.id(),
                            Optional.of(ZoneId.of("Europe/Riga")),
                            Optional.of(false));
        }

        @Override
        public void isWholeOrNothing() {
            var found = world.found(account);
            assertThat(found.zone().equals(ZoneId.of("Europe/Riga")))
                    .isEqualTo(!world.getsMail(account));
        }

        @Override
        public void isDone() {
            assertThat(world.found(account).zone()).isEqualTo(ZoneId.of("Europe/Riga"));
            assertThat(world.getsMail(account)).isFalse();
        }
    }

    /** At the start, with an address that nobody has. */
    final class NewAdmin implements Story {
        private final World world;
        private final EnsureAdmin.Command command;

        NewAdmin(World world) {
            this(
                    world,
                    new EnsureAdmin.Command(
                            new EmailAddress(Samples.word() + "@example.org"),
                            new Username("Admin " + Samples.word()),
                            new RawPassword("first password")));
        }

        private NewAdmin(World world, EnsureAdmin.Command command) {
            this.world = world;
            this.command = command;
        }

        @Override
        public void act(UseCases useCases) {
            assertThat(useCases.ensureAdmin().ensure(command))
                    .isNotEqualTo(EnsureAdmin.Result.NAME_TAKEN);
        }

        @Override
        public void isWholeOrNothing() {
            assertThat(found().stream()).allMatch(Account::isActiveAdmin);
        }

        private Optional<Account> found() {
            return world.stores.accounts().findByLogin(command.email().key());
        }

        @Override
        public void isDone() {
            assertThat(found()).hasValueSatisfying(a -> assertThat(a.isActiveAdmin()).isTrue());
        }
    }

    /** At the start, with the address of an account. */
    final class Promotion implements Story {
        private final World world;
        private final Account account;

        Promotion(World world) {
            this.world = world;
            account = world.account();
        }

        @Override
        public void act(UseCases useCases) {
            useCases.ensureAdmin()
                    .ensure(
                            new EnsureAdmin.Command(
                                    Samples.address(account),
                                    new Username("Somebody else"),
                                    new RawPassword("other password")));
        }

        @Override
        public void isWholeOrNothing() {
            assertThat(world.hasPassword(account, "old password")).isTrue();
        }

        @Override
        public void isDone() {
            assertThat(world.found(account).role()).isEqualTo(Role.ADMIN);
            assertThat(world.hasPassword(account, "old password")).isTrue();
        }
    }

    /** Status, sessions and audit log change together. */
    final class Disabling implements Story {
        private final World world;
        private final Account account;
        private final Account admin;
        private final BearerSession session;

        Disabling(World world) {
            this.world = world;
            admin = world.account();
            account = world.account();
            session = world.session(account);
        }

        @Override
        public void act(UseCases useCases) {
            useCases.manageUsers()
                    .change(admin.id(), account.id(), Optional.of(Role.ADMIN), Optional.of(false));
        }

        @Override
        public void isWholeOrNothing() {
            if (world.found(account).enabled()) {
                assertThat(world.isOpen(session)).isTrue();
                assertThat(world.found(account).role()).isEqualTo(Role.USER);
                assertThat(world.audited(account.id())).isEmpty();
            } else {
                isDone();
            }
        }

        @Override
        public void isDone() {
            assertThat(world.found(account).enabled()).isFalse();
            assertThat(world.found(account).role()).isEqualTo(Role.ADMIN);
            assertThat(world.isOpen(session)).as("their session").isFalse();
            assertThat(world.audited(account.id())).hasSize(2);
        }
    }

    /** A setting in force has its line in the audit log. */
    final class SettingChange implements Story {
        private static final int NUMBER = 77;

        private final World world;
        private final Account admin;

        SettingChange(World world) {
            this.world = world;
            admin = world.account();
            world.stores.settings().put(SettingsContract.MAX_UMBRELLAS, 100, world.now);
        }

        @Override
        public void act(UseCases useCases) {
            useCases.changeSettings().change(admin.id(), SettingsContract.MAX_UMBRELLAS, NUMBER);
        }

        private boolean isAudited() {
            return world.stores.audit().latest(1_000).stream()
                    .filter(entry -> entry.actor().equals(admin.id()))
                    .map(entry -> entry.what())
                    .collect(Collectors.toSet())
                    .contains(SettingsContract.MAX_UMBRELLAS.key() + ": 100 → " + NUMBER);
        }

        private int number() {
            return world.stores.settings().get(SettingsContract.MAX_UMBRELLAS).number();
        }

        @Override
        public void isWholeOrNothing() {
            assertThat(isAudited()).isEqualTo(number() == NUMBER);
        }

        @Override
        public void isDone() {
            assertThat(number()).isEqualTo(NUMBER);
            assertThat(isAudited()).isTrue();
        }
    }

    /** A pinned alert has its line in the audit log. */
    final class Pinning implements Story {
        private final World world;
        private final Account owner;

        Pinning(World world) {
            this.world = world;
            owner = world.account();
            world.stores
                    .alertChanges()
                    .add(owner.id(), RecordFilter.TOP5, Optional.empty(), world.now);
        }

        @Override
        public void act(UseCases useCases) {
            useCases.pinCheckMode().pin(owner.id(), owner.id(), CheckMode.INACCURATE);
        }

        private boolean isPinned() {
            return world.stores
                    .alerts()
                    .find(owner.id())
                    .orElseThrow()
                    .mode()
                    .pinned()
                    .equals(Optional.of(CheckMode.INACCURATE));
        }

        @Override
        public void isWholeOrNothing() {
            assertThat(world.audited(owner.id()).isEmpty()).isEqualTo(!isPinned());
        }

        @Override
        public void isDone() {
            assertThat(isPinned()).isTrue();
            assertThat(Set.copyOf(world.audited(owner.id()))).hasSize(1);
        }
    }

    /** A message is stored; said again, it may be there again. */
    final class Feedbacks implements Story {
        private final World world;
        private final Account author;

        Feedbacks(World world) {
            this.world = world;
            author = world.account();
        }

        @Override
        public void act(UseCases useCases) {
            useCases.giveFeedback()
                    .give(
                            author.id(),
                            new Feedback.Draft(
                                    new Feedback.Text("I like all of it."), Feedback.Kind.GENERAL));
        }

        @Override
        public void isWholeOrNothing() {
            assertThat(world.stores.feedback().of(author.id())).hasSizeBetween(0, 1);
        }

        @Override
        public void isDone() {
            assertThat(world.stores.feedback().of(author.id())).hasSizeBetween(1, 2);
        }
    }
}
