package dev.pacenote.assembly;

import dev.pacenote.adapters.out.memory.platform.setting.CachedSettings;
import dev.pacenote.adapters.out.postgres.platform.setting.PostgresSettings;
import dev.pacenote.application.platform.Ids;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.platform.retention.PurgeExpired;
import dev.pacenote.application.platform.retention.RetentionStore;
import dev.pacenote.application.platform.setting.Settings;
import dev.pacenote.application.trackmania.alert.GoneMapNews;
import dev.pacenote.application.trackmania.alert.RecordFacts;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.time.InstantSourceFactory;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Set;
import java.util.UUID;

/** What every feature needs: time, ids, settings, and what is forgotten. */
@Factory
final class PlatformFactory {

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

    /** The history of a guarded place is kept as long as the place is guarded. */
    @Singleton
    PurgeExpired forgetOldNews(RetentionStore news, InstantSource clock) {
        return new PurgeExpired(news, Set.of(RecordFacts.TOPIC, GoneMapNews.TOPIC), clock);
    }
}
