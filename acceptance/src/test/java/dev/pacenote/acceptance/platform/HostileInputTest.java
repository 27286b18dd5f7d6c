package dev.pacenote.acceptance.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.Fuzz;
import dev.pacenote.acceptance.support.OpenApi;
import dev.pacenote.acceptance.support.Problems;
import dev.pacenote.acceptance.support.TestApplication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Everything that people with bad intentions or broken programs send: a clear refusal each time,
 * never a 5xx, never somebody else's data, never a changed row (contract 1.4 to 1.7, 6.1).
 */
class HostileInputTest {

    private static final TestApplication APP =
            new TestApplication(Instant.parse("2026-11-20T12:00:00Z"))
                    .with("ADMIN_EMAIL", "boss@example.org")
                    .with("ADMIN_USERNAME", "Boss")
                    .with("ADMIN_PASSWORD", TestApplication.PASSWORD)
                    .with("JWT_SECRET", "a secret that the tests know, 32 bytes and more");
    private static final List<String> ODD_IDS =
            List.of(
                    "0",
                    "-1",
                    "01",
                    "1e3",
                    "1.0",
                    "9".repeat(19),
                    "null",
                    "%00",
                    "..%2F..%2Fetc%2Fpasswd",
                    "1%27%20or%201=1--",
                    "%F0%9F%8F%81",
                    "x".repeat(2_000));
    private static final List<String> NASTY =
            List.of(
                    "<b onload=alert(1)>update</b>",
                    "'; drop table users; --",
                    "%s %n {0} ${jndi:ldap://x}",
                    "🏁 emoji \uD83C\uDFC1 done",
                    "\u202eright to left\u202c",
                    "山 Zoë ﬁ ß");
    private static Api API;
    private static String user;
    private static String admin;

    @BeforeAll
    static void open() {
        API = APP.open();
        user = API.newcomer("Victim", "victim@example.org");
        admin = API.logIn("boss@example.org").text("access_token");
    }

    @AfterAll
    static void close() {
        APP.close();
    }

    private record Operation(String method, String path, JsonNode description) {
        boolean isProtected() {
            var schemes = description.path("security");
            return schemes.size() == 1 && schemes.path(0).has("session");
        }

        boolean isForPeople() {
            return path.startsWith("/api/v1/") && !path.contains("/cron/");
        }

        boolean takesAnId() {
            return path.startsWith("/api/") && path.contains("{");
        }

        JsonNode body() {
            return description.path("requestBody").path("content").path("application/json");
        }

        boolean hasAnExampleOfItsBody() {
            return body().path("example").isObject() && !path.endsWith("/logout");
        }

        boolean isForAdmins() {
            return description.path("responses").has("403")
                    && (path.contains("/admin/")
                            || (path.startsWith("/api/") && path.contains("/test"))
                            || path.startsWith("/notifications/batches")
                            || path.contains("/feedback/")
                            || (path.endsWith("/feedback") && method.equals("GET")));
        }
    }

    private static List<Operation> operations() {
        var document = OpenApi.read(API.get("/openapi.yml").body()).document();
        var operations = new ArrayList<Operation>();
        for (var path : document.path("paths").properties()) {
            for (var operation : path.getValue().properties()) {
                operations.add(
                        new Operation(
                                operation.getKey().toUpperCase(Locale.ROOT),
                                path.getKey(),
                                operation.getValue()));
            }
        }
        return operations;
    }

    /** Those that a test is about: so many at least, or its loop would show nothing. */
    private static List<Operation> operations(int atLeast, Predicate<Operation> chosen) {
        var operations = operations().stream().filter(chosen).toList();
        assertThat(operations).hasSizeGreaterThanOrEqualTo(atLeast);
        return operations;
    }

