package dev.pacenote.application.contracts.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.digest.DigestItems;
import dev.pacenote.application.notice.Notices;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.Stores;
import dev.pacenote.domain.digest.DailyEmail;
import dev.pacenote.domain.digest.DailyEmailKey;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.Notice.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What {@link DigestItems} promises. */
public interface DigestItemsContract {

    Stores stores();

    private DigestItems items() {
        return stores().digestItems();
    }

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
    default void a_mail_holds_what_waited_in_order_and_as_it_was() {
        var me = person();
        var first = mailed(me, "a");
        var second = mailed(me, "b");
        notices().add(List.of(first));
        notices().add(List.of(second));
        assertThat(items().accountsWaiting(Samples.DAY)).contains(me);

        items().gather(new DailyEmailKey(me, Samples.DAY));

        assertThat(items().of(new DailyEmailKey(me, Samples.DAY))).containsExactly(first, second);
        assertThat(items().accountsWaiting(Samples.DAY)).doesNotContain(me);
    }

    @Test
    default void a_notice_in_a_mail_never_moves_to_another() {
        var me = person();
        notices().add(List.of(mailed(me, "a")));
        items().gather(new DailyEmailKey(me, Samples.DAY));
        notices().add(List.of(mailed(me, "b")));

        items().gather(new DailyEmailKey(me, Samples.DAY.plusDays(1)));

        assertThat(items().of(new DailyEmailKey(me, Samples.DAY)))
                .extracting(Notice::dedupeKey)
                .containsExactly("a");
        assertThat(items().of(new DailyEmailKey(me, Samples.DAY.plusDays(1))))
                .extracting(Notice::dedupeKey)
                .containsExactly("b");
    }

    @Test
    default void no_mail_of_an_earlier_date_carries_a_notice() {
        var me = person();
        notices().add(List.of(mailed(me, "a")));
        var yesterday = new DailyEmailKey(me, Samples.DAY.minusDays(1));

        items().gather(yesterday);

        assertThat(items().of(yesterday)).isEmpty();
        assertThat(items().accountsWaiting(Samples.DAY.minusDays(1))).doesNotContain(me);
        assertThat(items().accountsWaiting(Samples.DAY.plusDays(1))).contains(me);
    }

    @Test
    default void what_is_for_the_inbox_only_is_never_in_a_mail() {
        var me = person();
        notices().add(List.of(Samples.notice(me, "a", Samples.DAY, Route.INBOX_ONLY)));
        notices().add(List.of(mailed(me, "b")));

        items().release(me);
        items().gather(new DailyEmailKey(me, Samples.DAY));

        assertThat(items().of(new DailyEmailKey(me, Samples.DAY))).isEmpty();
        assertThat(items().accountsWaiting(Samples.DAY)).doesNotContain(me);
    }

    @Test
    default void what_may_go_along_joins_the_mail_of_its_day_only() {
        var me = person();
        notices().add(List.of(Samples.notice(me, "note", Samples.DAY, Route.ALONG)));
        assertThat(items().accountsWaiting(Samples.DAY)).doesNotContain(me);
        notices()
                .add(
                        List.of(
                                Samples.notice(me, "old", Samples.DAY.minusDays(1), Route.ALONG),
                                mailed(me, "news")));

        items().gather(new DailyEmailKey(me, Samples.DAY));

        assertThat(items().of(new DailyEmailKey(me, Samples.DAY)))
                .extracting(Notice::dedupeKey)
                .containsExactly("note", "news");
    }

    @Test
    default void what_waits_for_the_next_mail_makes_none_of_its_own_and_is_told_once() {
        var me = person();
        notices().add(List.of(Samples.notice(me, "waits", Samples.DAY, Route.NEXT)));
        assertThat(items().accountsWaiting(Samples.DAY)).doesNotContain(me);

        var later = new DailyEmailKey(me, Samples.DAY.plusDays(9));
        notices().add(List.of(Samples.notice(me, "news", Samples.DAY.plusDays(9), Route.MAIL)));
        items().gather(later);
        items().gather(new DailyEmailKey(me, Samples.DAY.plusDays(10)));

        assertThat(items().of(later)).extracting(Notice::dedupeKey).contains("waits", "news");
        assertThat(items().of(new DailyEmailKey(me, Samples.DAY.plusDays(10)))).isEmpty();
    }

    @Test
    default void whoever_unsubscribes_is_not_told_later_what_waited_for_the_next_mail() {
        var me = person();
        notices().add(List.of(Samples.notice(me, "waits", Samples.DAY, Route.NEXT)));

        items().release(me);
        items().gather(new DailyEmailKey(me, Samples.DAY.plusDays(1)));

        assertThat(items().of(new DailyEmailKey(me, Samples.DAY.plusDays(1)))).isEmpty();
    }

    @Test
    default void a_notice_names_the_date_of_the_mail_that_holds_it() {
        var me = person();
        var mailed = mailed(me, "a");
        notices().add(List.of(mailed));
        items().gather(new DailyEmailKey(me, Samples.DAY));
        var waiting = mailed(me, "b");
        notices().add(List.of(waiting));

        assertThat(items().mailDates(me, List.of(mailed.id(), waiting.id())))
                .isEqualTo(Map.of(mailed.id(), Samples.DAY));
        assertThat(items().mailDates(person(), List.of(mailed.id())))
                .as("of somebody else")
                .isEmpty();
        assertThat(items().mailDates(me, List.of())).isEmpty();
    }

    /** Bulk statements of stores say the same as the domain, whatever is stored. */
    @Test
    default void a_store_gathers_what_the_domain_says_that_a_mail_takes() {
        var random = new Random(20);
        var routes = List.of(Route.values());
        for (int round = 0; round < 20; round++) {
            var me = person();
            var free = new ArrayList<Notice>();
            for (int i = 0; i < 12; i++) {
                var route = routes.get(random.nextInt(routes.size()));
                free.add(
                        Samples.notice(
                                me,
                                "fact " + i,
                                Samples.DAY.plusDays(random.nextInt(5) - 2),
                                route));
            }
            notices().add(free);
            for (int mail = 0; mail < 3; mail++) {
                var date = Samples.DAY.plusDays(random.nextInt(5) - 2);
                if (random.nextInt(4) == 0) {
                    items().release(me);
                    free.replaceAll(Notice::keptFromMail);
                }
                assertThat(items().accountsWaiting(date).contains(me))
                        .isEqualTo(free.stream().anyMatch(n -> DailyEmail.hasReason(n, date)));
                var key = new DailyEmailKey(me, date);
                var held = new ArrayList<>(items().of(key));
                held.addAll(free.stream().filter(n -> DailyEmail.takes(n, date)).toList());

                items().gather(key);

                assertThat(items().of(key)).containsExactlyInAnyOrderElementsOf(held);
                free.removeAll(held);
            }
        }
    }
}
