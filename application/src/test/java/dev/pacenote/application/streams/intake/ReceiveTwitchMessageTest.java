package dev.pacenote.application.streams.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.application.platform.CrashEverywhere;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.application.platform.StoreUnavailableException;
import dev.pacenote.application.streams.StreamsWorld;
import dev.pacenote.application.streams.intake.ReceiveTwitchMessage.Result;
import dev.pacenote.domain.streams.intake.InboxMessage;
import dev.pacenote.domain.streams.intake.SignedMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReceiveTwitchMessageTest {

    private final StreamsWorld world = new StreamsWorld();

    private Result receive(SignedMessage message) {
        return world.receive(CrashPoint.whole()).receive(message, StreamsWorld.ADDRESS);
    }

    private Optional<InboxMessage> stored(String id) {
        return world.inbox.find(new InboxMessage.Key(InboxMessage.Source.TWITCH, id));
    }

    private SignedMessage forged(String id) {
        return new SignedMessage(
                id,
                world.now.toString(),
                "sha256=00",
                "notification",
                "{}".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_genuine_message_is_stored_and_handled_soon() {
        assertThat(receive(world.signed("m-1", "notification", "{1}")))
                .isEqualTo(new Result.Accepted());

        assertThat(stored("m-1").orElseThrow().body()).isEqualTo("{1}");
        assertThat(world.woken).isOne();
    }

    @Test
    void a_forged_message_is_not_stored_and_does_not_block_the_genuine_one() {
        assertThat(receive(forged("m-1"))).isEqualTo(new Result.Forged());
        assertThat(stored("m-1")).isEmpty();

        receive(world.signed("m-1", "notification", "{1}"));
        assertThat(stored("m-1")).isPresent();
    }

    @Test
    void sixty_forgeries_a_minute_from_one_address_are_answered_and_genuine_messages_always() {
        for (int i = 0; i < 60; i++) {
            assertThat(receive(forged("m-1"))).isEqualTo(new Result.Forged());
        }
        assertThat(receive(forged("m-1"))).isInstanceOf(Result.TooMany.class);

        assertThat(receive(world.signed("m-1", "notification", "{1}")))
                .isEqualTo(new Result.Accepted());
        world.pass(Duration.ofMinutes(1));
        assertThat(receive(forged("m-2"))).isEqualTo(new Result.Forged());
    }

    @Test
    void an_old_message_is_taken_for_a_forgery_and_its_repetition_is_not() {
        var old = world.signed("m-1", "notification", "{1}");
        world.pass(Duration.ofMinutes(11));

        assertThat(receive(old)).isEqualTo(new Result.Forged());
        assertThat(receive(world.signed("m-1", "notification", "{1}")))
                .isEqualTo(new Result.Accepted());
    }

    @Test
    void a_repetition_is_answered_as_the_first_and_changes_nothing() {
        receive(world.signed("m-1", "notification", "{1}"));
        assertThat(receive(world.signed("m-1", "notification", "{2}")))
                .isEqualTo(new Result.Accepted());

        assertThat(stored("m-1").orElseThrow().body()).isEqualTo("{1}");
        assertThat(world.woken).isOne();
    }

    @Test
    void of_ten_copies_at_once_one_is_stored() throws Exception {
        var message = world.signed("m-1", "notification", "{1}");
        try (var threads = Executors.newFixedThreadPool(10)) {
            var copies =
                    IntStream.range(0, 10).mapToObj(_ -> (Callable<Result>) () -> receive(message));
            for (var answer : threads.invokeAll(copies.toList())) {
                assertThat(answer.get()).isEqualTo(new Result.Accepted());
            }
        }
        assertThat(world.woken).isOne();
    }

    @Test
    void twitch_is_answered_with_its_challenge_and_that_it_asked_is_handled_later() {
        assertThat(receive(world.signed("m-1", "webhook_callback_verification", "{challengeabc}")))
                .isEqualTo(new Result.Challenge("abc"));
        assertThat(stored("m-1")).isPresent();
        assertThat(receive(world.signed("m-2", "webhook_callback_verification", "{}")))
                .isEqualTo(new Result.Unreadable());
        assertThat(stored("m-2")).isEmpty();
    }

    @Test
    void what_is_signed_and_no_json_is_told_apart_from_a_forgery() {
        assertThat(receive(world.signed("m-1", "notification", "hello")))
                .isEqualTo(new Result.Unreadable());
        assertThat(stored("m-1")).isEmpty();
    }

    @Test
    void a_kind_of_message_that_is_new_is_taken_and_left() {
        assertThat(receive(world.signed("m-1", "party", "{}"))).isEqualTo(new Result.Accepted());
        assertThat(stored("m-1")).isEmpty();
    }

    @Test
    void what_could_not_be_stored_is_no_good_answer() {
        var away = world.receive(CrashPoint.storesAway(0, 1));

        assertThatThrownBy(
                        () ->
                                away.receive(
                                        world.signed("m-1", "notification", "{1}"),
                                        StreamsWorld.ADDRESS))
                .isInstanceOf(StoreUnavailableException.class);
        assertThat(List.of(world.woken)).containsExactly(0);
    }

    @Test
    void a_crash_at_any_point_leaves_a_message_that_twitch_repeats() throws InterruptedException {
        CrashEverywhere.run(
                () ->
                        new CrashEverywhere.Story() {
                            private final StreamsWorld at = new StreamsWorld();
                            private final InboxMessage.Key key =
                                    new InboxMessage.Key(InboxMessage.Source.TWITCH, "m-1");

                            @Override
                            public void act(CrashPoint crash) {
                                at.receive(crash)
                                        .receive(
                                                at.signed("m-1", "notification", "{1}"),
                                                StreamsWorld.ADDRESS);
                            }

                            @Override
                            public void isWholeOrNothing() {
                                at.inbox
                                        .find(key)
                                        .ifPresent(it -> assertThat(it.body()).isEqualTo("{1}"));
                            }

                            @Override
                            public void isDone() {
                                assertThat(at.inbox.find(key)).isPresent();
                            }
                        });
    }
}
