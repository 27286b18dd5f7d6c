package dev.pacenote.adapters.out.postgres.trackmania.search;

import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.application.platform.retention.RetentionStore;
import dev.pacenote.domain.trackmania.search.SearchJob;
import io.micronaut.context.annotation.Bean;
import jakarta.inject.Singleton;
import java.time.Instant;

/** Expired searches in Postgres. */
@Singleton
@Bean(typed = PostgresSearchRetention.class)
public final class PostgresSearchRetention implements RetentionStore {

    private final SearchJobRows rows;

    PostgresSearchRetention(SearchJobRows rows) {
        this.rows = rows;
    }

    @Override
    public String name() {
        return "searches";
    }

    @Override
    public int purge(Instant now, int atMost) {
        return rows.purge(Rows.microseconds(now.minus(SearchJob.LIFETIME)), atMost);
    }
}
