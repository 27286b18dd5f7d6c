package dev.pacenote.application.trackmania;

import dev.pacenote.domain.notice.MailSection.Link;
import dev.pacenote.domain.trackmania.AccountId;
import dev.pacenote.domain.trackmania.MapUid;
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

    public static URI player(AccountId account) {
        return URI.create("https://trackmania.io/#/player/" + account);
    }

    static List<Link> links(MapUid map, Optional<Long> exchangeId) {
        var links = new ArrayList<Link>();
        exchangeId.ifPresent(id -> links.add(new Link("Map page", map(id))));
        links.add(new Link("Leaderboard", board(map)));
        return links;
    }
}
