package dev.pacenote.adapters.in.http.notice.stream.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pacenote.adapters.in.http.notice.stream.frame.ClientAction;
import dev.pacenote.adapters.in.http.notice.stream.frame.StreamFrames;
import dev.pacenote.application.notice.stream.socket.Signal;
import dev.pacenote.application.platform.StoreUnavailableException;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.session.SessionId;
import dev.pacenote.domain.notice.stream.CloseCode;
import dev.pacenote.domain.notice.stream.EventType;
import dev.pacenote.domain.notice.stream.Presence.State;
import dev.pacenote.domain.notice.stream.SocketRules;
import dev.pacenote.domain.notice.stream.StreamTicket;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What a client of the live stream hears, and when it is closed (contract 3). */
class StreamSocketTest {

    private final SocketWorld world = new SocketWorld();
    private final SocketWorld.Client client = world.client();

    private void appended(int events) {
        for (int i = 0; i < events; i++) {
            world.append(SocketWorld.SHOWN);
        }
    }

    private void helloFrom(long seq) {
        client.says(
                "{'action':'hello','deviceId':'d1','epoch':'%s','lastSeq':%s}"
                        .formatted(world.end().epoch(), seq));
    }

    private List<Long> numbersIn(JsonNode events) {
        var numbers = new ArrayList<Long>();
        events.forEach(event -> numbers.add(event.path("seq").asLong()));
        return numbers;
    }

    @Test
    void a_hello_without_a_position_is_answered_with_the_end_of_the_stream() {
        appended(3);

        client.says("{'action':'hello','deviceId':'d1'}");

        var hello = client.next("hello");
        assertThat(hello.path("resume").asText()).isEqualTo("fresh");
        assertThat(hello.path("seq").asLong()).isEqualTo(3);
        assertThat(hello.path("epoch").asText()).isEqualTo(world.end().epoch().value());
        assertThat(hello.path("missed").asLong()).isZero();
        assertThat(hello.path("userId").asText()).isEqualTo(world.fox.toString());
        assertThat(hello.path("connectionId").asText()).isNotEmpty();
        assertThat(hello.path("counts").path("messages").path("unread").asInt()).isEqualTo(3);
        assertThat(hello.path("counts").path("notifications").path("unseen").asInt()).isOne();
        assertThat(hello.path("heartbeatSec").asInt()).isEqualTo(30);
        assertThat(hello.path("silenceSec").asInt()).isEqualTo(90);
        assertThat(hello.path("authExpiresAt").asText()).isEqualTo("2026-11-20T12:15:00.000Z");
        assertThat(client.frames).isEmpty();
    }

    @Test
    void who_missed_events_gets_them_in_batches_and_then_those_that_come_live() {
        appended(5);

        helloFrom(2);

        var hello = client.next("hello");
        assertThat(hello.path("resume").asText()).isEqualTo("replaying");
        assertThat(hello.path("missed").asLong()).isEqualTo(3);
        assertThat(numbersIn(client.next("batch").path("events"))).containsExactly(3L, 4L, 5L);
        assertThat(client.next("resumed").path("seq").asLong()).isEqualTo(5);
        appended(1);
        client.grown();
        var live = client.next("sample.shown");
        assertThat(live.path("seq").asLong()).isEqualTo(6);
        assertThat(live.path("to").asText()).isEqualTo(world.fox.toString());
        assertThat(live.path("thing").asText()).isEqualTo("t6");
        assertThat(live.path("timestamp").asText()).isEqualTo("2026-11-20T12:00:00.000Z");
        assertThat(live.path("counts").path("messages").path("unread").asInt()).isEqualTo(6);
        assertThat(client.frames).isEmpty();
    }

    @Test
    void who_cannot_resume_hears_so_and_gets_what_comes_from_then_on() {
        appended(2);
        client.says("{'action':'hello','epoch':'other','lastSeq':1}");

        var hello = client.next("hello");
        assertThat(hello.path("resume").asText()).isEqualTo("resync_required");
        assertThat(hello.path("seq").asLong()).isEqualTo(2);
        appended(1);
        client.grown();
        assertThat(client.next("sample.shown").path("seq").asLong()).isEqualTo(3);
    }

