package dev.pacenote.adapters.in.http.notice.stream.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pacenote.adapters.in.http.notice.stream.frame.ClientAction;
import dev.pacenote.adapters.in.http.notice.stream.frame.StreamFrames;
import dev.pacenote.adapters.in.http.notice.stream.socket.Alarms;
import dev.pacenote.adapters.in.http.notice.stream.socket.SocketWorld;
import dev.pacenote.application.notice.stream.access.StreamAccess;
import dev.pacenote.application.notice.stream.socket.Signal;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.StoreUnavailableException;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.stream.CloseCode;
import dev.pacenote.domain.notice.stream.Presence;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What the clients of a gateway's sockets hear, and when they are closed (contract 3.5). */
class GatewayStreamTest {

    private final GatewayWorld gateway = new GatewayWorld();
    private final SocketWorld world = gateway.world;

    private void appended(int events) {
        for (int i = 0; i < events; i++) {
            world.append(SocketWorld.SHOWN);
        }
    }

    private void pushed(long first, long last) {
        gateway.push.push(world.fox, first, last);
    }

    private String resumed(long seq) {
        var id = gateway.open();
        gateway.says(
                id,
                "{'action':'hello','epoch':'%s','lastSeq':%s}".formatted(world.end().epoch(), seq));
        return id;
    }

    private List<Long> numbers(String id) {
        return gateway.frames(id).stream().map(frame -> frame.path("seq").asLong()).toList();
    }

    private int bye(String id) {
        var code = gateway.next(id, "bye").path("code").asInt();
        assertThat(gateway.closed).contains(id);
        assertThat(gateway.sockets.find(id)).isEmpty();
        assertThat(gateway.frames(id)).isEmpty();
        return code;
    }

    @Test
    void a_hello_is_answered_as_on_a_server_with_the_times_of_the_gateway() {
        appended(3);
        var id = gateway.open();

        gateway.says(id, "{'action':'hello'}");

        var hello = gateway.next(id, "hello");
        assertThat(hello.path("connectionId").asText()).isEqualTo(id);
        assertThat(hello.path("userId").asText()).isEqualTo(world.fox.toString());
        assertThat(hello.path("seq").asLong()).isEqualTo(3);
        assertThat(hello.path("resume").asText()).isEqualTo("fresh");
        assertThat(hello.path("heartbeatSec").asInt()).isEqualTo(240);
        assertThat(hello.path("silenceSec").asInt()).isEqualTo(540);
        assertThat(hello.path("authExpiresAt").asText()).isEqualTo("2026-11-20T12:15:00.000Z");
        assertThat(gateway.frames(id)).isEmpty();
        gateway.says(id, "{'action':'hello'}");
        assertThat(gateway.next(id, "error").path("code").asText()).isEqualTo("ALREADY_GREETED");
    }

    @Test
    void who_missed_events_gets_them_in_order_and_then_those_that_are_pushed() {
        appended(250);
        var id = resumed(10);
        assertThat(gateway.next(id, "hello").path("missed").asInt()).isEqualTo(240);

        var numbers = new ArrayList<Long>();
        while (numbers.size() < 240) {
            gateway.next(id, "batch")
                    .path("events")
                    .forEach(event -> numbers.add(event.path("seq").asLong()));
        }

        assertThat(numbers).isEqualTo(LongStream.rangeClosed(11, 250).boxed().toList());
        assertThat(gateway.next(id, "resumed").path("seq").asLong()).isEqualTo(250);
        appended(2);
        pushed(251, 252);
        assertThat(numbers(id)).containsExactly(251L, 252L);
    }

    @Test
    void what_happens_during_a_replay_comes_after_it() {
        appended(2);
        // While the hello is rendered somebody writes again; its push finds no live socket.
        var id = gateway.open();
        world.actions.add(action());
        gateway.says(id, "{'action':'hello'}");
        gateway.next(id, "hello");
        assertThat(gateway.socket(id).talk().liveAfter()).hasValue(2);

        appended(1);
        pushed(2, 3);

        assertThat(numbers(id)).as("and nothing from before the hello").containsExactly(3L);
    }

    private ClientAction action() {
        return new ClientAction() {
            @Override
            public String name() {
                return "wave";
            }

            @Override
            public Optional<String> perform(AccountId caller, JsonNode frame) {
                return Optional.empty();
            }
        };
    }

