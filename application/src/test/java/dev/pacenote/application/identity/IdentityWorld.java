package dev.pacenote.application.identity;

import dev.pacenote.application.identity.account.AccountExport;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.identity.account.AddressConfirmation;
import dev.pacenote.application.identity.account.CloseAccount;
import dev.pacenote.application.identity.account.DeleteUnconfirmedAccounts;
import dev.pacenote.application.identity.account.DescribeAccounts;
import dev.pacenote.application.identity.account.EnsureAdmin;
import dev.pacenote.application.identity.account.ExportAccount;
import dev.pacenote.application.identity.account.InMemoryAccounts;
import dev.pacenote.application.identity.account.RegisterAccount;
import dev.pacenote.application.identity.account.ShowProfile;
import dev.pacenote.application.identity.account.VerifyEmail;
import dev.pacenote.application.identity.account.mail.AccountLinks;
import dev.pacenote.application.identity.account.mail.AccountMailQueue;
import dev.pacenote.application.identity.account.mail.AccountMessages;
import dev.pacenote.application.identity.account.mail.AccountOutbox;
import dev.pacenote.application.identity.account.mail.InMemoryAccountMailCodec;
import dev.pacenote.application.identity.credential.ChangePassword;
import dev.pacenote.application.identity.credential.Credentials;
import dev.pacenote.application.identity.credential.InMemoryCredentials;
import dev.pacenote.application.identity.credential.JoinWayIn;
import dev.pacenote.application.identity.credential.OutsideLogins;
import dev.pacenote.application.identity.credential.PasswordHasher;
import dev.pacenote.application.identity.credential.Passwords;
import dev.pacenote.application.identity.credential.PlainHasher;
import dev.pacenote.application.identity.credential.Reauthenticate;
import dev.pacenote.application.identity.credential.RequestPasswordReset;
import dev.pacenote.application.identity.credential.ResetPassword;
import dev.pacenote.application.identity.session.Authenticate;
import dev.pacenote.application.identity.session.AuthenticateSubject;
import dev.pacenote.application.identity.session.LogIn;
import dev.pacenote.application.identity.session.LogOut;
import dev.pacenote.application.identity.session.ManageSessions;
import dev.pacenote.application.identity.session.OpenSession;
import dev.pacenote.application.identity.session.RefreshSession;
import dev.pacenote.application.identity.session.Sessions;
import dev.pacenote.application.identity.session.TokenPairs;
import dev.pacenote.application.identity.session.TransactionalSessions;
import dev.pacenote.application.identity.token.ReadableTokens;
import dev.pacenote.application.identity.token.Tokens;
import dev.pacenote.application.notice.DailyMailAttributes;
import dev.pacenote.application.notice.InMemoryNoticePreferences;
import dev.pacenote.application.notice.NoticePreferencesStore;
import dev.pacenote.application.notice.ResumeDailyMail;
import dev.pacenote.application.platform.InMemoryOutbox;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.application.platform.limit.InMemoryRateLimiter;
import dev.pacenote.application.platform.limit.RateLimiter;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.account.AccountMail;
import dev.pacenote.domain.identity.account.EmailAddress;
import dev.pacenote.domain.identity.account.NewAccount;
import dev.pacenote.domain.identity.account.PendingAccountMail;
import dev.pacenote.domain.identity.account.Role;
import dev.pacenote.domain.identity.account.SecurityEvent;
import dev.pacenote.domain.identity.account.Username;
import dev.pacenote.domain.identity.credential.ExternalIdentity;
import dev.pacenote.domain.identity.credential.ExternalSubject;
import dev.pacenote.domain.identity.credential.PasswordResetRequest;
import dev.pacenote.domain.identity.session.BearerSession;
import dev.pacenote.domain.identity.session.OutsideLogin;
import dev.pacenote.domain.identity.session.Session;
import dev.pacenote.domain.identity.session.SessionId;
import dev.pacenote.domain.notice.DailyMail;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** People, their sessions and mails about accounts, all in memory, with the use cases on them. */
public final class IdentityWorld {

    public static final String PASSWORD = "old password";
    public static final String HERE = "203.0.113.9";

    public final Tables tables = new Tables();
    public final Accounts accounts = new InMemoryAccounts(tables);
    public final Credentials credentials = new InMemoryCredentials(tables);
    public final NoticePreferencesStore preferences = new InMemoryNoticePreferences(tables);
    public final Sessions sessions = new TransactionalSessions(tables);
    public final RateLimiter rateLimiter = new InMemoryRateLimiter();
    public final Tokens tokens = new ReadableTokens();
    public final PlainHasher hasher = new PlainHasher();
    public final AccountLinks links = new AccountLinks("https://x.example");

