package dev.pacenote.application.trackmania.alert;

import dev.pacenote.application.notice.FactsCodec;
import dev.pacenote.domain.notice.NoticeFacts;
import dev.pacenote.domain.notice.NoticeKey;
import dev.pacenote.domain.notice.StoredFacts;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.trackmania.board.ExchangeMap;
import dev.pacenote.domain.trackmania.board.MapName;
import dev.pacenote.domain.trackmania.board.MapUid;
import java.time.Instant;
import java.util.Optional;

/**
 * A map that is gone from the game.
 *
 * @param exchangeId number of the map's page on Trackmania Exchange, if known
 */
public record GoneMapFacts(MapUid map, Optional<Long> exchangeId, MapName mapName)
        implements NoticeFacts {

    public static final Topic TOPIC = new Topic("trackmania.map-gone");

    public static final FactsCodec<GoneMapFacts> CODEC =
            new FactsCodec<>(GoneMapFacts.class, GoneMapFacts::stored, GoneMapFacts::read);

    public static GoneMapFacts of(MapUid map, Optional<ExchangeMap> known, MapName otherwise) {
        return new GoneMapFacts(
                map,
                known.map(ExchangeMap::exchangeId),
                known.map(ExchangeMap::name).orElse(otherwise));
    }

    /** A map that goes, comes back and goes again is news twice. */
    public NoticeKey key(Instant goneAt) {
        return new NoticeKey(TOPIC, map + "/" + goneAt.getEpochSecond(), Optional.of(map.value()));
    }

    private StoredFacts stored() {
        return StoredFacts.builder()
                .with("map", map)
                .with("exchangeId", exchangeId)
                .with("mapName", mapName)
                .build();
    }

    private static GoneMapFacts read(StoredFacts facts) {
        return new GoneMapFacts(
                new MapUid(facts.get("map")),
                facts.find("exchangeId").map(Long::valueOf),
                new MapName(facts.get("mapName")));
    }
}