    @Test
    void every_tab_gets_the_same_frame_and_one_that_is_not_greeted_none() {
        var one = gateway.greeted();
        var two = gateway.greeted();
        var silent = gateway.open();
        appended(1);

        pushed(1, 1);

        assertThat(gateway.frames(one)).isNotEmpty();
        assertThat(gateway.next(one, "sample.shown")).isEqualTo(gateway.next(two, "sample.shown"));
        assertThat(gateway.frames(silent)).isEmpty();
    }

    @Test
    void a_socket_that_is_gone_is_forgotten_and_the_others_get_theirs() {
        var gone = gateway.greeted();
        var here = gateway.greeted();
        gateway.gone.add(gone);
        appended(1);

        assertThat(
                        Alarms.during(
                                () -> {
                                    pushed(1, 1);
                                    assertThat(gateway.sockets.find(gone)).isEmpty();
                                }))
                .as("a client that is gone is no fault")
                .isEmpty();
        assertThat(gateway.outlet.gone()).isOne();
        gateway.next(here, "sample.shown");
        gateway.stream.gone(here);
        world.pass(Presence.GRACE.plusSeconds(1));
        assertThat(world.presenceOf(world.fox)).isEqualTo(Presence.State.OFFLINE);
    }

    @Test
    void a_socket_that_does_not_take_a_frame_stays_and_gets_no_gap() {
        var slow = gateway.greeted();
        gateway.failing.add(slow);
        appended(2);
        pushed(1, 2);
        gateway.failing.clear();
        appended(1);

        pushed(3, 3);

        assertThat(numbers(slow)).as("its client sees the gap and asks").containsExactly(3L);
        gateway.says(slow, "{'action':'ping'}");
        gateway.next(slow, "sample.shown");
        assertThat(gateway.next(slow, "pong").path("seq").asLong()).isEqualTo(3);
    }

    @Test
    void a_socket_whose_client_reads_nothing_is_closed_with_1013_and_the_others_get_theirs() {
        var slow = gateway.greeted();
        var quick = gateway.greeted();
        appended(2);
        gateway.full.put(slow, 1);

        pushed(1, 2);

        assertThat(bye(slow)).isEqualTo(1013);
        assertThat(numbers(quick)).containsExactly(1L, 2L);
        var again = resumed(0);
        assertThat(gateway.next(again, "hello").path("missed").asInt()).isEqualTo(2);
        assertThat(gateway.next(again, "batch").path("events")).hasSize(2);
    }

    @Test
    void a_replay_waits_for_a_client_that_reads_slowly_and_not_for_ever() {
        appended(3);

        var slow = resumedThatIsFullFor(3);

        gateway.next(slow, "hello");
        assertThat(gateway.next(slow, "batch").path("events")).hasSize(3);
        gateway.next(slow, "resumed");
        var never = resumedThatIsFullFor(20);
        gateway.next(never, "hello");
        assertThat(bye(never)).isEqualTo(1013);
    }

    @Test
    void who_did_not_get_all_that_was_missed_is_not_told_that_it_resumed() {
        appended(3);
        var id = gateway.open();
        Runnable lost =
                () -> {
                    gateway.failing.add(id);
                    gateway.beforeNextPost(gateway.failing::clear);
                };
        gateway.beforeNextPost(() -> gateway.beforeNextPost(lost));

        gateway.says(
                id, "{'action':'hello','epoch':'%s','lastSeq':0}".formatted(world.end().epoch()));

        gateway.next(id, "hello");
        assertThat(gateway.frames(id)).isEmpty();
        gateway.says(id, "{'action':'ping'}");
        assertThat(gateway.next(id, "pong").path("seq").asLong())
                .as("its client sees what it lacks and asks")
                .isEqualTo(3);
    }

    /**
     * A socket of somebody who missed all, and reads nothing for so many frames after the hello.
     */
    private String resumedThatIsFullFor(int frames) {
        var id = gateway.open();
        gateway.beforeNextPost(() -> gateway.beforeNextPost(() -> gateway.full.put(id, frames)));
        gateway.says(
                id, "{'action':'hello','epoch':'%s','lastSeq':0}".formatted(world.end().epoch()));
        return id;
    }

