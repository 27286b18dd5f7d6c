package dev.pacenote.application.delivery.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.delivery.DeliveryWorld;
import dev.pacenote.application.platform.CrashEverywhere;
import dev.pacenote.application.platform.CrashPoint;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A mail about notices that a mail server took and gave back later. */
class DeliveryBouncesTest {

    private final DeliveryWorld world = new DeliveryWorld();
    private final DeliveryBounces bounces = world.bounces(CrashPoint.whole());

    /** Two people are written to, and Bob about two conversations in one mail. */
    private String mailed() {
        world.messages.sent(world.ann, world.bob, "1");
        world.messages.sent(world.messages.person(), world.bob, "2");
        world.messages.sent(world.bob, world.ann, "3");
        world.work();
        world.messages.pass(Duration.ofMinutes(15));
        world.work();
        return world.mail.sent.stream()
                .map(sent -> sent.getFirst())
                .filter(first -> first.account().equals(world.bob))
                .map(first -> "delivery." + first.id())
                .findFirst()
                .orElseThrow();
    }

    private String states() {
        return world.of(world.bob, world.mail).stream()
                .map(one -> one.state().wireName() + " " + one.state().reason().code())
                .sorted()
                .toList()
                .toString();
    }

    @Test
    void all_that_was_in_it_was_not_told_and_nothing_else() {
        var mail = mailed();
        assertThat(bounces.of(mail)).contains(world.bob);
        int changes = world.changes.size();

        bounces.cameBack(mail);
        bounces.cameBack(mail);

        assertThat(states()).isEqualTo("[failed bounced, failed bounced]");
        assertThat(world.changes).as("heard once").hasSize(changes + 2);
        assertThat(world.only(world.ann, world.mail).state().wireName()).isEqualTo("sent");
    }

    @Test
    void the_name_of_another_mail_changes_nothing() {
        mailed();

        for (var other :
                new String[] {
                    "delivery." + UUID.randomUUID(),
                    "delivery.1",
                    "daily.2026-11-20." + world.bob,
                    "account." + UUID.randomUUID()
                }) {
            bounces.cameBack(other);
            assertThat(bounces.of(other)).isEmpty();
        }

        assertThat(states()).isEqualTo("[sent accepted, sent accepted]");
    }

    private static final class Returning implements CrashEverywhere.Story {
        private final DeliveryBouncesTest test = new DeliveryBouncesTest();
        private final String mail = test.mailed();

        @Override
        public void act(CrashPoint crashPoint) {
            test.world.bounces(crashPoint).cameBack(mail);
        }

        @Override
        public void isWholeOrNothing() {
            assertThat(test.states()).doesNotContain("scheduled");
        }

        @Override
        public void isDone() {
            assertThat(test.states()).isEqualTo("[failed bounced, failed bounced]");
        }
    }

    @Test
    void a_crash_at_any_point_is_made_good_by_the_same_report_again() throws InterruptedException {
        CrashEverywhere.run(Returning::new);
    }
}
