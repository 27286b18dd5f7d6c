package dev.pacenote.application.messages.conversation;

import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.notice.inbox.Inbox;
import dev.pacenote.application.notice.inbox.InboxChange;
import dev.pacenote.application.notice.stream.Commits;
import dev.pacenote.application.notice.stream.Commits.Outcome;
import dev.pacenote.application.notice.stream.StoredChange;
import dev.pacenote.application.platform.Ids;
import dev.pacenote.application.platform.limit.RateLimiter;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.messages.conversation.ClientMessageId;
import dev.pacenote.domain.messages.conversation.Conversation;
import dev.pacenote.domain.messages.conversation.Message;
import dev.pacenote.domain.messages.conversation.MessageAcceptance;
import dev.pacenote.domain.messages.conversation.MessageText;
import dev.pacenote.domain.messages.conversation.SentMessage;
import dev.pacenote.domain.platform.limit.RateLimit;
import dev.pacenote.domain.platform.limit.RateLimit.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A person writes to another. */
public final class SendMessage {

    /**
     * @param clientId makes sending it again harmless, for ever
     */
    public record Command(
            AccountId sender,
            AccountId recipient,
            MessageText text,
            Optional<ClientMessageId> clientId) {}

    /**
     * @param messages of one sender
     * @param firstContacts of one sender: people to whom they never wrote, and who never wrote to
     *     them
     */
    public record Limits(RateLimit messages, RateLimit firstContacts) {

        /** What holds unless somebody configures other limits. */
        public static final Limits USUAL =
                new Limits(
                        new RateLimit(60, Duration.ofMinutes(1)),
                        new RateLimit(50, Duration.ofDays(1)));
    }

    public sealed interface Result {

        record Sent(SentMessage message) implements Result {}

        /** It was sent before under the same client's id; as it is now. */
        record Replayed(SentMessage message) implements Result {}

        /** Another message was sent before under the same client's id. */
        record Mismatch() implements Result {}

        /** Nobody writes to themselves. */
        record Oneself() implements Result {}

        /** The sender has to confirm their address first. */
        record Unverified() implements Result {}

        record NoSuchRecipient() implements Result {}

        /**
         * They are disabled, block the sender or take no messages from them: nobody learns which.
         */
        record Unavailable() implements Result {}

        record TooMany(Duration retryAfter) implements Result {}
    }

    private final Accounts accounts;
    private final Correspondents correspondents;
    private final Mailboxes mailboxes;
    private final Inbox inbox;
    private final Commits commits;
    private final RateLimiter rateLimiter;
    private final Limits limits;
    private final Ids ids;
    private final InstantSource clock;

    /** The stores that a message goes into. */
    public record Stores(
            Accounts accounts,
            Correspondents correspondents,
            Mailboxes mailboxes,
            Inbox inbox,
            Commits commits) {}

    public SendMessage(
            Stores stores, RateLimiter rateLimiter, Limits limits, Ids ids, InstantSource clock) {
        this.accounts = stores.accounts();
        this.correspondents = stores.correspondents();
        this.mailboxes = stores.mailboxes();
        this.inbox = stores.inbox();
        this.commits = stores.commits();
        this.rateLimiter = rateLimiter;
        this.limits = limits;
        this.ids = ids;
        this.clock = clock;
    }

    public Result send(Command command) {
        if (command.sender().equals(command.recipient())) {
            return new Result.Oneself();
        }
        return sentBefore(command).orElseGet(() -> sendNew(command));
    }

    private Result sendNew(Command command) {
        var now = clock.instant();
        var sender = accounts.find(command.sender());
        if (sender.isEmpty() || sender.get().verifiedAt().isEmpty()) {
            return new Result.Unverified();
        }
        if (rateLimiter.take("message:" + command.sender(), limits.messages(), now)
                instanceof Verdict.Refused(var wait)) {
            return new Result.TooMany(wait);
        }
        if (correspondents.addressee(command.sender(), command.recipient()).isEmpty()) {
            return new Result.NoSuchRecipient();
        }
        var contacts = "first-contact:" + command.sender();
        boolean first = mailboxes.conversation(command.sender(), command.recipient()).isEmpty();
        if (first
                && rateLimiter.take(contacts, limits.firstContacts(), now)
                        instanceof Verdict.Refused(var wait)) {
            return new Result.TooMany(wait);
        }
        var result = commit(command, now);
        if (first && !(result instanceof Result.Sent)) {
            rateLimiter.giveBack(contacts, now);
        }
        return result;
    }

