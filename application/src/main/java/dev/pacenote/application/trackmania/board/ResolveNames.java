package dev.pacenote.application.trackmania.board;

import dev.pacenote.application.digest.DigestSectionRenderer.Purpose;
import dev.pacenote.application.platform.upstream.UpstreamException;
import dev.pacenote.domain.platform.VisibleText;
import dev.pacenote.domain.trackmania.board.PlayerId;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Names for drivers, from the book or the upstream. A name never delays anything: when the upstream
 * is away an older name serves, else the account id.
 */
public final class ResolveNames {

    private static final System.Logger LOG = System.getLogger(ResolveNames.class.getName());
    private static final Duration FRESH = Duration.ofDays(7);

    private final PlayerNameCache nameCache;
    private final PlayerNames upstream;
    private final InstantSource clock;

    public ResolveNames(PlayerNameCache nameCache, PlayerNames upstream, InstantSource clock) {
        this.nameCache = nameCache;
        this.upstream = upstream;
        this.clock = clock;
    }

    /**
     * Names for a section of a mail: looked up for one that leaves, recalled for one that is read
     * again.
     *
     * @return a text for every account asked for
     */
    public Map<PlayerId, String> of(Set<PlayerId> accounts, Purpose purpose) {
        return switch (purpose) {
            case SENDING -> resolve(accounts);
            case READING -> recall(accounts);
        };
    }

    /**
     * @return a text for every account asked for
     */
    public Map<PlayerId, String> resolve(Set<PlayerId> accounts) {
        var names = new HashMap<PlayerId, String>();
        try {
            names.putAll(known(accounts));
        } catch (UpstreamException e) {
            LOG.log(Level.WARNING, "player names cannot be fetched now: {0}", e.getMessage());
        }
        accounts.forEach(account -> names.putIfAbsent(account, account.toString()));
        return names;
    }

    /**
     * Names of those accounts that have one that can be seen.
     *
     * @throws UpstreamException when not one name is known because nobody could be asked
     */
    public Map<PlayerId, String> known(Set<PlayerId> accounts) {
        var now = clock.instant();
        var names = new HashMap<>(nameCache.read(accounts, now.minus(FRESH)));
        var missing = new HashSet<>(accounts);
        missing.removeAll(names.keySet());
        if (missing.isEmpty()) {
            return readable(names);
        }
        try {
            var found = upstream.of(missing);
            nameCache.write(found, now);
            names.putAll(found);
        } catch (UpstreamException e) {
            names.putAll(nameCache.read(missing, Instant.EPOCH));
            if (names.isEmpty()) {
                throw e;
            }
            LOG.log(Level.WARNING, "some player names cannot be fetched now: {0}", e.getMessage());
        }
        return readable(names);
    }

    /** A name of which a reader sees nothing names nobody. */
    private static Map<PlayerId, String> readable(Map<PlayerId, String> names) {
        var readable = new HashMap<>(names);
        readable.values().removeIf(VisibleText::isBlank);
        return readable;
    }

    /**
     * The same without asking anybody: names seen before, however old.
     *
     * @return a text for every account asked for
     */
    public Map<PlayerId, String> recall(Set<PlayerId> accounts) {
        var names = new HashMap<>(remembered(accounts));
        accounts.forEach(account -> names.putIfAbsent(account, account.toString()));
        return names;
    }

    /** Names seen before, without asking anybody. */
    public Map<PlayerId, String> remembered(Set<PlayerId> accounts) {
        return readable(nameCache.read(accounts, Instant.EPOCH));
    }
}
