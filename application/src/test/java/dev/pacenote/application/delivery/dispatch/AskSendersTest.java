package dev.pacenote.application.delivery.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.delivery.Deliveries;
import dev.pacenote.application.delivery.DeliveryWorld;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.domain.delivery.Delivery;
import dev.pacenote.domain.delivery.Lease;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is due is asked for, whatever was lost before. */
class AskSendersTest {

    private final DeliveryWorld world = new DeliveryWorld();

    @BeforeEach
    void write() {
        world.messages.sent(world.ann, world.bob, "Gate 3 is closed");
        world.dispatch(CrashPoint.whole()).dispatch();
        world.asked.clear();
    }

    private int ask() {
        world.asked.clear();
        return world.askSenders().ask();
    }

    @Test
    void what_was_lost_on_the_way_to_a_sender_is_asked_for_again_until_it_is_sent() {
        assertThat(ask()).isEqualTo(1);
        assertThat(ask()).isEqualTo(1);
        assertThat(world.asked).extracting(Delivery::id).containsExactly(push().id());

        world.send(CrashPoint.whole()).send(push().id(), List.of(world.push));

        assertThat(ask()).isZero();
    }

    @Test
    void what_waits_is_asked_for_when_its_time_has_come() {
        world.send(CrashPoint.whole()).send(push().id(), List.of(world.push));
        world.messages.pass(Duration.ofMinutes(15).minusMillis(1));
        assertThat(ask()).isZero();

        world.messages.pass(Duration.ofMillis(1));

        assertThat(ask()).isEqualTo(1);
        assertThat(world.asked)
                .extracting(Delivery::id)
                .containsExactly(world.only(world.bob, world.mail).id());
    }

    @Test
    void what_a_sender_that_is_gone_had_leased_is_asked_for_when_the_lease_is_over() {
        var leased =
                world.deliveries.claimDue(
                        world.push.id(), lease(), world.messages.now, Deliveries.Portion.upTo(1));
        assertThat(leased).hasSize(1);
        assertThat(ask()).isZero();

        world.messages.pass(Duration.ofSeconds(30));

        assertThat(ask()).isEqualTo(1);
    }

    @Test
    void for_what_leaves_together_one_sender_is_asked_once() {
        world.messages.sent(world.ann, world.bob, "Gate 4 is closed");
        world.dispatch(CrashPoint.whole()).dispatch();
        for (var push : world.of(world.bob, world.push)) {
            world.send(CrashPoint.whole()).send(push.id(), List.of(world.push));
        }
        world.messages.pass(Duration.ofMinutes(15));
        assertThat(world.of(world.bob, world.mail)).hasSize(2);

        ask();

        assertThat(world.asked).filteredOn(one -> one.channel().equals(world.mail.id())).hasSize(1);
    }

    private Lease lease() {
        return Lease.at(world.messages.now, UUID.randomUUID(), Duration.ofSeconds(30));
    }

    private Delivery push() {
        return world.only(world.bob, world.push);
    }
}
