package dev.pacenote.application.delivery.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.delivery.DeliveryWorld;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.domain.delivery.Delivery;
import dev.pacenote.domain.delivery.DeliveryTarget;
import dev.pacenote.domain.delivery.Reason;
import dev.pacenote.domain.notice.preference.TopicChannels;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** New notices have their deliveries. */
class DispatchNoticesTest {

    private final DeliveryWorld world = new DeliveryWorld();

    private int dispatch() {
        return world.dispatch(CrashPoint.whole()).dispatch();
    }

    @Test
    void a_notice_has_one_delivery_for_each_channel_and_target_once() {
        world.push.targets = List.of(DeliveryWorld.PHONE, new DeliveryTarget("d2", "Phone"));
        world.messages.sent(world.ann, world.bob, "Hello");

        assertThat(dispatch()).isEqualTo(1);
        assertThat(dispatch()).isZero();

        assertThat(world.of(world.bob, world.push)).hasSize(2);
        assertThat(world.of(world.bob, world.mail)).hasSize(1);
        assertThat(world.of(world.ann, world.push)).isEmpty();
    }

    @Test
    void all_that_is_new_is_dispatched_however_much_it_is() {
        for (int i = 0; i < 55; i++) {
            world.messages.sent(world.ann, world.bob, "1");
            world.messages.sent(world.bob, world.ann, "2");
            world.messages.pass(Duration.ofMinutes(1));
        }
        assertThat(world.dispatch(CrashPoint.whole()).oldest()).isPositive();
        assertThat(world.dispatch(CrashPoint.whole()).isInTime()).isFalse();

        assertThat(dispatch()).isEqualTo(110);

        assertThat(world.dispatch(CrashPoint.whole()).oldest()).isZero();
        assertThat(world.dispatch(CrashPoint.whole()).isInTime()).isTrue();
        assertThat(world.of(world.bob, world.push)).hasSize(55);
    }

    @Test
    void a_channel_that_is_off_unless_somebody_chooses_it_has_no_delivery_for_whoever_did_not() {
        world.channels = TopicChannels.IN_THE_DAILY_MAIL;
        world.messages.sent(world.ann, world.bob, "1");
        dispatch();
        assertThat(world.of(world.bob, world.push)).isEmpty();

        world.messages.choose(world.bob, Map.of("topics", Map.of("message", Map.of("push", true))));
        world.messages.sent(world.ann, world.bob, "2");
        dispatch();
        assertThat(world.of(world.bob, world.push)).hasSize(1);
        assertThat(world.of(world.bob, world.mail)).isEmpty();
    }

    @Test
    void where_nobody_can_be_reached_it_ends_at_once_and_says_why() {
        world.push.targets = List.of();
        world.messages.sent(world.ann, world.bob, "1");
        dispatch();

        var ended = world.only(world.bob, world.push);
        assertThat(ended.state().wireName()).isEqualTo("skipped");
        assertThat(ended.state().reason()).isEqualTo(Reason.NO_ADDRESS);
        assertThat(world.changes).containsExactly(ended.savedAs(0));
        // The mail waits, and is decided then: somebody may have an address by that time.
        assertThat(world.only(world.bob, world.mail).due()).isPresent();
        assertThat(world.asked).isEmpty();
    }

    @Test
    void those_that_somebody_names_are_dispatched_and_their_senders_asked_once() {
        world.messages.sent(world.ann, world.bob, "1");
        world.messages.sent(world.bob, world.ann, "2");
        var named =
                world.outbox.take(9).stream()
                        .map(told -> told.notice())
                        .filter(notice -> notice.account().equals(world.bob))
                        .map(NoticeOutbox.Key::of)
                        .toList();

        assertThat(world.dispatch(CrashPoint.whole()).dispatch(named)).isEqualTo(1);
        assertThat(world.dispatch(CrashPoint.whole()).dispatch(named)).isZero();

        assertThat(world.of(world.ann, world.push)).isEmpty();
        // The mail waits for its reader to look in: its time has not come.
        assertThat(world.asked)
                .extracting(Delivery::id)
                .containsExactly(world.only(world.bob, world.push).id());
    }

    @Test
    void a_crash_at_any_point_opens_each_delivery_once() {
        int points = crash(Integer.MAX_VALUE).points();
        assertThat(points).isGreaterThan(6);
        for (int point = 0; point < points; point++) {
            crash(point);
        }
    }

    private static CrashPoint crash(int point) {
        var world = new DeliveryWorld();
        world.messages.sent(world.ann, world.bob, "Hello");
        var crash = CrashPoint.at(point);
        try {
            world.dispatch(crash).dispatch();
        } catch (CrashPoint.Crash e) {
            // Somebody else goes on.
        }
        world.dispatch(CrashPoint.whole()).dispatch();

        assertThat(world.of(world.bob, world.push)).as("point " + point).hasSize(1);
        assertThat(world.of(world.bob, world.mail)).as("point " + point).hasSize(1);
        return crash;
    }
}
