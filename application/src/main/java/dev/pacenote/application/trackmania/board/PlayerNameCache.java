package dev.pacenote.application.trackmania.board;

import dev.pacenote.domain.trackmania.board.PlayerId;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** Display names seen before, so that known drivers are not asked for again each day. */
public interface PlayerNameCache {

    /** Names that were written down at or after {@code since}. */
    Map<PlayerId, String> read(Set<PlayerId> accounts, Instant since);

    /** Writes names down, replacing what was there. */
    void write(Map<PlayerId, String> names, Instant at);
}
