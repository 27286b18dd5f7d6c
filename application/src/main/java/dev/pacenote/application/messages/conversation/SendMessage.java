package dev.pacenote.application.messages.conversation;

import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.notice.inbox.Inbox;
import dev.pacenote.application.notice.inbox.InboxChange;
import dev.pacenote.application.notice.stream.commit.Commits;
import dev.pacenote.application.notice.stream.commit.Commits.Outcome;
import dev.pacenote.application.notice.stream.commit.StoredChange;
import dev.pacenote.application.platform.Ids;
import dev.pacenote.application.platform.idempotency.RememberedReplies;
import dev.pacenote.application.platform.limit.RateLimiter;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.messages.conversation.ClientMessageId;
import dev.pacenote.domain.messages.conversation.Conversation;
import dev.pacenote.domain.messages.conversation.MessageAcceptance;
import dev.pacenote.domain.messages.conversation.MessageText;
import dev.pacenote.domain.messages.conversation.SentMessage;
import dev.pacenote.domain.platform.idempotency.IdempotentRequest;
import dev.pacenote.domain.platform.limit.RateLimit;
import dev.pacenote.domain.platform.limit.RateLimit.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A person writes to another. */
public final class SendMessage {

    /**
     * @param clientId makes sending it again harmless, for ever
     * @param request with its key, which does the same for a day
     */
    public record Command(
            AccountId sender,
            AccountId recipient,
            MessageText text,
            Optional<ClientMessageId> clientId,
            Optional<IdempotentRequest> request) {}

    /**
     * @param messages of one sender
     * @param firstContacts of one sender: people to whom they never wrote, and who never wrote to
     *     them
     * @param shownFor how long an item of the recipient's inbox is shown after its newest message
     */
    public record Limits(RateLimit messages, RateLimit firstContacts, Duration shownFor) {

        /** Items are shown for as long as usual. */
        public Limits(RateLimit messages, RateLimit firstContacts) {
            this(messages, firstContacts, MessageAcceptance.SHOWN_FOR);
        }

        /** By the counts of a minute and of a day. */
        public static Limits of(int messagesPerMinute, int firstContactsPerDay) {
            return new Limits(
                    new RateLimit(messagesPerMinute, Duration.ofMinutes(1)),
                    new RateLimit(firstContactsPerDay, Duration.ofDays(1)));
        }
    }

    public sealed interface Result {

        record Sent(SentMessage message) implements Result {}

        /** It was sent before under the same client's id or key; as it is now. */
        record Replayed(SentMessage message) implements Result {}

        /** Another message was sent before under the same client's id. */
        record Mismatch() implements Result {}

        /** The key of the request stands for something else. */
        record KeyReused() implements Result {}

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
    private final EarlierMessages earlier;

    /** The stores that a message goes into. */
    public record Stores(
            Accounts accounts,
            Correspondents correspondents,
            Mailboxes mailboxes,
            Inbox inbox,
            Commits commits,
            RememberedReplies replies) {}

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
        this.earlier = new EarlierMessages(stores.mailboxes(), stores.replies());
    }

    public Result send(Command command) {
        if (command.sender().equals(command.recipient())) {
            return new Result.Oneself();
        }
        var now = clock.instant();
        var result = sendNew(command, now);
        // Whoever may not write now may still hear what became of what they wrote before.
        return switch (result) {
            case Result.Unverified _, Result.NoSuchRecipient _, Result.TooMany _ ->
                    earlier.find(command, now)
                            .map(before -> again(command, now, before))
                            .orElse(result);
            default -> result;
        };
    }

    private Result again(Command command, Instant now, EarlierMessages.Found before) {
        return before.byKey() || command.request().isEmpty()
                ? before.result()
                : commits.commit(
                        Set.of(command.sender()),
                        _ -> again(command, earlier.find(command, now).orElse(before), now));
    }