    @Test
    void who_has_seen_all_is_up_to_date() {
        appended(2);

        helloFrom(2);

        assertThat(client.next("hello").path("resume").asText()).isEqualTo("up_to_date");
        assertThat(client.frames).isEmpty();
    }

    @Test
    void events_come_once_and_in_order_however_often_and_late_they_are_heard_of() {
        client.greeted();
        appended(3);

        client.socket.grown(2);
        client.socket.grown(1);
        client.socket.grown(3);
        client.socket.grown(3);

        assertThat(client.frames)
                .extracting(frame -> frame.path("seq").asLong())
                .containsExactly(1L, 2L, 3L);
    }

    @Test
    void events_that_were_heard_of_before_the_hello_come_after_it() {
        appended(1);
        client.grown();
        assertThat(client.frames).isEmpty();

        helloFrom(0);

        client.next("hello");
        client.next("batch");
        client.next("resumed");
        assertThat(client.frames).isEmpty();
    }

    @Test
    void an_event_that_nobody_shows_only_counts_for_the_sequence() {
        client.greeted();
        world.append(SocketWorld.UNKNOWN);
        client.grown();

        var frame = client.next("sample.unknown");
        assertThat(frame.properties())
                .extracting(java.util.Map.Entry::getKey)
                .containsExactlyInAnyOrder("type", "seq", "timestamp", "counts");
    }

    @Test
    void an_event_about_something_that_is_gone_only_brings_counts() {
        client.greeted();
        world.gone = true;
        world.append(SocketWorld.SHOWN);
        client.grown();

        var frame = client.next("counts");
        assertThat(frame.properties())
                .extracting(java.util.Map.Entry::getKey)
                .containsExactlyInAnyOrder("type", "seq", "timestamp", "counts");
    }

    @Test
    void an_event_that_is_too_large_is_cut_and_a_batch_holds_what_fits() {
        world.text = "x".repeat(StreamFrames.MAX_EVENT);
        client.greeted();
        appended(1);
        client.grown();
        var cut = client.next("sample.shown");
        assertThat(cut.path("truncated").asBoolean()).isTrue();
        assertThat(cut.has("text")).isFalse();

        world.text = "é".repeat(6_000);
        appended(10);
        var late = world.client();
        late.says("{'action':'hello','epoch':'%s','lastSeq':1}".formatted(world.end().epoch()));
        late.next("hello");
        for (int batch = 0; batch < 5; batch++) {
            assertThat(late.next("batch").path("events")).hasSize(2);
        }
        late.next("resumed");
    }

    @Test
    void a_ping_is_answered_with_the_end_so_that_a_lost_frame_is_noticed() {
        client.greeted();
        appended(1);

        client.says("{'action':'ping'}");

        var pong = client.next("pong");
        assertThat(pong.path("seq").asLong()).isEqualTo(1);
        assertThat(pong.path("serverTime").asText()).isEqualTo("2026-11-20T12:00:00.000Z");
        assertThat(client.next("sample.shown").path("seq").asLong()).isEqualTo(1);
    }

    @Test
    void the_third_malformed_frame_closes_and_an_unknown_action_does_not() {
        client.greeted().says("{'action':'dance','id':5}").says("{'action':'dance','id':'x'}");
        assertThat(client.next("error").path("id").asInt()).isEqualTo(5);
        assertThat(client.next("error").path("code").asText()).isEqualTo("UNKNOWN_ACTION");

        client.says("[]").says("{'action':7}");
        assertThat(client.next("error").path("code").asText()).isEqualTo("MALFORMED_FRAME");
        client.next("error");
        assertThat(client.closed).isEmpty();
        client.says("");
        assertThat(client.next("error").path("code").asText()).isEqualTo("MALFORMED_FRAME");

        assertThat(client.next("bye").path("code").asInt()).isEqualTo(4400);
        assertThat(client.closed).contains(4400);
    }

    @Test
    void a_position_that_is_none_is_an_error_and_a_good_hello_may_follow() {
        client.says("{'action':'hello','epoch':'e'}");
        assertThat(client.next("error").path("code").asText()).isEqualTo("INVALID_INPUT");
        client.says("{'action':'hello','epoch':'e','lastSeq':-1}");
        client.next("error");

        client.greeted().says("{'action':'hello'}");

        assertThat(client.next("error").path("code").asText()).isEqualTo("ALREADY_GREETED");
    }

