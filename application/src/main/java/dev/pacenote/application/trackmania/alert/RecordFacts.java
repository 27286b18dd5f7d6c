package dev.pacenote.application.trackmania.alert;

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
import dev.pacenote.domain.trackmania.board.RecordEvent;
import dev.pacenote.domain.trackmania.board.Score;
import dev.pacenote.domain.trackmania.board.Withdrawal;
import java.time.Instant;
import java.util.Optional;

/**
 * A new record on a map.
 *
 * @param exchangeId number of the map's page on Trackmania Exchange, if known
 * @param withdrawn the record that stood first before and was taken away, if that made room
 */
public record RecordFacts(
        MapUid map,
        Optional<Long> exchangeId,
        MapName mapName,
        MapType type,
        PlayerId account,
        int position,
        Score score,
        String zone,
        Optional<Instant> drivenAt,
        Optional<Withdrawal> withdrawn)
        implements NoticeFacts {

    public static final Topic TOPIC = new Topic("trackmania.record");

    public static final FactsCodec<RecordFacts> CODEC =
            new FactsCodec<>(RecordFacts.class, RecordFacts::stored, RecordFacts::read);

    /** Records on one map gather in one item. */
    public static final InboxTopic IN_INBOX =
            InboxTopic.of(
                    TOPIC,
                    notice -> new Source("map", notice.facts(RecordFacts.class).map().value()));

    /** A record is told once, whatever happens to it later. */
    static NoticeKey key(RecordEvent event) {
        return new NoticeKey(TOPIC, event.key().asText(), Optional.of(event.key().map().value()));
    }

    public static RecordFacts of(
            RecordEvent event, Optional<ExchangeMap> map, Optional<Withdrawal> withdrawn) {
        return new RecordFacts(
                event.key().map(),
                map.map(ExchangeMap::exchangeId),
                map.map(ExchangeMap::name).orElse(new MapName("")),
                map.map(ExchangeMap::type).orElse(MapType.RACE),
                event.key().account(),
                event.position(),
                event.score(),
                event.zone(),
                event.drivenAt(),
                withdrawn);
    }

    private StoredFacts stored() {
        return StoredFacts.builder()
                .with("map", map)
                .with("exchangeId", exchangeId)
                .with("mapName", mapName)
                .with("type", type)
                .with("account", account)
                .with("position", position)
                .with("score", score.visible().orElse(Score.HIDDEN_MARK))
                .with("zone", zone)
                .with("drivenAt", drivenAt)
                .with("withdrawnAccount", withdrawn.map(Withdrawal::account))
                .with("withdrawnScore", withdrawn.map(record -> record.score().value()))
                .build();
    }

    private static RecordFacts read(StoredFacts facts) {
        return new RecordFacts(
                new MapUid(facts.get("map")),
                facts.find("exchangeId").map(Long::valueOf),
                new MapName(facts.get("mapName")),
                MapType.valueOf(facts.get("type")),
                PlayerId.of(facts.get("account")),
                Integer.parseInt(facts.get("position")),
                Score.of(Integer.parseInt(facts.get("score"))),
                facts.get("zone"),
                facts.find("drivenAt").map(Instant::parse),
                withdrawn(facts));
    }

    private static Optional<Withdrawal> withdrawn(StoredFacts facts) {
        return facts.find("withdrawnAccount")
                .map(
                        account ->
                                new Withdrawal(
                                        PlayerId.of(account),
                                        new Score.Visible(
                                                Integer.parseInt(facts.get("withdrawnScore")))));
    }
}
