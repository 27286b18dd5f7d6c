package dev.pacenote.adapters.out.postgres.trackmania.board;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.pacenote.adapters.out.postgres.platform.Json;
import dev.pacenote.domain.trackmania.board.Board;
import dev.pacenote.domain.trackmania.board.Entry;
import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.board.PlayerId;
import dev.pacenote.domain.trackmania.board.Score;
import dev.pacenote.domain.trackmania.board.Zone;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A board as one {@code jsonb} value. */
public final class BoardJson {

    /** Account, place, score (-1 hidden), driven at in epoch seconds or null, zone. */
    record StoredEntry(UUID a, int p, int s, @Nullable Long t, String z, @Nullable UUID zi) {}

    private static final TypeReference<List<StoredEntry>> ENTRIES = new TypeReference<>() {};

    private BoardJson() {}

    public static String write(Board board) {
        return Json.write(
                board.entries().stream()
                        .map(
                                e ->
                                        new StoredEntry(
                                                e.account().value(),
                                                e.position(),
                                                e.score().visible().orElse(Score.HIDDEN_MARK),
                                                e.drivenAt()
                                                        .map(Instant::getEpochSecond)
                                                        .orElse(null),
                                                e.zone().name(),
                                                e.zone().id().orElse(null)))
                        .toList());
    }

    public static Board read(MapUid map, String json) {
        return new Board(
                map,
                Json.read(json, ENTRIES).stream()
                        .map(
                                e ->
                                        new Entry(
                                                new PlayerId(e.a()),
                                                e.p(),
                                                Score.of(e.s()),
                                                Optional.ofNullable(e.t())
                                                        .map(Instant::ofEpochSecond),
                                                new Zone(Optional.ofNullable(e.zi()), e.z())))
                        .toList());
    }
}
