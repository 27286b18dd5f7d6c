package dev.pacenote.application.contracts.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.contracts.platform.retention.RetentionStoreContract;
import dev.pacenote.application.notice.Notices;
import dev.pacenote.application.notice.TopicDefinition;
import dev.pacenote.application.platform.Paging;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.Stores;
import dev.pacenote.application.platform.retention.RetentionStore;
import dev.pacenote.domain.digest.DailyEmailKey;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.platform.retention.RetentionPeriod;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the {@link RetentionStore} of notices promises. */
public interface NoticeRetentionContract extends RetentionStoreContract {

    Topic EXPIRING = new Topic("sample.weather");
    Topic LASTING = new Topic("sample.climate");

    RetentionPeriod TEN_DAYS = new RetentionPeriod(10);

    /** Long before everything that other promises are about. */
    LocalDate START = LocalDate.of(2020, 3, 1);

    Instant NOW = START.plusDays(TEN_DAYS.days()).atTime(13, 30).toInstant(ZoneOffset.UTC);

    Stores stores();

    RetentionStore noticeRetention(List<TopicDefinition> topics);

    @Override
    default RetentionStore retention() {
        return noticeRetention(
                List.of(new TopicDefinition(EXPIRING, Optional.of(TEN_DAYS), Optional.empty())));
    }

    @Test
    default void notices_go_with_their_time_unless_they_wait_or_are_kept_for_life() {
        var me = Samples.account(stores().accounts()).id();
        var old = START.minusDays(1);
        var mailed = notice(me, EXPIRING, old, Notice.Route.MAIL);
        stores().notices().add(Set.of(mailed));
        stores().digestItems().gather(new DailyEmailKey(me, old));
        var waiting = notice(me, EXPIRING, old, Notice.Route.MAIL);
        var inboxOnly = notice(me, EXPIRING, old, Notice.Route.INBOX_ONLY);
        var lasting = notice(me, LASTING, old, Notice.Route.INBOX_ONLY);
        var fresh = notice(me, EXPIRING, START, Notice.Route.INBOX_ONLY);
        var next = notice(me, EXPIRING, old, Notice.Route.NEXT);
        stores().notices().add(Set.of(waiting, inboxOnly, lasting, fresh, next));

        retention().purge(NOW, 1_000_000);

        assertThat(inbox(me, EXPIRING))
                .containsExactlyInAnyOrder(waiting.id(), fresh.id(), next.id());
        assertThat(inbox(me, LASTING)).containsExactly(lasting.id());
    }

    @Test
    default void without_a_topic_that_expires_no_notice_goes() {
        var me = Samples.account(stores().accounts()).id();
        var old = notice(me, EXPIRING, START.minusDays(1), Notice.Route.INBOX_ONLY);
        stores().notices().add(Set.of(old));

        assertThat(noticeRetention(List.of()).purge(NOW, 1_000)).isZero();

        assertThat(inbox(me, EXPIRING)).containsExactly(old.id());
    }

    private static Notice notice(
            AccountId person, Topic topic, LocalDate foundOn, Notice.Route route) {
        var like = Samples.notice(person, Samples.word(), foundOn, route);
        return new Notice(
                like.id(),
                person,
                topic,
                like.dedupeKey(),
                like.occurredAt(),
                like.foundAt(),
                foundOn,
                like.facts(),
                route);
    }

    private Set<UUID> inbox(AccountId person, Topic topic) {
        return stores()
                .notices()
                .page(
                        new Notices.Query(person, topic, Optional.empty(), Map.of()),
                        new Paging(1, 100))
                .rows()
                .stream()
                .map(Notice::id)
                .collect(Collectors.toSet());
    }
}
