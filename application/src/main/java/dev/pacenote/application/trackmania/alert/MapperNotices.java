package dev.pacenote.application.trackmania.alert;

import dev.pacenote.application.platform.Ids;
import dev.pacenote.application.trackmania.board.MapCatalog;
import dev.pacenote.application.trackmania.survey.RecordEvents;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.Timing;
import dev.pacenote.domain.notice.Weight;
import dev.pacenote.domain.trackmania.board.ExchangeMap;
import dev.pacenote.domain.trackmania.board.MapName;
import dev.pacenote.domain.trackmania.board.MapType;
import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.board.RecordEvent;
import dev.pacenote.domain.trackmania.board.Withdrawal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** Writes to a mapper what happened on their maps: a notice of each record and of each gone map. */
public final class MapperNotices {

    private final RecordEvents recordEvents;
    private final MapCatalog catalog;
    private final Ids ids;

    public MapperNotices(RecordEvents recordEvents, MapCatalog catalog, Ids ids) {
        this.recordEvents = recordEvents;
        this.catalog = catalog;
        this.ids = ids;
    }

    /**
     * Maps that are gone since the last section, for whoever gets mails: no list shows them. The
     * section after may say so again: the same fact is stored once.
     */
    List<Notice> gone(AccountId person, Map<MapUid, Instant> fresh, Instant now) {
        var maps = catalog.describe(fresh.keySet());
        return new TreeMap<>(fresh)
                .entrySet().stream()
                        .map(
                                gone -> {
                                    var news =
                                            GoneMapFacts.of(
                                                    gone.getKey(),
                                                    Optional.ofNullable(maps.get(gone.getKey())),
                                                    new MapName(""));
                                    return new Notice(
                                            ids.next(),
                                            person,
                                            news.key(gone.getValue()),
                                            new Timing(gone.getValue(), now),
                                            news,
                                            Weight.LASTING_NOTE);
                                })
                        .toList();
    }

    /**
     * @param maps what is known of the maps of these events
     * @param weight how much each event weighs for this person
     */
    List<Notice> records(
            AccountId person,
            List<RecordEvent.Numbered> numbered,
            Map<MapUid, ExchangeMap> maps,
            Function<RecordEvent, Weight> weight,
            Instant now) {
        var leads =
                recordEvents.leads(maps(numbered.stream().filter(n -> n.event().position() == 1)));
        return numbered.stream()
                .map(
                        record -> {
                            var event = record.event();
                            var map = Optional.ofNullable(maps.get(event.key().map()));
                            var withdrawn =
                                    Withdrawal.before(
                                            record,
                                            leads.getOrDefault(event.key().map(), List.of()),
                                            map.map(ExchangeMap::type).orElse(MapType.RACE));
                            return notice(
                                    person,
                                    event,
                                    RecordFacts.of(event, map, withdrawn),
                                    weight.apply(event),
                                    now);
                        })
                .toList();
    }

    private static List<MapUid> maps(Stream<RecordEvent.Numbered> events) {
        return events.map(numbered -> numbered.event().key().map()).distinct().toList();
    }

    private Notice notice(
            AccountId person, RecordEvent event, RecordFacts facts, Weight weight, Instant now) {
        return new Notice(
                ids.next(),
                person,
                RecordFacts.key(event),
                new Timing(event.drivenAt().orElse(event.foundAt()), now),
                facts,
                weight);
    }
}