    private Optional<Result> sentBefore(Command command) {
        return command.clientId()
                .flatMap(id -> mailboxes.sent(command.sender(), id.hash(command.sender())))
                .map(before -> replayed(command, before));
    }

    private Result replayed(Command command, Mailboxes.ClientMessage before) {
        boolean same =
                command.clientId()
                        .map(id -> fingerprint(command, id))
                        .filter(before.fingerprint()::equals)
                        .isPresent();
        if (!same) {
            return new Result.Mismatch();
        }
        return new Result.Replayed(
                mailboxes
                        .find(before.sender(), before.message())
                        .filter(SentMessage.class::isInstance)
                        .map(SentMessage.class::cast)
                        .orElseGet(() -> hidden(before)));
    }

    /** Its sender has no copy any more, but sends it no second time. */
    private static SentMessage hidden(Mailboxes.ClientMessage before) {
        return new SentMessage(
                new Message.Envelope(
                        before.message(),
                        before.sender(),
                        before.recipient(),
                        before.seq(),
                        before.createdAt()),
                Optional.empty(),
                SentMessage.Receipt.NONE,
                before.createdAt());
    }

    private static String fingerprint(Command command, ClientMessageId id) {
        return id.fingerprint(command.sender(), command.recipient(), command.text());
    }

    private Result commit(Command command, Instant now) {
        var draft =
                new MessageAcceptance.Draft(
                        ids.next(), command.sender(), command.recipient(), command.text(), now);
        var notice = ids.next();
        var notification = ids.next();
        return commits.commit(
                Set.of(command.sender(), command.recipient()),
                heads -> {
                    // A twin may have been quicker, and people change their minds.
                    var before = sentBefore(command);
                    if (before.isPresent()) {
                        return Outcome.nothing(before.get());
                    }
                    var addressee = correspondents.addressee(command.sender(), command.recipient());
                    var senderHead = heads.find(command.sender());
                    var recipientHead = heads.find(command.recipient());
                    if (senderHead.isEmpty() || recipientHead.isEmpty() || addressee.isEmpty()) {
                        return Outcome.nothing(new Result.NoSuchRecipient());
                    }
                    var recipients = conversation(command.recipient(), command.sender());
                    if (!addressee.get().recipient().takes(recipients.written())) {
                        return Outcome.nothing(new Result.Unavailable());
                    }
                    return stored(
                            command,
                            MessageAcceptance.of(
                                    draft,
                                    new MessageAcceptance.Before(
                                            senderHead.get(),
                                            conversation(command.sender(), command.recipient())),
                                    new MessageAcceptance.Before(recipientHead.get(), recipients),
                                    addressee.get().wantsInbox()
                                            ? new MessageAcceptance.Inbox.On(
                                                    inbox.open(
                                                            command.recipient(),
                                                            MessageAcceptance.source(
                                                                    command.sender())),
                                                    notice,
                                                    notification)
                                            : new MessageAcceptance.Inbox.Off(notice)));
                });
    }

    private Conversation conversation(AccountId owner, AccountId peer) {
        return mailboxes
                .conversation(owner, peer)
                .orElseGet(() -> Conversation.initial(owner, peer));
    }

    private static Outcome<Result> stored(Command command, MessageAcceptance accepted) {
        var sent = accepted.sender().message();
        var changes = new ArrayList<StoredChange>();
        changes.add(new MailboxChange.Add(sent));
        changes.add(new MailboxChange.Add(accepted.recipient().message()));
        changes.add(new MailboxChange.SaveConversation(accepted.sender().conversation()));
        changes.add(new MailboxChange.SaveConversation(accepted.recipient().conversation()));
        changes.add(
                accepted.told()
                        .<InboxChange>map(
                                told -> new InboxChange.Tell(told.notice(), told.notification()))
                        .orElseGet(() -> new InboxChange.TellUnlisted(accepted.notice())));
        command.clientId()
                .map(
                        id ->
                                new Mailboxes.ClientMessage(
                                        command.sender(),
                                        id.hash(command.sender()),
                                        fingerprint(command, id),
                                        sent.id(),
                                        command.recipient(),
                                        sent.envelope().seq(),
                                        sent.envelope().createdAt()))
                .map(MailboxChange.Remember::new)
                .ifPresent(changes::add);
        return new Outcome<>(
                new Result.Sent(sent),
                List.of(accepted.sender().step(), accepted.recipient().step()),
                changes);
    }
}