    @Test
    void an_action_of_a_feature_is_replied_to() {
        world.actions.add(
                new ClientAction() {
                    @Override
                    public String name() {
                        return "wave";
                    }

                    @Override
                    public Optional<String> perform(AccountId caller, JsonNode frame) {
                        assertThat(caller).isEqualTo(world.fox);
                        return Optional.of(frame.path("to").asText()).filter(to -> !to.isEmpty());
                    }
                });
        client.greeted().says("{'action':'wave','id':'a'}").says("{'action':'wave','to':'NOBODY'}");

        var done = client.next("reply");
        assertThat(done.path("ok").asBoolean()).isTrue();
        assertThat(done.path("id").asText()).isEqualTo("a");
        var not = client.next("reply");
        assertThat(not.path("ok").asBoolean()).isFalse();
        assertThat(not.path("code").asText()).isEqualTo("NOBODY");
    }

    @Test
    void who_sends_too_many_frames_is_closed() {
        client.greeted();
        for (int i = 0; i < 39; i++) {
            client.says("{'action':'idle','idle':true}");
        }
        assertThat(client.closed).isEmpty();

        client.says("{'action':'idle','idle':true}");

        assertThat(client.closed).contains(4429);
    }

    @Test
    void who_says_no_hello_in_five_seconds_is_closed() {
        world.pass(Duration.ofMillis(4_999));
        client.says("{'action':'ping'}").tick();
        assertThat(client.closed).isEmpty();

        world.pass(Duration.ofMillis(1));
        client.tick();

        assertThat(client.closed).contains(4408);
    }

    @Test
    void who_is_silent_for_three_heartbeats_is_closed() {
        client.greeted();
        world.pass(Duration.ofSeconds(89));
        client.says("{'action':'ping'}").tick();
        world.pass(Duration.ofSeconds(89));
        client.tick();
        assertThat(client.closed).isEmpty();

        world.pass(Duration.ofSeconds(1));
        assertThat(Alarms.during(client::tick)).isEmpty();

        assertThat(client.closed).contains(4408);
    }

    private void stayUntil(Duration end) {
        for (var passed = Duration.ZERO;
                passed.compareTo(end) < 0;
                passed = passed.plusSeconds(1)) {
            world.pass(Duration.ofSeconds(1));
            client.says("{'action':'idle'}").tick();
        }
    }

    @Test
    void a_socket_whose_token_is_not_renewed_goes_a_minute_after_its_end() {
        client.greeted();
        stayUntil(Duration.ofMinutes(16).minusSeconds(1));
        assertThat(client.closed).isEmpty();

        stayUntil(Duration.ofSeconds(1));

        assertThat(client.next("bye").path("code").asInt()).isEqualTo(4401);
        assertThat(client.closed).contains(4401);
    }

    @Test
    void a_socket_is_renewed_by_a_token_or_a_ticket_of_the_same_person() {
        client.greeted();
        stayUntil(Duration.ofMinutes(14));
        client.says("{'action':'auth','id':1,'token':'bad'}");
        assertThat(client.next("reply").path("ok").asBoolean()).isFalse();
        client.says("{'action':'auth','id':2,'token':'good'}");
        assertThat(client.next("reply").path("ok").asBoolean()).isTrue();
        stayUntil(Duration.ofMinutes(14));

        client.says(
                "{'action':'auth','ticket':'%s'}".formatted(ticket(world.fox, world.sessionId())));
        assertThat(client.next("reply").path("ok").asBoolean()).isTrue();
        stayUntil(Duration.ofMinutes(14));

        assertThat(client.closed).isEmpty();
    }

    @Test
    void the_proof_of_another_person_closes_the_socket() {
        var other = world.other;
        client.greeted();

        client.says(
                "{'action':'auth','ticket':'%s'}"
                        .formatted(ticket(other, world.loggedIn(other).id())));

        assertThat(client.next("bye").path("code").asInt()).isEqualTo(4403);
        assertThat(client.closed).contains(4403);
    }

    private String ticket(AccountId account, SessionId session) {
        var secret = StreamTicket.Secret.of(UUID.randomUUID(), UUID.randomUUID());
        world.tickets.add(
                StreamTicket.issue(
                        secret,
                        account,
                        session,
                        world.now.plus(Duration.ofMinutes(15)),
                        world.now));
        return secret.value();
    }

