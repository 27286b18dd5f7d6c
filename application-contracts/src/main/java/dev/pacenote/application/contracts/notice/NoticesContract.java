package dev.pacenote.application.contracts.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.notice.Notices;
import dev.pacenote.application.platform.Paging;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.Stores;
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

        assertThat(notices().part(me, mailed(me, "x").topic(), Optional.empty(), 9).rows())
                .hasSize(1);
    }

    @Test
    default void the_inbox_is_newest_first_in_pages() {
        var me = person();
        for (var key : List.of("a", "b", "c")) {
            notices().add(List.of(mailed(me, key)));
        }
        notices().add(List.of(mailed(person(), "not mine")));
        var all = new Notices.Query(me, mailed(me, "x").topic(), Optional.empty(), Map.of());

        var first = notices().page(all, new Paging(1, 2));
        var second = notices().page(all, new Paging(2, 2));

        assertThat(first.rows()).extracting(Notice::dedupeKey).containsExactly("c", "b");
        assertThat(second.rows()).extracting(Notice::dedupeKey).containsExactly("a");
        assertThat(first.total()).isEqualTo(3);
    }

    @Test
    default void all_are_read_in_parts_and_what_is_added_meanwhile_neither_repeats_nor_drops_one() {
        var me = person();
        for (var key : List.of("a", "b", "c", "d")) {
            notices().add(List.of(mailed(me, key)));
        }
        notices().add(List.of(mailed(person(), "not mine")));
        var topic = mailed(me, "x").topic();

        var first = notices().part(me, topic, Optional.empty(), 2);
        notices().add(List.of(mailed(me, "e"), mailed(me, "f")));
        var second = notices().part(me, topic, first.next(), 2);

        assertThat(first.rows()).extracting(Notice::dedupeKey).containsExactly("d", "c");
        assertThat(first.next()).isPresent();
        assertThat(second.rows()).extracting(Notice::dedupeKey).containsExactly("b", "a");
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
        assertThat(notices().perDay(me, new Topic("sample.other"), Samples.DAY)).isEmpty();
    }
}
