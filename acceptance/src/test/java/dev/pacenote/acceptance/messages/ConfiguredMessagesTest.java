package dev.pacenote.acceptance.messages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.ServerOnly;
import dev.pacenote.acceptance.support.TestApplication;
import dev.pacenote.acceptance.support.assembly.Assembly;
import dev.pacenote.acceptance.support.network.RawWebSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What an operator sets for messages: who sees whom, and how much is too much. */
class ConfiguredMessagesTest {

    /** Sockets that an account opens in a minute. */
    private static final int CONNECTS = 2;

    private static final TestApplication APP =
            new TestApplication(Instant.parse("2026-11-20T12:00:00Z"))
                    .with("FEATURES", "messages")
                    .with("MESSAGES_DIRECTORY", "closed")
                    .with("MESSAGES_PER_MINUTE", "3")
                    .with("FIRST_CONTACTS_PER_DAY", "1")
                    .with("MESSAGE_RETENTION_DAYS", "30")
                    .with("LIMIT_BLOCKS", "1")
                    .with("LIMIT_READ_STATE_CHANGES_PER_MINUTE", "2")
                    .with("LIMIT_EMAIL_CHANGES_PER_HOUR", "1")
                    .with("LIMIT_STREAM_CONNECTS_PER_MINUTE", Integer.toString(CONNECTS))
                    .with("JWT_SECRET", "both servers know these 32 bytes or more")
                    .with("ADMIN_EMAIL", "boss@example.org")
                    .with("ADMIN_USERNAME", "Boss")
                    .with("ADMIN_PASSWORD", TestApplication.PASSWORD);

    private static Api api = new Api(0);
    private static String admin = "";
    private static String ann = "";
    private static String bob = "";

    @BeforeAll
    static void open() {
        api = APP.open();
        ann = api.newcomer("Ann", "ann@example.org");
        bob = api.newcomer("Bob", "bob@example.org");
    }

    @AfterAll
    static void close() {
        APP.close();
    }

    /** No limit of the test before is in the way. */
    @BeforeEach
    void pass() {
        APP.clock.pass(Duration.ofDays(2));
        admin = token("boss@example.org");
        ann = token("ann@example.org");
        bob = token("bob@example.org");
    }

    private static String token(String email) {
        return api.logIn(email).text("access_token");
    }

    private static String idOf(String token) {
        return api.get("/users/me", token).text("userId");
    }

    private static Api.Answer send(String from, String to) {
        return api.post("/messages", from, Map.of("userId", idOf(to), "content", "Hello"));
    }

