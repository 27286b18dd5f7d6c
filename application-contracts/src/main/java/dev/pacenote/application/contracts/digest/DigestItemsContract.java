package dev.pacenote.application.contracts.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.digest.DigestItems;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.notice.Notices;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.delivery.Reason;
import dev.pacenote.domain.digest.DailyEmailKey;
import dev.pacenote.domain.digest.DigestItem;
import dev.pacenote.domain.digest.DigestItem.Place;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.notice.Weight;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@link DigestItems} promises. */
public interface DigestItemsContract {

    /** What somebody writes about. */
    Set<Topic> TOPICS = Set.of(Samples.WEATHER);

    DigestItems digestItems();

    Notices notices();

    Accounts accounts();

    private DigestItems items() {
        return digestItems();
    }

    private AccountId person() {
        return Samples.account(accounts()).id();
    }

    private static Notice news(AccountId person, String key) {
        return Samples.notice(person, key, Weight.NEWS);
    }

    /** Tells a notice and offers it to the mails from that date on. */
    private Notice offered(Notice notice, LocalDate since) {
        notices().tell(notice.account(), List.of(notice));
        items().offer(notice.account(), since, List.of(notice));
        return notice;
    }

    private Notice offered(Notice notice) {
        return offered(notice, Samples.DAY);
    }

    @Test
    default void what_was_not_offered_is_in_no_mail() {
        var me = person();
        notices().tell(me, List.of(news(me, "a")));

        items().gather(new DailyEmailKey(me, Samples.DAY), TOPICS);

        assertThat(items().accountsWaiting(Samples.DAY, TOPICS)).doesNotContain(me);
        assertThat(items().of(new DailyEmailKey(me, Samples.DAY))).isEmpty();
    }

    @Test
    default void what_was_offered_before_stays_as_it_is_and_only_the_account_named_is_changed() {
        var me = person();
        var other = person();
        var first = offered(news(me, "a"), Samples.DAY);
        notices().tell(other, List.of(news(other, "a")));

        // Whoever tells the same again made new ids for it.
        items().offer(me, Samples.DAY.plusDays(1), List.of(news(me, "a")));
        items().gather(new DailyEmailKey(me, Samples.DAY), TOPICS);

        assertThat(items().of(new DailyEmailKey(me, Samples.DAY))).containsExactly(first);
        assertThat(items().accountsWaiting(Samples.DAY.plusDays(1), TOPICS))
                .doesNotContain(me, other);
    }

    @Test
    default void a_mail_holds_what_waited_in_order_and_as_it_was() {
        var me = person();
        var first = offered(news(me, "a"));
        var second = offered(news(me, "b"));
        assertThat(items().accountsWaiting(Samples.DAY, TOPICS)).contains(me);

        var gathered = items().gather(new DailyEmailKey(me, Samples.DAY), TOPICS);

        assertThat(gathered).containsExactly(first, second);
        assertThat(items().of(new DailyEmailKey(me, Samples.DAY))).isEqualTo(gathered);
        assertThat(items().accountsWaiting(Samples.DAY, TOPICS)).doesNotContain(me);
    }

    @Test
    default void whoever_gathers_again_gets_what_the_mail_held_before_as_well() {
        var me = person();
        var mail = new DailyEmailKey(me, Samples.DAY);
        var first = offered(news(me, "a"));
        assertThat(items().gather(mail, TOPICS)).containsExactly(first);
        var second = offered(news(me, "b"));

        assertThat(items().gather(mail, TOPICS)).containsExactly(first, second);
        assertThat(items().gather(mail, TOPICS)).containsExactly(first, second);
    }

