package dev.pacenote.adapters.out.postgres.trackmania.survey;

import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.board.PlayerId;
import dev.pacenote.domain.trackmania.board.RecordEvent;
import dev.pacenote.domain.trackmania.board.RecordKey;
import dev.pacenote.domain.trackmania.board.Score;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A row of {@code record_events}; a hidden score is stored as null. */
public final class RecordEventRow {

    private RecordEventRow() {}

    public static RecordEvent.Numbered numbered(ResultSet rs) throws SQLException {
        var score =
                Optional.ofNullable(rs.getObject("score", Integer.class))
                        .<Score>map(Score.Visible::new)
                        .orElse(Score.Hidden.HIDDEN);
        return new RecordEvent.Numbered(
                rs.getLong("number"),
                new RecordEvent(
                        new RecordKey(
                                new MapUid(rs.getString("map_uid")),
                                new PlayerId(Rows.uuid(rs, "account_id")),
                                rs.getLong("mark")),
                        score,
                        rs.getInt("position"),
                        rs.getString("zone"),
                        Rows.maybeInstant(rs, "driven_at"),
                        Rows.instant(rs, "found_at"),
                        rs.getBoolean("base")));
    }

    static @Nullable Integer score(RecordEvent event) {
        return event.score() instanceof Score.Visible(int value) ? value : null;
    }
}
