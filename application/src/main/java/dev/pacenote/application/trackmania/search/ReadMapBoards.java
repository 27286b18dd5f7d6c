package dev.pacenote.application.trackmania.search;

import dev.pacenote.application.platform.upstream.UpstreamException;
import dev.pacenote.application.trackmania.board.ReadBoard;
import dev.pacenote.domain.trackmania.board.Board;
import dev.pacenote.domain.trackmania.board.MapUid;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** Reads the boards of one search, some at once, until all are read or the time is over. */
final class ReadMapBoards {

    /** Boards asked for at once; the request budget decides how many really leave. */
    private static final int PARALLEL = 8;

    private final ReadBoard boards;
    private final InstantSource clock;
    private final Instant end;
    private final Map<MapUid, Board> read = new HashMap<>();
    private int failed;

    ReadMapBoards(ReadBoard boards, InstantSource clock, Instant end) {
        this.boards = boards;
        this.clock = clock;
        this.end = end;
    }

    /** The boards that were read so far. */
    Map<MapUid, Board> read() {
        return Collections.unmodifiableMap(read);
    }

    /** How many could not be read so far. */
    int failed() {
        return failed;
    }

    /** How many were read or could not be. */
    int done() {
        return read.size() + failed;
    }

    /**
     * Reads these boards in order.
     *
     * @param goOn asked after each
     */
    void readAll(List<MapUid> order, BooleanSupplier goOn) throws InterruptedException {
        var queue = new ArrayDeque<>(order);
        var underWay = new LinkedHashMap<MapUid, Future<Board>>();
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            while (!queue.isEmpty() || !underWay.isEmpty()) {
                while (!queue.isEmpty() && underWay.size() < PARALLEL) {
                    var map = queue.poll();
                    underWay.put(map, threads.submit(() -> boards.top(map, ReadBoard.FRESH)));
                }
                var left = Duration.between(clock.instant(), end);
                if (!left.isPositive() || !takeFirst(underWay, left) || !goOn.getAsBoolean()) {
                    return;
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /**
     * @return false when the time was over first
     */
    private boolean takeFirst(Map<MapUid, Future<Board>> underWay, Duration left)
            throws InterruptedException {
        var first = underWay.entrySet().iterator().next();
        try {
            var board = first.getValue().get(left.toMillis(), TimeUnit.MILLISECONDS);
            read.put(first.getKey(), board);
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof UpstreamException)) {
                throw new IllegalStateException(e.getCause());
            }
            failed++;
        }
        underWay.remove(first.getKey());
        return true;
    }
}