    @Test
    default void a_notice_in_a_mail_never_moves_to_another() {
        var me = person();
        offered(news(me, "a"));
        items().gather(new DailyEmailKey(me, Samples.DAY), TOPICS);
        offered(news(me, "b"));

        items().gather(new DailyEmailKey(me, Samples.DAY.plusDays(1)), TOPICS);

        assertThat(items().of(new DailyEmailKey(me, Samples.DAY)))
                .extracting(notice -> notice.key().dedupeKey())
                .containsExactly("a");
        assertThat(items().of(new DailyEmailKey(me, Samples.DAY.plusDays(1))))
                .extracting(notice -> notice.key().dedupeKey())
                .containsExactly("b");
    }

    @Test
    default void what_nobody_writes_about_waits_until_somebody_does() {
        var me = person();
        var key = new DailyEmailKey(me, Samples.DAY);
        var tide = new Topic("sample.tide");
        var unwritten =
                offered(Samples.notice(me, tide, "tide", Samples.NOON, Weight.NEWS), Samples.DAY);
        assertThat(items().accountsWaiting(Samples.DAY, TOPICS)).doesNotContain(me);
        var written = offered(news(me, "a"));

        items().gather(key, Set.of());
        assertThat(items().accountsWaiting(Samples.DAY, Set.of())).isEmpty();
        assertThat(items().of(key)).isEmpty();
        items().gather(key, TOPICS);

        assertThat(items().of(key)).containsExactly(written);
        assertThat(items().places(me, List.of(unwritten.id()))).containsValue(new Place.Waiting());
        assertThat(items().accountsWaiting(Samples.DAY, Set.of(tide))).contains(me);
        var next = new DailyEmailKey(me, Samples.DAY.plusDays(1));
        items().gather(next, Set.of(tide, Samples.WEATHER));
        assertThat(items().of(next)).containsExactly(unwritten);
    }

    @Test
    default void no_mail_of_an_earlier_date_carries_a_notice() {
        var me = person();
        offered(news(me, "a"));
        var yesterday = new DailyEmailKey(me, Samples.DAY.minusDays(1));

        items().gather(yesterday, TOPICS);

        assertThat(items().of(yesterday)).isEmpty();
        assertThat(items().accountsWaiting(Samples.DAY.minusDays(1), TOPICS)).doesNotContain(me);
        assertThat(items().accountsWaiting(Samples.DAY.plusDays(1), TOPICS)).contains(me);
    }

    @Test
    default void what_is_for_the_inbox_only_is_never_in_a_mail() {
        var me = person();
        offered(Samples.notice(me, "a", Weight.SILENT), Samples.DAY);
        offered(news(me, "b"));

        items().withhold(me, Reason.PREF_OFF, Samples.NOON);
        items().gather(new DailyEmailKey(me, Samples.DAY), TOPICS);

        assertThat(items().of(new DailyEmailKey(me, Samples.DAY))).isEmpty();
        assertThat(items().accountsWaiting(Samples.DAY, TOPICS)).doesNotContain(me);
    }

    @Test
    default void what_may_go_along_joins_the_mail_of_its_day_only() {
        var me = person();
        offered(Samples.notice(me, "note", Weight.NOTE), Samples.DAY);
        assertThat(items().accountsWaiting(Samples.DAY, TOPICS)).doesNotContain(me);
        offered(Samples.notice(me, "old", Weight.NOTE), Samples.DAY.minusDays(1));
        offered(news(me, "news"));

        items().gather(new DailyEmailKey(me, Samples.DAY), TOPICS);

        assertThat(items().of(new DailyEmailKey(me, Samples.DAY)))
                .extracting(notice -> notice.key().dedupeKey())
                .containsExactly("note", "news");
    }

    @Test
    default void what_waits_for_the_next_mail_makes_none_of_its_own_and_is_told_once() {
        var me = person();
        offered(Samples.notice(me, "waits", Weight.LASTING_NOTE), Samples.DAY);
        assertThat(items().accountsWaiting(Samples.DAY, TOPICS)).doesNotContain(me);

        var later = new DailyEmailKey(me, Samples.DAY.plusDays(9));
        offered(Samples.notice(me, "news", Weight.NEWS), Samples.DAY.plusDays(9));
        items().gather(later, TOPICS);
        items().gather(new DailyEmailKey(me, Samples.DAY.plusDays(10)), TOPICS);

        assertThat(items().of(later))
                .extracting(notice -> notice.key().dedupeKey())
                .contains("waits", "news");
        assertThat(items().of(new DailyEmailKey(me, Samples.DAY.plusDays(10)))).isEmpty();
    }

