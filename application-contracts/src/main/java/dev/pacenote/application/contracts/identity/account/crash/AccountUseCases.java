package dev.pacenote.application.contracts.identity.account.crash;

import dev.pacenote.application.admin.AuditLog;
import dev.pacenote.application.admin.AuditedActions;
import dev.pacenote.application.admin.ChangeSettings;
import dev.pacenote.application.admin.FeedbackMessages;
import dev.pacenote.application.admin.GiveFeedback;
import dev.pacenote.application.admin.ManageAccounts;
import dev.pacenote.application.contracts.platform.setting.SettingsContract;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.identity.account.AddressConfirmation;
import dev.pacenote.application.identity.account.CloseAccount;
import dev.pacenote.application.identity.account.DeleteUnconfirmedAccounts;
import dev.pacenote.application.identity.account.EnsureAdmin;
import dev.pacenote.application.identity.account.RegisterAccount;
import dev.pacenote.application.identity.account.VerifyEmail;
import dev.pacenote.application.identity.account.mail.AccountLinks;
import dev.pacenote.application.identity.account.mail.AccountMailQueue;
import dev.pacenote.application.identity.account.mail.AccountMessages;
import dev.pacenote.application.identity.account.mail.AccountOutbox;
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
import dev.pacenote.application.notice.ManagePreferences;
import dev.pacenote.application.notice.NoticePreferencesStore;
import dev.pacenote.application.notice.ResumeDailyMail;
import dev.pacenote.application.notice.Unsubscribe;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.application.platform.Outbox;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.platform.limit.RateLimiter;
import dev.pacenote.application.platform.setting.Settings;
import dev.pacenote.application.trackmania.alert.AlertChanges;
import dev.pacenote.application.trackmania.alert.CoveredMapsStore;
import dev.pacenote.application.trackmania.alert.MapperAlerts;
import dev.pacenote.application.trackmania.alert.PinCheckMode;
import dev.pacenote.domain.identity.account.PendingAccountMail;
import dev.pacenote.domain.identity.credential.PasswordHash;
import dev.pacenote.domain.identity.credential.PasswordResetRequest;
import dev.pacenote.domain.platform.setting.SettingDefinitions;
import java.util.List;
import java.util.UUID;

/** The use cases, with a crashPoint in every port. */
final class AccountUseCases {

    private final AccountsWorld world;
    private final CrashPoint crashPoint;
    private final Accounts users;
    private final NoticePreferencesStore preferences;
    private final Sessions sessions;
    private final RateLimiter rateLimiter;
    private final Transactions transactions;
    private final AuditLog audit;
    final AccountOutbox outbox;
    private final AccountMailQueue mailQueue;
    private final Credentials credentials;
    private final Passwords passwords;
    private final AccountLinks links = new AccountLinks("https://x.example");

    AccountUseCases(AccountsWorld world, CrashPoint crashPoint) {
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
                new Passwords(credentials, crashPoint.on(PasswordHasher.class, new PlainHasher()));
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
        return new RequestPasswordReset(mailQueue, rateLimiter, () -> world.now, UUID::randomUUID);
    }

    ResetPassword resetPassword() {
        return new ResetPassword(
                users, outbox, passwords, world.readable, links, () -> world.now, UUID::randomUUID);
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
                new OutsideLogins(credentials),
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
                users, sessions, world.readable, rateLimiter, () -> world.now, UUID::randomUUID);
    }

    VerifyEmail verifyEmail() {
        return new VerifyEmail(
                users,
                world.readable,
                outbox,
                new ResumeDailyMail(preferences),
                rateLimiter,
                () -> world.now,
                UUID::randomUUID);
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
