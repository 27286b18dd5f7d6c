package dev.pacenote.application.messages.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.messages.MessagesWorld;
import dev.pacenote.application.notice.stream.presence.PresenceAudience.Sight;
import dev.pacenote.application.notice.stream.socket.Signal;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.domain.identity.account.AccountId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who may know that somebody is there, and that they are writing. */
class ConversationPartnersTest {

    private final MessagesWorld world = new MessagesWorld();

    private boolean sees(AccountId viewer, AccountId seen) {
        var sight = new Sight(viewer, seen);
        return world.conversationPartners().allowed(List.of(sight)).contains(sight);
    }

    private void typing(AccountId writer, AccountId to) {
        world.relayTyping(CrashPoint.whole()).relay(writer, to);
    }

    @Test
    void people_with_a_conversation_see_each_other_and_strangers_nobody_but_themselves() {
        assertThat(sees(world.ann, world.bob)).isFalse();
        assertThat(sees(world.ann, world.ann)).isTrue();

        world.sent(world.ann, world.bob, "Hello");

        assertThat(sees(world.ann, world.bob)).isTrue();
        assertThat(sees(world.bob, world.ann)).isTrue();
        assertThat(sees(world.person(), world.bob)).isFalse();
        assertThat(world.conversationPartners().allowed(List.of())).isEmpty();
    }

    @Test
    void a_person_who_blocks_or_hides_is_not_seen_and_sees_others_still() {
        world.sent(world.ann, world.bob, "Hello");
        world.blocks.add(world.bob, world.ann, world.now);
        assertThat(sees(world.ann, world.bob)).isFalse();
        assertThat(sees(world.bob, world.ann)).isTrue();
        world.blocks.remove(world.bob, world.ann);
        assertThat(sees(world.ann, world.bob)).isTrue();

        world.choose(world.bob, Map.of("presence", false));

        assertThat(sees(world.ann, world.bob)).isFalse();
        assertThat(sees(world.bob, world.bob)).isTrue();
    }

    @Test
    void a_partner_sees_that_somebody_writes_once_in_three_seconds() {
        world.sent(world.ann, world.bob, "Hello");

        typing(world.bob, world.ann);
        typing(world.bob, world.ann);
        typing(world.ann, world.bob);

        assertThat(world.signals)
                .containsExactly(
                        new Signal.Typing(world.ann, world.bob),
                        new Signal.Typing(world.bob, world.ann));
        world.pass(Duration.ofMillis(2_999));
        typing(world.bob, world.ann);
        assertThat(world.signals).hasSize(2);
        world.pass(Duration.ofMillis(1));
        typing(world.bob, world.ann);
        assertThat(world.signals).hasSize(3);
    }

    @Test
    void who_writes_to_somebody_keeps_nobody_elses_writing_from_being_seen() {
        var carol = world.person();
        for (var writer : List.of(world.bob, carol)) {
            world.sent(writer, world.ann, "Hello");
        }

        typing(world.bob, world.ann);
        typing(carol, world.ann);

        assertThat(world.signals)
                .containsExactly(
                        new Signal.Typing(world.ann, world.bob),
                        new Signal.Typing(world.ann, carol));
    }

    @Test
    void strangers_and_those_who_take_no_message_do_not_see_that_somebody_writes() {
        typing(world.ann, world.bob);
        world.sent(world.ann, world.bob, "Hello");
        world.pass(Duration.ofSeconds(3));
        world.blocks.add(world.bob, world.ann, world.now);

        typing(world.ann, world.bob);
        typing(world.ann, world.ann);

        assertThat(world.signals).isEmpty();
    }

    @Test
    void who_pretends_to_write_to_strangers_uses_up_nothing_and_leaves_nothing() {
        typing(world.ann, world.bob);
        world.sent(world.ann, world.bob, "Hello");

        typing(world.ann, world.bob);

        assertThat(world.signals).containsExactly(new Signal.Typing(world.bob, world.ann));
    }

    @Test
    void a_crash_while_somebody_writes_leaves_nothing_to_repair() {
        int points = 0;
        for (int point = 0; point == 0 || point < points; point++) {
            var crashed = new MessagesWorld();
            crashed.sent(crashed.ann, crashed.bob, "Hello");
            var crash = CrashPoint.at(point);
            try {
                crashed.relayTyping(crash).relay(crashed.ann, crashed.bob);
            } catch (CrashPoint.Crash e) {
                assertThat(crashed.signals).hasSizeLessThan(2);
            }
            points = Math.max(points, crash.points() + 1);
            crashed.pass(Duration.ofSeconds(3));
            crashed.signals.clear();
            crashed.relayTyping(CrashPoint.whole()).relay(crashed.ann, crashed.bob);
            assertThat(crashed.signals).hasSize(1);
        }
        assertThat(points).isGreaterThan(4);
    }
}