    private Result sendNew(Command command, Instant now) {
        var sender = accounts.find(command.sender());
        if (sender.isEmpty() || sender.get().verifiedAt().isEmpty()) {
            return new Result.Unverified();
        }
        var quota = "message:" + command.sender();
        if (rateLimiter.take(quota, limits.messages(), now) instanceof Verdict.Refused(var wait)) {
            return new Result.TooMany(wait);
        }
        var contacts = "first-contact:" + command.sender();
        boolean first = mailboxes.conversation(command.sender(), command.recipient()).isEmpty();
        // Of somebody they know the commit finds out all the same.
        if (first && correspondents.addressee(command.sender(), command.recipient()).isEmpty()) {
            return new Result.NoSuchRecipient();
        }
        if (first
                && rateLimiter.take(contacts, limits.firstContacts(), now)
                        instanceof Verdict.Refused(var wait)) {
            return new Result.TooMany(wait);
        }
        var result = commit(command, now);
        if (result instanceof Result.Replayed
                || result instanceof Result.Mismatch
                || result instanceof Result.KeyReused) {
            rateLimiter.giveBack(quota, now);
        }
        if (first && !(result instanceof Result.Sent)) {
            rateLimiter.giveBack(contacts, now);
        }
        return result;
    }

    /** What the same request came to before; its key is remembered from now on as well. */
    private Outcome<Result> again(Command command, EarlierMessages.Found before, Instant now) {
        return !before.byKey() && before.result() instanceof Result.Replayed(var message)
                ? new Outcome<>(
                        before.result(),
                        List.of(),
                        earlier.rememberKey(command, message, now).toList())
                : Outcome.nothing(before.result());
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
                    // It may have been sent before, and people change their minds.
                    var before = earlier.find(command, now);
                    if (before.isPresent()) {
                        return again(command, before.get(), now);
                    }
                    var addressee = correspondents.addressee(command.sender(), command.recipient());
                    var senderHead = heads.find(command.sender());
                    var recipientHead = heads.find(command.recipient());
                    if (senderHead.isEmpty() || recipientHead.isEmpty() || addressee.isEmpty()) {
                        return Outcome.nothing(new Result.NoSuchRecipient());
                    }
                    var pair = new Mailboxes.Pair(command.sender(), command.recipient());
                    var conversations = mailboxes.conversations(List.of(pair, pair.turned()));
                    var recipients = conversation(conversations, pair.turned());
                    if (!addressee.get().recipient().takes(recipients.written())) {
                        return Outcome.nothing(new Result.Unavailable());
                    }
                    return stored(
                            command,
                            MessageAcceptance.of(
                                    draft,
                                    new MessageAcceptance.Before(
                                            senderHead.get(), conversation(conversations, pair)),
                                    new MessageAcceptance.Before(recipientHead.get(), recipients),
                                    addressee.get().wantsInbox()
                                            ? new MessageAcceptance.Inbox.On(
                                                    inbox.open(
                                                            command.recipient(),
                                                            MessageAcceptance.source(
                                                                    command.sender())),
                                                    notice,
                                                    notification,
                                                    limits.shownFor())
                                            : new MessageAcceptance.Inbox.Off(notice)),
                            now);
                });
    }

    private static Conversation conversation(
            Map<Mailboxes.Pair, Conversation> known, Mailboxes.Pair pair) {
        return known.getOrDefault(pair, Conversation.initial(pair.owner(), pair.peer()));
    }

    private Outcome<Result> stored(Command command, MessageAcceptance accepted, Instant now) {
        var sent = accepted.sender().message();
        var changes = new ArrayList<StoredChange>();
        changes.add(new MailboxChange.Add(sent));
        changes.add(new MailboxChange.Add(accepted.recipient().message()));
        changes.add(new MailboxChange.SaveConversation(accepted.sender().conversation()));
        changes.add(new MailboxChange.SaveConversation(accepted.recipient().conversation()));
        changes.add(
                accepted.told()
                        .map(told -> new InboxChange.Tell(told.notice(), told.notification()))
                        .orElseGet(() -> InboxChange.Tell.unlisted(accepted.notice())));
        earlier.remember(command, sent, now).forEach(changes::add);
        return new Outcome<>(
                new Result.Sent(sent),
                List.of(accepted.sender().step(), accepted.recipient().step()),
                changes);
    }
}
