package dev.pacenote.application.trackmania.board;

import dev.pacenote.domain.digest.DigestSection.Link;
import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.board.PlayerId;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Pages about maps and drivers elsewhere. */
public final class TrackmaniaPages {

    private TrackmaniaPages() {}

    public static URI map(long exchangeId) {
        return URI.create("https://trackmania.exchange/mapshow/" + exchangeId);
    }

    public static URI board(MapUid map) {
        return URI.create("https://trackmania.io/#/leaderboard/" + map);
    }

    public static URI player(PlayerId account) {
        return URI.create("https://trackmania.io/#/player/" + account);
    }

    public static List<Link> links(MapUid map, Optional<Long> exchangeId) {
        var links = new ArrayList<Link>();
        exchangeId.ifPresent(id -> links.add(new Link("Map page", map(id))));
        links.add(new Link("Leaderboard", board(map)));
        return links;
    }
}