    @Test
    void nothing_is_pushed_after_the_session_ended_or_the_proof_ran_out() {
        var id = gateway.greeted();
        world.sessions.revoke(world.sessionId());
        appended(1);
        pushed(1, 1);
        assertThat(bye(id)).isEqualTo(4403);

        var other = gateway.open(access(world.other));
        gateway.says(other, "{'action':'hello'}");
        gateway.next(other, "hello");
        world.pass(Duration.ofMinutes(16));
        gateway.push.push(world.other, 1, 1);
        assertThat(bye(other)).isEqualTo(4401);
    }

    private StreamAccess access(AccountId account) {
        return new StreamAccess(
                account, world.loggedIn(account).id(), world.now.plus(Duration.ofMinutes(15)));
    }

    @Test
    void a_revoked_session_closes_its_sockets_at_once_and_no_others() {
        var revoked = gateway.greeted();
        var kept = gateway.open(access(world.fox));
        gateway.says(kept, "{'action':'hello'}");
        gateway.next(kept, "hello");
        world.sessions.revoke(world.sessionId());

        gateway.push.closeRevoked(world.fox);

        assertThat(bye(revoked)).isEqualTo(4403);
        assertThat(gateway.sockets.find(kept)).isPresent();
    }

    @Test
    void an_outage_while_pushing_is_said_so_that_the_feed_comes_again() {
        var id = gateway.greeted();
        appended(1);
        world.storeAway = true;

        assertThatThrownBy(() -> pushed(1, 1)).isInstanceOf(StoreUnavailableException.class);

        world.storeAway = false;
        pushed(1, 1);
        assertThat(numbers(id)).containsExactly(1L);
    }

    @Test
    void three_malformed_frames_close_a_socket_whoever_handles_them() {
        var id = gateway.greeted();

        gateway.says(id, "no json");
        assertThat(gateway.next(id, "error").path("code").asText()).isEqualTo("MALFORMED_FRAME");
        gateway.says(id, "");
        gateway.next(id, "error");
        gateway.says(id, "{'action':'dance'}");
        assertThat(gateway.next(id, "error").path("code").asText()).isEqualTo("UNKNOWN_ACTION");
        gateway.says(id, "[]");
        assertThat(gateway.next(id, "error").path("code").asText()).isEqualTo("MALFORMED_FRAME");

        assertThat(bye(id)).isEqualTo(4400);
    }

    @Test
    void a_flood_is_closed_with_4429_also_when_all_frames_come_at_once() {
        var id = gateway.greeted();
        // The hello was one of forty.
        for (int i = 0; i < 39; i++) {
            gateway.says(id, "{'action':'idle'}");
        }
        assertThat(gateway.frames(id)).isEmpty();
        gateway.says(id, "{'action':'idle'}");
        assertThat(bye(id)).isEqualTo(4429);

        var parallel = gateway.greeted();
        var _ =
                Samples.atOnce(
                        60,
                        () -> {
                            gateway.says(parallel, "{'action':'idle'}");
                            return true;
                        });
        assertThat(gateway.next(parallel, "bye").path("code").asInt()).isEqualTo(4429);
    }

    @Test
    void a_client_hears_why_it_is_closed_also_when_another_frame_comes_meanwhile() {
        var id = gateway.greeted();
        for (int i = 0; i < 39; i++) {
            gateway.says(id, "{'action':'idle'}");
        }
        gateway.beforeNextPost(() -> gateway.says(id, "{'action':'idle'}"));

        gateway.says(id, "{'action':'idle'}");

        assertThat(bye(id)).isEqualTo(4429);
    }

    @Test
    void frames_at_the_same_time_are_all_counted_and_none_is_lost() {
        var id = gateway.greeted();
        world.actions.add(action());

        var _ =
                Samples.atOnce(
                        8,
                        () -> {
                            gateway.says(id, "{'action':'wave','id':1}");
                            return true;
                        });

        assertThat(gateway.frames(id)).hasSize(8).allMatch(frame -> frame.path("ok").asBoolean());
        assertThat(gateway.socket(id).talk().frames()).as("and the hello").isEqualTo(9);
        assertThat(gateway.socket(id).talk().allowance().tokens()).isEqualTo(31);
    }

