package dev.pacenote.application.contracts.notice.stream.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.notice.inbox.Inbox;
import dev.pacenote.application.notice.inbox.InboxChange;
import dev.pacenote.application.notice.stream.commit.Commits;
import dev.pacenote.application.notice.stream.commit.Commits.Heads;
import dev.pacenote.application.notice.stream.commit.Commits.Outcome;
import dev.pacenote.application.notice.stream.commit.StoredChange;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.StoredFacts;
import dev.pacenote.domain.notice.Weight;
import dev.pacenote.domain.notice.inbox.Notification;
import dev.pacenote.domain.notice.inbox.Source;
import dev.pacenote.domain.notice.stream.EventType;
import dev.pacenote.domain.notice.stream.StreamHead;
import dev.pacenote.domain.notice.stream.UnreadCounts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@link Commits} promises. */
public interface CommitsContract {

    EventType HAPPENED = new EventType("counts");

    Accounts accounts();

    Commits commits();

    Inbox inbox();

    private AccountId person() {
        return Samples.account(accounts()).id();
    }

    private StreamHead head(AccountId account) {
        return commits().head(account).orElseThrow();
    }

    /** One more message is unread. */
    private static StreamHead.Step step(StreamHead head) {
        return head.with(head.counts().withMessages(1))
                .happened(HAPPENED, Samples.NOON, new StoredFacts(Map.of("k", "v")));
    }

    private static Outcome<Long> moved(Heads heads, StoredChange... changes) {
        var steps = heads.all().values().stream().map(CommitsContract::step).toList();
        return new Outcome<>(
                steps.stream().mapToLong(step -> step.event().seq()).max().orElse(0),
                steps,
                List.of(changes));
    }

    private static InboxChange.Tell told(AccountId account, String key, long seq) {
        var notice = Samples.notice(account, key, Weight.NEWS);
        return new InboxChange.Tell(
                notice,
                Notification.opened(
                        UUID.randomUUID(),
                        new Source("key", key),
                        notice,
                        new StoredFacts(Map.of()),
                        seq,
                        Duration.ofDays(90)));
    }

    @Test
    default void everybody_has_a_head_and_its_epoch_stays() {
        var me = person();
        var other = person();

        assertThat(head(me).seq()).isZero();
        assertThat(head(me).counts()).isEqualTo(UnreadCounts.NONE);
        assertThat(head(me)).isEqualTo(head(me));
        assertThat(head(me).end().epoch()).isNotEqualTo(head(other).end().epoch());
    }

    @Test
    default void of_many_who_ask_first_at_once_all_get_the_same_head() {
        var me = person();

        assertThat(Set.copyOf(Samples.atOnce(8, () -> head(me)))).hasSize(1);
    }

    @Test
    default void a_commit_moves_the_heads_of_both_on_by_one() {
        var me = person();
        var other = person();
        var epoch = head(me).end().epoch();

        long first = commits().commit(Set.of(me, other), heads -> moved(heads));
        long second = commits().commit(Set.of(me), heads -> moved(heads));

        assertThat(first).isEqualTo(1);
        assertThat(second).isEqualTo(2);

        assertThat(head(me).seq()).isEqualTo(2);
        assertThat(head(me).counts()).isEqualTo(new UnreadCounts(2, 0, 0));
        assertThat(head(me).end().epoch()).isEqualTo(epoch);
        assertThat(head(other).seq()).isEqualTo(1);
    }

    @Test
    default void where_nothing_is_decided_nothing_changes() {
        var me = person();

        String result = commits().commit(Set.of(me), _ -> Outcome.nothing("no"));

        assertThat(result).isEqualTo("no");
        assertThat(head(me).seq()).isZero();
    }

    @Test
    default void a_person_who_is_gone_has_no_head_and_one_who_is_there_is_moved_on() {
        var me = person();
        var gone = person();
        head(gone);
        accounts().delete(gone);

        assertThat(commits().head(gone)).isEmpty();
        commits()
                .commit(
                        Set.of(me, gone),
                        heads -> {
                            assertThat(heads.find(gone)).isEmpty();
                            return moved(heads);
                        });

        assertThat(head(me).seq()).isEqualTo(1);
    }

    @Test
    default void a_decision_that_fails_stores_nothing() {
        var me = person();

        assertThatThrownBy(
                        () ->
                                commits()
                                        .commit(
                                                Set.of(me),
                                                heads -> {
                                                    throw new IllegalStateException("" + heads);
                                                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(head(me).seq()).isZero();
    }

    @Test
    default void a_write_that_fails_halfway_stores_nothing_of_either() {
        var me = person();
        var other = person();
        commits().commit(Set.of(me), heads -> moved(heads, told(me, "a", 1)));

        assertThatThrownBy(
                        () ->
                                commits()
                                        .commit(
                                                Set.of(me, other),
                                                heads ->
                                                        moved(
                                                                heads,
                                                                told(other, "b", 1),
                                                                told(me, "a", 2))))
                .isInstanceOf(RuntimeException.class);

        assertThat(head(me).seq()).isEqualTo(1);
        assertThat(head(other).seq()).isZero();
        assertThat(inbox().recount(other)).isEqualTo(new Inbox.Taken(0, 0));
        assertThat(inbox().recount(me)).isEqualTo(new Inbox.Taken(1, 1));
    }

    @Test
    default void an_event_that_is_not_the_next_one_is_refused() {
        var me = person();
        var old = step(head(me));
        commits().commit(Set.of(me), heads -> moved(heads));

        assertThatThrownBy(
                        () ->
                                commits()
                                        .commit(
                                                Set.of(me),
                                                _ -> new Outcome<>("", List.of(old), List.of())))
                .isInstanceOf(RuntimeException.class);
        assertThat(head(me).counts()).isEqualTo(new UnreadCounts(1, 0, 0));
    }

    @Test
    default void more_than_two_people_are_refused() {
        var one = person();
        var two = person();
        var three = Set.of(one, two, person());

        assertThatThrownBy(() -> commits().commit(three, heads -> moved(heads)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    default void a_hundred_committers_to_one_account_get_a_hundred_numbers_without_a_gap() {
        var me = person();

        var numbers =
                Samples.atOnce(
                        10,
                        () ->
                                Stream.generate(
                                                () ->
                                                        commits()
                                                                .commit(
                                                                        Set.of(me),
                                                                        heads -> moved(heads)))
                                        .limit(10)
                                        .toList());

        assertThat(numbers.stream().flatMap(List::stream).sorted())
                .containsExactlyElementsOf(Stream.iterate(1L, n -> n + 1).limit(100).toList());
        assertThat(head(me).counts()).isEqualTo(new UnreadCounts(100, 0, 0));
    }

    @Test
    default void people_who_commit_to_each_other_at_once_do_not_wait_for_ever() {
        var people = List.of(person(), person(), person());
        var turn = new AtomicInteger();

        Samples.atOnce(
                6,
                () -> {
                    for (int i = 0; i < 10; i++) {
                        int at = turn.getAndIncrement();
                        var pair = Set.of(people.get(at % 3), people.get((at + 1) % 3));
                        commits().commit(pair, heads -> moved(heads));
                    }
                    return true;
                });

        assertThat(people.stream().mapToLong(person -> head(person).seq()).sum()).isEqualTo(120);
    }
}
