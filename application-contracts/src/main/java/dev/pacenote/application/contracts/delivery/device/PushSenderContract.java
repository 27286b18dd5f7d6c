package dev.pacenote.application.contracts.delivery.device;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.delivery.SendResult;
import dev.pacenote.application.delivery.device.Push;
import dev.pacenote.application.delivery.device.PushSender;
import dev.pacenote.domain.delivery.device.PushTarget;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What {@link PushSender} promises. */
public interface PushSenderContract {

    /** What the service of a device does with a push. */
    enum Answer {
        TAKES_IT,
        KNOWS_NO_SUCH_DEVICE,
        IS_BUSY_FOR_SEVEN_SECONDS,
        REFUSES_OUR_KEYS,
        BREAKS
    }

    PushSender sender();

    /** A device whose push service answers so. */
    PushTarget target(Answer answer);

    /** One at a service that nobody allowed. */
    PushTarget elsewhere();

    /** The titles of what arrived at a device. */
    List<String> titles(PushTarget target);

    private static Push push(String title) {
        return new Push(
                title,
                "Gate 3 is closed",
                Optional.of("/Chat/42"),
                "conversation-42",
                UUID.randomUUID(),
                Duration.ofHours(1));
    }

    @Test
    default void a_push_arrives_at_the_device_once() {
        var target = target(Answer.TAKES_IT);

        assertThat(sender().reaches(target)).isTrue();
        assertThat(sender().send(target, push("Ann \u5c71"))).isEqualTo(new SendResult.Accepted());

        assertThat(titles(target)).containsExactly("Ann \u5c71");
    }

    @Test
    default void a_device_that_is_no_more_is_gone() {
        assertThat(sender().send(target(Answer.KNOWS_NO_SUCH_DEVICE), push("a")))
                .isEqualTo(new SendResult.Gone());
    }

    @Test
    default void a_provider_that_is_busy_says_when_to_come_again() {
        assertThat(sender().send(target(Answer.IS_BUSY_FOR_SEVEN_SECONDS), push("a")))
                .isInstanceOfSatisfying(
                        SendResult.Retry.class,
                        retry -> assertThat(retry.after()).contains(Duration.ofSeconds(7)));
        assertThat(sender().send(target(Answer.BREAKS), push("a")))
                .isInstanceOf(SendResult.Retry.class);
    }

    @Test
    default void a_refusal_of_our_keys_is_no_fault_of_the_device() {
        assertThat(sender().send(target(Answer.REFUSES_OUR_KEYS), push("a")))
                .isInstanceOf(SendResult.Misconfigured.class);
    }

    @Test
    default void nothing_is_sent_to_a_service_that_nobody_allowed() {
        var target = elsewhere();

        assertThat(sender().reaches(target)).isFalse();
        assertThat(sender().send(target, push("a"))).isInstanceOf(SendResult.Rejected.class);
        assertThat(titles(target)).isEmpty();
    }
}
