package dev.pacenote.application.messages.conversation;

import dev.pacenote.application.notice.stream.ListPosition;
import dev.pacenote.application.notice.stream.commit.Commits;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.messages.conversation.Message;
import dev.pacenote.domain.messages.conversation.MessageRetention;
import dev.pacenote.domain.messages.conversation.ReceivedMessage;
import dev.pacenote.domain.messages.conversation.SentMessage;
import dev.pacenote.domain.notice.stream.StreamHead;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A person reads their messages and the list of their conversations. */
public final class ReadMessages {

    /** What somebody is called whose account is gone. */
    public static final String DELETED = "Deleted user";

    /**
     * A message as its owner may see it.
     *
     * @param readAt of a sent message only while its recipient wants that to be known
     */
    public record Shown(
            Message message,
            boolean read,
            Optional<Instant> readAt,
            Optional<Instant> deliveredAt) {}

    /**
     * A part of the list.
     *
     * @param next where the next part begins; empty when this is the last one
     */
    public record Part(List<Shown> messages, OptionalLong next) {}

    /** A conversation with the name of the other one, and its newest message. */
    public record Row(Mailboxes.Item item, String peerName, Shown newest) {}

    /**
     * A part of the list of conversations.
     *
     * @param next where the next part begins; empty when this is the last one
     */
    public record Conversations(List<Row> rows, Optional<ListPosition> next) {}

    private final Mailboxes mailboxes;
    private final Correspondents correspondents;
    private final Commits commits;
    private final MessageRetention retention;
    private final InstantSource clock;

    public ReadMessages(
            Mailboxes mailboxes,
            Correspondents correspondents,
            Commits commits,
            MessageRetention retention,
            InstantSource clock) {
        this.mailboxes = mailboxes;
        this.correspondents = correspondents;
        this.commits = commits;
        this.retention = retention;
        this.clock = clock;
    }

    /** Empty when the caller has no message of that id. */
    public Optional<Shown> find(AccountId caller, UUID id) {
        return mailboxes.find(caller, id).filter(this::isKept).map(this::show);
    }

    /** Those that the caller has of these. */
    public Map<UUID, Shown> findAll(AccountId caller, Collection<UUID> ids) {
        return ids.isEmpty()
                ? Map.of()
                : shown(
                                mailboxes.findAll(caller, ids).values().stream()
                                        .filter(this::isKept)
                                        .toList())
                        .stream()
                        .collect(
                                Collectors.toMap(
                                        shown -> shown.message().id(), Function.identity()));
    }

    /** A message as its owner may see it. */
    public Shown show(Message message) {
        return shown(List.of(message)).getFirst();
    }

    /**
     * @param before where the part begins; empty for the newest
     */
    public Part list(Mailboxes.Filter filter, OptionalLong before, int limit) {
        var found = mailboxes.page(filter, before, limit + 1);
        var rows = found.stream().limit(limit).toList();
        return new Part(
                shown(rows.stream().filter(this::isKept).toList()),
                found.size() > limit
                        ? OptionalLong.of(rows.getLast().envelope().seq())
                        : OptionalLong.empty());
    }

    /**
     * @param from empty for the top of the list
     */
    public Conversations conversations(AccountId caller, Optional<ListPosition> from, int limit) {
        var position =
                from.orElseGet(
                        () ->
                                ListPosition.top(
                                        commits.head(caller).map(StreamHead::seq).orElse(0L)));
        var found = mailboxes.conversations(caller, position, limit + 1);
        var places = found.stream().limit(limit).toList();
        var rows = places.stream().filter(row -> isKept(row.item().newest())).toList();
        var names = correspondents.names(peers(rows));
        var shown = shown(rows.stream().map(row -> row.item().newest()).toList());
        var list = new ArrayList<Row>();
        for (int i = 0; i < rows.size(); i++) {
            var item = rows.get(i).item();
            list.add(
                    new Row(
                            item,
                            names.getOrDefault(item.conversation().peer(), DELETED),
                            shown.get(i)));
        }
        return new Conversations(
                List.copyOf(list),
                found.size() > limit
                        ? Optional.of(position.behind(places.getLast().number()))
                        : Optional.empty());
    }

    private boolean isKept(Message message) {
        return !retention.isExpired(message, clock.instant());
    }

    private static Set<AccountId> peers(Collection<ListPosition.Placed<Mailboxes.Item>> rows) {
        return rows.stream()
                .map(row -> row.item().conversation().peer())
                .collect(Collectors.toSet());
    }

    private List<Shown> shown(List<Message> messages) {
        var recipients = new HashSet<AccountId>();
        messages.stream()
                .filter(SentMessage.class::isInstance)
                .map(SentMessage.class::cast)
                .filter(sent -> !sent.receipt().equals(SentMessage.Receipt.NONE))
                .map(Message::peer)
                .forEach(recipients::add);
        var receipts = correspondents.sendingReceipts(recipients);
        return messages.stream().map(message -> shown(message, receipts)).toList();
    }

    private static Shown shown(Message message, Set<AccountId> receipts) {
        return switch (message) {
            case ReceivedMessage received ->
                    new Shown(
                            received,
                            received.readState().read(),
                            received.readState().readAt(),
                            received.deliveredAt());
            case SentMessage sent -> {
                var known = Optional.of(sent.receipt()).filter(_ -> receipts.contains(sent.peer()));
                yield new Shown(
                        sent,
                        known.flatMap(SentMessage.Receipt::readAt).isPresent(),
                        known.flatMap(SentMessage.Receipt::readAt),
                        known.flatMap(SentMessage.Receipt::deliveredAt));
            }
        };
    }
}