    private static Api.Answer send(String method, String path, String token, String body) {
        var request = API.json(path).method(method, Api.text(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return API.send(request);
    }

    private static String filled(String path, String id) {
        return path.replaceAll("\\{\\w+}", id);
    }

    private static void assertRefused(Api.Answer answer, Operation operation) {
        assertThat(answer.status())
                .as(operation.method() + " " + operation.path() + " " + answer.body())
                .isBetween(400, 499);
        assertThat(answer.body())
                .doesNotContain("Exception")
                .doesNotContain("org.postgresql")
                .doesNotContain("select ");
    }

    /** Everything a person can see of themselves. */
    private static String everythingOf(String token) {
        return Stream.of(
                        "/api/v1/users/profile",
                        "/api/v1/users/alerts",
                        "/api/v1/users/tm-username",
                        "/api/v1/users/records",
                        "/api/v1/driver/notifications",
                        "/api/v1/notification-history")
                .map(path -> API.get(path, token).body())
                .collect(Collectors.joining("\n"));
    }

    @Test
    void every_door_that_needs_a_token_asks_for_it_before_anything_else() {
        for (var operation : operations(40, Operation::isProtected)) {
            var path = filled(operation.path(), "7");
            var nobody = send(operation.method(), path, "", "{broken");
            Problems.assertProblem(nobody, 401, "access_token_missing");
            var garbage = send(operation.method(), path, "garbage", "{broken");
            Problems.assertProblem(garbage, 401, "access_token_invalid");
        }
    }

    @Test
    void every_door_for_admins_is_closed_for_others() {
        for (var operation : operations(15, Operation::isForAdmins)) {
            var path = filled(operation.path(), UUID.randomUUID().toString());
            Problems.assertProblem(
                    send(operation.method(), path, user, "{broken"), 403, "admin_required");
        }
    }

    @Test
    void odd_ids_are_refused_on_every_route_that_takes_one() {
        for (var operation : operations(15, Operation::takesAnId)) {
            for (var id : ODD_IDS) {
                assertRefused(
                        send(operation.method(), filled(operation.path(), id), admin, "{}"),
                        operation);
            }
        }
    }

    @Test
    void broken_bodies_are_refused_on_every_route_that_takes_one() {
        var bodies =
                List.of(
                        "{",
                        "{}{}",
                        "[]",
                        "null",
                        "7",
                        "\"text\"",
                        "{\"a\":1,\"a\":2}",
                        "{'a':1}",
                        "{\"a\":NaN}",
                        "\uFEFF{",
                        "[".repeat(100_000),
                        "{\"a\":".repeat(5_000));
        for (var operation : operations(20, op -> op.body().isObject())) {
            for (var body : bodies) {
                var answer = send(operation.method(), filled(operation.path(), "7"), admin, body);
                assertRefused(answer, operation);
            }
            var path = filled(operation.path(), "7");
            int most = mostBytes(operation.path());
            var tooLarge = send(operation.method(), path, admin, bodyOf(most + 1));
            Problems.assertProblem(tooLarge, 413, "body_too_large");
            var largest = send(operation.method(), path, admin, bodyOf(most));
            assertThat(largest.status()).as(operation + " " + largest.body()).isNotEqualTo(413);
        }
    }

    /** What the contracts say: people, messages and notices 64 KiB, all else 1 MiB. */
    private static int mostBytes(String path) {
        return path.matches("/(users|messages|notifications|ws)(/.*)?") ? 65_536 : 1_048_576;
    }

    private static String bodyOf(int bytes) {
        return "{\"a\":\"" + "x".repeat(bytes - 8) + "\"}";
    }

    private static boolean mayBe(String wanted, JsonNode properties, String name) {
        var property = properties.path(name);
        var type = property.path("type");
        return (wanted.equals("null") && property.path("nullable").asBoolean())
                || type.asText().equals(wanted)
                || type.valueStream().anyMatch(one -> one.asText().equals(wanted));
    }

    @Test
    void wrong_types_are_refused_field_by_field_and_change_nothing() {
        var before = everythingOf(user);
        var document = OpenApi.read(API.get("/openapi.yml").body()).document();
        for (var operation : operations(18, Operation::hasAnExampleOfItsBody)) {
            var example = operation.body().path("example");
            var reference = operation.body().path("schema").path("$ref").asText();
            var properties = document.at(reference.substring(1)).path("properties");
            for (var field : example.properties()) {
                for (var wrong : List.of("[[]]", "{\"a\":[]}", "null", "1.5", "true")) {
                    if (wrong.equals("true")
                            && properties
                                    .path(field.getKey())
                                    .path("type")
                                    .asText()
                                    .equals("boolean")) {
                        continue;
                    }
                    boolean nothing =
                            wrong.equals("null") && mayBe("null", properties, field.getKey());
                    boolean number = mayBe("number", properties, field.getKey());
                    boolean ignored =
                            wrong.equals("1.5") && (number || field.getKey().equals("MapCount"));
                    boolean otherName =
                            operation.path().endsWith("/login")
                                    && field.getKey().equals("username");
                    if (!nothing && !ignored && !otherName) {
                        var body = (ObjectNode) example.deepCopy();
                        body.set(field.getKey(), parsed(wrong));
                        assertRefused(
                                send(
                                        operation.method(),
                                        filled(operation.path(), "7"),
                                        operation.isForAdmins() ? admin : user,
                                        body.toString()),
                                operation);
                    }
                }
            }
        }
        assertThat(everythingOf(user)).isEqualTo(before);
    }

    private static JsonNode parsed(String json) {
        try {
            return Api.JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_parameter_given_twice_is_refused_everywhere() {
        int refused = 0;
        for (var operation : operations(40, Operation::isForPeople)) {
            for (var parameter : operation.description().path("parameters")) {
                if (parameter.path("in").asText().equals("query")) {
                    var name = parameter.path("name").asText();
                    var path = filled(operation.path(), "7") + "?" + name + "=1&" + name + "=1";
                    assertRefused(send(operation.method(), path, admin, ""), operation);
                    refused++;
                }
            }
        }
        assertThat(refused).isGreaterThan(25);
    }

    @Test
    void forged_tokens_open_nothing() throws JOSEException {
        var parts = user.split("\\.");
        var payload = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        var asAdmin = payload.replace("\"user\"", "\"admin\"");
        var none = encode("{\"alg\":\"none\"}") + "." + encode(payload) + ".";
        var login = API.logIn("victim@example.org");
        var forged =
                List.of(
                        none,
                        none + parts[2],
                        parts[0] + "." + encode(asAdmin) + "." + parts[2],
                        signed(JWSAlgorithm.HS256, "another secret of thirty-two bytes and more"),
                        signed(
                                JWSAlgorithm.HS512,
                                "a secret that the tests know, 32 bytes and more, and more than that..."),
                        login.text("refresh_token"),
                        user + ".x",
                        "." + user,
                        user.toUpperCase(Locale.ROOT));
        for (var token : forged) {
            Problems.assertProblem(
                    API.get("/api/v1/users/profile", token), 401, "access_token_invalid");
            Problems.assertProblem(
                    API.get("/api/v1/admin/config", token), 401, "access_token_invalid");
        }
        Problems.assertProblem(
                API.post(
                        "/api/v1/users/refresh",
                        Map.of("refresh_token", login.text("access_token"))),
                401,
                "refresh_token_invalid");
        var twoHeaders =
                API.request("/api/v1/users/profile")
                        .header("Authorization", "Bearer " + user)
                        .header("Authorization", "Bearer " + user);
        assertThat(API.send(twoHeaders).status()).isEqualTo(401);
    }

    private static String encode(String json) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String signed(JWSAlgorithm algorithm, String secret) throws JOSEException {
        var claims =
                new JWTClaimsSet.Builder()
                        .issuer("pacenote")
                        .claim("typ", "access")
                        .claim("user_id", "1")
                        .claim("session_id", UUID.randomUUID().toString())
                        .claim("role", "admin")
                        .jwtID(UUID.randomUUID().toString())
                        .expirationTime(Date.from(APP.clock.instant().plusSeconds(600)))
                        .build();
        var jwt = new SignedJWT(new JWSHeader(algorithm), claims);
        jwt.sign(new MACSigner(secret.getBytes(StandardCharsets.UTF_8)));
        return jwt.serialize();
    }

    @Test
    void what_people_type_comes_back_as_it_was_typed() {
        APP.clock.pass(Duration.ofMinutes(6));
        int number = 0;
        for (var text : NASTY) {
            APP.clock.pass(Duration.ofMinutes(6));
            var email = "nasty" + number++ + "@example.org";
            assertThat(API.register(text, email).status()).as(text).isEqualTo(201);
            var token = API.logIn(text).text("access_token");
            assertThat(API.get("/api/v1/users/profile", token).text("username")).isEqualTo(text);
            var feedback = "long enough\r\n" + text;
            assertThat(API.post("/api/v1/feedback", token, Map.of("message", feedback)).status())
                    .isEqualTo(201);
            var boss = API.logIn("boss@example.org").text("access_token");
            var row = API.get("/api/v1/feedback", boss).json().path("feedback").path(0);
            assertThat(row.path("message").asText()).isEqualTo(feedback);
            assertThat(row.path("username").asText()).isEqualTo(text);
            var changed =
                    API.put(
                            "/api/v1/users/password",
                            token,
                            Map.of(
                                    "currentPassword",
                                    TestApplication.PASSWORD,
                                    "newPassword",
                                    " " + text + "\t "));
            assertThat(changed.status()).as(text).isEqualTo(200);
            var again =
                    API.post(
                            "/api/v1/users/login",
                            Map.of("email", email, "password", " " + text + "\t "));
            assertThat(again.status()).as(text).isEqualTo(200);
        }
        user = API.logIn("victim@example.org").text("access_token");
        admin = API.logIn("boss@example.org").text("access_token");
    }

    @Test
    void nothing_random_that_fits_or_nearly_fits_the_document_breaks_the_service() {
        var random = new Random(20261120);
        var operations =
                operations().stream()
                        .filter(o -> o.path().startsWith("/api/v1/"))
                        .filter(o -> !o.path().matches(".*/(logout|sessions.*|runs|daily)"))
                        // Their examples hold the right password.
                        .filter(o -> !(o.method() + o.path()).matches("DELETE.*/me|PUT.*/password"))
                        .toList();
        var statuses = new TreeMap<Integer, Integer>();
        for (int i = 0; i < 1_500; i++) {
            if (i % 100 == 0) {
                APP.clock.pass(Duration.ofMinutes(6));
                user = API.logIn("victim@example.org").text("access_token");
                admin = API.logIn("boss@example.org").text("access_token");
            }
            var operation = operations.get(random.nextInt(operations.size()));
            var path =
                    filled(operation.path(), Fuzz.id(random))
                            + Fuzz.query(operation.description(), random);
            var token = random.nextBoolean() ? user : admin;
            var answer =
                    send(
                            operation.method(),
                            path,
                            token,
                            Fuzz.body(operation.description(), random));
            statuses.merge(answer.status(), 1, Integer::sum);
            assertThat(answer.status())
                    .as(operation.method() + " " + path + " " + answer.body())
                    .isLessThan(500);
        }
        assertThat(statuses.keySet()).as("%s", statuses).contains(200, 400, 403, 404);
    }
}
