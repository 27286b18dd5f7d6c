package dev.pacenote.application.identity.account.mail;

import dev.pacenote.application.identity.account.AccountEraser;
import dev.pacenote.application.identity.account.AccountListener;
import dev.pacenote.application.identity.account.SecurityNotices;
import dev.pacenote.application.identity.session.Sessions;
import dev.pacenote.application.platform.Outbox;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.account.PendingAccountMail;
import dev.pacenote.domain.identity.account.SecurityEvent;
import dev.pacenote.domain.identity.session.SessionId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The messages in the outbox about changes of accounts: the text of each kind, and what is done
 * when it is handed on.
 */
public final class AccountMessages {

    static final String MAIL = "account-mail";
    static final String END_SESSIONS = "end-sessions";
    static final String FORGET_TRACES = "forget-traces";
    static final String SECURITY = "security-event";
    static final String UPDATED = "account-updated";

    private final Sessions sessions;
    private final List<AccountEraser> erasers;
    private final Supplier<AccountMailQueue> mailQueue;
    private final AccountMailCodec codec;
    private final SecurityNotices notices;
    private final AccountListener listener;

    /**
     * @param erasers remove what other stores keep about an account, its sessions among it
     * @param mailQueue asked for when a mail is handed on, not before
     * @param notices where people are told what happened to their account
     * @param listener tells their devices that it is another one
     */
    public AccountMessages(
            Sessions sessions,
            List<AccountEraser> erasers,
            Supplier<AccountMailQueue> mailQueue,
            AccountMailCodec codec,
            SecurityNotices notices,
            AccountListener listener) {
        this.sessions = sessions;
        this.erasers = List.copyOf(erasers);
        this.mailQueue = mailQueue;
        this.codec = codec;
        this.notices = notices;
        this.listener = listener;
    }

    /** Who takes the messages of each kind. */
    Map<String, Consumer<String>> handlers() {
        return Map.of(
                MAIL,
                text -> mailQueue.get().post(codec.readMail(text)),
                END_SESSIONS,
                text -> text.lines().map(AccountMessages::session).forEach(sessions::revoke),
                FORGET_TRACES,
                text -> eraseTraces(account(text)),
                SECURITY,
                text -> notices.tell(securityEvent(text)),
                UPDATED,
                text -> listener.updated(account(text)));
    }

    private static AccountId account(String number) {
        return new AccountId(Long.parseLong(number));
    }

    private static SessionId session(String id) {
        return new SessionId(UUID.fromString(id));
    }

    private void eraseTraces(AccountId account) {
        erasers.forEach(eraser -> eraser.erase(account));
    }

    String mail(PendingAccountMail mail) {
        return codec.write(mail);
    }

    /** The message that somebody's devices are to hear that their account is another one. */
    public static Outbox.Message updated(UUID id, AccountId account) {
        return new Outbox.Message(id, UPDATED, account.toString());
    }

    static String endSessions(Collection<SessionId> ended) {
        return ended.stream().map(SessionId::toString).collect(Collectors.joining("\n"));
    }

    static String security(SecurityEvent event) {
        return String.join(
                "\n",
                event.id().toString(),
                event.account().toString(),
                event.kind().name(),
                event.at().toString());
    }

    private static SecurityEvent securityEvent(String text) {
        var lines = text.lines().toList();
        return new SecurityEvent(
                UUID.fromString(lines.getFirst()),
                new AccountId(Long.parseLong(lines.get(1))),
                SecurityEvent.Kind.valueOf(lines.get(2)),
                Instant.parse(lines.getLast()));
    }

    static String forgetTraces(AccountId account) {
        return account.toString();
    }
}
