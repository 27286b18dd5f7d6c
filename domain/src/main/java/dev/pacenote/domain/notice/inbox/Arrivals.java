package dev.pacenote.domain.notice.inbox;

import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.StoredFacts;
import dev.pacenote.domain.notice.stream.StreamHead;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * All that changes when a person is told something: items of their inbox open or take in more, and
 * one event says so, however many notices there are.
 *
 * @param told the notices in their order, each with the item that shows it, as that is afterwards
 * @param step empty when no item shows any of them
 */
public record Arrivals(List<Told> told, Optional<StreamHead.Step> step) {

    /** The reference of the event to its items: their ids with a comma between. */
    public static final String ITEMS = "notificationIds";

    public Arrivals {
        told = List.copyOf(told);
    }

    /**
     * How an item shows a notice.
     *
     * @param facts what the notice says, as it is stored
     * @param shownFor how long the item is shown after it
     */
    public record Showing(Source source, StoredFacts facts, Duration shownFor) {}

    /**
     * A notice of a fact that its account was not told yet.
     *
     * @param showing empty when no item is to show it
     */
    public record Arrival(Notice notice, Optional<Showing> showing) {}

    /** A notice with the item that shows it, if one does. */
    public record Told(Notice notice, Optional<Notification> notification) {}

    /**
     * @param open the open items about the sources of the notices
     * @param ids for items that open
     */
    public static Arrivals of(
            StreamHead head,
            Collection<Arrival> arrivals,
            Collection<Notification> open,
            Supplier<UUID> ids,
            Instant now) {
        var before =
                open.stream().collect(Collectors.toMap(item -> item.key().source(), item -> item));
        var after = new LinkedHashMap<Source, Notification>();
        var shownBy = new HashMap<UUID, Source>();
        for (var arrival : arrivals) {
            arrival.showing()
                    .ifPresent(
                            showing -> {
                                var source = showing.source();
                                after.put(
                                        source,
                                        shown(
                                                Optional.ofNullable(
                                                        after.getOrDefault(
                                                                source, before.get(source))),
                                                arrival.notice(),
                                                showing,
                                                head.nextSeq(),
                                                ids));
                                shownBy.put(arrival.notice().id(), source);
                            });
        }
        var told = new ArrayList<Told>();
        for (var arrival : arrivals) {
            var notice = arrival.notice();
            told.add(
                    new Told(
                            notice, Optional.ofNullable(shownBy.get(notice.id())).map(after::get)));
        }
        return new Arrivals(told, step(head, before, after, now));
    }

    private static Notification shown(
            Optional<Notification> item,
            Notice notice,
            Showing showing,
            long seq,
            Supplier<UUID> ids) {
        return item.map(open -> open.gather(notice, showing.facts(), seq, showing.shownFor()))
                .orElseGet(
                        () ->
                                Notification.opened(
                                        ids.get(),
                                        showing.source(),
                                        notice,
                                        showing.facts(),
                                        seq,
                                        showing.shownFor()));
    }

    private static Optional<StreamHead.Step> step(
            StreamHead head,
            Map<Source, Notification> before,
            Map<Source, Notification> after,
            Instant now) {
        if (after.isEmpty()) {
            return Optional.empty();
        }
        var counts = head.counts();
        for (var item : after.entrySet()) {
            counts =
                    InboxCounts.changed(
                            counts,
                            Optional.ofNullable(before.get(item.getKey())),
                            item.getValue());
        }
        var items =
                after.values().stream()
                        .map(item -> item.id().toString())
                        .collect(Collectors.joining(","));
        return Optional.of(
                head.with(counts)
                        .happened(
                                InboxEvents.NOTIFICATION,
                                now,
                                StoredFacts.builder().with(ITEMS, items).build()));
    }
}
