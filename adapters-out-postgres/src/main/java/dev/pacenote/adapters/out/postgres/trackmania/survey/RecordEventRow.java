package dev.pacenote.adapters.out.postgres.trackmania.survey;

import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.board.PlayerId;
import dev.pacenote.domain.trackmania.board.RecordEvent;
import dev.pacenote.domain.trackmania.board.RecordKey;
import dev.pacenote.domain.trackmania.board.Score;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code record_events}.
 *
 * @param score missing: hidden
 */
@MappedEntity("record_events")
public record RecordEventRow(
        @Id long number,
        String mapUid,
        UUID accountId,
        long mark,
        @Nullable Integer score,
        int position,
        String zone,
        @Nullable Instant drivenAt,
        Instant foundAt,
        boolean base) {

    /** An event that the table gives its number when it is added. */
    static RecordEventRow unnumbered(RecordEvent event) {
        return new RecordEventRow(
                0,
                event.key().map().value(),
                event.key().account().value(),
                event.key().mark(),
                event.score() instanceof Score.Visible(int value) ? value : null,
                event.position(),
                event.zone(),
                Rows.stored(event.drivenAt()),
                Rows.microseconds(event.foundAt()),
                event.base());
    }

    /** The event that the row describes. */
    public RecordEvent.Numbered numbered() {
        return new RecordEvent.Numbered(
                number,
                new RecordEvent(
                        new RecordKey(new MapUid(mapUid), new PlayerId(accountId), mark),
                        score == null ? Score.Hidden.HIDDEN : new Score.Visible(score),
                        position,
                        zone,
                        Optional.ofNullable(drivenAt),
                        foundAt,
                        base));
    }
}