    @Test
    void a_message_over_32_kib_is_closed_with_1009() {
        var id = gateway.greeted();
        var frame = "{'action':'wave','x':'%s'}";
        gateway.says(id, frame.formatted("x".repeat(StreamFrames.MAX_FRAME - 25)));
        gateway.next(id, "error");

        gateway.says(id, frame.formatted("x".repeat(StreamFrames.MAX_FRAME)));

        assertThat(bye(id)).isEqualTo(1009);
    }

    @Test
    void one_socket_too_many_closes_the_least_recently_active_one() {
        var first = gateway.greeted();
        world.pass(Duration.ofSeconds(1));
        var second = gateway.greeted();
        var third = gateway.greeted();
        world.pass(Duration.ofSeconds(1));
        gateway.says(first, "{'action':'idle'}");

        var fourth = gateway.greeted();

        assertThat(List.of(second, third)).anyMatch(gateway.closed::contains);
        assertThat(gateway.closed).hasSize(1).doesNotContain(first, fourth);
        assertThat(gateway.next(gateway.closed.getFirst(), "bye").path("code").asInt())
                .isEqualTo(4409);
    }

    @Test
    void who_shows_another_proof_stays_and_who_shows_anothers_is_closed() {
        var id = gateway.greeted();
        world.pass(Duration.ofMinutes(14));
        gateway.says(id, "{'action':'auth','id':1,'token':'bad'}");
        assertThat(gateway.next(id, "reply").path("ok").asBoolean()).isFalse();
        gateway.says(id, "{'action':'auth','id':2,'token':'good'}");
        assertThat(gateway.next(id, "reply").path("ok").asBoolean()).isTrue();
        world.pass(Duration.ofMinutes(8));
        gateway.says(id, "{'action':'ping'}");
        gateway.next(id, "pong");

        var others = gateway.open(access(world.other));
        gateway.says(others, "{'action':'hello'}");
        gateway.next(others, "hello");
        gateway.says(others, "{'action':'auth','token':'good'}");
        assertThat(bye(others)).isEqualTo(4403);
    }

    @Test
    void acknowledgements_are_handed_on_once_in_two_seconds_and_the_last_one_by_the_sweep() {
        appended(2);
        var id = gateway.greeted();
        gateway.says(id, "{'action':'ack','seq':1}");
        gateway.says(id, "{'action':'ack','seq':2}");
        assertThat(world.acknowledged).containsExactly(1L);
        world.pass(Duration.ofSeconds(2));

        gateway.sweep.sweep();
        gateway.sweep.sweep();

        assertThat(world.acknowledged).containsExactly(1L, 2L);
    }

    @Test
    void the_last_acknowledgement_counts_also_when_the_client_hangs_up_at_once() {
        appended(9);
        var id = gateway.greeted();
        gateway.says(id, "{'action':'ack','seq':3}");
        gateway.says(id, "{'action':'ack','seq':9}");

        gateway.stream.gone(id);

        assertThat(world.acknowledged).containsExactly(3L, 9L);
        assertThat(gateway.sockets.find(id)).isEmpty();
    }

    @Test
    void the_last_acknowledgement_counts_also_when_we_close_the_socket_or_find_it_gone() {
        var ends =
                List.<Consumer<String>>of(
                        id -> gateway.says(id, " ".repeat(33 * 1024)),
                        id -> {
                            gateway.gone.add(id);
                            appended(1);
                            pushed(world.end().seq(), world.end().seq());
                        },
                        _ -> {
                            world.pass(Duration.ofMinutes(9));
                            gateway.sweep.sweep();
                        },
                        _ -> {
                            world.sessions.revoke(world.sessionId());
                            gateway.push.closeRevoked(world.fox);
                        });
        for (var end : ends) {
            appended(2);
            long last = world.end().seq();
            var id = gateway.greeted();
            gateway.says(id, "{'action':'ack','seq':%s}".formatted(last - 1));
            gateway.says(id, "{'action':'ack','seq':%s}".formatted(last));
            assertThat(world.acknowledged).endsWith(last - 1).doesNotContain(last);

            end.accept(id);

            assertThat(gateway.sockets.find(id)).isEmpty();
            assertThat(world.acknowledged).endsWith(last).containsOnlyOnce(last);
        }
    }

