package dev.pacenote.application.messages.conversation;

import dev.pacenote.application.notice.inbox.Inbox;
import dev.pacenote.application.notice.inbox.InboxChange;
import dev.pacenote.application.notice.stream.commit.Commits;
import dev.pacenote.application.notice.stream.commit.Commits.Heads;
import dev.pacenote.application.notice.stream.commit.Commits.Outcome;
import dev.pacenote.application.notice.stream.commit.StoredChange;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.messages.conversation.FewerUnread;
import dev.pacenote.domain.messages.conversation.MessageAcceptance;
import dev.pacenote.domain.messages.conversation.MessageEvents;
import dev.pacenote.domain.messages.conversation.MessageRetention;
import dev.pacenote.domain.messages.conversation.ReceivedMessage;
import dev.pacenote.domain.messages.conversation.SentMessage;
import dev.pacenote.domain.notice.StoredFacts;
import dev.pacenote.domain.notice.inbox.Notification;
import dev.pacenote.domain.notice.stream.StreamHead;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** A recipient marks messages read or unread; their other devices hear of it, and the sender. */
public final class MarkMessages {

    /** How many messages an event names; of more it says that there are more. */
    public static final int NAMED = 500;

    /**
     * What a cut-off did.
     *
     * @param marked how many messages it took
     * @param head what is unread afterwards
     */
    public record Marked(int marked, StreamHead head) {}

    private final Mailboxes mailboxes;
    private final Correspondents correspondents;
    private final Inbox inbox;
    private final Commits commits;
    private final MessageRetention retention;
    private final InstantSource clock;

    public MarkMessages(
            Mailboxes mailboxes,
            Correspondents correspondents,
            Inbox inbox,
            Commits commits,
            MessageRetention retention,
            InstantSource clock) {
        this.mailboxes = mailboxes;
        this.correspondents = correspondents;
        this.inbox = inbox;
        this.commits = commits;
        this.retention = retention;
        this.clock = clock;
    }

    /**
     * Reads a message. Once more changes nothing.
     *
     * @return as it is then; empty when the caller is not the recipient of such a message
     */
    public Optional<ReceivedMessage> read(AccountId caller, UUID id) {
        var found = received(caller, id);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        return commits.commit(
                Set.of(caller, found.get().peer()),
                heads ->
                        heads.find(caller)
                                .flatMap(
                                        head ->
                                                received(caller, id)
                                                        .map(before -> read(heads, head, before)))
                                .orElseGet(() -> Outcome.nothing(Optional.empty())));
    }

    private Optional<ReceivedMessage> received(AccountId caller, UUID id) {
        return mailboxes
                .find(caller, id)
                .filter(message -> !retention.isExpired(message, clock.instant()))
                .filter(ReceivedMessage.class::isInstance)
                .map(ReceivedMessage.class::cast);
    }

    private Outcome<Optional<ReceivedMessage>> read(
            Heads heads, StreamHead head, ReceivedMessage before) {
        var now = clock.instant();
        var after = before.read(now);
        if (after.equals(before)) {
            return Outcome.nothing(Optional.of(before));
        }
        var reading = new Reading(heads, head, before.peer(), now);
        reading.changes.add(new MailboxChange.Save(after));
        mailboxes
                .find(before.peer(), before.id())
                .filter(SentMessage.class::isInstance)
                .map(SentMessage.class::cast)
                .map(sent -> new MailboxChange.Save(sent.readByRecipient(now)))
                .ifPresent(reading.changes::add);
        reading.conclude(before.isUnread() ? 1 : 0, List.of(before.id()));
        return new Outcome<>(Optional.of(after), reading.steps, reading.changes);
    }

    /**
     * Reads all that a peer wrote up to that number, and nothing later.
     *
     * @return empty when the account is gone
     */
    public Optional<Marked> readUpTo(AccountId caller, AccountId peer, long upToSeq) {
        if (caller.equals(peer)) {
            return commits.head(caller).map(head -> new Marked(0, head));
        }
        return commits.commit(
                Set.of(caller, peer),
                heads ->
                        heads.find(caller)
                                .map(head -> readUpTo(heads, head, peer, head.upTo(upToSeq)))
                                .orElseGet(() -> Outcome.nothing(Optional.empty())));
    }

