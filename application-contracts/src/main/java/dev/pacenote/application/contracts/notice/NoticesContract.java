package dev.pacenote.application.contracts.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.notice.Notices;
import dev.pacenote.application.platform.Paging;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.Stores;
import dev.pacenote.domain.digest.Coverage;
import dev.pacenote.domain.digest.DailyEmailKey;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.Notice.Route;
import dev.pacenote.domain.notice.Topic;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@link Notices} promises. */
public interface NoticesContract {

    Stores stores();

    private Notices notices() {
        return stores().notices();
    }

    private AccountId person() {
        return Samples.account(stores().accounts()).id();
    }

    private static Notice mailed(AccountId person, String key) {
        return Samples.notice(person, key, Samples.DAY, Route.MAIL);
    }

    @Test
    default void the_same_fact_is_stored_once_per_person() {
        var me = person();
        var other = person();

        assertThat(notices().add(List.of(mailed(me, "a"), mailed(me, "b")))).isEqualTo(2);
        assertThat(notices().add(List.of(mailed(me, "a"), mailed(me, "c"), mailed(other, "a"))))
                .isEqualTo(2);
        assertThat(notices().add(List.of())).isZero();
    }

    @Test
    default void of_many_who_store_one_fact_at_once_one_does() {
        var me = person();

        Samples.atOnce(8, () -> notices().add(List.of(mailed(me, "a"))));
        notices().assign(new DailyEmailKey(me, Samples.DAY));

        assertThat(notices().in(new DailyEmailKey(me, Samples.DAY))).hasSize(1);
    }

    @Test
    default void a_mail_holds_what_waited_in_order_and_as_it_was() {
        var me = person();
        var first = mailed(me, "a");
        var second = mailed(me, "b");
        notices().add(List.of(first));
        notices().add(List.of(second));
        assertThat(notices().peopleWaiting(Samples.DAY)).contains(me);

        notices().assign(new DailyEmailKey(me, Samples.DAY));

        assertThat(notices().in(new DailyEmailKey(me, Samples.DAY))).containsExactly(first, second);
        assertThat(notices().peopleWaiting(Samples.DAY)).doesNotContain(me);
    }

    @Test
    default void a_notice_in_a_mail_never_moves_to_another() {
        var me = person();
        notices().add(List.of(mailed(me, "a")));
        notices().assign(new DailyEmailKey(me, Samples.DAY));
        notices().add(List.of(mailed(me, "b")));

        notices().assign(new DailyEmailKey(me, Samples.DAY.plusDays(1)));

        assertThat(notices().in(new DailyEmailKey(me, Samples.DAY)))
                .extracting(Notice::dedupeKey)
                .containsExactly("a");
        assertThat(notices().in(new DailyEmailKey(me, Samples.DAY.plusDays(1))))
                .extracting(Notice::dedupeKey)
                .containsExactly("b");
    }

    @Test
    default void no_mail_of_an_earlier_date_carries_a_notice() {
        var me = person();
        notices().add(List.of(mailed(me, "a")));
        var yesterday = new DailyEmailKey(me, Samples.DAY.minusDays(1));

        notices().assign(yesterday);

        assertThat(notices().in(yesterday)).isEmpty();
        assertThat(notices().peopleWaiting(Samples.DAY.minusDays(1))).doesNotContain(me);
        assertThat(notices().peopleWaiting(Samples.DAY.plusDays(1))).contains(me);
    }

    @Test
    default void what_is_for_the_inbox_only_is_never_in_a_mail() {
        var me = person();
        notices().add(List.of(Samples.notice(me, "a", Samples.DAY, Route.INBOX_ONLY)));
        notices().add(List.of(mailed(me, "b")));

        notices().keepInInboxOnly(me);
        notices().assign(new DailyEmailKey(me, Samples.DAY));

        assertThat(notices().in(new DailyEmailKey(me, Samples.DAY))).isEmpty();
        assertThat(notices().peopleWaiting(Samples.DAY)).doesNotContain(me);
    }

    @Test
    default void the_last_coverage_of_a_day_counts() {
        var me = person();
        var topic = new Topic("weather");
        notices().noteCoverage(me, topic, Samples.DAY, new Coverage(3, 2, Samples.NOON));

        notices().noteCoverage(me, topic, Samples.DAY, new Coverage(3, 0, Samples.NOON));

        assertThat(notices().coverage(me, topic, Samples.DAY))
                .contains(new Coverage(3, 0, Samples.NOON));
        assertThat(notices().coverage(me, topic, Samples.DAY.plusDays(1))).isEmpty();
    }

    @Test
    default void what_may_go_along_joins_the_mail_of_its_day_only() {
        var me = person();
        notices().add(List.of(Samples.notice(me, "note", Samples.DAY, Route.ALONG)));
        assertThat(notices().peopleWaiting(Samples.DAY)).doesNotContain(me);
        notices()
                .add(
                        List.of(
                                Samples.notice(me, "old", Samples.DAY.minusDays(1), Route.ALONG),
                                mailed(me, "news")));

        notices().assign(new DailyEmailKey(me, Samples.DAY));

        assertThat(notices().in(new DailyEmailKey(me, Samples.DAY)))
                .extracting(Notice::dedupeKey)
                .containsExactly("note", "news");
    }

