package dev.pacenote.adapters.in.http.trackmania.board;

import dev.pacenote.domain.trackmania.board.MapType;
import dev.pacenote.domain.trackmania.search.SearchJob;
import io.micronaut.core.annotation.Nullable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/**
 * One entry of a leaderboard.
 *
 * @param timestamp when it was driven, in seconds since 1970
 */
@Schema(name = "BoardRow")
public record BoardRow(
        String accountId,
        @Nullable String zoneId,
        String zoneName,
        int position,
        @Nullable Integer score,
        String scoreFormatted,
        @Nullable Long timestamp,
        String playerName) {

    public static BoardRow of(SearchJob.Line line, MapType type) {
        var entry = line.entry();
        return new BoardRow(
                entry.account().toString(),
                entry.zone().id().map(Object::toString).orElse(null),
                entry.zone().name(),
                entry.position(),
                Scores.number(entry.score()),
                entry.score().text(type),
                entry.drivenAt().map(Instant::getEpochSecond).orElse(null),
                line.player());
    }
}
