package dev.pacenote.application.contracts.delivery.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.delivery.dispatch.NoticeOutbox;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.notice.Notices;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.Weight;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What {@link NoticeOutbox} promises. */
public interface NoticeOutboxContract {

    Accounts accounts();

    Notices notices();

    NoticeOutbox noticeOutbox();

    Transactions transactions();

    private Notice told() {
        var notice =
                Samples.notice(
                        Samples.account(accounts()).id(),
                        Samples.WEATHER,
                        Samples.word(),
                        Samples.NOON,
                        Weight.NEWS);
        notices().tell(notice.account(), List.of(notice));
        return notice;
    }

    @Test
    default void a_new_notice_is_taken_until_it_is_marked() {
        var notice = told();

        assertThat(noticeOutbox().oldest()).isPresent();
        assertThat(noticeOutbox().find(NoticeOutbox.Key.of(notice))).contains(notice);
        assertThat(taken()).contains(notice.id());
        assertThat(taken()).contains(notice.id());

        transactions().run(() -> noticeOutbox().markDispatched(List.of(notice)));

        assertThat(taken()).doesNotContain(notice.id());
        assertThat(noticeOutbox().find(NoticeOutbox.Key.of(notice))).contains(notice);
        assertThat(
                        noticeOutbox()
                                .find(
                                        new NoticeOutbox.Key(
                                                notice.account(), notice.topic(), Samples.word())))
                .isEmpty();
    }

    @Test
    default void new_notices_are_taken_by_their_names_until_they_are_marked() {
        var one = told();
        var other = told();
        told();
        var unknown = new NoticeOutbox.Key(one.account(), one.topic(), Samples.word());

        assertThat(taken(List.of(NoticeOutbox.Key.of(one), unknown, NoticeOutbox.Key.of(other))))
                .containsExactlyInAnyOrder(one.id(), other.id());

        transactions().run(() -> noticeOutbox().markDispatched(List.of(one)));

        assertThat(taken(List.of(NoticeOutbox.Key.of(one), NoticeOutbox.Key.of(other))))
                .containsExactly(other.id());
        assertThat(taken(List.of())).isEmpty();
    }

    private List<UUID> taken(List<NoticeOutbox.Key> notices) {
        return transactions().inTransaction(() -> noticeOutbox().take(notices)).stream()
                .map(told -> told.notice().id())
                .toList();
    }

    private List<UUID> taken() {
        return transactions()
                .inTransaction(
                        () ->
                                noticeOutbox().take(10_000).stream()
                                        .map(told -> told.notice().id())
                                        .toList());
    }
}
