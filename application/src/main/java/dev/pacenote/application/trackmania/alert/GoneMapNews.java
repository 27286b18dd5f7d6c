package dev.pacenote.application.trackmania.alert;

import dev.pacenote.domain.notice.Facts;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.trackmania.board.ExchangeMap;
import dev.pacenote.domain.trackmania.board.MapName;
import dev.pacenote.domain.trackmania.board.MapUid;
import java.time.Instant;
import java.util.Optional;

/**
 * A map that is gone from the game, as it travels through the shared delivery.
 *
 * @param exchangeId number of the map's page on Trackmania Exchange, if known
 */
public record GoneMapNews(MapUid map, Optional<Long> exchangeId, MapName mapName) {

    public static final Topic TOPIC = new Topic("trackmania.map-gone");

    public static GoneMapNews of(MapUid map, Optional<ExchangeMap> known, MapName otherwise) {
        return new GoneMapNews(
                map,
                known.map(ExchangeMap::exchangeId),
                known.map(ExchangeMap::name).orElse(otherwise));
    }

    /** A map that goes, comes back and goes again is news twice. */
    public String dedupeKey(Instant goneAt) {
        return map + "/" + goneAt.getEpochSecond();
    }

    public Facts facts() {
        return Facts.builder()
                .with("map", map)
                .with("exchangeId", exchangeId)
                .with("mapName", mapName)
                .build();
    }

    static GoneMapNews read(Facts facts) {
        return new GoneMapNews(
                new MapUid(facts.get("map")),
                facts.find("exchangeId").map(Long::valueOf),
                new MapName(facts.get("mapName")));
    }
}
