package dev.pacenote.application.contracts.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.contracts.platform.retention.RetentionStoreContract;
import dev.pacenote.application.digest.DigestItems;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.notice.Notices;
import dev.pacenote.application.notice.NoticesQuery;
import dev.pacenote.application.notice.TopicDefinition;
import dev.pacenote.application.platform.Paging;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.retention.RetentionStore;
import dev.pacenote.domain.delivery.Reason;
import dev.pacenote.domain.digest.DailyEmailKey;
import dev.pacenote.domain.digest.DigestItem;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.notice.Weight;
import dev.pacenote.domain.platform.retention.RetentionPeriod;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the {@link RetentionStore} of notices promises. */
public interface NoticeRetentionContract extends RetentionStoreContract {

    Topic EXPIRING = new Topic("sample.fog");
    Topic LASTING = new Topic("sample.climate");

    RetentionPeriod TEN_DAYS = new RetentionPeriod(10);

    /** Long before everything that other promises are about. */
    LocalDate START = LocalDate.of(2020, 3, 1);

    /** The first moment of what is kept. */
    Instant FIRST = START.atStartOfDay().toInstant(ZoneOffset.UTC);

    Instant BEFORE = FIRST.minusMillis(1);

    Instant NOW = START.plusDays(TEN_DAYS.days()).atTime(13, 30).toInstant(ZoneOffset.UTC);

    Notices notices();

    DigestItems digestItems();

    Accounts accounts();

    RetentionStore noticeRetention(List<TopicDefinition> topics);

    @Override
    default RetentionStore retention() {
        return noticeRetention(List.of(Samples.topic(EXPIRING, Optional.of(TEN_DAYS))));
    }

    @Test
    default void notices_go_with_their_time_unless_they_wait_or_are_kept_for_life() {
        var me = Samples.account(accounts()).id();
        var mailed = notice(me, EXPIRING, BEFORE, Weight.NEWS);
        offered(mailed);
        digestItems().gather(new DailyEmailKey(me, START), Set.of(EXPIRING));
        var withheld = notice(me, EXPIRING, BEFORE, Weight.NEWS);
        offered(withheld);
        digestItems().withhold(me, Reason.PREF_OFF, FIRST);
        var waiting = notice(me, EXPIRING, BEFORE, Weight.NEWS);
        var next = notice(me, EXPIRING, BEFORE, Weight.LASTING_NOTE);
        var note = notice(me, EXPIRING, BEFORE, Weight.NOTE);
        var lasting = notice(me, LASTING, BEFORE, Weight.SILENT);
        var fresh = notice(me, EXPIRING, FIRST, Weight.SILENT);
        offered(waiting, next, note, lasting, fresh);
        var neverOffered = notice(me, EXPIRING, BEFORE, Weight.NEWS);
        notices().tell(me, List.of(neverOffered));

        retention().purge(NOW, 1_000_000);

        assertThat(inbox(me, EXPIRING))
                .containsExactlyInAnyOrder(waiting.id(), fresh.id(), next.id());
        assertThat(inbox(me, LASTING)).containsExactly(lasting.id());
    }

    @Test
    default void of_what_is_old_exactly_that_stays_which_waits_by_the_word_of_the_domain() {
        for (var weight : Weight.values()) {
            for (var fate : List.of("never offered", "waits", "in a mail", "withheld")) {
                var me = Samples.account(accounts()).id();
                var old = notice(me, EXPIRING, BEFORE, weight);
                var item = DigestItem.offered(old, START.minusDays(1));
                notices().tell(me, List.of(old));
                if (!fate.equals("never offered")) {
                    digestItems().offer(me, item.since(), List.of(old));
                }
                switch (fate) {
                    case "in a mail" -> {
                        digestItems().gather(new DailyEmailKey(me, START), Set.of(EXPIRING));
                        item = item.fitsInto(START) ? item.in(START) : item;
                    }
                    case "withheld" -> {
                        digestItems().withhold(me, Reason.PREF_OFF, FIRST);
                        item = item.withheld(Reason.PREF_OFF, FIRST);
                    }
                    default -> {
                        // Stays as it is.
                    }
                }
                boolean stays = !fate.equals("never offered") && item.waits();
                retention().purge(NOW, 1_000_000);
                assertThat(inbox(me, EXPIRING)).as("%s, %s", weight, fate).hasSize(stays ? 1 : 0);
            }
        }
    }

    @Test
    default void without_a_topic_that_expires_no_notice_goes() {
        var me = Samples.account(accounts()).id();
        var old = notice(me, EXPIRING, BEFORE, Weight.SILENT);
        offered(old);
        var forLife = List.of(Samples.topic(EXPIRING, Optional.empty()));

        assertThat(noticeRetention(List.of()).purge(NOW, 1_000)).isZero();
        assertThat(noticeRetention(forLife).purge(NOW, 1_000)).isZero();

        assertThat(inbox(me, EXPIRING)).containsExactly(old.id());
    }

    private void offered(Notice... notices) {
        var account = notices[0].account();
        notices().tell(account, List.of(notices));
        digestItems().offer(account, START.minusDays(1), List.of(notices));
    }

    private static Notice notice(AccountId person, Topic topic, Instant foundAt, Weight weight) {
        return Samples.notice(person, topic, Samples.word(), foundAt, weight);
    }

    private Set<UUID> inbox(AccountId person, Topic topic) {
        return notices().page(NoticesQuery.all(person, topic), new Paging(1, 100)).rows().stream()
                .map(Notice::id)
                .collect(Collectors.toSet());
    }
}