    @Test
    void a_session_that_ended_closes_its_sockets_and_nothing_goes_out_before() {
        client.greeted();
        appended(1);
        world.sessions.revoke(world.sessionId());

        client.grown();

        client.next("bye");
        assertThat(client.frames).isEmpty();
        assertThat(client.closed).contains(4403);

        var asking = new SocketWorld();
        var ping = asking.client().greeted();
        asking.sessions.revoke(asking.sessionId());
        ping.says("{'action':'ping'}");
        ping.next("bye");
        assertThat(ping.frames).isEmpty();
        assertThat(ping.closed).contains(4403);

        var silent = new SocketWorld();
        var other = silent.client().greeted();
        silent.sessions.revoke(silent.sessionId());
        var sockets = silent.sockets();
        sockets.add(other.socket);
        sockets.checkSessions();
        assertThat(other.closed).contains(4403);
    }

    @Test
    void a_client_that_reads_nothing_is_closed_when_256_frames_wait_and_few_are_made() {
        client.greeted();
        client.reads = false;
        for (int i = 0; i < 256; i++) {
            appended(1);
            client.grown();
        }
        assertThat(client.closed).isEmpty();
        assertThat(client.untaken).hasSize(SocketRules.MADE_AHEAD);

        appended(1);
        client.grown();

        assertThat(client.closed).contains(1013);
        assertThat(world.meters.counter("pacenote.sockets.overflows").count()).isOne();
    }

    @Test
    void what_sockets_do_is_counted_for_operators() {
        appended(3);
        helloFrom(0);
        world.now = world.now.plusSeconds(2);
        appended(1);
        world.now = world.now.plusMillis(250);
        client.grown();
        client.socket.end(CloseCode.FAULT);
        client.socket.gone();
        var left = world.client().greeted();
        left.socket.gone();

        assertThat(world.meters.counter("pacenote.resumes", "kind", "replaying").count()).isOne();
        assertThat(world.meters.counter("pacenote.resumes", "kind", "fresh").count()).isOne();
        assertThat(world.meters.counter("pacenote.frames", "direction", "in").count()).isEqualTo(2);
        // Two hellos, a batch with its end, and the live event.
        assertThat(world.meters.counter("pacenote.frames", "direction", "out").count())
                .isEqualTo(5);
        var latency = world.meters.timer("pacenote.events.latency");
        assertThat(latency.count()).isOne();
        assertThat(latency.totalTime(TimeUnit.MILLISECONDS)).isEqualTo(250);
        assertThat(world.meters.counter("pacenote.sockets.closed", "code", "1011").count()).isOne();
        assertThat(world.meters.counter("pacenote.sockets.closed", "code", "client").count())
                .isOne();
        assertThat(world.meters.counter("pacenote.sockets.overflows").count()).isZero();
    }

    @Test
    void a_replay_waits_for_its_client_and_never_counts_as_a_backlog() {
        appended(1_000);
        client.reads = false;

        helloFrom(0);
        var numbers = new ArrayList<Long>();
        client.next("hello");
        while (numbers.size() < 1_000) {
            var taken = List.copyOf(client.untaken);
            client.untaken.clear();
            taken.forEach(frame -> frame.complete(null));
            assertThat(client.frames).hasSizeLessThan(3);
            numbers.addAll(numbersIn(client.next("batch").path("events")));
        }

        assertThat(numbers).isEqualTo(LongStream.rangeClosed(1, 1_000).boxed().toList());
        client.next("resumed");
        assertThat(client.closed).isEmpty();
    }

    @Test
    void what_the_client_takes_late_is_followed_by_what_came_meanwhile() {
        client.greeted();
        client.reads = false;
        appended(100);
        client.grown();
        assertThat(client.frames).hasSize(SocketRules.MADE_AHEAD);

        client.reads = true;
        List.copyOf(client.untaken).forEach(taken -> taken.complete(null));

        assertThat(client.frames)
                .extracting(frame -> frame.path("seq").asLong())
                .isEqualTo(LongStream.rangeClosed(1, 100).boxed().toList());
    }

    @Test
    void an_outage_of_the_store_loses_nothing() {
        client.greeted();
        appended(1);
        world.storeAway = true;
        client.grown();
        client.tick();
        assertThat(client.frames).isEmpty();
        assertThat(client.closed).isEmpty();

        world.storeAway = false;
        client.tick();

        assertThat(client.next("sample.shown").path("seq").asLong()).isEqualTo(1);
    }

