package dev.pacenote.application.trackmania.board;

import dev.pacenote.domain.trackmania.board.ExchangeMap;
import dev.pacenote.domain.trackmania.board.MapUid;
import java.util.Collection;
import java.util.Map;

/** What is known of maps whoever follows them: name, kind, page. The latest word counts. */
public interface MapCatalog {

    void note(Collection<ExchangeMap> maps);

    /** The maps that are known; others are missing from the answer. */
    Map<MapUid, ExchangeMap> describe(Collection<MapUid> maps);
}
