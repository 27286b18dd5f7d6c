package dev.pacenote.adapters.out.postgres.trackmania.board;

import dev.pacenote.domain.trackmania.board.MapUid;
import java.util.Collection;

/** Maps as an array of a statement. */
public final class MapUids {

    private MapUids() {}

    /** The uids of these maps, each once. */
    public static String[] texts(Collection<MapUid> maps) {
        return maps.stream().map(MapUid::value).distinct().toArray(String[]::new);
    }
}
