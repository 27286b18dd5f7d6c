package dev.pacenote.application.parts.reorder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.notice.inbox.NotificationRenderer;
import dev.pacenote.application.parts.PartsWorld;
import dev.pacenote.application.platform.CrashEverywhere;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.delivery.Reason;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Priority;
import dev.pacenote.domain.notice.inbox.Notification;
import dev.pacenote.domain.parts.reorder.PartAlert;
import dev.pacenote.domain.parts.reorder.PartFacts;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class PartNotificationsTest {

    private final PartsWorld world = new PartsWorld();

    /** What the one item says: all that happens to a part gathers in it while it is unread. */
    private NotificationRenderer.Text text() {
        List<Notification> items =
                world.tables.with(state -> List.copyOf(state.notifications.values()));
        assertThat(items).hasSize(1);
        var item = items.getFirst();
        return new PartNotificationRenderer(item.key().topic()).render(items).get(item.id());
    }

    @Test
    void the_inbox_says_what_is_low_and_how_much_to_order() {
        var pads = world.part("pads", 6, 5);
        world.subtract(pads, 1);
        assertThat(text())
                .satisfies(
                        it -> {
                            assertThat(it.title()).isEqualTo("pads needs reordering");
                            assertThat(it.content()).isEqualTo("Stock 5, threshold 5, order 10.");
                            assertThat(it.priority()).isEqualTo(Priority.NORMAL);
                        });
        world.subtract(pads, 5);
        assertThat(text().title()).isEqualTo("pads is out of stock");
        assertThat(text().priority()).isEqualTo(Priority.HIGH);
    }

    @Test
    void a_mail_about_several_parts_says_how_many_need_reordering() {
        world.subtract(world.part("pads", 6, 5), 1);
        world.subtract(world.part("belts", 6, 5), 6);
        List<Notification> items =
                world.tables.with(state -> List.copyOf(state.notifications.values()));
        assertThat(new PartMailSubject().of(items)).isEqualTo("2 parts need reordering");
        world.testAlert(CrashPoint.whole()).send(world.workshop);
        List<Notification> more =
                world.tables.with(state -> List.copyOf(state.notifications.values()));
        assertThat(new PartMailSubject().of(more)).isEqualTo("3 parts need a look");
    }

    @Test
    void held_back_nobody_is_told_of_a_task_that_closed_first() {
        var pads = world.part("pads", 5, 5);
        var fact = world.notices().findFirst().orElseThrow().key().dedupeKey();
        var relevance = new PartRelevance(PartFacts.LOW, world.tasks);
        assertThat(relevance.over(world.workshop, fact)).isEmpty();
        assertThat(relevance.over(world.workshop, fact + ":order:1")).isEmpty();

        world.add(pads, 5);

        assertThat(relevance.over(world.workshop, fact)).contains(Reason.NO_LONGER_TRUE);
        assertThat(relevance.over(Samples.account(world.accounts).id(), fact))
                .contains(Reason.NO_LONGER_TRUE);
    }

    private List<ReadAlerts.Alert> listed(AccountId account, boolean unread) {
        return world.alerts(CrashPoint.whole())
                .list(account, unread, Optional.empty(), 10)
                .alerts();
    }

    @Test
    void a_workshop_reads_what_it_was_told_up_to_a_moment_and_nothing_of_somebody_else() {
        var alerts = world.alerts(CrashPoint.whole());
        world.subtract(world.part("pads", 6, 5), 1);
        var told = world.now;
        world.now = told.plusSeconds(60);
        world.subtract(world.part("belts", 6, 5), 6);

        var all = listed(world.workshop, false);
        assertThat(all)
                .extracting(it -> it.facts().kind())
                .containsExactly(PartAlert.Kind.OUT, PartAlert.Kind.LOW);
        var first = alerts.list(world.workshop, false, Optional.empty(), 1);
        assertThat(first.alerts()).containsExactly(all.getFirst());
        var second = alerts.list(world.workshop, false, first.next(), 1);
        assertThat(second.alerts()).containsExactly(all.getLast());
        assertThat(second.next()).isEmpty();
        var stranger = Samples.account(world.accounts).id();
        assertThat(listed(stranger, false)).isEmpty();
        assertThat(alerts.read(stranger, all.getFirst().item().id())).isEmpty();

        assertThat(alerts.readAll(world.workshop, told)).isEqualTo(1);
        assertThat(alerts.readAll(world.workshop, told)).isZero();
        assertThat(listed(world.workshop, true))
                .extracting(it -> it.facts().part().value())
                .containsExactly("belts");
        assertThat(alerts.read(world.workshop, all.getFirst().item().id()))
                .hasValueSatisfying(it -> assertThat(it.item().isRead()).isTrue());
        assertThat(listed(world.workshop, true)).isEmpty();
    }

    private long events() {
        return world.tables.with(state -> state.heads.get(world.workshop).seq());
    }

    @Test
    void all_that_is_read_is_one_change_and_counts_once_though_two_ask_at_once() {
        for (int i = 0; i < 30; i++) {
            world.subtract(world.part("part" + i, 6, 5), 1);
        }
        long before = events();

        var read =
                Samples.atOnce(
                        2,
                        () -> world.alerts(CrashPoint.whole()).readAll(world.workshop, world.now));

        assertThat(read).containsExactlyInAnyOrder(30, 0);
        assertThat(events()).isEqualTo(before + 1);
        assertThat(listed(world.workshop, true)).isEmpty();
    }

    @Test
    void what_was_found_earlier_and_told_later_is_read_too_and_what_is_newer_is_not() {
        var told = world.now;
        world.subtract(world.part("pads", 6, 5), 1);
        world.now = told.plusSeconds(60);
        world.subtract(world.part("belts", 6, 5), 1);
        world.now = told;
        world.subtract(world.part("bulbs", 6, 5), 1);

        assertThat(world.alerts(CrashPoint.whole()).readAll(world.workshop, told)).isEqualTo(2);

        assertThat(listed(world.workshop, true))
                .extracting(it -> it.facts().part().value())
                .containsExactly("belts");
    }

    @Test
    void what_gets_news_while_all_is_read_stays_unread() {
        var told = world.now;
        var pads = world.part("pads", 6, 5);
        world.subtract(pads, 1);
        var belts = world.part("belts", 6, 5);
        world.now = told.plusSeconds(60);
        world.subtract(world.part("bulbs", 6, 5), 1);
        world.now = told;
        world.subtract(belts, 1);
        var others = new AtomicBoolean(true);
        Runnable news =
                () -> {
                    if (others.getAndSet(false)) {
                        world.now = told.plusSeconds(90);
                        world.subtract(pads, 5);
                        world.subtract(belts, 5);
                    }
                };

        assertThat(world.alertsAfter(news).readAll(world.workshop, told)).isZero();

        assertThat(listed(world.workshop, true))
                .extracting(it -> it.facts().part().value())
                .containsExactlyInAnyOrder("bulbs", "pads", "belts");
    }

    /** Whoever had no answer asks for the same again. */
    private static final class ReadingAll implements CrashEverywhere.Story {
        private final PartsWorld world = new PartsWorld();

        ReadingAll() {
            world.subtract(world.part("pads", 6, 5), 1);
            world.subtract(world.part("belts", 6, 5), 1);
        }

        private int unread() {
            return world.alerts(CrashPoint.whole())
                    .list(world.workshop, true, Optional.empty(), 10)
                    .alerts()
                    .size();
        }

        @Override
        public void act(CrashPoint crashPoint) {
            world.alerts(crashPoint).readAll(world.workshop, world.now);
        }

        @Override
        public void isWholeOrNothing() {
            assertThat(unread()).isIn(0, 2);
        }

        @Override
        public void isDone() {
            assertThat(unread()).isZero();
        }
    }

    @Test
    void a_crash_while_all_is_read_is_made_good_by_asking_again() throws InterruptedException {
        CrashEverywhere.run(ReadingAll::new);
    }
}
