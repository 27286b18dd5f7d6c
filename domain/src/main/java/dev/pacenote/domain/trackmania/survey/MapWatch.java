package dev.pacenote.domain.trackmania.survey;

import dev.pacenote.domain.trackmania.board.Board;
import dev.pacenote.domain.trackmania.board.Entry;
import dev.pacenote.domain.trackmania.board.MapType;
import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.board.RecordEvent;
import dev.pacenote.domain.trackmania.board.RecordKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is known of one map: the board as last read, and every record ever seen on it.
 *
 * @param board empty until the first look
 */
public record MapWatch(MapUid map, MapType type, Optional<Board> board, KnownRecords known) {

    /** What a fetched board teaches. */
    public sealed interface BoardSurveyResult {
        /**
         * The board counts; {@code fresh} are the events that belong to it, best place first. A
         * world record that was known below a withdrawn one is among them a second time, for its
         * new place.
         */
        record Learned(Board board, List<RecordEvent> fresh, boolean changed)
                implements BoardSurveyResult {}

        /** The answer cannot be true: it counts as no answer at all. */
        record NotBelieved(String reason) implements BoardSurveyResult {}
    }

    /** Compares a board with what is known. Nothing is lost when the result is thrown away. */
    public BoardSurveyResult look(Board fetched, Instant now) {
        if (!fetched.map().equals(map)) {
            throw new IllegalArgumentException("a board of " + fetched.map() + " for " + map);
        }
        if (fetched.isEmpty() && board.isPresent() && !board.get().isEmpty()) {
            return new BoardSurveyResult.NotBelieved("an empty board where entries stood");
        }
        boolean firstLook = board.isEmpty() && known.isEmpty();
        boolean uncovered = known.isUncovered(fetched, type, now);
        var fresh =
                fetched.entries().stream()
                        .filter(
                                entry ->
                                        known.isNews(map, entry, type)
                                                || (uncovered && entry.position() == 1))
                        .map(entry -> event(entry, now, firstLook))
                        .toList();
        boolean changed = !board.equals(Optional.of(fetched));
        return new BoardSurveyResult.Learned(fetched, fresh, changed);
    }

    private RecordEvent event(Entry entry, Instant now, boolean firstLook) {
        return new RecordEvent(
                RecordKey.of(map, entry),
                entry.score(),
                entry.position(),
                entry.zone().name(),
                entry.drivenAt(),
                now,
                firstLook && entry.drivenAt().isEmpty());
    }
}
