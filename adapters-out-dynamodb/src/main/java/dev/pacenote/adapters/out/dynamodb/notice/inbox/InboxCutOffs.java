package dev.pacenote.adapters.out.dynamodb.notice.inbox;

import dev.pacenote.adapters.out.dynamodb.platform.Item;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.notice.inbox.Notification;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a person said of many notifications at once, in the order of their commits. What was stored
 * before a cut-off is as the cut-off says, if the domain says that it takes it.
 */
record InboxCutOffs(List<CutOff> all) {

    /** The two oldest become one when there are more. */
    private static final int MAX = 50;

    private static final String CUT_OFFS = "cutOffs";

    /**
     * @param read whether all were read; otherwise they were shown
     * @param topics of these only
     * @param version of the head that stored it
     */
    record CutOff(
            boolean read, Optional<Set<Topic>> topics, long upToSeq, Instant moment, long version) {

        boolean takes(Notification notification) {
            return (read ? notification.isReadBy(upToSeq) : notification.isSeenBy(upToSeq))
                    && topics.map(of -> of.contains(notification.key().topic())).orElse(true);
        }

        Notification applied(Notification notification) {
            if (!takes(notification)) {
                return notification;
            }
            return read ? notification.read(moment) : notification.seen(moment);
        }

        private boolean isLike(CutOff other) {
            return read == other.read && topics.equals(other.topics);
        }
    }

    InboxCutOffs {
        all = List.copyOf(all);
    }

    static InboxCutOffs of(Optional<Item> item) {
        return new InboxCutOffs(
                item.map(known -> known.items(CUT_OFFS).stream().map(InboxCutOffs::cutOff).toList())
                        .orElse(List.of()));
    }

    private static CutOff cutOff(Item item) {
        return new CutOff(
                item.bool("read"),
                item.has("topics")
                        ? Optional.of(
                                item.items("topics").stream()
                                        .map(topic -> new Topic(topic.string("name")))
                                        .collect(Collectors.toSet()))
                        : Optional.empty(),
                item.number("upTo"),
                item.instant("moment"),
                item.number("version"));
    }

    private static Item item(CutOff cutOff) {
        var item =
                Item.empty()
                        .put("read", cutOff.read())
                        .put("upTo", cutOff.upToSeq())
                        .put("moment", cutOff.moment())
                        .put("version", cutOff.version());
        cutOff.topics()
                .ifPresent(
                        topics ->
                                item.put(
                                        "topics",
                                        topics.stream()
                                                .map(
                                                        topic ->
                                                                Item.empty()
                                                                        .put("name", topic.name()))
                                                .toList()));
        return item;
    }

    Item item(Item key) {
        return key.copy().put(CUT_OFFS, all.stream().map(InboxCutOffs::item).toList());
    }

    InboxCutOffs with(CutOff next) {
        var longer = new ArrayList<>(all);
        longer.add(next);
        if (longer.size() > MAX) {
            shorten(longer);
        }
        return new InboxCutOffs(longer);
    }

    /** The oldest one goes where a later one of its kind takes all that it takes. */
    private static void shorten(List<CutOff> all) {
        for (int i = 0; i < all.size(); i++) {
            var old = all.get(i);
            if (all.stream()
                    .skip(i + 1L)
                    .anyMatch(later -> later.isLike(old) && later.upToSeq() >= old.upToSeq())) {
                all.remove(i);
                return;
            }
        }
        // Each is of a kind of its own: they stay, and there are not that many kinds.
    }

    /** A stored notification as it is. */
    Notification applied(Item stored) {
        var notification = NotificationItems.notification(stored);
        long at = stored.number(NotificationItems.AT);
        for (var cutOff : all) {
            if (cutOff.version() > at) {
                notification = cutOff.applied(notification);
            }
        }
        return notification;
    }
}