    /** Mails that the outbox handed on. */
    public final List<PendingAccountMail> mails = Collections.synchronizedList(new ArrayList<>());

    /** Requests for a link to a new password that wait to be answered. */
    public final List<PasswordResetRequest> resetRequests =
            Collections.synchronizedList(new ArrayList<>());

    /** Accounts whose traces in other stores were removed. */
    public final List<AccountId> erased = Collections.synchronizedList(new ArrayList<>());

    /** What admins did, as it is written down. */
    public final List<String> audited = Collections.synchronizedList(new ArrayList<>());

    public Instant now = Samples.NOON;

    private final AccountMailQueue mailQueue =
            new AccountMailQueue() {
                @Override
                public void post(PendingAccountMail mail) {
                    mails.add(mail);
                }

                @Override
                public void requestReset(PasswordResetRequest request) {
                    resetRequests.add(request);
                }
            };

    /** What people were told about their accounts. */
    public final List<SecurityEvent> securityEvents = new ArrayList<>();

    /** Whose devices were told that their account is another one. */
    public final List<AccountId> updated = new ArrayList<>();

    public final AccountOutbox outbox =
            new AccountOutbox(
                    new InMemoryOutbox(tables),
                    tables,
                    sessions,
                    new OutsideLogins(credentials),
                    new AccountMessages(
                            sessions,
                            List.of(erased::add),
                            () -> mailQueue,
                            new InMemoryAccountMailCodec(),
                            securityEvents::add,
                            updated::add),
                    (message, _, _, cause) -> {
                        throw new AssertionError("could not hand on " + message, cause);
                    },
                    () -> now,
                    UUID::randomUUID);

    public void pass(Duration time) {
        now = now.plus(time);
    }

    private static NewAccount person(Role role, Optional<Instant> verifiedAt, Instant createdAt) {
        return new NewAccount(
                new Username("Fox " + Samples.word()),
                new EmailAddress(Samples.word() + "@example.org"),
                role,
                verifiedAt,
                createdAt);
    }

    private Account added(NewAccount person) {
        var account = accounts.insert(person);
        passwords().open(account.id(), PlainHasher.of(PASSWORD));
        return account;
    }

    /** Somebody who comes in by another issuer only. */
    public Account withoutPassword(ExternalIdentity identity) {
        var account = accounts.insert(person(Role.USER, Optional.of(now), now));
        bind(account, identity);
        return account;
    }

    /** Somebody of whom no address is known. */
    public Account withoutAddress() {
        return added(
                new NewAccount(
                        new Username("Neo " + Samples.word()), Optional.empty(), Role.USER, now));
    }

    /** Another way into an account. */
    public void bind(Account account, ExternalIdentity identity) {
        var bound = credentials.find(account.id()).bound(identity).orElseThrow();
        if (!(credentials.save(bound) instanceof Credentials.SaveResult.Saved)) {
            throw new AssertionError("could not bind " + identity);
        }
    }

    public Passwords passwords() {
        return new Passwords(credentials, hasher);
    }

    /** Somebody who has confirmed their address. */
    public Account account() {
        return added(person(Role.USER, Optional.of(now), now));
    }

    public Account unconfirmed() {
        return added(person(Role.USER, Optional.empty(), now));
    }

    public Account admin() {
        return added(person(Role.ADMIN, Optional.of(now), now));
    }

    /** The same account, as it may log in no more. */
    public Account disabled(Account account) {
        return Samples.changed(accounts, account.id(), found -> found.enabled(false));
    }

    public Account found(Account account) {
        return accounts.find(account.id()).orElseThrow();
    }

    public DailyMail dailyMail(Account account) {
        return preferences.find(account.id()).orElseThrow().dailyMail();
    }

    public boolean hasPassword(Account account, String password) {
        return credentials.find(account.id()).isPassword(PlainHasher.of(password));
    }

    public BearerSession session(Account account) {
        var session =
                BearerSession.start(
                        new SessionId(UUID.randomUUID()),
                        account.id(),
                        UUID.randomUUID(),
                        now,
                        new Session.ClientInfo("Firefox", HERE));
        sessions.add(session);
        return session;
    }

    /** The refresh token of a session that was not refreshed so far. */
    public String refreshToken(BearerSession session) {
        return tokens.refresh(session.user(), session.id(), session.current());
    }

    public boolean isOpen(Session session) {
        return sessions.find(session.id(), now).isPresent();
    }

