package dev.pacenote.application.contracts.trackmania.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.contracts.platform.retention.RetentionStoreContract;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.retention.RetentionStore;
import dev.pacenote.application.trackmania.search.SearchChanges;
import dev.pacenote.application.trackmania.search.SearchJobs;
import dev.pacenote.domain.identity.account.Username;
import dev.pacenote.domain.trackmania.search.SearchJob;
import dev.pacenote.domain.trackmania.search.SearchPeriod;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the {@link RetentionStore} of searches promises. */
public interface SearchRetentionContract extends RetentionStoreContract {

    /** Long before everything that other promises are about. */
    Instant OPENED = Instant.parse("2020-03-01T00:00:00Z");

    SearchJobs searches();

    Accounts accounts();

    @Test
    default void searches_go_when_they_expired_and_not_before() {
        var expired = opened(OPENED);
        var fresh = opened(OPENED.plusMillis(1));

        assertThat(retention().purge(expired.expiresAt(), 1_000)).isOne();

        assertThat(searches().find(expired.id(), OPENED)).isEmpty();
        assertThat(searches().find(fresh.id(), OPENED)).isPresent();
        assertThat(retention().purge(fresh.expiresAt(), 1_000)).isOne();
    }

    private SearchJob opened(Instant at) {
        var query = new SearchJob.Query(new Username("Fox"), Optional.empty(), SearchPeriod.WEEK);
        var job = SearchJob.open(UUID.randomUUID(), Samples.account(accounts()).id(), query, at);
        new SearchChanges(searches()).open(job);
        return job;
    }
}
