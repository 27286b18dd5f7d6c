package dev.pacenote.adapters.out.postgres.trackmania.search;

import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.account.Username;
import dev.pacenote.domain.trackmania.search.SearchJob;
import dev.pacenote.domain.trackmania.search.SearchPeriod;
import io.micronaut.data.annotation.DataTransformer;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code search_jobs}.
 *
 * @param why of a failed one only
 * @param result of a completed one only, as {@link SearchResultJson} writes it
 */
@MappedEntity("search_jobs")
record SearchJobRow(
        @Id UUID id,
        long userId,
        String author,
        @Nullable String otherwise,
        String period,
        Instant createdAt,
        Instant updatedAt,
        int total,
        int checked,
        int failed,
        String state,
        @Nullable String why,
        boolean partial,
        @DataTransformer(write = "?::jsonb") @Nullable String result,
        @Version long version) {

    /** The columns that say how far a search is. */
    private record Stage(
            String state, @Nullable String why, boolean partial, @Nullable String result) {

        static Stage of(SearchJob.State state) {
            return switch (state) {
                case SearchJob.State.Pending _ -> new Stage("PENDING", null, false, null);
                case SearchJob.State.Processing _ -> new Stage("PROCESSING", null, false, null);
                case SearchJob.State.Failed(var why) -> new Stage("FAILED", why, false, null);
                case SearchJob.State.Completed(var result, var partial) ->
                        new Stage("COMPLETED", null, partial, SearchResultJson.write(result));
            };
        }
    }

    static SearchJobRow of(SearchJob job) {
        var stage = Stage.of(job.state());
        return new SearchJobRow(
                job.id(),
                job.owner().value(),
                job.author().value(),
                job.query().alternative().map(Username::value).orElse(null),
                job.period().name(),
                Rows.microseconds(job.createdAt()),
                Rows.microseconds(job.updatedAt()),
                job.progress().total(),
                job.progress().checked(),
                job.progress().failed(),
                stage.state(),
                stage.why(),
                stage.partial(),
                stage.result(),
                job.version());
    }

    SearchJob job() {
        return new SearchJob(
                id,
                new AccountId(userId),
                new SearchJob.Query(
                        new Username(author),
                        Optional.ofNullable(otherwise).map(Username::new),
                        SearchPeriod.valueOf(period)),
                new SearchJob.Timing(createdAt, updatedAt),
                new SearchJob.Progress(total, checked, failed),
                jobState(),
                version);
    }

    private SearchJob.State jobState() {
        return switch (state) {
            case "PENDING" -> new SearchJob.State.Pending();
            case "PROCESSING" -> new SearchJob.State.Processing();
            case "FAILED" -> new SearchJob.State.Failed(present(why));
            case "COMPLETED" ->
                    new SearchJob.State.Completed(SearchResultJson.read(present(result)), partial);
            default -> throw new IllegalStateException("no such state: " + state);
        };
    }

    private String present(@Nullable String column) {
        if (column == null) {
            throw new IllegalStateException("a search that is " + state + " lacks a column");
        }
        return column;
    }
}
