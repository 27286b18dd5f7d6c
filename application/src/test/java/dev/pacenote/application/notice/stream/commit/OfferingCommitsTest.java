package dev.pacenote.application.notice.stream.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.application.identity.account.InMemoryAccounts;
import dev.pacenote.application.notice.stream.commit.Commits.Outcome;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.StoredFacts;
import dev.pacenote.domain.notice.inbox.InboxEvents;
import dev.pacenote.domain.notice.stream.StreamHead;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Sockets hear of what is stored, and of nothing else. */
class OfferingCommitsTest {

    private final Tables tables = new Tables();
    private final AccountId ann = Samples.account(new InMemoryAccounts(tables)).id();
    private final AccountId bob = Samples.account(new InMemoryAccounts(tables)).id();
    private final List<String> offered = new ArrayList<>();
    private final Commits commits =
            new OfferingCommits(new InMemoryCommits(tables), this::offer, tables);

    private void offer(AccountId account, long seq) {
        assertThat(tables.isOpen()).isFalse();
        offered.add(account + " " + seq);
    }

    private static StreamHead.Step step(Commits.Heads heads, AccountId account) {
        return heads.find(account)
                .orElseThrow()
                .happened(InboxEvents.COUNTS, Samples.NOON, StoredFacts.builder().build());
    }

    private boolean happens() {
        return commits.commit(
                Set.of(ann, bob),
                heads ->
                        new Outcome<>(
                                true, List.of(step(heads, ann), step(heads, bob)), List.of()));
    }

    @Test
    void everybody_whose_stream_has_grown_is_offered_its_newest_number_after_the_commit() {
        happens();
        happens();

        assertThat(offered).containsExactly(ann + " 1", bob + " 1", ann + " 2", bob + " 2");
    }

    @Test
    void nothing_is_offered_of_what_did_not_happen() {
        commits.commit(Set.of(ann), _ -> Outcome.nothing(true));
        assertThatThrownBy(
                        () ->
                                commits.commit(
                                        Set.of(ann),
                                        heads -> {
                                            throw new IllegalStateException("no " + heads);
                                        }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(offered).isEmpty();
    }

    @Test
    void of_a_commit_inside_another_transaction_is_offered_when_that_is_stored() {
        tables.run(
                () -> {
                    happens();
                    assertThat(offered).as("it may yet be undone").isEmpty();
                });

        assertThat(offered).containsExactly(ann + " 1", bob + " 1");
    }

    @Test
    void nothing_is_offered_of_a_commit_that_is_undone_by_the_transaction_around_it() {
        assertThatThrownBy(
                        () ->
                                tables.run(
                                        () -> {
                                            happens();
                                            throw new IllegalStateException("undone");
                                        }))
                .hasMessage("undone");

        assertThat(offered).isEmpty();
        happens();
        assertThat(offered).containsExactly(ann + " 1", bob + " 1");
    }
}
