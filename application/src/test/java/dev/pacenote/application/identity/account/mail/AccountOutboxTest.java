package dev.pacenote.application.identity.account.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.identity.account.InMemoryAccounts;
import dev.pacenote.application.identity.credential.InMemoryCredentials;
import dev.pacenote.application.identity.credential.OutsideLogins;
import dev.pacenote.application.identity.session.DelegatingSessions;
import dev.pacenote.application.identity.session.Sessions;
import dev.pacenote.application.identity.session.TransactionalSessions;
import dev.pacenote.application.platform.InMemoryOutbox;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.StoreUnavailableException;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.application.platform.TransactionalOutbox;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.account.PendingAccountMail;
import dev.pacenote.domain.identity.credential.PasswordResetRequest;
import dev.pacenote.domain.identity.session.BearerSession;
import dev.pacenote.domain.identity.session.Session;
import dev.pacenote.domain.identity.session.SessionId;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What follows from changes of accounts, when those who should do it are away or cannot. */
class AccountOutboxTest {

    private final Tables tables = new Tables();
    private final Accounts users = new InMemoryAccounts(tables);
    private final Sessions sessions = new TransactionalSessions(new Tables());
    private final List<UUID> posted = new ArrayList<>();
    private final List<Integer> failures = new ArrayList<>();
    private final List<UUID> givenUp = new ArrayList<>();
    private final List<AccountId> updated = new ArrayList<>();
    private Predicate<PendingAccountMail> refused = _ -> false;
    private Instant now = Samples.NOON;

    private final AccountMailQueue mailQueue =
            new AccountMailQueue() {
                @Override
                public void post(PendingAccountMail mail) {
                    if (refused.test(mail)) {
                        throw new StoreUnavailableException(new IOException("no answer"));
                    }
                    posted.add(mail.id());
                }

                @Override
                public void requestReset(PasswordResetRequest request) {
                    throw new AssertionError("nobody asks for a link here");
                }
            };

    @Test
    void several_changes_of_an_account_at_once_are_told_once_and_undone_ones_never() {
        var me = Samples.account(new InMemoryAccounts(tables)).id();

        outbox.change(
                changes -> {
                    changes.updated(me);
                    changes.updated(me);
                    return true;
                });
        assertThat(updated).containsExactly(me);

        assertThatThrownBy(
                        () ->
                                outbox.change(
                                        changes -> {
                                            changes.updated(me);
                                            throw new IllegalStateException("undone");
                                        }))
                .hasMessage("undone");
        outbox.sweep();
        assertThat(updated).containsExactly(me);
    }

    private final AccountMailCodec codec = new InMemoryAccountMailCodec();
    private final AccountOutbox outbox = outbox(sessions);

    private AccountOutbox outbox(Sessions sessions) {
        return new AccountOutbox(
                new InMemoryOutbox(tables),
                tables,
                sessions,
                new OutsideLogins(new InMemoryCredentials(tables)),
                new AccountMessages(
                        sessions,
                        List.of(sessions::revokeAllOf),
                        () -> mailQueue,
                        codec,
                        _ -> {},
                        updated::add),
                (message, attempts, last, _) -> {
                    failures.add(attempts);
                    if (last) {
                        givenUp.add(message.id());
                    }
                },
                () -> now,
                UUID::randomUUID);
    }

    private UUID mailed() {
        var id = UUID.randomUUID();
        outbox.change(
                changes -> {
                    changes.mail(new PendingAccountMail.ConfirmAddress(id, new AccountId(7)));
                    return id;
                });
        return id;
    }

    private BearerSession opened(Account account) {
        var session =
                BearerSession.start(
                        new SessionId(UUID.randomUUID()),
                        account.id(),
                        UUID.randomUUID(),
                        now,
                        new Session.ClientInfo("Firefox", "203.0.113.9"));
        sessions.add(session);
        return session;
    }

    @Test
    void a_mail_is_handed_on_at_once_and_once() {
        var id = mailed();
        now = now.plus(Duration.ofDays(1));
        outbox.sweep();

        assertThat(posted).containsExactly(id);
    }

    @Test
    void changes_inside_another_transaction_are_refused_and_nothing_is_kept() {
        assertThatThrownBy(() -> tables.run(this::mailed))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("another transaction");
        now = now.plus(Duration.ofDays(1));

        assertThat(outbox.sweep()).isZero();
        assertThat(posted).isEmpty();
        assertThat(mailed()).as("afterwards").isNotNull();
    }

    @Test
    void a_queue_that_is_away_undoes_nothing_and_gets_the_mail_from_the_sweep() {
        refused = _ -> true;
        var id = mailed();
        assertThat(posted).isEmpty();
        refused = _ -> false;

        now = now.plus(Duration.ofMinutes(1));
        assertThat(outbox.sweep()).isOne();

        assertThat(posted).containsExactly(id);
        assertThat(outbox.sweep()).isZero();
    }

    @Test
    void one_message_that_can_never_be_handed_on_is_given_up_and_stops_no_other() {
        refused = _ -> true;
        var bad = mailed();
        var good = mailed();
        refused = mail -> mail.id().equals(bad);
        failures.clear();
        int sweeps = 0;
        while (givenUp.isEmpty() && sweeps < 2 * TransactionalOutbox.MAX_ATTEMPTS) {
            now = now.plus(Duration.ofHours(1));
            outbox.sweep();
            sweeps++;
        }

        assertThat(posted).containsExactly(good);
        assertThat(givenUp).containsExactly(bad);
        assertThat(failures).hasSize(TransactionalOutbox.MAX_ATTEMPTS).doesNotHaveDuplicates();
        refused = _ -> false;
        now = now.plus(Duration.ofDays(1));
        assertThat(outbox.sweep()).isZero();
        assertThat(new InMemoryOutbox(tables).find(bad)).isPresent();
        now = now.plus(TransactionalOutbox.GIVEN_UP_KEPT);
        outbox.sweep();
        assertThat(new InMemoryOutbox(tables).find(bad)).isEmpty();
    }

    @Test
    void a_session_opened_after_the_change_survives_a_late_sweep_within_the_same_second() {
        var account = Samples.account(users);
        var old = opened(account);
        var away = new AwaySessions(sessions);
        var late = outbox(away);
        away.isAway = true;
        late.change(
                changes -> {
                    changes.endSessions(account.id(), now);
                    return true;
                });
        var fresh = opened(account);
        away.isAway = false;

        now = now.plus(Duration.ofMinutes(1));
        late.sweep();

        assertThat(sessions.find(old.id(), now)).isEmpty();
        assertThat(sessions.find(fresh.id(), now)).isPresent();
    }

    /** Can be read, but ends nothing for a while. */
    private static final class AwaySessions extends DelegatingSessions {
        private boolean isAway;

        AwaySessions(Sessions stored) {
            super(stored);
        }

        @Override
        public void revoke(SessionId id) {
            if (isAway) {
                throw new StoreUnavailableException(new IOException("no answer"));
            }
            super.revoke(id);
        }
    }
}