    /** The written mails that went to an address. */
    public List<AccountMail.Kind> written(EmailAddress to) {
        return mails.stream()
                .flatMap(
                        mail ->
                                mail instanceof PendingAccountMail.Written(var written)
                                                && written.to().equals(to)
                                        ? Optional.of(written.kind()).stream()
                                        : Optional.<AccountMail.Kind>empty().stream())
                .toList();
    }

    /** How many mails ask somebody to confirm their address. */
    public long confirmationMails(AccountId account) {
        return mails.stream()
                .filter(
                        mail ->
                                mail instanceof PendingAccountMail.ConfirmAddress(_, var asked)
                                        && asked.equals(account))
                .count();
    }

    public LogIn logIn() {
        return logIn(hasher);
    }

    public LogIn logIn(PasswordHasher passwords) {
        return logIn(new Passwords(credentials, passwords));
    }

    public LogIn logIn(Passwords passwords) {
        return new LogIn(
                accounts,
                passwords,
                new OpenSession(accounts, sessions, tables, passwords, UUID::randomUUID),
                new TokenPairs(tokens, UUID::randomUUID),
                rateLimiter,
                () -> now);
    }

    public RefreshSession refreshSession() {
        return new RefreshSession(
                accounts, sessions, tokens, rateLimiter, () -> now, UUID::randomUUID);
    }

    public LogOut logOut() {
        return new LogOut(sessions, tokens, () -> now);
    }

    public ManageSessions manageSessions() {
        return new ManageSessions(sessions, new OutsideLogins(credentials), tables, () -> now);
    }

    public AuthenticateSubject authenticateSubject() {
        return new AuthenticateSubject(
                sessions, sessions, accounts, new OutsideLogins(credentials), tables, () -> now);
    }

    public JoinWayIn joinWayIn() {
        return new JoinWayIn(
                reauthenticate(),
                accounts,
                credentials,
                outbox,
                links,
                () -> now,
                UUID::randomUUID);
    }

    /** A log-in of a subject at an issuer, and a token of it that lasts an hour. */
    public OutsideLogin loggedInAt(ExternalSubject subject, String key) {
        return new OutsideLogin(subject, key, Optional.of(now), now, now.plusSeconds(3_600));
    }

    public Authenticate authenticate() {
        return new Authenticate(sessions, accounts, () -> now);
    }

    public RegisterAccount registerAccount(RegisterAccount.Verification verification, int most) {
        return new RegisterAccount(
                accounts,
                outbox,
                passwords(),
                rateLimiter,
                confirmation(verification),
                () -> most,
                () -> now);
    }

    public AddressConfirmation confirmation(RegisterAccount.Verification verification) {
        return new AddressConfirmation(verification, links, UUID::randomUUID);
    }

    public VerifyEmail verifyEmail() {
        return new VerifyEmail(
                accounts,
                tokens,
                outbox,
                new ResumeDailyMail(preferences),
                rateLimiter,
                () -> now,
                UUID::randomUUID);
    }

    public ShowProfile showProfile() {
        return new ShowProfile(accounts);
    }

    public CloseAccount closeAccount() {
        return new CloseAccount(
                reauthenticate(),
                accounts,
                new OutsideLogins(credentials),
                outbox,
                links,
                (_, admin, subject, what) -> audited.add(admin + " " + subject + " " + what),
                () -> now,
                UUID::randomUUID);
    }

    public ExportAccount exportAccount(List<AccountExport> parts) {
        return new ExportAccount(
                accounts,
                credentials,
                sessions,
                new DescribeAccounts(List.of(new DailyMailAttributes(preferences))),
                parts,
                rateLimiter,
                () -> now);
    }

    public EnsureAdmin ensureAdmin() {
        return new EnsureAdmin(accounts, tables, passwords(), () -> now);
    }

    public DeleteUnconfirmedAccounts deleteUnconfirmedAccounts() {
        return new DeleteUnconfirmedAccounts(accounts, outbox, () -> now);
    }

    public ChangePassword changePassword(PasswordHasher passwords) {
        return new ChangePassword(
                reauthenticate(),
                accounts,
                new Passwords(credentials, passwords),
                outbox,
                links,
                () -> now,
                UUID::randomUUID);
    }

    public RequestPasswordReset requestPasswordReset() {
        return new RequestPasswordReset(mailQueue, rateLimiter, () -> now, UUID::randomUUID);
    }

    public ResetPassword resetPassword() {
        return new ResetPassword(
                accounts, outbox, passwords(), tokens, links, () -> now, UUID::randomUUID);
    }

    public Reauthenticate reauthenticate() {
        return new Reauthenticate(
                accounts, credentials, passwords(), sessions, rateLimiter, () -> now);
    }
}
