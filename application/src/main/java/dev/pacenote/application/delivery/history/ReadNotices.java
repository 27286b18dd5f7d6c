package dev.pacenote.application.delivery.history;

import dev.pacenote.application.delivery.Channel;
import dev.pacenote.application.notice.Notices;
import dev.pacenote.application.notice.NoticesQuery;
import dev.pacenote.application.platform.Paging;
import dev.pacenote.domain.delivery.ChannelId;
import dev.pacenote.domain.delivery.NoticeDelivery;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.Topic;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Notices with what became of them, by every channel. */
public final class ReadNotices {

    /** Notices that are read at once when all are wanted. */
    private static final int PART = 200;

    private final Notices notices;
    private final List<Channel> channels;

    public ReadNotices(Notices notices, List<Channel> channels) {
        this.notices = notices;
        this.channels = List.copyOf(channels);
    }

    /** The inbox: newest finding first. */
    public Paging.Page<NoticeWithDelivery> page(NoticesQuery query, Paging paging) {
        var page = notices.page(query, paging);
        var delivered = delivered(query.account(), page.rows()).iterator();
        return page.map(_ -> delivered.next());
    }

    /**
     * Everything of one account and topic, newest finding first, read in parts as it is used. What
     * is found meanwhile is not among it.
     */
    public Stream<NoticeWithDelivery> all(AccountId account, Topic topic) {
        return Stream.iterate(
                        Optional.of(notices.part(account, topic, Optional.empty(), PART)),
                        Optional::isPresent,
                        part ->
                                part.flatMap(Notices.Part::next)
                                        .map(
                                                from ->
                                                        notices.part(
                                                                account,
                                                                topic,
                                                                Optional.of(from),
                                                                PART)))
                .flatMap(part -> delivered(account, part.orElseThrow().rows()).stream());
    }

    private List<NoticeWithDelivery> delivered(AccountId account, List<Notice> rows) {
        var deliveries = new HashMap<UUID, Map<ChannelId, NoticeDelivery>>();
        for (var channel : channels) {
            channel.deliveries(account, rows)
                    .forEach(
                            (notice, delivery) ->
                                    deliveries
                                            .computeIfAbsent(notice, _ -> new HashMap<>())
                                            .put(channel.id(), delivery));
        }
        return rows.stream()
                .map(
                        notice ->
                                new NoticeWithDelivery(
                                        notice, deliveries.getOrDefault(notice.id(), Map.of())))
                .toList();
    }
}