    @Test
    void a_hello_that_the_store_cannot_answer_sends_the_client_elsewhere() {
        world.storeAway = true;

        client.says("{'action':'hello'}");

        assertThat(client.closed).contains(1013);
    }

    @Test
    void a_server_that_stops_says_when_to_come_back() {
        client.greeted();

        client.socket.leave(Duration.ofSeconds(3));

        assertThat(client.next("reconnect").path("afterSec").asInt()).isEqualTo(3);
        client.says("{'action':'ping'}");
        client.next("pong");
        client.socket.end(CloseCode.LEAVING);
        assertThat(client.next("bye").path("code").asInt()).isEqualTo(1001);
        assertThat(client.closed).contains(1001);
        client.grown();
        client.tick();
        client.says("{'action':'ping'}");
        assertThat(client.frames).isEmpty();
    }

    @Test
    void what_a_server_that_stops_asks_for_does_not_count() {
        var sockets = world.sockets();
        sockets.add(client.socket);
        sockets.add(world.client().socket);
        sockets.add(world.othersClient().socket);

        sockets.leave(Duration.ZERO);

        assertThat(world.connects()).as("30 a minute, and two").isEqualTo(32);
    }

    @Test
    void a_server_that_stops_closes_all_sockets_in_the_end_and_each_that_is_opened_after() {
        var sockets = world.sockets();
        sockets.add(client.socket);

        sockets.leave(Duration.ofMillis(1));
        var late = world.client();
        sockets.add(late.socket);

        assertThat(client.closed).contains(1001);
        assertThat(late.closed).contains(1001);
    }

    @Test
    void a_server_that_stops_waits_for_clients_to_open_other_sockets_and_no_longer() {
        var sockets = world.sockets();
        sockets.add(client.socket);

        var stop = CompletableFuture.runAsync(() -> sockets.leave(Duration.ofMinutes(5)));

        assertThatThrownBy(() -> stop.get(200, TimeUnit.MILLISECONDS))
                .isInstanceOf(TimeoutException.class);
        sockets.remove(client.socket);
        assertThat(stop).succeedsWithin(Duration.ofSeconds(20));
        client.next("reconnect");
        assertThat(client.closed).as("it was closed by its client").isEmpty();
    }

    @Test
    void of_too_many_sockets_of_an_account_the_least_recently_active_one_is_closed() {
        var sockets = world.sockets();
        var opened = new ArrayList<SocketWorld.Client>();
        for (int i = 0; i < 3; i++) {
            world.pass(Duration.ofSeconds(1));
            opened.add(world.client());
            sockets.add(opened.getLast().socket);
        }
        var first = opened.get(0);
        var second = opened.get(1);
        var third = opened.get(2);
        world.pass(Duration.ofSeconds(1));
        first.greeted();

        sockets.add(client.socket);

        assertThat(second.closed).contains(4409);
        assertThat(List.of(first.closed, third.closed, client.closed))
                .containsOnly(Optional.empty());
        assertThat(sockets.listening()).containsExactly(world.fox);
        appended(1);
        sockets.grown(world.fox, 1);
        assertThat(first.frames).hasSize(1);
        for (var gone : List.of(first, third, client)) {
            sockets.remove(gone.socket);
        }
        assertThat(sockets.listening()).isEmpty();
    }

    @Test
    void a_socket_makes_its_person_online_until_a_minute_after_it_is_gone() {
        client.greeted();
        assertThat(world.presenceOf(world.fox)).isEqualTo(State.ONLINE);

        client.socket.gone();

        assertThat(world.presenceOf(world.fox)).isEqualTo(State.ONLINE);
        world.pass(Duration.ofSeconds(60));
        assertThat(world.presenceOf(world.fox)).isEqualTo(State.OFFLINE);
    }

