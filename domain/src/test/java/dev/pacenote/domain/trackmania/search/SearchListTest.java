package dev.pacenote.domain.trackmania.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.account.Username;
import dev.pacenote.domain.trackmania.search.SearchList.Decision;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** When a search is opened, and that a finished one never changes. */
class SearchListTest {

    private static final AccountId ME = new AccountId(1);
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private static SearchJob job(String author, Instant at) {
        return SearchJob.open(
                UUID.randomUUID(),
                ME,
                new SearchJob.Query(new Username(author), Optional.empty(), SearchPeriod.WEEK),
                at);
    }

    private static SearchList list(SearchJob... newestFirst) {
        return SearchList.of(ME, List.of(newestFirst), 3);
    }

    @Test
    void a_search_is_opened_beside_one_other() {
        var job = job("Fox", NOON);

        assertThat(list(job("Hare", NOON)).open(job))
                .isInstanceOfSatisfying(
                        Decision.Opened.class,
                        opened -> {
                            assertThat(opened.next().added()).contains(job);
                            assertThat(opened.next().version()).isEqualTo(3);
                        });
    }

    @Test
    void the_same_search_in_any_letter_case_is_joined_while_it_is_under_way() {
        var first = job("Fox", NOON);
        assertThat(list(first).open(job("FOX", NOON))).isEqualTo(new Decision.Joined(first));
        assertThat(list(first).joinable(new Username("Fox"), SearchPeriod.DAY, NOON)).isEmpty();

        var stopped = first.stop(NOON).orElseThrow();
        assertThat(list(stopped).open(job("Fox", NOON))).isInstanceOf(Decision.Opened.class);
        assertThat(list(first).open(job("Fox", first.deadline())))
                .as("its time is over")
                .isInstanceOf(Decision.Opened.class);
    }

    @Test
    void nobody_has_more_than_two_unfinished_searches() {
        var oldest = job("Fox", NOON);
        var newer = job("Hare", NOON.plusSeconds(1));
        assertThat(list(newer, oldest).open(job("Owl", NOON.plusSeconds(2))))
                .isEqualTo(new Decision.TooMany(oldest));

        var ended = newer.stop(NOON).orElseThrow();
        assertThat(list(ended, oldest).open(job("Owl", NOON.plusSeconds(2))))
                .isInstanceOf(Decision.Opened.class);
        assertThat(list(newer, oldest).open(job("Owl", oldest.deadline())))
                .as("the oldest ended with its time")
                .isInstanceOf(Decision.Opened.class);
    }

    @Test
    void a_finished_search_never_changes() {
        var done = new SearchJob.State.Completed(List.of(), false);
        for (var finished :
                List.of(
                        job("Fox", NOON).end(done, NOON).orElseThrow(),
                        job("Fox", NOON).stop(NOON).orElseThrow())) {
            assertThat(finished.finished()).isTrue();
            assertThat(finished.at(SearchJob.Progress.NONE, NOON)).isEmpty();
            assertThat(finished.end(done, NOON)).isEmpty();
            assertThat(finished.stop(NOON)).isEmpty();
            assertThat(finished.asOf(finished.deadline())).isEqualTo(finished);
        }
    }

    @Test
    void an_unfinished_search_ends_with_its_time() {
        var later = NOON.plusSeconds(5);
        var underWay = job("Fox", NOON).at(new SearchJob.Progress(5, 1, 1), later).orElseThrow();
        assertThat(underWay.updatedAt()).isEqualTo(later);
        assertThat(underWay.asOf(underWay.deadline().minusMillis(1))).isEqualTo(underWay);

        var late = underWay.asOf(underWay.deadline().plusSeconds(60));

        assertThat(late.state()).isInstanceOf(SearchJob.State.Failed.class);
        assertThat(late.updatedAt()).isEqualTo(underWay.deadline());
        assertThat(late.progress()).isEqualTo(underWay.progress());
    }
}
