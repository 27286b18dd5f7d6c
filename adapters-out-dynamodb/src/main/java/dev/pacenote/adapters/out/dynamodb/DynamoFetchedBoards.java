package dev.pacenote.adapters.out.dynamodb;

import dev.pacenote.application.trackmania.FetchedBoards;
import dev.pacenote.domain.trackmania.AccountId;
import dev.pacenote.domain.trackmania.Board;
import dev.pacenote.domain.trackmania.Entry;
import dev.pacenote.domain.trackmania.MapUid;
import dev.pacenote.domain.trackmania.Score;
import dev.pacenote.domain.trackmania.Zone;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Fetched boards in DynamoDB, an item per map, far below its limit of 400 kB.
 *
 * <p>Table: key {@code mapUid} (text), expiry {@code expires}. Which board is fresh is asked of its
 * own time, not of the expiry.
 */
public final class DynamoFetchedBoards implements FetchedBoards {

    private static final String MAP = "mapUid";
    private static final String FETCHED = "fetched";

    /** Long after anybody wants it. */
    private static final Duration KEPT = Duration.ofDays(1);

    private final DynamoTable table;

    public DynamoFetchedBoards(DynamoTable table) {
        this.table = table;
    }

    private static Item key(MapUid map) {
        return Item.empty().put(MAP, map.value());
    }

    @Override
    public Map<MapUid, Board> find(Collection<MapUid> maps, Instant since) {
        var found = new HashMap<MapUid, Board>();
        for (var map : maps) {
            table.get(key(map))
                    .filter(item -> !item.instant(FETCHED).isBefore(since))
                    .ifPresent(item -> found.put(map, board(map, item)));
        }
        return found;
    }

    private static Board board(MapUid map, Item item) {
        return new Board(
                map, item.items("entries").stream().map(DynamoFetchedBoards::entry).toList());
    }

    private static Entry entry(Item item) {
        return new Entry(
                new AccountId(item.uuid("account")),
                (int) item.number("position"),
                Score.of((int) item.number("score")),
                item.maybeInstant("driven"),
                new Zone(
                        item.has("zone") ? Optional.of(item.uuid("zone")) : Optional.empty(),
                        item.string("zoneName")));
    }

    @Override
    public void put(Board board, Instant at) {
        table.put(
                key(board.map())
                        .put(FETCHED, at)
                        .put("entries", entries(board))
                        .put(DynamoTable.EXPIRES, at.plus(KEPT).getEpochSecond()));
    }

    private static List<Item> entries(Board board) {
        return board.entries().stream()
                .map(
                        entry -> {
                            var item =
                                    Item.empty()
                                            .put("account", entry.account().value())
                                            .put("position", entry.position())
                                            .put(
                                                    "score",
                                                    entry.score()
                                                            .visible()
                                                            .orElse(Score.HIDDEN_MARK))
                                            .put("zoneName", entry.zone().name());
                            entry.drivenAt().ifPresent(at -> item.put("driven", at));
                            entry.zone().id().ifPresent(id -> item.put("zone", id));
                            return item;
                        })
                .toList();
    }

    @Override
    public void forgetBefore(Instant at) {
        // For the sake of the promise: DynamoDB forgets by itself, and the Lambda assembly leaves
        // it to it.
        table.scan(MAP + "," + FETCHED).stream()
                .filter(item -> item.instant(FETCHED).isBefore(at))
                .forEach(item -> table.delete(key(new MapUid(item.string(MAP)))));
    }
}
