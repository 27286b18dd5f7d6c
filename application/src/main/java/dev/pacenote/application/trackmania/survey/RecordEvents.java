package dev.pacenote.application.trackmania.survey;

import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.board.RecordEvent;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Every record that a survey found new. {@link MapWatches#saveSurvey} adds them, together with the
 * board they stand on.
 */
public interface RecordEvents {

    /** Every record that stood first on this map when it was found, earliest first. */
    List<RecordEvent> leads(MapUid map);

    /** For each of these maps the records that stood first on it, in any order. */
    Map<MapUid, List<RecordEvent.Numbered>> leads(Collection<MapUid> maps);

    /** The number of the last event, 0 when there is none. */
    long lastNumber();
}
