package dev.pacenote.application.contracts.identity.account.crash;

import dev.pacenote.application.identity.account.mail.AccountMailCodec;
import dev.pacenote.application.identity.credential.Passwords;
import dev.pacenote.application.identity.credential.PlainHasher;
import dev.pacenote.application.identity.token.ReadableTokens;
import dev.pacenote.application.identity.token.Tokens;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.application.platform.Outbox;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.Stores;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.account.AccountMail;
import dev.pacenote.domain.identity.account.EmailAddress;
import dev.pacenote.domain.identity.account.NewAccount;
import dev.pacenote.domain.identity.account.PendingAccountMail;
import dev.pacenote.domain.identity.account.Role;
import dev.pacenote.domain.identity.account.SecurityEvent;
import dev.pacenote.domain.identity.account.Username;
import dev.pacenote.domain.identity.credential.PasswordResetRequest;
import dev.pacenote.domain.identity.session.BearerSession;
import dev.pacenote.domain.identity.session.Session;
import dev.pacenote.domain.identity.session.SessionId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The world outlives a crash; use cases are made anew, like after a restart. */
final class AccountsWorld {

    static final Instant START = Instant.parse("2026-11-20T12:00:00Z");

    final Stores stores;
    final Outbox outbox;
    final AccountMailCodec codec;
    final List<PendingAccountMail> mailQueue = new ArrayList<>();
    final List<PasswordResetRequest> resetsAsked = new ArrayList<>();
    final List<SecurityEvent> securityEvents = new ArrayList<>();
    final Set<AccountId> updated = new HashSet<>();
    final Tokens readable = new ReadableTokens();
    Instant now = START;

    AccountsWorld(Stores stores, Outbox outbox, AccountMailCodec codec) {
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

    AccountUseCases useCases(CrashPoint crashPoint) {
        return new AccountUseCases(this, crashPoint);
    }
}