    private static void refused(Api.Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.text("code")).isEqualTo(code);
    }

    private static List<String> listed(String viewer) {
        return api.get("/users", viewer)
                .json()
                .path("items")
                .valueStream()
                .map((JsonNode user) -> user.path("displayName").asText())
                .toList();
    }

    @Test
    void in_a_closed_directory_an_admin_begins_and_the_partner_answers() {
        var cid = api.newcomer("Cid", "cid@example.org");
        var dan = api.newcomer("Dan", "dan@example.org");

        refused(send(cid, dan), 404, "RECIPIENT_NOT_FOUND");
        refused(api.get("/users/" + idOf(dan), cid), 404, "USER_NOT_FOUND");
        refused(api.put("/users/me/blocks/" + idOf(dan), cid, Map.of()), 404, "USER_NOT_FOUND");
        assertThat(listed(cid)).isEmpty();

        assertThat(send(admin, cid).status()).isEqualTo(201);
        assertThat(listed(cid)).containsExactly("Boss");
        assertThat(send(cid, admin).status()).isEqualTo(201);
        assertThat(listed(admin)).contains("Ann", "Bob", "Cid", "Dan");
    }

    private static int unread(String who) {
        return api.get("/notifications/counts", who).json().at("/messages/unread").asInt();
    }

    private static List<JsonNode> messages(String who) {
        return api.get("/messages", who).json().path("items").valueStream().toList();
    }

    @Test
    void messages_that_were_kept_long_enough_are_shown_to_nobody_and_go_from_the_counts() {
        var eve = api.newcomer("Eve", "eve@example.org");
        assertThat(send(admin, eve).status()).isEqualTo(201);
        APP.clock.pass(Duration.ofDays(20));
        pass();
        eve = token("eve@example.org");
        assertThat(send(admin, eve).status()).isEqualTo(201);
        assertThat(messages(eve)).hasSize(2);

        APP.clock.pass(Duration.ofDays(9));
        pass();
        eve = token("eve@example.org");

        assertThat(messages(eve)).as("before they are deleted").hasSize(1);
        assertThat(unread(eve)).isEqualTo(2);
        APP.lookAround();
        assertThat(unread(eve)).isOne();
        assertThat(messages(eve)).hasSize(1);
        var sent = api.get("/messages?box=sent&with=" + idOf(eve), admin).json().path("items");
        assertThat(sent).as("the sender's copies").hasSize(1);
    }

    @Test
    void each_limit_holds_as_it_is_set_and_says_so() {
        assertThat(send(admin, ann).status()).as("a first contact").isEqualTo(201);
        refused(send(admin, bob), 429, "RATE_LIMITED");
        APP.clock.pass(Duration.ofDays(1));
        pass();
        assertThat(send(admin, bob).status()).as("another day").isEqualTo(201);

        for (int i = 0; i < 3; i++) {
            assertThat(send(ann, admin).status()).isEqualTo(201);
        }
        refused(send(ann, admin), 429, "RATE_LIMITED");

        var seen = Map.of("upToSeq", 1);
        assertThat(api.post("/notifications/seen", bob, seen).status()).isEqualTo(200);
        assertThat(api.post("/notifications/read-all", bob, seen).status()).isEqualTo(200);
        refused(api.post("/notifications/seen", bob, seen), 429, "RATE_LIMITED");
        refused(
                api.post("/messages/conversations/" + idOf(admin) + "/read", bob, seen),
                429,
                "RATE_LIMITED");
        try (var socket = RawWebSocket.open(APP.service().socketPort(), bob)) {
            socket.greet();
            var frame =
                    """
                    {"action":"read","id":"1","peerId":"%s","upToSeq":1}"""
                            .formatted(idOf(admin));
            assertThat(socket.text(frame).next("reply").path("code").asText())
                    .as("from a socket")
                    .isEqualTo("RATE_LIMITED");
        }

        assertThat(api.put("/users/me/blocks/" + idOf(ann), admin, Map.of()).status())
                .isEqualTo(200);
        refused(api.put("/users/me/blocks/" + idOf(bob), admin, Map.of()), 409, "LIMIT_REACHED");

        assertThat(moves(bob, "bob.1@example.org").status()).isEqualTo(200);
        refused(moves(bob, "bob.2@example.org"), 429, "RATE_LIMITED");
    }

    @Test
    @ServerOnly("there are no two servers")
    void whom_a_server_that_stops_sends_away_may_come_back_beyond_the_limit_of_connects() {
        APP.withDataOfItsOwn();
        var stops = APP.startServer();
        try (var one = RawWebSocket.open(stops.port(), bob);
                var two = RawWebSocket.open(stops.port(), bob)) {
            one.greet();
            two.greet();
            assertThat(admitted(bob)).as("both servers share the limit").isZero();

            stops.close();

            one.next("reconnect");
            two.next("reconnect");
            assertThat(admitted(bob)).as("one for each that was sent away").isEqualTo(2);
            assertThat(admitted(bob)).isZero();
        } finally {
            stops.close();
        }
    }

    @Test
    @Tag("lambda")
    void whom_the_gateway_soon_sends_away_may_come_back_beyond_the_limit_of_connects() {
        int port = APP.service().socketPort();
        try (var one = RawWebSocket.open(port, bob);
                var two = RawWebSocket.open(port, bob)) {
            one.greet();
            two.greet();
            // Everybody is asked within 115 minutes; until then nobody is silent for nine.
            for (int i = 0; i < 16; i++) {
                APP.clock.pass(Duration.ofMinutes(116).dividedBy(16));
                var fresh = token("bob@example.org");
                for (var socket : List.of(one, two)) {
                    socket.text("{'action':'auth','id':1,'token':'" + fresh + "'}");
                    assertThat(socket.next("reply").path("ok").asBoolean()).isTrue();
                }
                bob = fresh;
            }

            APP.service().sweepSockets();

            one.next("reconnect");
            two.next("reconnect");
            assertThat(admitted(bob))
                    .as("what the limit lets in, and one for each that was sent away")
                    .isEqualTo(CONNECTS + 2);
            assertThat(admitted(bob)).isZero();
        }
    }

    /** How many sockets somebody may open now, one after the other. */
    private static int admitted(String who) {
        int admitted = 0;
        while (isAdmitted(who)) {
            admitted++;
        }
        return admitted;
    }

    private static boolean isAdmitted(String who) {
        int refused = Assembly.current() == Assembly.LAMBDA ? 403 : 429;
        int port = APP.service().socketPort();
        try (var socket = new RawWebSocket(port, "/ws", "Authorization: Bearer " + who)) {
            assertThat(socket.status()).isIn(101, refused);
            return socket.status() == 101;
        }
    }

    private static Api.Answer moves(String who, String email) {
        return api.put(
                "/users/" + idOf(who),
                who,
                Map.of("email", email, "currentPassword", TestApplication.PASSWORD));
    }
}