    @Test
    default void the_inbox_is_newest_first_in_pages_and_knows_what_was_mailed() {
        var me = person();
        for (var key : List.of("a", "b", "c")) {
            notices().add(List.of(mailed(me, key)));
        }
        notices().add(List.of(mailed(person(), "not mine")));
        notices().assign(new DailyEmailKey(me, Samples.DAY));
        var all = new Notices.Query(me, mailed(me, "x").topic(), Optional.empty(), Map.of());

        var first = notices().page(all, new Paging(1, 2));
        var second = notices().page(all, new Paging(2, 2));

        assertThat(first.rows())
                .extracting(filed -> filed.notice().dedupeKey())
                .containsExactly("c", "b");
        assertThat(second.rows())
                .extracting(filed -> filed.notice().dedupeKey())
                .containsExactly("a");
        assertThat(first.total()).isEqualTo(3);
        assertThat(first.rows().getFirst().mail()).contains(Samples.DAY);
        notices().add(List.of(mailed(me, "d")));
        assertThat(notices().page(all, new Paging(1, 2)).rows().getFirst().mail())
                .as("in no mail yet")
                .isEmpty();
    }

    @Test
    default void all_are_read_in_parts_and_what_is_added_meanwhile_neither_repeats_nor_drops_one() {
        var me = person();
        for (var key : List.of("a", "b", "c", "d")) {
            notices().add(List.of(mailed(me, key)));
        }
        notices().add(List.of(mailed(person(), "not mine")));
        notices().assign(new DailyEmailKey(me, Samples.DAY));
        var topic = mailed(me, "x").topic();

        var first = notices().part(me, topic, Optional.empty(), 2);
        notices().add(List.of(mailed(me, "e"), mailed(me, "f")));
        var second = notices().part(me, topic, first.next(), 2);

        assertThat(first.rows())
                .extracting(row -> row.notice().dedupeKey())
                .containsExactly("d", "c");
        assertThat(first.rows().getFirst().mail()).contains(Samples.DAY);
        assertThat(first.next()).isPresent();
        assertThat(second.rows())
                .extracting(row -> row.notice().dedupeKey())
                .containsExactly("b", "a");
        assertThat(second.next()).isEmpty();
        assertThat(notices().part(person(), topic, Optional.empty(), 2).rows()).isEmpty();
    }

    @Test
    default void the_inbox_can_be_asked_for_a_time_and_for_facts() {
        var me = person();
        notices().add(List.of(mailed(me, "a")));
        var topic = mailed(me, "x").topic();
        var page = new Paging(1, 50);
        var wind = Map.of("wind", "north; -- 'quoted' <b>");

        assertThat(notices().page(query(me, topic, Samples.NOON, wind), page).rows()).hasSize(1);
        assertThat(notices().page(query(me, topic, Samples.NOON.plusMillis(1), wind), page).rows())
                .isEmpty();
        assertThat(
                        notices()
                                .page(query(me, topic, Samples.NOON, Map.of("wind", "south")), page)
                                .rows())
                .isEmpty();
    }

    private static Notices.Query query(
            AccountId person, Topic topic, Instant since, Map<String, String> facts) {
        return new Notices.Query(person, topic, Optional.of(since), facts);
    }

    @Test
    default void findings_are_counted_by_their_date() {
        var me = person();
        notices().add(List.of(mailed(me, "a"), mailed(me, "b"), mailed(person(), "not mine")));
        notices()
                .add(
                        List.of(
                                Samples.notice(me, "c", Samples.DAY.plusDays(2), Route.INBOX_ONLY),
                                Samples.notice(me, "old", Samples.DAY.minusDays(1), Route.MAIL)));
        var topic = mailed(me, "x").topic();

        assertThat(notices().perDay(me, topic, Samples.DAY))
                .isEqualTo(Map.of(Samples.DAY, 2, Samples.DAY.plusDays(2), 1));
        assertThat(notices().perDay(me, new Topic("other"), Samples.DAY)).isEmpty();
    }

    @Test
    default void what_waits_for_the_next_mail_makes_none_of_its_own_and_is_told_once() {
        var me = person();
        notices().add(List.of(Samples.notice(me, "waits", Samples.DAY, Route.NEXT)));
        assertThat(notices().peopleWaiting(Samples.DAY)).doesNotContain(me);

        var later = new DailyEmailKey(me, Samples.DAY.plusDays(9));
        notices().add(List.of(Samples.notice(me, "news", Samples.DAY.plusDays(9), Route.MAIL)));
        notices().assign(later);
        notices().assign(new DailyEmailKey(me, Samples.DAY.plusDays(10)));

        assertThat(notices().in(later)).extracting(Notice::dedupeKey).contains("waits", "news");
        assertThat(notices().in(new DailyEmailKey(me, Samples.DAY.plusDays(10)))).isEmpty();
    }

    @Test
    default void whoever_unsubscribes_is_not_told_later_what_waited_for_the_next_mail() {
        var me = person();
        notices().add(List.of(Samples.notice(me, "waits", Samples.DAY, Route.NEXT)));

        notices().keepInInboxOnly(me);
        notices().assign(new DailyEmailKey(me, Samples.DAY.plusDays(1)));

        assertThat(notices().in(new DailyEmailKey(me, Samples.DAY.plusDays(1)))).isEmpty();
    }
}
