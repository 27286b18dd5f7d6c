package dev.pacenote.application.messages.conversation;

import dev.pacenote.application.notice.inbox.Inbox;
import dev.pacenote.application.notice.inbox.InboxChange;
import dev.pacenote.application.notice.stream.commit.Commits;
import dev.pacenote.application.notice.stream.commit.Commits.Heads;
import dev.pacenote.application.notice.stream.commit.Commits.Outcome;
import dev.pacenote.application.notice.stream.commit.StoredChange;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.messages.conversation.FewerUnread;
import dev.pacenote.domain.messages.conversation.Message;
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

/** A person hides a message for themselves, or its sender takes it back from both. */
public final class DeleteMessage {

    public sealed interface Result {

        record Done() implements Result {}

        /** The caller has no such message, or did not send it. */
        record NoSuchMessage() implements Result {}

        /** It may not be taken back any more. */
        record TooLate() implements Result {}
    }

    private final Mailboxes mailboxes;
    private final Inbox inbox;
    private final Commits commits;
    private final MessageRetention retention;
    private final InstantSource clock;

    public DeleteMessage(
            Mailboxes mailboxes,
            Inbox inbox,
            Commits commits,
            MessageRetention retention,
            InstantSource clock) {
        this.mailboxes = mailboxes;
        this.inbox = inbox;
        this.commits = commits;
        this.retention = retention;
        this.clock = clock;
    }

    /** The caller's copy goes; the other one keeps theirs. */
    public Result hide(AccountId caller, UUID id) {
        return commits.commit(
                Set.of(caller),
                heads ->
                        heads.find(caller)
                                .flatMap(
                                        head ->
                                                kept(caller, id)
                                                        .map(message -> hidden(head, message)))
                                .orElseGet(() -> Outcome.nothing(new Result.NoSuchMessage())));
    }

    private Outcome<Result> hidden(StreamHead head, Message message) {
        var changes = new ArrayList<StoredChange>();
        changes.add(new MailboxChange.Remove(message.owner(), message.id()));
        var step = gone(head, message, false, changes, clock.instant());
        return new Outcome<>(new Result.Done(), List.of(step), changes);
    }

    /** Both copies lose their text. */
    public Result withdraw(AccountId caller, UUID id) {
        var found = sent(caller, id);
        if (found.isEmpty()) {
            return new Result.NoSuchMessage();
        }
        return commits.commit(
                Set.of(caller, found.get().peer()),
                heads ->
                        heads.find(caller)
                                .flatMap(
                                        head ->
                                                sent(caller, id)
                                                        .map(sent -> emptied(heads, head, sent)))
                                .orElseGet(() -> Outcome.nothing(new Result.NoSuchMessage())));
    }

    /** What has expired is not there any more, whenever it is deleted. */
    private Optional<Message> kept(AccountId caller, UUID id) {
        return mailboxes
                .find(caller, id)
                .filter(message -> !retention.isExpired(message, clock.instant()));
    }

    private Optional<SentMessage> sent(AccountId caller, UUID id) {
        return kept(caller, id).filter(SentMessage.class::isInstance).map(SentMessage.class::cast);
    }

    private Outcome<Result> emptied(Heads heads, StreamHead head, SentMessage sent) {
        var now = clock.instant();
        if (sent.text().isEmpty()) {
            return Outcome.nothing(new Result.Done());
        }
        if (!sent.mayBeWithdrawn(now)) {
            return Outcome.nothing(new Result.TooLate());
        }
        var changes = new ArrayList<StoredChange>();
        var steps = new ArrayList<StreamHead.Step>();
        changes.add(new MailboxChange.Save(sent.emptied(now)));
        steps.add(gone(head, sent, true, changes, now));
        // The recipient may be gone, or have hidden their copy.
        heads.find(sent.peer())
                .ifPresent(
                        recipient ->
                                mailboxes
                                        .find(sent.peer(), sent.id())
                                        .ifPresent(
                                                copy -> {
                                                    changes.add(
                                                            new MailboxChange.Save(
                                                                    copy.emptied(now)));
                                                    steps.add(
                                                            gone(
                                                                    recipient, copy, true, changes,
                                                                    now));
                                                }));
        return new Outcome<>(new Result.Done(), steps, changes);
    }

    /** The event of a copy that has nothing to read any more, with what follows from it. */
    private StreamHead.Step gone(
            StreamHead head,
            Message message,
            boolean forAll,
            List<StoredChange> changes,
            Instant now) {
        var references =
                StoredFacts.builder()
                        .with("messageId", message.id())
                        .with("peerId", message.peer())
                        .with("forAll", forAll);
        var counts = head.counts();
        if (message instanceof ReceivedMessage received && received.isUnread()) {
            var fewer =
                    FewerUnread.of(
                            mailboxes.conversation(message.owner(), message.peer()).orElseThrow(),
                            1,
                            inbox.open(message.owner(), MessageAcceptance.source(message.peer())),
                            counts,
                            now);
            counts = fewer.counts();
            changes.add(new MailboxChange.SaveConversation(fewer.conversation()));
            fewer.notification().map(InboxChange.Save::new).ifPresent(changes::add);
            references.with("notificationId", fewer.notification().map(Notification::id));
        }
        return head.with(counts).happened(MessageEvents.MESSAGE_DELETED, now, references.build());
    }
}
