package dev.pacenote.application.trackmania.driver;

import dev.pacenote.application.platform.upstream.UpstreamException;
import dev.pacenote.application.trackmania.board.PlayerNameCache;
import dev.pacenote.application.trackmania.board.PlayerNames;
import dev.pacenote.domain.platform.VisibleText;
import dev.pacenote.domain.trackmania.board.PlayerId;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;

/**
 * Keeps the names of the drivers that people say they are: whoever renames themselves in the game
 * is called so here after the next daily run. Fifty names cost one request, at most once a day;
 * names that were learned since yesterday cost none.
 */
public final class RefreshDriverNames {

    private static final System.Logger LOG = System.getLogger(RefreshDriverNames.class.getName());

    /** A run that begins a little earlier than yesterday's asks again all the same. */
    private static final Duration FRESH = Duration.ofHours(20);

    private final Drivers drivers;
    private final PlayerNameCache nameCache;
    private final PlayerNames upstream;
    private final InstantSource clock;

    public RefreshDriverNames(
            Drivers drivers, PlayerNameCache nameCache, PlayerNames upstream, InstantSource clock) {
        this.drivers = drivers;
        this.nameCache = nameCache;
        this.upstream = upstream;
        this.clock = clock;
    }

    /** When the upstream is away the names stay as they are until the next run. */
    public void refresh() {
        var now = clock.instant();
        var accounts = drivers.accounts();
        var names = new HashMap<>(nameCache.read(accounts, now.minus(FRESH)));
        var unknown = new HashSet<PlayerId>(accounts);
        unknown.removeAll(names.keySet());
        if (!unknown.isEmpty()) {
            try {
                var found = upstream.of(unknown);
                nameCache.write(found, now);
                names.putAll(found);
            } catch (UpstreamException e) {
                LOG.log(
                        Level.WARNING,
                        "{0} drivers keep the names they had: {1}",
                        unknown.size(),
                        e.getMessage());
            }
        }
        names.values().removeIf(VisibleText::isBlank);
        drivers.rename(names);
    }
}
