package dev.pacenote.acceptance.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.Fuzz;
import dev.pacenote.acceptance.support.OpenApi;
import dev.pacenote.acceptance.support.Problems;
import dev.pacenote.acceptance.support.TestApplication;
import dev.pacenote.acceptance.support.assembly.Assembly;
import dev.pacenote.acceptance.support.network.RawConnection;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Headers that people with bad intentions or broken programs send: each refusal is a problem with
 * its request's id that other origins may read, and never a 5xx (contract 1.4, 1.6, 1.7).
 */
class HostileHeadersTest {

    private static final long SEED = 20261120;
    private static final int ROUNDS = 8;
    private static final String ORIGIN = "https://app.example";
    private static final String LOGIN = "/api/v1/users/login";
    private static final String BODY =
            "{\"email\":\"nobody@example.org\",\"password\":\"wrong horse\"}";

    private static final TestApplication APP =
            new TestApplication(Instant.parse("2026-11-20T12:00:00Z"));
    private static Api API;
    private static String user = "";

    @BeforeAll
    static void open() {
        API = APP.open();
        API.register("Victim", "victim@example.org");
    }

    @AfterAll
    static void close() {
        APP.close();
    }

    private static Api.Answer login(String header, String value) {
        APP.clock.pass(Duration.ofMinutes(6));
        var request = API.request(LOGIN).header(header, value).header("Origin", ORIGIN);
        if (!header.equals("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        return API.send(request.POST(BodyPublishers.ofString(BODY)));
    }

    private static void assertUnsupported(Api.Answer answer) {
        Problems.assertProblem(answer, 415, "unsupported_media_type");
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(ORIGIN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-such-charset", "?!", "", "utf-16", "iso-8859-1", "utf-8x"})
    void a_body_in_another_charset_than_utf_8_is_refused(String charset) {
        assertUnsupported(login("Content-Type", "application/json; charset=" + charset));
    }

    @ParameterizedTest
    @ValueSource(strings = {"utf-8", "UTF-8", "\"utf-8\"", "utf8", "us-ascii"})
    void utf_8_by_any_of_its_names_is_read(String charset) {
        var answer = login("Content-Type", "application/json; charset=" + charset);
        Problems.assertProblem(answer, 401, "bad_credentials");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "x-gzip", "deflate", "br", "zstd", "snappy", "nonsense"})
    void a_body_that_calls_itself_compressed_is_refused(String coding) {
        var answer = login("Content-Encoding", coding);
        assertUnsupported(answer);
        assertThat(answer.text("detail")).contains("uncompressed");
        assertThat(answer.header("Accept-Encoding")).isEqualTo("identity");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",", ";", ", ;q=x", "xx-", "*;q=0"})
    void an_odd_wish_for_a_language_harms_nobody(String languages) {
        Problems.assertProblem(login("Accept-Language", languages), 401, "bad_credentials");
    }

    @Test
    void a_small_body_that_unpacks_to_a_huge_one_is_never_unpacked() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(BODY.getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 64; i++) {
                gzip.write(" ".repeat(1_000_000).getBytes(StandardCharsets.UTF_8));
            }
        }
        var bomb =
                API.json(LOGIN)
                        .header("Content-Encoding", "gzip")
                        .header("Origin", ORIGIN)
                        .POST(BodyPublishers.ofByteArray(packed.toByteArray()));
        assertUnsupported(API.send(bomb));
    }

    @Test
    void who_calls_is_asked_before_how_the_body_is_written_and_an_empty_body_has_no_form() {
        var alerts =
                API.request("/api/v1/users/alerts")
                        .header("Content-Encoding", "gzip")
                        .header("Content-Type", "application/json; charset=nope");
        Problems.assertProblem(
                API.send(alerts.copy().POST(BodyPublishers.ofString("{}"))),
                401,
                "access_token_missing");
        var empty =
                API.request(LOGIN)
                        .header("Content-Encoding", "gzip")
                        .header("Content-Type", "application/json; charset=nope")
                        .POST(BodyPublishers.noBody());
        Problems.assertProblem(API.send(empty), 400, "validation_failed");
    }

    private record Route(String method, String path) {}

