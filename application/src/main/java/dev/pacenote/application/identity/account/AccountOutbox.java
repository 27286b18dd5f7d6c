package dev.pacenote.application.identity.account;

import dev.pacenote.application.identity.session.Sessions;
import dev.pacenote.application.platform.Ids;
import dev.pacenote.application.platform.Outbox;
import dev.pacenote.application.platform.TransactionalOutbox;
import dev.pacenote.application.platform.TransactionalOutbox.Posting;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.account.PendingAccountMail;
import dev.pacenote.domain.identity.session.Session;
import dev.pacenote.domain.identity.session.SessionId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Changes of accounts, all or nothing, with what follows from them elsewhere: mails, and the end of
 * sessions and traces in stores that no transaction of ours reaches.
 */
public final class AccountOutbox {

    static final String MAIL = "account-mail";
    static final String END_SESSIONS = "end-sessions";
    static final String FORGET_TRACES = "forget-traces";

    /** One transaction's changes. */
    public final class Changes {

        private final Posting posting;

        private Changes(Posting posting) {
            this.posting = posting;
        }

        /** Sends a mail if the changes are kept. */
        public void mail(PendingAccountMail mail) {
            posting.post(mail.id(), MAIL, codec.write(mail));
        }

        /** Ends every session that an account has now, with the changes. Later ones stay. */
        public void endSessions(AccountId account, Instant now) {
            if (sessions.joinsTransactions()) {
                sessions.revokeAllOf(account);
                posting.afterCommit(sessions::forgetAnswers);
            } else {
                endElsewhere(account, _ -> true, now);
            }
        }

        /** Ends every session that an account has now but one, with the changes. */
        public void endOtherSessions(AccountId account, SessionId kept, Instant now) {
            if (sessions.joinsTransactions()) {
                sessions.revokeOthers(account, kept);
                posting.afterCommit(sessions::forgetAnswers);
            } else {
                endElsewhere(account, open -> !open.equals(kept), now);
            }
        }

        /**
         * The sessions are named, not dated: one that was opened after the changes stays, however
         * late the message arrives and whatever clocks say.
         */
        private void endElsewhere(AccountId account, Predicate<SessionId> which, Instant now) {
            var ended =
                    sessions.of(account, now).stream()
                            .map(Session::id)
                            .filter(which)
                            .map(SessionId::toString)
                            .toList();
            if (!ended.isEmpty()) {
                posting.post(ids.next(), END_SESSIONS, String.join("\n", ended));
            }
        }

        /** Removes what other stores keep about an account that is gone. */
        public void forgetTraces(AccountId account) {
            posting.post(ids.next(), FORGET_TRACES, account.toString());
        }
    }

    private final TransactionalOutbox outbox;
    private final Sessions sessions;
    private final AccountMailCodec codec;
    private final Ids ids;

    /**
     * @param traces sessions, and what else other stores keep about an account
     * @param queue asked for when a mail is handed on, not before
     */
    public AccountOutbox(
            Outbox outbox,
            Transactions transactions,
            Sessions sessions,
            List<AccountEraser> traces,
            Supplier<AccountMailQueue> queue,
            AccountMailCodec codec,
            TransactionalOutbox.Failures failures,
            InstantSource clock,
            Ids ids) {
        this.sessions = sessions;
        this.codec = codec;
        this.ids = ids;
        var forgotten = List.copyOf(traces);
        Consumer<String> mail = body -> queue.get().post(codec.readMail(body));
        Consumer<String> end =
                body -> body.lines().map(AccountOutbox::session).forEach(sessions::revoke);
        Consumer<String> forget =
                body -> {
                    var account = new AccountId(Long.parseLong(body));
                    forgotten.forEach(trace -> trace.erase(account));
                };
        this.outbox =
                new TransactionalOutbox(
                        outbox,
                        transactions,
                        Map.of(MAIL, mail, END_SESSIONS, end, FORGET_TRACES, forget),
                        failures,
                        clock);
    }

    private static SessionId session(String id) {
        return new SessionId(UUID.fromString(id));
    }

    /** Makes changes, all or none; what follows from them is handed on when this returns. */
    public <T> T change(Function<Changes, T> work) {
        return outbox.inTransaction(posting -> work.apply(new Changes(posting)));
    }

    /**
     * Hands on what a crash or an outage left.
     *
     * @return how many messages were handed on
     */
    public int sweep() {
        return outbox.sweep();
    }
}
