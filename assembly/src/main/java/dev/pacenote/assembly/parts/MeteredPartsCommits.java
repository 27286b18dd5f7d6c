package dev.pacenote.assembly.parts;

import dev.pacenote.application.parts.stock.CommitPartsChange;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.parts.catalogue.PartId;
import dev.pacenote.domain.parts.stock.PartChange;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** Measures how long changes of parts take to be stored, and counts what they consist of. */
final class MeteredPartsCommits implements CommitPartsChange {

    private final CommitPartsChange stored;
    private final MeterRegistry registry;

    MeteredPartsCommits(CommitPartsChange stored, MeterRegistry registry) {
        this.stored = stored;
        this.registry = registry;
    }

    @Override
    public <R> Committed<R> commit(
            AccountId account, Set<PartId> parts, Function<Found, Outcome<R>> decide) {
        // Of a decision that is made anew only the last one is stored.
        var changes = new AtomicReference<List<PartChange>>(List.of());
        var timer = Timer.start(registry);
        var outcome = "failed";
        try {
            var committed =
                    stored.commit(
                            account,
                            parts,
                            found -> {
                                var decided = decide.apply(found);
                                changes.set(decided.changes());
                                return decided;
                            });
            outcome = committed instanceof Committed.Done<R> ? "done" : "taken";
            if (committed instanceof Committed.Done<R>) {
                changes.get().forEach(this::count);
            }
            return committed;
        } finally {
            timer.stop(registry.timer("pacenote.parts.commits", "outcome", outcome));
        }
    }

    private void count(PartChange change) {
        change.movements()
                .forEach(
                        it ->
                                registry.counter(
                                                "pacenote.parts.movements",
                                                "type",
                                                it.type().word())
                                        .increment());
        change.alerts()
                .forEach(
                        it ->
                                registry.counter(
                                                "pacenote.parts.alerts",
                                                "kind",
                                                it.kind().name().toLowerCase(Locale.ROOT))
                                        .increment());
    }
}
