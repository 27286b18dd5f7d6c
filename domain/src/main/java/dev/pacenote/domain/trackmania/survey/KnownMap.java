package dev.pacenote.domain.trackmania.survey;

import dev.pacenote.domain.trackmania.board.Board;
import dev.pacenote.domain.trackmania.board.MapType;
import dev.pacenote.domain.trackmania.board.MapUid;
import java.time.Instant;
import java.util.Optional;

/**
 * What is known of a map before a survey.
 *
 * @param board as read last; empty before the first look
 * @param readAt when that was; meaningless without a board
 */
public record KnownMap(
        MapUid map,
        MapType type,
        Optional<Board> board,
        Instant readAt,
        ChangeFrequency restlessness) {

    public static KnownMap none(MapUid map, MapType type) {
        return new KnownMap(map, type, Optional.empty(), Instant.EPOCH, ChangeFrequency.CALM);
    }
}
