package dev.pacenote.assembly;

import dev.pacenote.adapters.out.memory.platform.setting.CachedSettings;
import dev.pacenote.adapters.out.postgres.platform.setting.PostgresSettings;
import dev.pacenote.application.platform.Ids;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.platform.idempotency.DoOnce;
import dev.pacenote.application.platform.idempotency.IdempotencyKeys;
import dev.pacenote.application.platform.job.JobBatch;
import dev.pacenote.application.platform.job.ScheduledJob;
import dev.pacenote.application.platform.origin.ClaimData;
import dev.pacenote.application.platform.origin.DataMarks;
import dev.pacenote.application.platform.retention.PurgeExpired;
import dev.pacenote.application.platform.retention.RetentionStore;
import dev.pacenote.application.platform.setting.Settings;
import dev.pacenote.application.platform.status.Backlog;
import dev.pacenote.application.platform.status.CheckReadiness;
import dev.pacenote.application.platform.status.HealthProbe;
import dev.pacenote.application.platform.status.HealthProbes;
import dev.pacenote.application.platform.status.LatestRun;
import dev.pacenote.application.platform.status.PeriodicWork;
import dev.pacenote.application.platform.status.StoreProbe;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.time.InstantSourceFactory;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/** What every feature needs: time, ids, settings, and what is forgotten. */
@Factory
final class PlatformFactory {

    /** A health check must be quick. */
    private static final Duration PROBE_LIMIT = Duration.ofSeconds(2);

    /** In the place of the framework's own, which always tells the system's time. */
    @Singleton
    @Replaces(value = InstantSource.class, factory = InstantSourceFactory.class)
    InstantSource clock(ServiceClock clock) {
        return clock.source();
    }

    @Singleton
    Ids ids() {
        return UUID::randomUUID;
    }

    @Singleton
    Settings settings(PostgresSettings stored, Transactions transactions) {
        return new CachedSettings(stored, transactions, System::nanoTime);
    }

    @Singleton
    ClaimData claimData(DataMarks marks) {
        return new ClaimData(marks);
    }

    @Singleton
    JobBatch jobBatch(List<ScheduledJob> jobs) {
        return new JobBatch(jobs);
    }

    @Singleton
    HealthProbes healthProbes(List<HealthProbe> probes, InstantSource clock) {
        return new HealthProbes(
                probes, work -> Thread.ofVirtual().name("health").start(work), PROBE_LIMIT, clock);
    }

    @Singleton
    CheckReadiness checkReadiness(
            StoreProbe store,
            LatestRun latest,
            HealthProbes probes,
            List<Backlog> backlogs,
            List<PeriodicWork> periodic) {
        return new CheckReadiness(
                store,
                latest,
                probes,
                backlogs,
                periodic,
                work -> Thread.ofVirtual().name("health").start(work),
                PROBE_LIMIT);
    }

    @Singleton
    DoOnce doOnce(IdempotencyKeys keys, InstantSource clock) {
        return new DoOnce(keys, clock);
    }

    @Singleton
    PurgeExpired purgeExpired(List<RetentionStore> stores, InstantSource clock) {
        return new PurgeExpired(stores, clock);
    }
}
