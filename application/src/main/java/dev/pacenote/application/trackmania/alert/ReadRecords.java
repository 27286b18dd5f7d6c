package dev.pacenote.application.trackmania.alert;

import dev.pacenote.application.delivery.history.NoticeWithDelivery;
import dev.pacenote.application.delivery.history.ReadNotices;
import dev.pacenote.application.notice.Notices;
import dev.pacenote.application.notice.NoticesQuery;
import dev.pacenote.application.platform.Paging;
import dev.pacenote.application.trackmania.board.ResolveNames;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.platform.UtcDate;
import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.board.PlayerId;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A mapper looks at every record that was ever found for them, mailed or not. */
public final class ReadRecords {

    /** A record with its driver's name and what became of it. */
    public record Row(
            UUID id,
            RecordFacts news,
            String player,
            Instant detectedAt,
            Optional<LocalDate> mailedOn) {}

    /** How many records were found on a UTC date. */
    public record Day(LocalDate date, int records) {}

    /** Days that are counted, today included. */
    public static final int DAYS = 30;

    private final Notices notices;
    private final ReadNotices filed;
    private final ResolveNames names;
    private final InstantSource clock;

    public ReadRecords(
            Notices notices, ReadNotices filed, ResolveNames names, InstantSource clock) {
        this.notices = notices;
        this.filed = filed;
        this.names = names;
        this.clock = clock;
    }

    /** The last days without a gap, today last. */
    public List<Day> perDay(AccountId person) {
        var today = UtcDate.of(clock.instant());
        var first = today.minusDays(DAYS - 1L);
        var found = notices.perDay(person, RecordFacts.TOPIC, first);
        return IntStream.range(0, DAYS)
                .mapToObj(first::plusDays)
                .map(date -> new Day(date, found.getOrDefault(date, 0)))
                .toList();
    }

    /** Newest finding first. */
    public Paging.Page<Row> read(
            AccountId person, Optional<Instant> since, Optional<MapUid> map, Paging paging) {
        var page =
                filed.page(
                        new NoticesQuery(person, RecordFacts.TOPIC, map.map(MapUid::value), since),
                        paging);
        var news =
                page.rows().stream()
                        .map(filed -> filed.notice().facts(RecordFacts.class).account())
                        .collect(Collectors.toSet());
        var players = names.resolve(news);
        return page.map(filed -> row(filed, players));
    }

    private static Row row(NoticeWithDelivery filed, Map<PlayerId, String> players) {
        var news = filed.notice().facts(RecordFacts.class);
        return new Row(
                filed.notice().id(),
                news,
                players.getOrDefault(news.account(), news.account().toString()),
                filed.notice().foundAt(),
                filed.mailedOn());
    }
}