    @Test
    void a_client_says_that_its_person_does_nothing_and_that_they_are_back() {
        client.greeted()
                .says("{'action':'idle','idle':true}")
                .says("{'action':'idle','id':1,'idle':3}");
        var error = client.next("error");
        assertThat(error.path("code").asText()).isEqualTo("INVALID_INPUT");
        assertThat(error.path("id").asInt()).isOne();
        world.pass(Duration.ofMinutes(5));
        client.says("{'action':'idle','idle':true}");
        world.report(client.socket);
        assertThat(world.presenceOf(world.fox)).isEqualTo(State.AWAY);

        client.says("{'action':'idle','idle':false}");

        assertThat(world.presenceOf(world.fox)).isEqualTo(State.ONLINE);
        assertThat(client.frames).isEmpty();
    }

    @Test
    void an_acknowledgement_counts_once_in_two_seconds_and_the_last_one_is_not_lost() {
        appended(9);
        client.greeted().says("{'action':'ack','seq':3}").says("{'action':'ack','seq':4}");
        client.says("{'action':'ack','seq':9}").says("{'action':'ack','seq':2}").tick();
        assertThat(world.acknowledged).containsExactly(3L);

        world.pass(Duration.ofSeconds(2));
        client.tick();
        client.tick();

        assertThat(world.acknowledged).containsExactly(3L, 9L);
        client.says("{'action':'ack','seq':-1}").says("{'action':'ack','seq':'9'}");
        client.next("error");
        client.next("error");
        assertThat(client.frames).isEmpty();
    }

    @Test
    void the_last_acknowledgement_counts_also_when_the_socket_is_gone_at_once() {
        appended(9);
        client.greeted().says("{'action':'ack','seq':3}").says("{'action':'ack','seq':9}");

        client.socket.gone();

        assertThat(world.acknowledged).containsExactly(3L, 9L);
    }

    @Test
    void an_acknowledgement_counts_also_when_its_turn_comes_after_the_socket_is_gone() {
        appended(9);
        client.greeted();
        world.busy = true;
        client.says("{'action':'ack','seq':9}").says("{'action':'ping'}");
        client.socket.gone();

        world.goOn();

        assertThat(world.acknowledged).containsExactly(9L);
        assertThat(client.frames).isEmpty();
    }

    @Test
    void an_acknowledgement_whose_turn_comes_after_its_session_or_its_proof_does_not_count() {
        appended(9);
        client.greeted();
        world.busy = true;
        client.says("{'action':'ack','seq':9}").socket.gone();
        world.pass(Duration.ofMinutes(16));
        world.goOn();
        assertThat(world.acknowledged).isEmpty();

        var another = world.client().greeted();
        world.busy = true;
        another.says("{'action':'ack','seq':9}").socket.gone();
        world.sessions.revoke(world.sessionId());
        world.goOn();

        assertThat(world.acknowledged).isEmpty();
    }

    @Test
    void a_socket_that_is_gone_while_the_store_is_away_is_gone_all_the_same() {
        appended(9);
        client.greeted().says("{'action':'ack','seq':3}").says("{'action':'ack','seq':9}");
        world.storeAway = true;

        client.socket.gone();

        assertThat(world.acknowledged).containsExactly(3L);
        world.pass(Duration.ofSeconds(60));
        assertThat(world.presenceOf(world.fox)).isEqualTo(State.OFFLINE);
    }

    @Test
    void an_acknowledgement_ahead_of_the_stream_is_cut_to_it_and_later_ones_count() {
        appended(3);
        client.greeted().says("{'action':'ack','seq':999}");
        assertThat(world.acknowledged).containsExactly(3L);

        appended(1);
        world.pass(Duration.ofSeconds(2));
        client.tick();
        assertThat(world.acknowledged).as("said before there was one").containsExactly(3L);
        client.says("{'action':'ack','seq':4}");

        assertThat(world.acknowledged).containsExactly(3L, 4L);
    }

    @Test
    void who_subscribes_hears_at_once_who_is_there_and_then_what_changes() {
        var watcher = world.othersClient().greeted();
        watcher.says("{'action':'subscribe','id':1,'presence':['%s']}".formatted(world.fox));
        assertThat(watcher.next("reply").path("ok").asBoolean()).isTrue();
        var offline = watcher.next("presence");
        assertThat(offline.path("userId").asText()).isEqualTo(world.fox.toString());
        assertThat(offline.path("state").asText()).isEqualTo("offline");
        assertThat(offline.has("lastSeenAt")).isFalse();
        assertThat(offline.has("seq")).isFalse();

        client.greeted();
        world.presence.changed(List.of(world.fox));

        var online = watcher.next("presence");
        assertThat(online.path("state").asText()).isEqualTo("online");
        assertThat(online.has("lastSeenAt")).isFalse();
        assertThat(world.signals).contains(new Signal.PresenceChanged(world.fox));
        world.presence.refresh();
        assertThat(watcher.frames).isEmpty();
        client.socket.gone();
        world.pass(Duration.ofSeconds(60));
        world.presence.refresh();
        var gone = watcher.next("presence");
        assertThat(gone.path("state").asText()).isEqualTo("offline");
        assertThat(gone.path("lastSeenAt").asText()).isEqualTo("2026-11-20T12:00:00.000Z");
    }

