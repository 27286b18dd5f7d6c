package dev.pacenote.application.trackmania.survey;

import dev.pacenote.domain.trackmania.board.MapUid;
import java.util.Collection;
import java.util.Map;

/** What pages show of watched maps. */
public interface WatchSummaries {

    /** Summaries of these maps; those never looked at are missing. */
    Map<MapUid, WatchSummary> of(Collection<MapUid> maps);
}