    private Outcome<Optional<Marked>> readUpTo(
            Heads heads, StreamHead head, AccountId peer, long upTo) {
        var now = clock.instant();
        var taken = mailboxes.takenByRead(head.account(), peer, upTo);
        if (taken.isEmpty()) {
            return Outcome.nothing(Optional.of(new Marked(0, head)));
        }
        var reading = new Reading(heads, head, peer, now);
        reading.changes.add(new MailboxChange.ReadUpTo(head.account(), peer, upTo, now));
        var after = reading.conclude(taken.size(), taken);
        return new Outcome<>(
                Optional.of(new Marked(taken.size(), after)), reading.steps, reading.changes);
    }

    /** What reading some messages of one peer changes. */
    private final class Reading {

        private final Heads heads;
        private final StreamHead head;
        private final AccountId peer;
        private final Instant now;
        private final List<StreamHead.Step> steps = new ArrayList<>();
        private final List<StoredChange> changes = new ArrayList<>();

        private Reading(Heads heads, StreamHead head, AccountId peer, Instant now) {
            this.heads = heads;
            this.head = head;
            this.peer = peer;
            this.now = now;
        }

        /** The reader's stream after it. The sender hears of it only if the reader agrees. */
        private StreamHead conclude(int less, List<UUID> messages) {
            var fewer =
                    FewerUnread.of(
                            mailboxes.conversation(head.account(), peer).orElseThrow(),
                            less,
                            inbox.open(head.account(), MessageAcceptance.source(peer)),
                            head.counts(),
                            now);
            changes.add(new MailboxChange.SaveConversation(fewer.conversation()));
            fewer.notification().map(InboxChange.Save::new).ifPresent(changes::add);
            var step =
                    head.with(fewer.counts())
                            .happened(
                                    MessageEvents.MESSAGE_READ,
                                    now,
                                    references(messages, peer)
                                            .with(
                                                    "notificationId",
                                                    fewer.notification().map(Notification::id))
                                            .build());
            steps.add(step);
            if (correspondents.sendsReceipts(head.account())) {
                heads.find(peer)
                        .map(
                                sender ->
                                        sender.happened(
                                                MessageEvents.MESSAGE_READ,
                                                now,
                                                references(messages, head.account())
                                                        .with(MessageEvents.RECEIPT, true)
                                                        .build()))
                        .ifPresent(steps::add);
            }
            return step.head();
        }

        private StoredFacts.Builder references(List<UUID> messages, AccountId other) {
            var references =
                    StoredFacts.builder()
                            .with(
                                    "messageIds",
                                    messages.stream()
                                            .limit(NAMED)
                                            .map(UUID::toString)
                                            .collect(Collectors.joining(",")))
                            .with("peerId", other)
                            .with("readAt", now);
            return messages.size() > NAMED ? references.with("truncated", true) : references;
        }
    }

    /**
     * Marks a message unread. Once more changes nothing.
     *
     * @return as it is then; empty when the caller is not the recipient of such a message
     */
    public Optional<ReceivedMessage> unread(AccountId caller, UUID id) {
        return commits.commit(
                Set.of(caller),
                heads ->
                        heads.find(caller)
                                .flatMap(
                                        head ->
                                                received(caller, id)
                                                        .map(before -> unread(head, before)))
                                .orElseGet(() -> Outcome.nothing(Optional.empty())));
    }

    private Outcome<Optional<ReceivedMessage>> unread(StreamHead head, ReceivedMessage before) {
        var now = clock.instant();
        var after = before.unread(head.nextSeq(), now);
        if (after.equals(before)) {
            return Outcome.nothing(Optional.of(before));
        }
        var conversation =
                mailboxes.conversation(before.owner(), before.peer()).orElseThrow().withUnread(1);
        var step =
                head.with(head.counts().withMessages(1))
                        .happened(
                                MessageEvents.MESSAGE_READ,
                                now,
                                StoredFacts.builder()
                                        .with("messageIds", before.id())
                                        .with("peerId", before.peer())
                                        .build());
        return new Outcome<>(
                Optional.of(after),
                List.of(step),
                List.of(
                        new MailboxChange.Save(after),
                        new MailboxChange.SaveConversation(conversation)));
    }
}