    @Test
    default void whoever_unsubscribes_is_not_told_later_what_waited_for_the_next_mail() {
        var me = person();
        offered(Samples.notice(me, "waits", Weight.LASTING_NOTE), Samples.DAY);

        items().withhold(me, Reason.PREF_OFF, Samples.NOON);
        items().gather(new DailyEmailKey(me, Samples.DAY.plusDays(1)), TOPICS);

        assertThat(items().of(new DailyEmailKey(me, Samples.DAY.plusDays(1)))).isEmpty();
    }

    @Test
    default void an_item_names_the_mail_that_holds_it_or_why_none_will() {
        var me = person();
        var mailed = offered(news(me, "a"));
        items().gather(new DailyEmailKey(me, Samples.DAY), TOPICS);
        var withheld = offered(news(me, "b"));
        items().withhold(me, Reason.ACCOUNT_INACTIVE, Samples.NOON);
        var waiting = offered(news(me, "c"));
        var notOffered = news(me, "d");
        notices().tell(me, List.of(notOffered));
        var all = Stream.of(mailed, withheld, waiting, notOffered).map(Notice::id).toList();

        assertThat(items().places(me, all))
                .isEqualTo(
                        Map.of(
                                mailed.id(), new Place.InMail(Samples.DAY),
                                withheld.id(),
                                        new Place.Withheld(Reason.ACCOUNT_INACTIVE, Samples.NOON),
                                waiting.id(), new Place.Waiting()));
        assertThat(items().places(person(), all)).as("of somebody else").isEmpty();
        assertThat(items().places(me, List.of())).isEmpty();
    }

    /** Bulk statements of stores say the same as the domain, whatever is stored. */
    @Test
    default void a_store_gathers_what_the_domain_says_that_a_mail_takes() {
        var random = new Random(20);
        var weights = List.of(Weight.values());
        for (int round = 0; round < 20; round++) {
            var me = person();
            var free = new ArrayList<DigestItem>();
            for (int i = 0; i < 12; i++) {
                var weight = weights.get(random.nextInt(weights.size()));
                var since = Samples.DAY.plusDays(random.nextInt(5) - 2);
                var notice = offered(Samples.notice(me, "fact " + i, weight), since);
                free.add(DigestItem.offered(notice, since));
            }
            for (int mail = 0; mail < 3; mail++) {
                var date = Samples.DAY.plusDays(random.nextInt(5) - 2);
                if (random.nextInt(4) == 0) {
                    items().withhold(me, Reason.PREF_OFF, Samples.NOON);
                    free.replaceAll(item -> item.withheld(Reason.PREF_OFF, Samples.NOON));
                }
                assertThat(items().accountsWaiting(date, TOPICS).contains(me))
                        .isEqualTo(free.stream().anyMatch(item -> item.isReasonFor(date)));
                var key = new DailyEmailKey(me, date);
                var held = new ArrayList<>(items().of(key));
                free.stream()
                        .filter(item -> item.fitsInto(date))
                        .map(DigestItem::notice)
                        .forEach(held::add);

                items().gather(key, TOPICS);

                assertThat(items().of(key)).containsExactlyInAnyOrderElementsOf(held);
                free.removeIf(item -> held.contains(item.notice()));
            }
        }
    }

    @Test
    default void what_waits_for_a_mail_goes_with_the_account() {
        var me = person();
        offered(news(me, "k"));
        assertThat(items().accountsWaiting(Samples.DAY, TOPICS)).contains(me);

        accounts().delete(me);

        assertThat(items().accountsWaiting(Samples.DAY, TOPICS)).doesNotContain(me);
    }
}
