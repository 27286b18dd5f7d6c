package dev.pacenote.adapters.out.dynamodb.trackmania.board;

import dev.pacenote.adapters.out.dynamodb.platform.DynamoTable;
import dev.pacenote.adapters.out.dynamodb.platform.Item;
import dev.pacenote.application.trackmania.board.FetchedBoards;
import dev.pacenote.domain.trackmania.board.Board;
import dev.pacenote.domain.trackmania.board.MapUid;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

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
        return table
                .getAll(maps.stream().distinct().map(DynamoFetchedBoards::key).toList())
                .stream()
                .filter(item -> !item.instant(FETCHED).isBefore(since))
                .map(DynamoFetchedBoards::board)
                .collect(Collectors.toMap(Board::map, board -> board));
    }

    private static Board board(Item item) {
        return new Board(
                new MapUid(item.string(MAP)),
                item.items("entries").stream().map(EntryItems::entry).toList());
    }

    @Override
    public void put(Board board, Instant at) {
        table.put(
                key(board.map())
                        .put(FETCHED, at)
                        .put("entries", board.entries().stream().map(EntryItems::item).toList())
                        .put(DynamoTable.EXPIRES, at.plus(KEPT).getEpochSecond()));
    }

    @Override
    public void forgetBefore(Instant at) {
        // For the sake of the promise: DynamoDB forgets by itself, and the Lambda assembly leaves
        // it to it.
        table.scan(MAP, FETCHED).stream()
                .filter(item -> item.instant(FETCHED).isBefore(at))
                .forEach(item -> table.delete(key(new MapUid(item.string(MAP)))));
    }
}