    private static List<Route> routes() {
        var document = OpenApi.read(API.get("/openapi.yml").body()).document();
        return document.path("paths").properties().stream()
                .flatMap(
                        path ->
                                path.getValue().properties().stream()
                                        .map(
                                                operation ->
                                                        new Route(
                                                                operation
                                                                        .getKey()
                                                                        .toUpperCase(Locale.ROOT),
                                                                path.getKey()
                                                                        .replaceAll(
                                                                                "\\{\\w+}", "7"))))
                .toList();
    }

    @Test
    void no_header_of_any_request_breaks_the_service() {
        user = API.logIn("victim@example.org").text("access_token");
        var random = new Random(SEED);
        boolean bytes = Assembly.current() == Assembly.SERVER;
        var statuses = new TreeMap<Integer, Integer>();
        var routes = routes();
        assertThat(routes).hasSizeGreaterThan(60);
        for (int round = 0; round < ROUNDS; round++) {
            for (var route : routes) {
                var headers = Fuzz.headers(bytes, random);
                var answer = exchange(route, headers);
                int status = Integer.parseInt(answer.substring(9, 12));
                statuses.merge(status, 1, Integer::sum);
                var what =
                        "seed %d, round %d: %s %s %s%n%s"
                                .formatted(
                                        SEED, round, route.method(), route.path(), headers, answer);
                assertThat(status).as(what).isLessThan(500);
                if (status >= 400) {
                    assertRefusal(answer, what);
                }
            }
        }
        assertThat(statuses.keySet()).as("%s", statuses).contains(200, 400, 401, 415);
    }

    /** Sends a request as it stands and reads the answer to it. */
    private static String exchange(Route route, List<Map.Entry<String, String>> headers) {
        var request = new StringBuilder();
        request.append(route.method()).append(' ').append(route.path()).append(" HTTP/1.1\r\n");
        if (headers.stream().noneMatch(header -> header.getKey().equals("Host"))) {
            request.append("Host: localhost\r\n");
        }
        // A header is only known once the next one has begun: a head that is too long right after
        // its origin has none.
        request.append("Origin: ").append(ORIGIN).append("\r\nUser-Agent: hostile\r\n");
        if (headers.stream().noneMatch(header -> header.getKey().equals("Authorization"))) {
            request.append("Authorization: Bearer ").append(user).append("\r\n");
        }
        headers.forEach(
                header ->
                        request.append(header.getKey())
                                .append(": ")
                                .append(header.getValue())
                                .append("\r\n"));
        boolean sized =
                headers.stream()
                        .map(Map.Entry::getKey)
                        .anyMatch(List.of("Content-Length", "Transfer-Encoding")::contains);
        var body = route.method().equals("GET") ? "" : "{}";
        if (!sized) {
            request.append("Content-Length: ").append(body.length()).append("\r\n");
        }
        try (var wire = new RawConnection(APP.service().port())) {
            wire.say(request.append("\r\n").append(body).toString());
            var answer = wire.answer();
            while (answer.startsWith("HTTP/1.1 1")) {
                answer = wire.answer();
            }
            return answer;
        }
    }

    private static void assertRefusal(String answer, String what) {
        int end = answer.indexOf("\r\n\r\n");
        var head = answer.substring(0, end).toLowerCase(Locale.ROOT);
        assertThat(head).as(what).contains("\r\nx-request-id: ");
        assertThat(head).as(what).contains("\r\naccess-control-allow-origin: " + ORIGIN);
        assertThat(head).as(what).contains("\r\nx-content-type-options: nosniff");
        assertThat(head.split("\r\nx-request-id: ", -1)).as(what).hasSize(2);
        if (head.contains("\r\ncontent-type: text/html")) {
            return;
        }
        assertThat(head).as(what).contains("\r\ncontent-type: application/problem+json");
        try {
            var problem = Api.JSON.readTree(answer.substring(end + 4));
            assertThat(head)
                    .as(what)
                    .contains("\r\nx-request-id: " + problem.path("requestId").asText());
            assertThat(problem.path("detail").asText()).as(what).isNotBlank();
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(what, e);
        }
    }
}
