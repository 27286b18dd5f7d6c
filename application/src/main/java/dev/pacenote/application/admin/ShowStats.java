package dev.pacenote.application.admin;

import dev.pacenote.application.digest.DigestHistory;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.platform.UniqueNames;
import dev.pacenote.application.platform.status.StatusMetric;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** How much the service does, for everybody to see. Counted at most once a minute. */
public final class ShowStats {

    private static final Duration FRESH = Duration.ofSeconds(60);

    /**
     * @param users accounts that are not disabled
     * @param sent parts of mails that were delivered
     * @param others what other features count, by name
     */
    public record Figures(int users, long sent, Map<String, Long> others) {}

    private record Counted(Figures figures, Instant at) {}

    private final Accounts users;
    private final DigestHistory history;
    private final List<StatusMetric> others;
    private final InstantSource clock;
    private final AtomicReference<Optional<Counted>> last = new AtomicReference<>(Optional.empty());

    public ShowStats(
            Accounts users, DigestHistory history, List<StatusMetric> others, InstantSource clock) {
        this.users = users;
        this.history = history;
        this.others = UniqueNames.require("metric", others, StatusMetric::name);
        this.clock = clock;
    }

    public Figures now() {
        var now = clock.instant();
        var known =
                last.get()
                        .filter(counted -> now.isBefore(counted.at().plus(FRESH)))
                        .map(Counted::figures);
        return known.orElseGet(() -> count(now));
    }

    private Figures count(Instant now) {
        var counted = new HashMap<String, Long>();
        others.forEach(metric -> counted.put(metric.name(), metric.value().getAsLong()));
        var figures = new Figures(users.countEnabled(), history.countSent(), Map.copyOf(counted));
        last.set(Optional.of(new Counted(figures, now)));
        return figures;
    }
}
