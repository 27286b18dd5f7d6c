package dev.pacenote.application.trackmania.survey;

import dev.pacenote.domain.trackmania.board.Entry;
import java.time.Instant;
import java.util.Optional;

/**
 * What a page shows of a watched map.
 *
 * @param lookedAt when somebody last made sure of it
 * @param lastRecordAt when its latest record was driven, or found if nobody knows
 * @param leads how many records were seen at its first place so far
 */
public record WatchSummary(
        Instant lookedAt, Optional<Instant> lastRecordAt, Optional<Entry> leader, int leads) {}