    @Test
    void who_may_not_know_hears_what_is_heard_of_somebody_unknown() {
        client.greeted();
        world.hidden.add(world.fox);
        var watcher = world.othersClient().greeted();

        watcher.says("{'action':'subscribe','presence':['%s']}".formatted(world.fox));

        watcher.next("reply");
        var seen = watcher.next("presence");
        assertThat(seen.path("state").asText()).isEqualTo("offline");
        assertThat(seen.has("lastSeenAt")).isFalse();
        world.hidden.clear();
        world.presence.refresh();
        assertThat(watcher.next("presence").path("state").asText()).isEqualTo("online");
    }

    @Test
    void who_unsubscribes_or_is_gone_hears_nothing_more() {
        var watcher = world.othersClient().greeted();
        var people = "'presence':['%s']".formatted(world.fox);
        watcher.says("{'action':'subscribe'," + people + "}");
        watcher.next("reply");
        watcher.next("presence");
        watcher.says("{'action':'unsubscribe'," + people + "}");
        watcher.next("reply");
        assertThat(world.presence.isWatched(world.fox)).isFalse();

        watcher.says("{'action':'subscribe'," + people + "}");
        assertThat(world.presence.isWatched(world.fox)).isTrue();
        watcher.socket.gone();

        assertThat(world.presence.isWatched(world.fox)).isFalse();
    }

    @Test
    void a_socket_asks_for_a_hundred_people_at_most() {
        client.greeted();
        client.says("{'action':'subscribe','presence':[%s]}".formatted(people(1, 101)));
        assertThat(client.next("reply").path("code").asText()).isEqualTo("INVALID_INPUT");
        client.says("{'action':'subscribe','presence':['x']}").says("{'action':'subscribe'}");
        assertThat(client.next("reply").path("code").asText()).isEqualTo("INVALID_INPUT");
        assertThat(client.next("reply").path("code").asText()).isEqualTo("INVALID_INPUT");

        client.says("{'action':'subscribe','presence':[%s]}".formatted(people(1, 100)));
        assertThat(client.next("reply").path("ok").asBoolean()).isTrue();
        client.frames.clear();
        client.says("{'action':'subscribe','presence':['101']}");

        assertThat(client.next("reply").path("code").asText()).isEqualTo("LIMIT_REACHED");
        assertThat(client.frames).isEmpty();
    }

    private static String people(int from, int to) {
        return LongStream.rangeClosed(from, to)
                .mapToObj(number -> "'" + number + "'")
                .collect(Collectors.joining(","));
    }

    @Test
    void somebody_who_writes_is_shown_to_the_sockets_of_their_partner_only() {
        var sockets = world.sockets();
        var partner = world.othersClient().greeted();
        sockets.add(client.greeted().socket);
        sockets.add(partner.socket);

        sockets.heard(new Signal.Typing(world.other, world.fox));

        var typing = partner.next("typing");
        assertThat(typing.path("userId").asText()).isEqualTo(world.fox.toString());
        assertThat(typing.has("seq")).isFalse();
        assertThat(client.frames).isEmpty();
    }

    @Test
    void every_socket_of_an_account_gets_each_event_and_no_other_account_does() {
        var sockets = world.sockets();
        var tabs = List.of(client.greeted(), world.client().greeted(), world.client().greeted());
        var stranger = world.othersClient().greeted();
        tabs.forEach(tab -> sockets.add(tab.socket));
        sockets.add(stranger.socket);

        long seq = world.append(SocketWorld.SHOWN);
        sockets.grown(world.fox, seq);

        var frames = tabs.stream().map(tab -> tab.next("sample.shown")).toList();
        assertThat(frames).hasSize(3).containsOnly(frames.getFirst());
        assertThat(stranger.frames).isEmpty();
    }

