package dev.pacenote.application.identity.account.mail;

import dev.pacenote.application.identity.credential.OutsideLogins;
import dev.pacenote.application.identity.session.Sessions;
import dev.pacenote.application.platform.Ids;
import dev.pacenote.application.platform.Outbox;
import dev.pacenote.application.platform.TransactionalOutbox;
import dev.pacenote.application.platform.TransactionalOutbox.Posting;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.account.PendingAccountMail;
import dev.pacenote.domain.identity.account.SecurityEvent;
import dev.pacenote.domain.identity.session.Session;
import dev.pacenote.domain.identity.session.SessionId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Changes of accounts, all or nothing, with what follows from them elsewhere: mails, and the end of
 * sessions and traces in stores that no transaction of ours reaches.
 */
public final class AccountOutbox {

    /** One transaction's changes. */
    public final class Changes {

        private final Posting posting;
        private final Set<AccountId> updated = new HashSet<>();

        private Changes(Posting posting) {
            this.posting = posting;
        }

        /** Sends a mail if the changes are kept. */
        public void mail(PendingAccountMail mail) {
            posting.post(mail.id(), AccountMessages.MAIL, messages.mail(mail));
        }

        /** Tells an account's person what happened to it, if the changes are kept. */
        public void tell(AccountId account, SecurityEvent.Kind what, Instant now) {
            var event = new SecurityEvent(ids.next(), account, what, now);
            posting.post(event.id(), AccountMessages.SECURITY, AccountMessages.security(event));
        }

        /** Tells the devices of an account's person, once, that it is another one by then. */
        public void updated(AccountId account) {
            if (updated.add(account)) {
                posting.post(ids.next(), AccountMessages.UPDATED, account.toString());
            }
        }

        /** Ends every session that an account has now, with the changes. Later ones stay. */
        public void endSessions(AccountId account, Instant now) {
            outsideLogins.end(account, now);
            if (sessions.joinsTransactions()) {
                sessions.revokeAllOf(account);
                posting.afterCommit(sessions::forgetAnswers);
            } else {
                endElsewhere(account, _ -> true, now);
            }
        }

        /** Ends every session that an account has now but one, with the changes. */
        public void endOtherSessions(AccountId account, SessionId kept, Instant now) {
            outsideLogins.end(account, now);
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
            var ended = sessions.of(account, now).stream().map(Session::id).filter(which).toList();
            if (!ended.isEmpty()) {
                posting.post(
                        ids.next(),
                        AccountMessages.END_SESSIONS,
                        AccountMessages.endSessions(ended));
            }
        }

        /** Removes what other stores keep about an account that is gone. */
        public void forgetTraces(AccountId account) {
            posting.post(
                    ids.next(),
                    AccountMessages.FORGET_TRACES,
                    AccountMessages.forgetTraces(account));
        }
    }

    private final TransactionalOutbox outbox;
    private final Sessions sessions;
    private final OutsideLogins outsideLogins;
    private final AccountMessages messages;
    private final Ids ids;

    public AccountOutbox(
            Outbox outbox,
            Transactions transactions,
            Sessions sessions,
            OutsideLogins outsideLogins,
            AccountMessages messages,
            TransactionalOutbox.Failures failures,
            InstantSource clock,
            Ids ids) {
        this.outbox =
                new TransactionalOutbox(outbox, transactions, messages.handlers(), failures, clock);
        this.sessions = sessions;
        this.outsideLogins = outsideLogins;
        this.messages = messages;
        this.ids = ids;
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
