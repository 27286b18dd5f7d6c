package dev.pacenote.assembly.parts;

import dev.pacenote.application.parts.reorder.CheckRun;
import dev.pacenote.application.parts.reorder.CheckRuns;
import dev.pacenote.application.platform.StoreUnavailableException;
import dev.pacenote.configuration.Choices;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** What the last check of all workshops came to, read when somebody measures. */
@Singleton
@Requires(property = Choices.AREA + PartsArea.NAME, value = "true")
final class PartsMetrics implements MeterBinder {

    /** The registry may be made before the stores are. */
    private final BeanProvider<CheckRuns> runs;

    PartsMetrics(BeanProvider<CheckRuns> runs) {
        this.runs = runs;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge("pacenote.parts.check.finished.timestamp", PartsMetrics::finished)
                .description("When all workshops were last checked for what is low")
                .baseUnit("seconds")
                .register(registry);
        gauge("pacenote.parts.check.duration", PartsMetrics::seconds)
                .description("How long the last check of all workshops took")
                .baseUnit("seconds")
                .register(registry);
        gauge("pacenote.parts.check.parts", run -> run.counts().parts())
                .description("Parts that the last check looked at")
                .register(registry);
        gauge("pacenote.parts.check.created", run -> run.counts().created())
                .description("Tasks that the last check opened, because no change had")
                .register(registry);
        gauge("pacenote.parts.check.errors", run -> run.counts().errors())
                .description("Parts that the last check could not look at")
                .register(registry);
    }

    private Gauge.Builder<?> gauge(String name, ToDoubleFunction<CheckRun> figure) {
        return Gauge.builder(name, () -> last().map(figure::applyAsDouble).orElse(Double.NaN));
    }

    private Optional<CheckRun> last() {
        try {
            return runs.get().lastFinished();
        } catch (StoreUnavailableException e) {
            return Optional.empty();
        }
    }

    private static double finished(CheckRun run) {
        return run.finishedAt().map(at -> (double) at.getEpochSecond()).orElse(Double.NaN);
    }

    private static double seconds(CheckRun run) {
        return run.finishedAt()
                .map(at -> Duration.between(run.startedAt(), at).toMillis() / 1_000.0)
                .orElse(Double.NaN);
    }
}