    @Test
    void an_acknowledgement_counts_also_when_the_socket_is_closed_while_its_frame_is_handled() {
        appended(9);
        var id = gateway.greeted();
        var turn =
                new GatewayDialogue(
                        gateway.socket(id), gateway.services, gateway.outlet, SocketWorld.RULES);
        gateway.outlet.end(gateway.socket(id), CloseCode.SILENT);

        turn.acknowledge(9, 0);

        assertThat(world.acknowledged).containsExactly(9L);
        assertThat(gateway.sockets.find(id)).isEmpty();
    }

    @Test
    void a_client_that_hangs_up_while_the_store_is_away_is_gone_all_the_same() {
        appended(9);
        var id = gateway.greeted();
        gateway.says(id, "{'action':'ack','seq':3}");
        gateway.says(id, "{'action':'ack','seq':9}");
        world.storeAway = true;

        gateway.stream.gone(id);

        assertThat(world.acknowledged).containsExactly(3L);
        assertThat(gateway.sockets.find(id)).isEmpty();
    }

    @Test
    void an_acknowledgement_ahead_of_the_stream_is_cut_to_it_and_later_ones_count() {
        appended(3);
        var id = gateway.greeted();
        gateway.says(id, "{'action':'ack','seq':999}");
        assertThat(world.acknowledged).containsExactly(3L);

        appended(1);
        world.pass(Duration.ofSeconds(2));
        gateway.sweep.sweep();
        assertThat(world.acknowledged).as("said before there was one").containsExactly(3L);
        gateway.says(id, "{'action':'ack','seq':4}");

        assertThat(world.acknowledged).containsExactly(3L, 4L);
    }

    @Test
    void the_sweep_closes_who_is_silent_says_no_hello_or_has_no_session() {
        var unheard = gateway.open();
        var silent = gateway.greeted();
        world.pass(Duration.ofSeconds(4));
        assertThat(gateway.sweep.sweep().closed()).isZero();
        world.pass(Duration.ofSeconds(1));
        assertThat(gateway.sweep.sweep().closed()).isOne();
        assertThat(bye(unheard)).isEqualTo(4408);
        world.pass(Duration.ofSeconds(534));
        gateway.sweep.sweep();
        assertThat(gateway.sockets.find(silent)).isPresent();
        world.pass(Duration.ofSeconds(1));

        gateway.sweep.sweep();

        assertThat(bye(silent)).isEqualTo(4408);
        var revoked = gateway.greeted();
        world.sessions.revoke(world.sessionId());
        gateway.sweep.sweep();
        assertThat(bye(revoked)).isEqualTo(4403);
    }

    @Test
    void before_two_hours_are_over_each_socket_is_asked_to_leave_once() {
        var ids = List.of(gateway.greeted(), gateway.greeted(), gateway.greeted());
        var asked = new ArrayList<Long>();
        for (long minute = 1; minute <= 116; minute++) {
            world.pass(Duration.ofMinutes(1));
            gateway.sweep.sweep();
            for (var id : ids) {
                gateway.says(id, "{'action':'auth','token':'good'}");
                if (gateway.frames(id).peek().path("type").asText().equals("reconnect")) {
                    asked.add(minute);
                    assertThat(gateway.next(id, "reconnect").path("afterSec").asInt()).isZero();
                }
                gateway.next(id, "reply");
            }
        }

        assertThat(asked).hasSize(3).allMatch(minute -> minute >= 105 && minute <= 115);
    }

    @Test
    void a_socket_in_place_of_one_that_was_asked_to_leave_ends_no_other() {
        var ids = List.of(gateway.greeted(), gateway.greeted(), gateway.greeted());
        var next = new ArrayList<String>();
        for (int minute = 0; minute < 116 && next.isEmpty(); minute++) {
            world.pass(Duration.ofMinutes(1));
            ids.forEach(id -> gateway.says(id, "{'action':'auth','token':'good'}"));
            // Its client opens the next one while it hears that it is asked.
            gateway.beforeNextPost(() -> next.add(gateway.greeted()));
            gateway.sweep.sweep();
            gateway.beforeNextPost(() -> {});
        }
        assertThat(next).hasSize(1);
        assertThat(gateway.closed).isEmpty();
        var asked = ids.stream().filter(id -> gateway.socket(id).talk().askedToLeave()).toList();
        assertThat(asked).hasSize(1);

        gateway.greeted();

        assertThat(gateway.closed).hasSize(1).doesNotContain(asked.getFirst(), next.getFirst());
    }

