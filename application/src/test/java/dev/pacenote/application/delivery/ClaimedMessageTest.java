package dev.pacenote.application.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.delivery.Deliveries.Claimed;
import dev.pacenote.application.delivery.Deliveries.Portion;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.domain.delivery.Delivery;
import dev.pacenote.domain.delivery.Lease;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What left in one message is leased as one. */
class ClaimedMessageTest {

    private final DeliveryWorld world = new DeliveryWorld();

    private Instant now() {
        return world.messages.now;
    }

    private Lease lease() {
        return Lease.at(now(), UUID.randomUUID(), Duration.ofSeconds(30));
    }

    private Delivery saved(Delivery delivery) {
        if (world.deliveries.save(delivery) instanceof SaveResult.Saved<Delivery>(var saved)) {
            return saved;
        }
        throw new AssertionError("not saved: " + delivery);
    }

    /** Three pushes that left together, by somebody who is gone: their lease is over. */
    private List<Delivery> left() {
        for (int i = 0; i < 3; i++) {
            world.messages.sent(world.ann, world.bob, "no. " + i);
        }
        world.dispatch(CrashPoint.whole()).dispatch();
        world.messages.pass(Duration.ofHours(1));
        var leased =
                world.deliveries.claimDue(world.push.id(), lease(), now(), Portion.upTo(3)).stream()
                        .map(Claimed::delivery)
                        .toList();
        assertThat(leased).hasSize(3);
        var left = new ArrayList<Delivery>();
        leased.forEach(one -> left.add(saved(one.leavingAs(leased.getFirst().id(), now()))));
        world.messages.pass(Duration.ofMinutes(1));
        return left;
    }

    private List<Claimed> claimed(Delivery one) {
        return ClaimedMessage.of(one, world.deliveries, lease(), now());
    }

    @Test
    void all_of_a_message_are_leased_whichever_of_them_is_asked_for_and_once() {
        var left = left();

        var first = claimed(left.getLast());
        var second = claimed(left.getFirst());

        assertThat(first).hasSize(3);
        assertThat(first).allMatch(one -> one.delivery().state().attempts() == 2);
        assertThat(second).isEmpty();
    }

    @Test
    void none_is_leased_while_somebody_has_one_of_them() {
        var left = left();
        saved(left.get(1).claimed(lease(), now()));

        assertThat(claimed(left.getFirst())).isEmpty();
    }

    @Test
    void those_that_have_ended_are_left_out() {
        var left = left();
        saved(left.get(1).after(sending -> sending.accepted(now()), now()));

        assertThat(claimed(left.getFirst())).hasSize(2);
    }
}
