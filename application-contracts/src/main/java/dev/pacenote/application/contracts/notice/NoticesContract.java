package dev.pacenote.application.contracts.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.notice.Notices;
import dev.pacenote.application.notice.NoticesQuery;
import dev.pacenote.application.platform.Paging;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.NoticeKey;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.notice.Weight;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@link Notices} promises. */
public interface NoticesContract {

    Notices notices();

    Accounts accounts();

    private AccountId person() {
        return Samples.account(accounts()).id();
    }

    private static Notice news(AccountId person, String key) {
        return Samples.notice(person, key, Weight.NEWS);
    }

    private int tell(AccountId person, String... keys) {
        return notices().tell(person, Stream.of(keys).map(key -> news(person, key)).toList());
    }

    private List<Notice> all(AccountId person) {
        return notices().page(NoticesQuery.all(person, Samples.WEATHER), new Paging(1, 50)).rows();
    }

    @Test
    default void the_same_fact_is_told_once_per_account() {
        var me = person();
        var other = person();

        assertThat(tell(me, "a", "b")).isEqualTo(2);
        assertThat(tell(me, "a", "c")).isEqualTo(1);
        assertThat(tell(other, "a")).isEqualTo(1);
        assertThat(tell(me)).isZero();
        assertThat(all(me))
                .extracting(notice -> notice.key().dedupeKey())
                .containsExactly("c", "b", "a");
    }

    @Test
    default void it_knows_which_facts_an_account_was_told() {
        var me = person();
        var other = person();
        tell(me, "a", "b 'quoted'");
        tell(other, "c");
        var keys = Stream.of("a", "b 'quoted'", "c").map(key -> news(me, key).key()).toList();
        var elsewhere = new NoticeKey(new Topic("sample.other"), "a", Optional.empty());

        assertThat(notices().told(me, keys))
                .extracting(NoticeKey::dedupeKey)
                .containsExactlyInAnyOrder("a", "b 'quoted'");
        assertThat(notices().told(me, List.of(elsewhere))).isEmpty();
        assertThat(notices().told(me, List.of())).isEmpty();
    }

    @Test
    default void of_many_who_tell_one_fact_at_once_one_does() {
        var me = person();

        var told = Samples.atOnce(8, () -> tell(me, "a"));

        assertThat(told).containsOnlyOnce(1).filteredOn(number -> number == 0).hasSize(7);
        assertThat(all(me)).hasSize(1);
    }

    @Test
    default void one_account_is_told_at_a_time_all_or_nothing() {
        var me = person();
        var other = person();

        assertThatThrownBy(() -> notices().tell(me, List.of(news(me, "a"), news(other, "b"))))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(all(me)).isEmpty();
        assertThat(all(other)).isEmpty();
    }

    @Test
    default void a_notice_is_read_as_it_was_told() {
        var me = person();
        var notice = news(me, "a");
        var other = news(me, "b");
        var aboutNothing =
                new Notice(
                        other.id(),
                        me,
                        new NoticeKey(Samples.WEATHER, "b", Optional.empty()),
                        other.timing(),
                        other.facts(),
                        Weight.SILENT);
        var ofNobody =
                Samples.notice(me, new Topic("sample.other"), "a", Samples.NOON, Weight.NOTE);

        notices().tell(me, List.of(notice, aboutNothing, ofNobody));

        assertThat(all(me)).containsExactly(aboutNothing, notice);
        assertThat(notices().part(me, ofNobody.topic(), Optional.empty(), 9).rows())
                .containsExactly(ofNobody);
    }

    @Test
    default void the_inbox_is_newest_first_in_pages() {
        var me = person();
        for (var key : List.of("a", "b", "c")) {
            tell(me, key);
        }
        tell(person(), "not mine");
        var all = NoticesQuery.all(me, Samples.WEATHER);

        var first = notices().page(all, new Paging(1, 2));
        var second = notices().page(all, new Paging(2, 2));

        assertThat(first.rows()).extracting(n -> n.key().dedupeKey()).containsExactly("c", "b");
        assertThat(second.rows()).extracting(n -> n.key().dedupeKey()).containsExactly("a");
        assertThat(first.total()).isEqualTo(3);
    }

    @Test
    default void all_are_read_in_parts_and_what_is_told_meanwhile_neither_repeats_nor_drops_one() {
        var me = person();
        tell(me, "a", "b", "c", "d");
        tell(person(), "not mine");

        var first = notices().part(me, Samples.WEATHER, Optional.empty(), 2);
        tell(me, "e", "f");
        var second = notices().part(me, Samples.WEATHER, first.next(), 2);

        assertThat(first.rows()).extracting(n -> n.key().dedupeKey()).containsExactly("d", "c");
        assertThat(first.next()).isPresent();
        assertThat(second.rows()).extracting(n -> n.key().dedupeKey()).containsExactly("b", "a");
        assertThat(second.next()).isEmpty();
        assertThat(notices().part(person(), Samples.WEATHER, Optional.empty(), 2).rows()).isEmpty();
    }

    @Test
    default void the_inbox_can_be_asked_for_a_time_and_for_a_subject() {
        var me = person();
        tell(me, "north wind", "nice wind", "south wind");

        assertThat(found(me, Optional.of("n"), Samples.NOON)).isEqualTo(2);
        assertThat(found(me, Optional.of("n"), Samples.NOON.plusMillis(1))).isZero();
        assertThat(found(me, Optional.of("' or true --"), Samples.NOON)).isZero();
        assertThat(found(me, Optional.empty(), Samples.NOON)).isEqualTo(3);
        assertThat(found(me, Optional.empty(), Samples.NOON.plusMillis(1))).isZero();
        var about = new NoticesQuery(me, Samples.WEATHER, Optional.of("n"), Optional.empty());
        var page = notices().page(about, new Paging(2, 1));
        assertThat(page.total()).isEqualTo(2);
        assertThat(page.rows()).extracting(n -> n.key().dedupeKey()).containsExactly("north wind");
    }

    private long found(AccountId person, Optional<String> subject, Instant since) {
        var query = new NoticesQuery(person, Samples.WEATHER, subject, Optional.of(since));
        var page = notices().page(query, new Paging(1, 50));
        assertThat(page.rows()).hasSize((int) page.total());
        return page.total();
    }

    @Test
    default void findings_are_counted_by_their_utc_date() {
        var me = person();
        var midnight = Samples.DAY.plusDays(2).atStartOfDay().toInstant(ZoneOffset.UTC);
        tell(me, "a", "b");
        tell(person(), "not mine");
        notices()
                .tell(
                        me,
                        List.of(
                                found(me, "c", midnight),
                                found(me, "late", midnight.minusMillis(1)),
                                found(me, "old", Samples.NOON.minus(Duration.ofDays(1)))));

        assertThat(notices().perDay(me, Samples.WEATHER, Samples.DAY))
                .isEqualTo(
                        Map.of(
                                Samples.DAY,
                                2,
                                Samples.DAY.plusDays(1),
                                1,
                                Samples.DAY.plusDays(2),
                                1));
        assertThat(notices().perDay(me, new Topic("sample.other"), Samples.DAY)).isEmpty();
    }

    private static Notice found(AccountId person, String key, Instant at) {
        return Samples.notice(person, Samples.WEATHER, key, at, Weight.SILENT);
    }
}
