package dev.pacenote.application.trackmania.board;

import dev.pacenote.application.platform.Tables;
import dev.pacenote.domain.trackmania.board.Board;
import dev.pacenote.domain.trackmania.board.MapUid;
import java.time.Instant;
import java.util.Optional;

/** Boards as surveys read them last, in memory. */
public final class InMemoryKnownBoards implements KnownBoards {

    private final Tables tables;

    public InMemoryKnownBoards(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Optional<Board> readSince(MapUid map, Instant since) {
        return tables.with(
                state ->
                        Optional.ofNullable(state.boards.get(map))
                                .filter(
                                        _ ->
                                                !state.learnedAt
                                                        .getOrDefault(map, Instant.EPOCH)
                                                        .isBefore(since)));
    }
}
