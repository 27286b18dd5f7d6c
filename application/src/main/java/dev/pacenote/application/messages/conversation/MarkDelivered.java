package dev.pacenote.application.messages.conversation;

import dev.pacenote.application.notice.stream.AcknowledgedEvents;
import dev.pacenote.application.notice.stream.commit.Commits;
import dev.pacenote.application.notice.stream.commit.Commits.Heads;
import dev.pacenote.application.notice.stream.commit.Commits.Outcome;
import dev.pacenote.application.notice.stream.commit.StoredChange;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.messages.conversation.Message;
import dev.pacenote.domain.messages.conversation.MessageEvents;
import dev.pacenote.domain.messages.conversation.ReceivedMessage;
import dev.pacenote.domain.messages.conversation.SentMessage;
import dev.pacenote.domain.notice.StoredFacts;
import dev.pacenote.domain.notice.stream.StreamHead;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Notes that messages reached a device of their recipient. Their senders hear of it while the
 * recipient sends receipts; the recipient's own devices know it already.
 */
public final class MarkDelivered implements AcknowledgedEvents {

    /** Each message changes in two copies, and a commit has at most 90 changes. */
    private static final int OF_ONE_COMMIT = 40;

    private static final int AT_ONCE = 200;

    private final Mailboxes mailboxes;
    private final Correspondents correspondents;
    private final Commits commits;
    private final InstantSource clock;

    public MarkDelivered(
            Mailboxes mailboxes,
            Correspondents correspondents,
            Commits commits,
            InstantSource clock) {
        this.mailboxes = mailboxes;
        this.correspondents = correspondents;
        this.commits = commits;
        this.clock = clock;
    }

    @Override
    public void acknowledged(AccountId account, long upToSeq) {
        boolean more = true;
        while (more) {
            var found = mailboxes.undelivered(account, upToSeq, AT_ONCE);
            int marked = marked(account, found);
            more = found.size() == AT_ONCE && marked > 0;
        }
    }

    private int marked(AccountId account, List<ReceivedMessage> found) {
        int marked = 0;
        var byPeer = found.stream().collect(Collectors.groupingBy(Message::peer));
        for (var ofPeer : byPeer.entrySet()) {
            var ids = ofPeer.getValue().stream().map(Message::id).toList();
            for (int from = 0; from < ids.size(); from += OF_ONE_COMMIT) {
                var part = ids.subList(from, Math.min(from + OF_ONE_COMMIT, ids.size()));
                marked += mark(account, ofPeer.getKey(), part);
            }
        }
        return marked;
    }

    private int mark(AccountId account, AccountId peer, List<UUID> ids) {
        return commits.commit(Set.of(account, peer), heads -> decide(heads, account, peer, ids));
    }

    private Outcome<Integer> decide(
            Heads heads, AccountId account, AccountId peer, List<UUID> ids) {
        var now = clock.instant();
        var undelivered =
                mailboxes.findAll(account, ids).values().stream()
                        .filter(ReceivedMessage.class::isInstance)
                        .map(ReceivedMessage.class::cast)
                        .filter(message -> !message.isDelivered())
                        .toList();
        if (undelivered.isEmpty() || heads.find(account).isEmpty()) {
            return Outcome.nothing(0);
        }
        var changes = new ArrayList<StoredChange>();
        undelivered.forEach(message -> changes.add(new MailboxChange.Save(message.delivered(now))));
        var sent =
                mailboxes
                        .findAll(peer, undelivered.stream().map(Message::id).toList())
                        .values()
                        .stream()
                        .filter(SentMessage.class::isInstance)
                        .map(SentMessage.class::cast)
                        .toList();
        sent.forEach(copy -> changes.add(new MailboxChange.Save(copy.deliveredToRecipient(now))));
        return new Outcome<>(undelivered.size(), told(heads, account, sent, now), changes);
    }

    private List<StreamHead.Step> told(
            Heads heads, AccountId account, List<SentMessage> sent, Instant now) {
        if (sent.isEmpty() || !correspondents.sendsReceipts(account)) {
            return List.of();
        }
        var references =
                StoredFacts.builder()
                        .with(
                                "messageIds",
                                sent.stream()
                                        .map(message -> message.id().toString())
                                        .collect(Collectors.joining(",")))
                        .with("peerId", account)
                        .with("deliveredAt", now)
                        .with(MessageEvents.RECEIPT, true)
                        .build();
        return heads
                .find(sent.getFirst().owner())
                .map(sender -> sender.happened(MessageEvents.MESSAGE_DELIVERED, now, references))
                .stream()
                .toList();
    }
}