    @Test
    void what_changed_is_hinted_to_the_sockets_of_its_account_only() {
        var sockets = world.sockets();
        var other = world.othersClient().greeted();
        sockets.add(client.greeted().socket);
        sockets.add(other.socket);

        sockets.heard(
                new Signal.Hint(
                        world.other,
                        new EventType("weather.changed"),
                        Map.of("town", "7"),
                        OptionalLong.of(17)));

        var hint = other.next("weather.changed");
        assertThat(hint.path("town").isTextual()).isTrue();
        assertThat(hint.path("version").asLong()).isEqualTo(17);
        assertThat(hint.path("version").isNumber()).isTrue();
        assertThat(hint.has("seq")).isFalse();
        assertThat(client.frames).isEmpty();
    }

    @Test
    void what_may_get_lost_is_dropped_when_half_of_the_backlog_waits_and_comes_later() {
        var watcher = world.othersClient().greeted();
        watcher.says("{'action':'subscribe','presence':['%s']}".formatted(world.fox));
        watcher.next("reply");
        watcher.next("presence");
        watcher.reads = false;
        while (watcher.untaken.size() <= SocketRules.MAX_WAITING / 2) {
            watcher.says("{'action':'ping'}");
            world.pass(Duration.ofMillis(50));
        }
        watcher.frames.clear();
        client.greeted();

        world.presence.changed(List.of(world.fox));
        assertThat(watcher.frames).isEmpty();
        assertThat(watcher.closed).isEmpty();
        watcher.reads = true;
        List.copyOf(watcher.untaken).forEach(taken -> taken.complete(null));
        world.presence.refresh();

        assertThat(watcher.next("presence").path("state").asText()).isEqualTo("online");
    }

    @Test
    void a_connection_that_could_not_be_stored_is_stored_with_the_next_tick() {
        world.connectionsAway = true;
        client.greeted();
        assertThat(client.closed).isEmpty();
        assertThat(world.presenceOf(world.fox)).isEqualTo(State.OFFLINE);

        world.connectionsAway = false;
        client.tick();

        assertThat(world.presenceOf(world.fox)).isEqualTo(State.ONLINE);
    }

    @Test
    void a_socket_whose_client_says_something_lives_on_at_other_servers() {
        client.greeted();
        world.pass(Duration.ofSeconds(80));
        client.says("{'action':'ping'}");
        world.report(client.socket);
        world.pass(Duration.ofSeconds(89));
        assertThat(world.presenceOf(world.fox)).isEqualTo(State.ONLINE);

        world.report(client.socket);
        world.pass(Duration.ofSeconds(61));
        world.track().sweep();

        assertThat(world.presenceOf(world.fox)).isEqualTo(State.OFFLINE);
    }

    @Test
    void an_action_that_two_features_share_goes_to_the_one_that_is_meant() {
        for (var member : List.of("left", "right")) {
            world.actions.add(
                    new ClientAction() {
                        @Override
                        public String name() {
                            return "turn";
                        }

                        @Override
                        public boolean isMeantBy(JsonNode frame) {
                            return frame.has(member);
                        }

                        @Override
                        public Optional<String> perform(AccountId caller, JsonNode frame) {
                            return Optional.of(member);
                        }
                    });
        }
        client.greeted().says("{'action':'turn','right':1}").says("{'action':'turn'}");

        assertThat(client.next("reply").path("code").asText()).isEqualTo("right");
        assertThat(client.next("reply").path("code").asText()).isEqualTo("INVALID_INPUT");
    }

    @Test
    void an_action_that_the_store_cannot_do_now_is_said_to_be_so() {
        world.actions.add(
                new ClientAction() {
                    @Override
                    public String name() {
                        return "wave";
                    }

                    @Override
                    public Optional<String> perform(AccountId caller, JsonNode frame) {
                        throw new StoreUnavailableException(new IOException("cut off"));
                    }
                });

        client.greeted().says("{'action':'wave','id':1}");

        var reply = client.next("reply");
        assertThat(reply.path("ok").asBoolean()).isFalse();
        assertThat(reply.path("code").asText()).isEqualTo("UNAVAILABLE");
        assertThat(client.closed).isEmpty();
    }
}