    @Test
    void a_socket_that_the_gateway_asked_for_does_not_count() {
        var id = gateway.greeted();
        while (gateway.frames(id).stream().noneMatch(GatewayStreamTest::isReconnect)) {
            world.pass(Duration.ofMinutes(1));
            gateway.says(id, "{'action':'auth','token':'good'}");
            gateway.sweep.sweep();
        }

        assertThat(world.connects()).as("30 a minute, and one").isEqualTo(31);
    }

    private static boolean isReconnect(JsonNode frame) {
        return frame.path("type").asText().equals("reconnect");
    }

    @Test
    void a_row_that_nobody_removed_goes_when_the_gateway_must_have_ended_its_socket() {
        var id = gateway.greeted();
        world.pass(Duration.ofMinutes(130));

        gateway.sweep.sweep();

        assertThat(gateway.sockets.find(id)).isEmpty();
        assertThat(gateway.frames(id)).isEmpty();
    }

    @Test
    void partners_see_each_other_at_once_and_changes_with_the_next_sweep() {
        var id = gateway.greeted();
        gateway.says(id, "{'action':'subscribe','presence':['" + world.other + "']}");
        gateway.next(id, "reply");
        assertThat(gateway.next(id, "presence").path("state").asText()).isEqualTo("offline");
        var other = gateway.open(access(world.other));
        gateway.says(other, "{'action':'hello'}");

        gateway.sweep.sweep();
        gateway.sweep.sweep();

        assertThat(gateway.next(id, "presence").path("state").asText()).isEqualTo("online");
        assertThat(gateway.frames(id)).isEmpty();
        gateway.says(id, "{'action':'unsubscribe','presence':['" + world.other + "']}");
        gateway.next(id, "reply");
        gateway.stream.gone(other);
        world.pass(Presence.GRACE.plusSeconds(1));
        gateway.sweep.sweep();
        assertThat(gateway.frames(id)).isEmpty();
    }

    @Test
    void a_socket_asks_for_a_hundred_people_at_most() {
        var id = gateway.greeted();
        var many = new StringBuilder("'1000'");
        for (int i = 1; i < 100; i++) {
            many.append(",'").append(1_000 + i).append('\'');
        }
        gateway.says(id, "{'action':'subscribe','presence':[" + many + "]}");
        assertThat(gateway.next(id, "reply").path("ok").asBoolean()).isTrue();
        gateway.frames(id).clear();

        gateway.says(id, "{'action':'subscribe','presence':['7']}");

        assertThat(gateway.next(id, "reply").path("code").asText()).isEqualTo("LIMIT_REACHED");
        assertThat(gateway.frames(id)).isEmpty();
    }

    @Test
    void who_writes_is_seen_on_every_socket_of_the_partner() {
        var id = gateway.greeted();

        gateway.push.typing(new Signal.Typing(world.fox, world.other));

        assertThat(gateway.next(id, "typing").path("userId").asText())
                .isEqualTo(world.other.toString());
    }

    @Test
    void a_frame_of_a_socket_that_nobody_knows_closes_it_and_means_nothing() {
        gateway.says("unknown=", "{'action':'hello'}");

        assertThat(gateway.closed).containsExactly("unknown=");
        gateway.stream.gone("unknown=");
    }

    @Test
    void an_outage_closes_who_was_not_greeted_and_leaves_the_others() {
        var greeted = gateway.greeted();
        var fresh = gateway.open();
        world.storeAway = true;

        gateway.says(greeted, "{'action':'ping'}");
        gateway.says(fresh, "{'action':'hello'}");

        assertThat(gateway.sockets.find(greeted)).isPresent();
        assertThat(bye(fresh)).isEqualTo(1013);
    }

    @Test
    void somebody_who_does_nothing_for_long_is_away() {
        var id = gateway.greeted();
        gateway.says(id, "{'action':'idle','idle':true}");
        world.pass(Presence.IDLE);
        assertThat(world.presenceOf(world.fox)).isEqualTo(Presence.State.AWAY);

        gateway.says(id, "{'action':'idle','idle':false}");

        assertThat(world.presenceOf(world.fox)).isEqualTo(Presence.State.ONLINE);
    }
}
