package dev.pacenote.domain.notice.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.NoticeKey;
import dev.pacenote.domain.notice.StoredFacts;
import dev.pacenote.domain.notice.Timing;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.notice.Weight;
import dev.pacenote.domain.notice.stream.UnreadCounts;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class NotificationTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(60);
    private static final Duration KEEP = Duration.ofDays(90);
    private static final Source SOURCE = new Source("town", "riga");

    private static StoredFacts facts(String text) {
        return new StoredFacts(Map.of("wind", text));
    }

    private static Notice notice(String key, Instant at) {
        return new Notice(
                UUID.randomUUID(),
                new AccountId(7),
                new NoticeKey(new Topic("weather.storm"), key, Optional.empty()),
                new Timing(at, at),
                facts(key),
                Weight.NEWS);
    }

    private static Notification opened() {
        return Notification.opened(
                UUID.randomUUID(), SOURCE, notice("a", NOON), facts("a"), 5, KEEP);
    }

    private static Notification gathered(Notification open, long seq) {
        return open.gather(notice("b", LATER), facts("b"), seq, KEEP);
    }

    @Test
    void what_a_device_has_stays_delivered_whatever_comes_or_is_marked_later() {
        var item = opened();
        assertThat(item.isDeliveredBy(4)).isFalse();
        assertThat(item.isDeliveredBy(5)).isTrue();

        var delivered = item.delivered(NOON);
        assertThat(delivered.isDeliveredBy(5)).isFalse();
        assertThat(delivered.delivered(LATER)).isEqualTo(delivered);
        assertThat(delivered.countsAsUnseen()).isTrue();
        assertThat(delivered.seen(LATER).deliveredAt(0)).contains(NOON);

        var renewed = gathered(delivered, 6);
        assertThat(renewed.deliveredAt(0)).isEmpty();
        assertThat(renewed.deliveredAt(1)).contains(NOON);
        assertThat(gathered(renewed, 7).deliveredAt(1)).isEmpty();
        assertThat(gathered(renewed, 7).deliveredAt(2)).contains(NOON);
        assertThat(renewed.read(LATER).unread(8, false).deliveredAt(0)).contains(LATER);
        assertThat(renewed.archived().isDeliveredBy(9)).isFalse();
        assertThat(renewed.archived().unarchived(false).deliveredAt(1)).contains(NOON);
    }

    @Test
    void what_was_shown_stays_delivered_when_more_comes_also_after_its_end() {
        var shown = opened().seen(NOON);

        assertThat(gathered(shown, 6).marks().seenAt()).isEmpty();
        assertThat(gathered(shown, 6).deliveredAt(0)).isEmpty();
        assertThat(gathered(shown, 6).deliveredAt(1)).contains(NOON);

        var anew = shown.gather(notice("c", NOON.plus(KEEP)), facts("c"), 6, KEEP);
        assertThat(anew.deliveredAt(0)).isEmpty();
        assertThat(anew.deliveredAt(1)).contains(NOON);
    }

    @Test
    void opens_with_one_notice_unread_and_unseen() {
        var item = opened();

        assertThat(item.gathered().count()).isEqualTo(1);
        assertThat(item.gathered().seq()).isEqualTo(5);
        assertThat(item.isOpen()).isTrue();
        assertThat(item.countsAsUnread()).isTrue();
        assertThat(item.countsAsUnseen()).isTrue();
        assertThat(item.lifetime()).isEqualTo(new Notification.Lifetime(NOON, NOON.plus(KEEP)));
    }

    @Test
    void gathers_what_comes_while_it_is_unread_and_has_to_be_shown_again() {
        var item = gathered(opened().seen(NOON), 9);

        assertThat(item.gathered()).isEqualTo(new Notification.Gathered(2, 9, facts("b"), LATER));
        assertThat(item.countsAsUnseen()).isTrue();
        assertThat(item.marks().readState().unreadSince()).isEqualTo(9);
        assertThat(item.lifetime()).isEqualTo(new Notification.Lifetime(NOON, LATER.plus(KEEP)));
    }

    @Test
    void closes_when_it_is_read_or_archived_and_takes_in_nothing_then() {
        var read = opened().read(NOON);
        var archived = opened().archived();

        assertThat(read.isOpen()).isFalse();
        assertThat(archived.isOpen()).isFalse();
        assertThatThrownBy(() -> gathered(read, 9)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> gathered(archived, 9)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void read_implies_seen_and_the_first_time_stays() {
        var item = opened().read(NOON).unread(9, false).read(LATER).seen(LATER);

        assertThat(item.marks().seenAt()).contains(NOON);
        assertThat(item.marks().readState().readAt()).contains(NOON);
        assertThat(item.read(LATER)).isEqualTo(item);
    }

    @Test
    void marked_unread_it_opens_again_unless_another_one_did() {
        var read = opened().read(NOON);

        assertThat(read.unread(9, false).isOpen()).isTrue();
        assertThat(read.unread(9, true).isOpen()).isFalse();
        assertThat(read.unread(9, true).countsAsUnread()).isTrue();
        assertThat(read.unread(9, false).marks().readState().readAt()).isEmpty();
        assertThat(opened().unread(9, false).marks().readState().unreadSince()).isEqualTo(5);
    }

    @Test
    void archived_it_counts_nowhere() {
        var archived = opened().archived();

        assertThat(archived.countsAsUnread()).isFalse();
        assertThat(archived.countsAsUnseen()).isFalse();
        assertThat(archived.isReadBy(100)).isFalse();
        assertThat(archived.isSeenBy(100)).isFalse();
        assertThat(archived.unarchived(false)).isEqualTo(opened(archived.id()));
        assertThat(archived.unarchived(true).isOpen()).isFalse();
        assertThat(opened().read(NOON).archived().unarchived(false).isOpen()).isFalse();
    }

    private static Notification opened(UUID id) {
        return Notification.opened(id, SOURCE, notice("a", NOON), facts("a"), 5, KEEP);
    }

    @Test
    void a_cut_off_takes_what_became_unread_up_to_it_and_nothing_later() {
        assertThat(opened().isReadBy(4)).isFalse();
        assertThat(opened().isReadBy(5)).isTrue();
        assertThat(gathered(opened(), 9).isReadBy(8)).isFalse();
        assertThat(gathered(opened(), 9).isSeenBy(8)).isFalse();
        assertThat(gathered(opened(), 9).isSeenBy(9)).isTrue();
        assertThat(opened().read(NOON).isReadBy(5)).isFalse();
        assertThat(opened().read(NOON).unread(9, false).isReadBy(8)).isFalse();
        assertThat(opened().read(NOON).unread(9, false).isReadBy(9)).isTrue();
    }

    @Test
    void expires_a_while_after_its_newest_notice() {
        var item = gathered(opened(), 9);

        assertThat(item.isExpired(LATER.plus(KEEP).minusNanos(1))).isFalse();
        assertThat(item.isExpired(LATER.plus(KEEP))).isTrue();
    }

    @Test
    void counts_change_by_what_an_item_was_and_is() {
        var one = UnreadCounts.NONE.withNotifications(1, 1);

        assertThat(InboxCounts.changed(UnreadCounts.NONE, Optional.empty(), opened()))
                .isEqualTo(one);
        assertThat(InboxCounts.changed(one, Optional.of(opened()), gathered(opened(), 9)))
                .isEqualTo(one);
        assertThat(InboxCounts.changed(one, Optional.of(opened()), opened().seen(NOON)))
                .isEqualTo(new UnreadCounts(0, 1, 0));
        assertThat(InboxCounts.changed(one, Optional.of(opened()), opened().read(NOON)))
                .isEqualTo(UnreadCounts.NONE);
        assertThat(InboxCounts.changed(one, Optional.of(opened()), opened().archived()))
                .isEqualTo(UnreadCounts.NONE);
    }
}
