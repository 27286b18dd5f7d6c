package dev.pacenote.application.trackmania.driver;

import dev.pacenote.application.notice.FactsCodec;
import dev.pacenote.application.notice.inbox.InboxTopic;
import dev.pacenote.domain.notice.NoticeFacts;
import dev.pacenote.domain.notice.NoticeKey;
import dev.pacenote.domain.notice.StoredFacts;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.notice.inbox.Source;
import dev.pacenote.domain.trackmania.board.ExchangeMap;
import dev.pacenote.domain.trackmania.board.MapName;
import dev.pacenote.domain.trackmania.board.MapType;
import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.board.PlayerId;
import dev.pacenote.domain.trackmania.board.Score;
import dev.pacenote.domain.trackmania.driver.DriverNotification;
import dev.pacenote.domain.trackmania.driver.DriverNotificationId;
import dev.pacenote.domain.trackmania.driver.PositionChange;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * A change of a guarded place.
 *
 * @param exchangeId number of the map's page on Trackmania Exchange, if known
 * @param mapGone the map itself is gone, and every record with it
 */
public record PositionFacts(
        DriverNotificationId notification,
        MapUid map,
        Optional<Long> exchangeId,
        MapName mapName,
        MapType type,
        PositionChange change,
        boolean mapGone)
        implements NoticeFacts {

    public static final Topic TOPIC = new Topic("trackmania.position");

    public static final FactsCodec<PositionFacts> CODEC =
            new FactsCodec<>(PositionFacts.class, PositionFacts::stored, PositionFacts::read);

    /** Changes of one place gather in one item. */
    public static final InboxTopic IN_INBOX =
            InboxTopic.of(
                    TOPIC,
                    notice ->
                            new Source(
                                    "place",
                                    subject(notice.facts(PositionFacts.class).notification())));

    /**
     * A place changes once between two looks that were stored: whoever finds the same change again,
     * as it was told and what was seen could not be stored, finds the same notice.
     *
     * @param before the place as it is stored
     */
    static NoticeKey key(DriverNotification before, PositionChange change) {
        return new NoticeKey(
                TOPIC,
                before.id()
                        + "/"
                        + before.lastCheckedAt()
                        + "/"
                        + change.kind()
                        + " "
                        + change.newPosition(),
                Optional.of(subject(before.id())));
    }

    /** The place that a change is about, for looking up its history. */
    static String subject(DriverNotificationId notification) {
        return notification.toString();
    }

    public static PositionFacts of(
            DriverNotification notification, PositionChange change, Optional<ExchangeMap> map) {
        return new PositionFacts(
                notification.id(),
                notification.map(),
                map.map(ExchangeMap::exchangeId),
                map.map(ExchangeMap::name).orElse(notification.mapName()),
                map.map(ExchangeMap::type).orElse(MapType.RACE),
                change,
                false);
    }

    PositionFacts withMapGone() {
        return new PositionFacts(notification, map, exchangeId, mapName, type, change, true);
    }

    private StoredFacts stored() {
        var facts =
                StoredFacts.builder()
                        .with("notification", notification)
                        .with("map", map)
                        .with("exchangeId", exchangeId)
                        .with("mapName", mapName)
                        .with("type", type)
                        .with("kind", change.kind())
                        .with("at", change.at())
                        .with("oldPosition", change.oldPosition())
                        .with("newPosition", change.newPosition())
                        .with("score", change.score().map(PositionFacts::mark))
                        .with("passers", change.passedBy().size());
        if (mapGone) {
            facts.with("mapGone", true);
        }
        for (int i = 0; i < change.passedBy().size(); i++) {
            var passer = change.passedBy().get(i);
            var prefix = "passer" + i + ".";
            facts.with(prefix + "account", passer.account())
                    .with(prefix + "score", mark(passer.score()))
                    .with(prefix + "position", passer.position())
                    .with(prefix + "zone", passer.zone())
                    .with(prefix + "drivenAt", passer.drivenAt());
            if (passer.delta().isPresent()) {
                facts.with(prefix + "delta", passer.delta().getAsInt());
            }
        }
        return facts.build();
    }

    private static int mark(Score score) {
        return score.visible().orElse(Score.HIDDEN_MARK);
    }

    private static PositionFacts read(StoredFacts facts) {
        var passers =
                IntStream.range(0, Integer.parseInt(facts.get("passers")))
                        .mapToObj(i -> passer(facts, "passer" + i + "."))
                        .toList();
        return new PositionFacts(
                new DriverNotificationId(Long.parseLong(facts.get("notification"))),
                new MapUid(facts.get("map")),
                facts.find("exchangeId").map(Long::valueOf),
                new MapName(facts.get("mapName")),
                MapType.valueOf(facts.get("type")),
                new PositionChange(
                        PositionChange.Kind.valueOf(facts.get("kind")),
                        Instant.parse(facts.get("at")),
                        Integer.parseInt(facts.get("oldPosition")),
                        Integer.parseInt(facts.get("newPosition")),
                        facts.find("score").map(Integer::parseInt).map(Score::of),
                        passers),
                facts.find("mapGone").isPresent());
    }

    private static PositionChange.Passer passer(StoredFacts facts, String prefix) {
        var delta = facts.find(prefix + "delta");
        return new PositionChange.Passer(
                PlayerId.of(facts.get(prefix + "account")),
                Score.of(Integer.parseInt(facts.get(prefix + "score"))),
                delta.isPresent()
                        ? OptionalInt.of(Integer.parseInt(delta.get()))
                        : OptionalInt.empty(),
                Integer.parseInt(facts.get(prefix + "position")),
                facts.get(prefix + "zone"),
                facts.find(prefix + "drivenAt").map(Instant::parse));
    }
}
