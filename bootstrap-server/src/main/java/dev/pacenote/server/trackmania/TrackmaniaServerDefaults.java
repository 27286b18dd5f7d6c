package dev.pacenote.server.trackmania;

import dev.pacenote.adapters.out.postgres.trackmania.board.PostgresFetchedBoards;
import dev.pacenote.adapters.out.postgres.trackmania.search.PostgresSearchJobs;
import dev.pacenote.adapters.out.postgres.trackmania.search.PostgresSearchRetention;
import dev.pacenote.application.platform.retention.RetentionStore;
import dev.pacenote.application.trackmania.board.FetchedBoards;
import dev.pacenote.application.trackmania.search.SearchJobs;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;

/** Where the server keeps searches and fetched boards. */
@Factory
@Requires(property = "pacenote.assembly", value = "server")
final class TrackmaniaServerDefaults {

    @Singleton
    SearchJobs searchJobs(PostgresSearchJobs stored) {
        return stored;
    }

    /** The table of the functions lets go of them by itself. */
    @Singleton
    RetentionStore searchRetention(PostgresSearchRetention stored) {
        return stored;
    }

    @Singleton
    FetchedBoards fetchedBoards(PostgresFetchedBoards stored) {
        return stored;
    }
}
