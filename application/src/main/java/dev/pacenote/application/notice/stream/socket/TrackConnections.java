package dev.pacenote.application.notice.stream.socket;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.stream.Connection;
import dev.pacenote.domain.notice.stream.SocketRules;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Lets all servers know which sockets are open at one of them. */
public final class TrackConnections {

    /** How long it is known when somebody did something last. */
    public static final Duration LAST_SEEN = Duration.ofDays(14);

    private static final int AT_ONCE = 1_000;

    private final Connections connections;
    private final SocketSignals signals;
    private final InstantSource clock;

    public TrackConnections(Connections connections, SocketSignals signals, InstantSource clock) {
        this.connections = connections;
        this.signals = signals;
        this.clock = clock;
    }

    /** A connection is new, or its person began or ceased to do nothing. */
    public void changed(Connection connection) {
        connections.put(connection);
        signals.send(new Signal.PresenceChanged(connection.account()));
    }

    /** The clients of these said something lately: they live, whatever a sweep took them for. */
    public void heard(List<Connection> some) {
        for (int from = 0; from < some.size(); from += AT_ONCE) {
            connections.touch(some.subList(from, Math.min(from + AT_ONCE, some.size())));
        }
    }

    /**
     * Which connections of these accounts are too many, at whichever servers they are; each server
     * closes its own.
     */
    public List<Connection> tooMany(Collection<AccountId> accounts, SocketRules rules) {
        var tooMany = new ArrayList<Connection>();
        var all = List.copyOf(accounts);
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            var some = all.subList(from, Math.min(from + AT_ONCE, all.size()));
            connections
                    .of(some, clock.instant())
                    .values()
                    .forEach(known -> tooMany.addAll(rules.tooMany(known.open())));
        }
        return tooMany;
    }

    /**
     * A connection is gone. Nobody hears of it now: its person may come back at once, and is
     * offline a while later only.
     */
    public void closed(Connection connection) {
        connections.remove(
                connection.account(),
                connection.id(),
                connection.idleSince().orElseGet(clock::instant));
    }

    /** Deletes what servers left that are gone, and what was long ago. */
    public void sweep() {
        var now = clock.instant();
        while (connections.removeExpired(now, AT_ONCE) == AT_ONCE) {
            // More remain.
        }
        forgetBefore(now.minus(LAST_SEEN));
    }

    private void forgetBefore(Instant before) {
        while (connections.forget(before, AT_ONCE) == AT_ONCE) {
            // More remain.
        }
    }
}
