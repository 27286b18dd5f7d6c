package dev.pacenote.application.contracts.trackmania.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.Stores;
import dev.pacenote.application.trackmania.search.SearchJobs;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.account.Username;
import dev.pacenote.domain.trackmania.search.SearchJob;
import dev.pacenote.domain.trackmania.search.SearchPeriod;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What {@link SearchJobs} promises. */
public interface SearchJobsContract {

    Stores stores();

    private SearchJobs jobs() {
        return stores().searches();
    }

    private AccountId person() {
        return Samples.account(stores().accounts()).id();
    }

    private static SearchJob job(AccountId owner, String author) {
        return SearchJob.open(
                UUID.randomUUID(), owner, new Username(author), SearchPeriod.WEEK, Samples.NOON);
    }

    @Test
    default void all_searches_of_somebody_can_be_forgotten() {
        var gone = job(person(), "gone");
        var other = job(person(), "other");
        jobs().open(gone, 2);
        jobs().open(other, 2);

        jobs().forgetAllOf(gone.owner());
        jobs().forgetAllOf(gone.owner());

        assertThat(jobs().find(gone.id(), Samples.NOON)).isEmpty();
        assertThat(jobs().of(gone.owner())).isEmpty();
        assertThat(jobs().of(other.owner())).containsExactly(other);
    }

    @Test
    default void a_result_of_any_size_is_kept() {
        var job = job(person(), "busy");
        jobs().open(job, 2);
        var maps =
                IntStream.range(0, 120)
                        .mapToObj(_ -> Samples.exchangeMap(Samples.map()))
                        .map(map -> new SearchJob.MapRecords(map, lines(30)))
                        .toList();
        var done = job.in(new SearchJob.State.Completed(maps, false), Samples.NOON.plusSeconds(2));

        jobs().save(done);

        assertThat(jobs().find(job.id(), Samples.NOON)).contains(done);
    }

    private static List<SearchJob.Line> lines(int count) {
        return IntStream.range(0, count)
                .mapToObj(
                        i ->
                                new SearchJob.Line(
                                        Samples.entry(
                                                Samples.driver(), i + 1, 40_000 + i, Samples.NOON),
                                        "A driver with quite a long name " + i))
                .toList();
    }

    @Test
    default void a_search_is_found_as_it_is_until_it_expires() {
        var job = job(person(), "'; -- <b> 山").or(Optional.of(new Username("read + otherwise")));
        assertThat(jobs().open(job, 2)).isEqualTo(new SearchJobs.Opened.Ok(job));
        assertThat(jobs().find(job.id(), Samples.NOON)).contains(job);
        var map = Samples.exchangeMap(Samples.map());
        var entry = Samples.entry(Samples.driver(), 3, 40_000, Samples.NOON);
        var result =
                List.of(
                        new SearchJob.MapRecords(
                                map, List.of(new SearchJob.Line(entry, "Nova <i>"))));
        var underWay = job.at(new SearchJob.Progress(5, 3, 1), Samples.NOON.plusSeconds(1));
        jobs().save(underWay);
        assertThat(jobs().of(job.owner())).containsExactly(underWay);
        var done =
                underWay.in(
                        new SearchJob.State.Completed(result, true), Samples.NOON.plusSeconds(2));

        jobs().save(done);
        jobs().save(underWay);

        assertThat(jobs().find(job.id(), Samples.NOON))
                .as("a finished one never changes")
                .contains(done);
        assertThat(jobs().find(job.id(), job.expiresAt())).isEmpty();
        jobs().forgetExpired(job.expiresAt());
        assertThat(jobs().of(job.owner())).isEmpty();
    }

    @Test
    default void of_many_who_open_the_same_search_at_once_one_opens_it_and_the_rest_join() {
        var me = person();

        var results = Samples.atOnce(8, () -> jobs().open(job(me, "Fox"), 2));

        assertThat(results).filteredOn(r -> r instanceof SearchJobs.Opened.Ok).hasSize(1);
        assertThat(results).filteredOn(r -> r instanceof SearchJobs.Opened.Joined).hasSize(7);
        assertThat(jobs().of(me)).hasSize(1);
    }

    @Test
    default void nobody_has_more_unfinished_searches_than_allowed() {
        var me = person();
        var names = new AtomicInteger();

        var results =
                Samples.atOnce(8, () -> jobs().open(job(me, "Fox" + names.incrementAndGet()), 2));

        assertThat(results).filteredOn(r -> r instanceof SearchJobs.Opened.Ok).hasSize(2);
        assertThat(results).filteredOn(r -> r instanceof SearchJobs.Opened.TooMany).hasSize(6);
        var first = jobs().of(me).getFirst();
        jobs().save(first.in(new SearchJob.State.Failed("no"), Samples.NOON));
        assertThat(jobs().open(job(me, "Other"), 2)).isInstanceOf(SearchJobs.Opened.Ok.class);
    }

    @Test
    default void a_gone_search_stays_gone() {
        var job = job(person(), "Fox");
        jobs().save(job);
        assertThat(jobs().find(job.id(), Samples.NOON)).isEmpty();
        jobs().open(job, 2);
        stores().accounts().delete(job.owner());
        jobs().forgetAllOf(job.owner());
        assertThat(jobs().find(job.id(), Samples.NOON)).isEmpty();
    }
}
