package dev.pacenote.application.messages.conversation;

import dev.pacenote.application.notice.inbox.Inbox;
import dev.pacenote.application.notice.inbox.InboxChange;
import dev.pacenote.application.notice.stream.commit.Commits;
import dev.pacenote.application.notice.stream.commit.Commits.Outcome;
import dev.pacenote.application.notice.stream.commit.StoredChange;
import dev.pacenote.application.platform.retention.RetentionStore;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.messages.conversation.FewerUnread;
import dev.pacenote.domain.messages.conversation.Message;
import dev.pacenote.domain.messages.conversation.MessageAcceptance;
import dev.pacenote.domain.messages.conversation.MessageRetention;
import dev.pacenote.domain.messages.conversation.ReceivedMessage;
import dev.pacenote.domain.notice.StoredFacts;
import dev.pacenote.domain.notice.inbox.InboxEvents;
import dev.pacenote.domain.notice.stream.StreamHead;
import dev.pacenote.domain.notice.stream.UnreadCounts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Deletes messages that were kept long enough, each of the two copies for itself. What was unread
 * of them counts no longer, and devices hear so. A client's id of a message is remembered all the
 * same: a repeat sends it no second time.
 */
public final class PurgeMessages implements RetentionStore {

    /** Each message may change a conversation and an item of the inbox, and a commit takes 90. */
    private static final int AT_ONCE = 30;

    private final ExpiredMessages expired;
    private final Mailboxes mailboxes;
    private final Inbox inbox;
    private final Commits commits;
    private final MessageRetention retention;

    public PurgeMessages(
            ExpiredMessages expired,
            Mailboxes mailboxes,
            Inbox inbox,
            Commits commits,
            MessageRetention retention) {
        this.expired = expired;
        this.mailboxes = mailboxes;
        this.inbox = inbox;
        this.commits = commits;
        this.retention = retention;
    }

    @Override
    public String name() {
        return "messages";
    }

    @Override
    public int purge(Instant now, int atMost) {
        var found =
                retention
                        .firstMoment(now)
                        .map(moment -> expired.sentBefore(moment, atMost))
                        .orElseGet(List::of);
        found.stream()
                .collect(Collectors.groupingBy(Message::owner))
                .forEach((owner, own) -> purge(owner, own, now));
        return found.size();
    }

    private void purge(AccountId owner, List<Message> own, Instant now) {
        for (int from = 0; from < own.size(); from += AT_ONCE) {
            var part =
                    own.subList(from, Math.min(from + AT_ONCE, own.size())).stream()
                            .map(Message::id)
                            .toList();
            commits.commit(
                    Set.of(owner),
                    heads ->
                            heads.find(owner)
                                    .map(head -> purged(head, part, now))
                                    .orElseGet(() -> Outcome.nothing(false)));
        }
    }

    private Outcome<Boolean> purged(StreamHead head, List<UUID> ids, Instant now) {
        // One that its owner hid meanwhile is gone, one that they read counts no longer.
        var gone =
                mailboxes.findAll(head.account(), ids).values().stream()
                        .filter(message -> retention.isExpired(message, now))
                        .toList();
        if (gone.isEmpty()) {
            return Outcome.nothing(false);
        }
        var changes = new ArrayList<StoredChange>();
        gone.forEach(
                message -> changes.add(new MailboxChange.Remove(message.owner(), message.id())));
        var counts = withoutUnread(head, gone, changes, now);
        var step =
                head.with(counts).happened(InboxEvents.COUNTS, now, StoredFacts.builder().build());
        return new Outcome<>(true, List.of(step), changes);
    }

    private UnreadCounts withoutUnread(
            StreamHead head,
            Collection<Message> gone,
            Collection<StoredChange> changes,
            Instant now) {
        var unread =
                gone.stream()
                        .filter(
                                message ->
                                        message instanceof ReceivedMessage received
                                                && received.isUnread())
                        .collect(Collectors.groupingBy(Message::peer, Collectors.counting()));
        var counts = head.counts();
        for (var ofPeer : unread.entrySet()) {
            var fewer =
                    FewerUnread.of(
                            mailboxes.conversation(head.account(), ofPeer.getKey()).orElseThrow(),
                            ofPeer.getValue().intValue(),
                            inbox.open(head.account(), MessageAcceptance.source(ofPeer.getKey())),
                            counts,
                            now);
            counts = fewer.counts();
            changes.add(new MailboxChange.SaveConversation(fewer.conversation()));
            fewer.notification().map(InboxChange.Save::new).ifPresent(changes::add);
        }
        return counts;
    }
}
