package dev.pacenote.application.trackmania;

import dev.pacenote.application.notice.Notices;
import dev.pacenote.application.shared.Paging;
import dev.pacenote.domain.identity.UserId;
import dev.pacenote.domain.trackmania.AccountId;
import dev.pacenote.domain.trackmania.MapUid;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** A mapper looks at every record that was ever found for them, mailed or not. */
public final class ReadInbox {

    /** A record with its driver's name and what became of it. */
    public record Row(
            UUID id,
            RecordNews news,
            String player,
            Instant detectedAt,
            Optional<LocalDate> mailedOn) {}

    private final Notices notices;
    private final ResolveNames names;

    public ReadInbox(Notices notices, ResolveNames names) {
        this.notices = notices;
        this.names = names;
    }

    /** Newest finding first. */
    public Paging.Page<Row> read(
            UserId person, Optional<Instant> since, Optional<MapUid> map, Paging paging) {
        Map<String, String> facts =
                map.map(uid -> Map.of(RecordNews.MAP, uid.value())).orElse(Map.of());
        var page = notices.page(new Notices.Query(person, RecordNews.TOPIC, since, facts), paging);
        var news =
                page.rows().stream()
                        .map(filed -> RecordNews.read(filed.notice().facts()).account())
                        .collect(Collectors.toSet());
        var players = names.resolve(news);
        return page.map(filed -> row(filed, players));
    }

    private static Row row(Notices.Filed filed, Map<AccountId, String> players) {
        var news = RecordNews.read(filed.notice().facts());
        return new Row(
                filed.notice().id(),
                news,
                players.getOrDefault(news.account(), news.account().toString()),
                filed.notice().foundAt(),
                filed.mailedOn());
    }
}
