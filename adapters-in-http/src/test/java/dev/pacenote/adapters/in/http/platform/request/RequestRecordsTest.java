package dev.pacenote.adapters.in.http.platform.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.BeanContext;
import io.micronaut.context.BeanResolutionContext;
import io.micronaut.context.DefaultApplicationContextBuilder;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.inject.BeanConfiguration;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads planted records by way of a real server: nothing else of ours is in it. */
@MicronautTest(contextBuilder = RequestRecordsTest.PlantedContext.class)
class RequestRecordsTest {

    private static final String GOOD =
            "{\"email\":\"fox@example.org\",\"user_role\":\"user\",\"alert_id\":7";

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject private EmbeddedServer server;

    public static final class PlantedContext extends DefaultApplicationContextBuilder {

        public PlantedContext() {
            beanConfigurations(new AllTheRest());
        }
    }

    /** All of ours that neither reads requests nor answers problems, and security: off. */
    private static final class AllTheRest implements BeanConfiguration {

        @Override
        public Package getPackage() {
            return RequestRecordsTest.class.getPackage();
        }

        @Override
        public String getName() {
            return "all the rest";
        }

        @Override
        public String getVersion() {
            return "";
        }

        @Override
        public boolean isEnabled(
                BeanContext context, @Nullable BeanResolutionContext resolutionContext) {
            return false;
        }

        @Override
        public boolean isWithin(String name) {
            return name.startsWith("io.micronaut.security.")
                    || (name.startsWith("dev.pacenote.")
                            && !name.contains(".platform.request.")
                            && !name.contains("Failures$OfProblem"));
        }
    }

    private HttpResponse<String> send(String method, String path, String type, BodyPublisher body) {
        var request = HttpRequest.newBuilder(server.getURI().resolve(path)).method(method, body);
        if (!type.isEmpty()) {
            request.header("Content-Type", type);
        }
        try {
            return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private HttpResponse<String> post(String path, String body) {
        return send("POST", path, "application/json", BodyPublishers.ofString(body));
    }

    private HttpResponse<String> put(String path, String body) {
        return send("PUT", path, "application/json", BodyPublishers.ofString(body));
    }

    private HttpResponse<String> get(String path) {
        return send("GET", path, "", BodyPublishers.noBody());
    }

    private static JsonNode problem(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was refused, each as {@code field code}. */
    private static List<String> refused(HttpResponse<String> answer) {
        var problem = problem(answer, 400);
        assertThat(problem.path("code").asText()).isEqualTo("validation_failed");
        var refused = new ArrayList<String>();
        problem.path("errors")
                .forEach(
                        error ->
                                refused.add(
                                        error.path("field").asText()
                                                + " "
                                                + error.path("code").asText()));
        assertThat(problem.path("errors").path(0).path("message").asText()).isNotBlank();
        return refused;
    }

    private static void assertMalformed(HttpResponse<String> answer) {
        assertThat(problem(answer, 400).path("code").asText()).isEqualTo("malformed_json");
    }

    @Test
    void a_body_becomes_a_record() {
        var answer =
                post(
                        "/planted/everything",
                        GOOD
                                + ",\"flag\":true,\"maps\":[\"abc\"],\"factor\":1,"
                                + "\"ids\":[\"5846f10a-4f0c-4c38-9a53-3b6f0f9f2b6e\"]}");
        assertThat(answer.body())
                .isEqualTo(
                        "Everything[email=fox@example.org, role=user, alertId=7, flag=true,"
                                + " maps=[abc], ids=[5846f10a-4f0c-4c38-9a53-3b6f0f9f2b6e],"
                                + " factor=1.0, amount=null, code=null]");
    }

    @Test
    void everything_wrong_with_a_body_is_said_at_once_in_the_order_of_the_record() {
        var answer =
                post(
                        "/planted/everything",
                        """
                        {"code":"x","factor":"1","ids":["1-1-1-1-1"],"maps":["../x"],
                         "flag":"yes","alert_id":0,"user_role":7,"email":"nobody"}""");
        assertThat(refused(answer))
                .containsExactly(
                        "email invalid_email",
                        "user_role wrong_type",
                        "alert_id out_of_range",
                        "flag wrong_type",
                        "maps invalid_map_uid",
                        "ids invalid_id",
                        "factor wrong_type",
                        "code wrong_length");
    }

    @Test
    void what_a_value_type_says_is_what_the_caller_reads() {
        var answer = post("/planted/everything", GOOD.replace("fox@example.org", "nobody") + "}");
        assertThat(problem(answer, 400).path("detail").asText())
                .isEqualTo("This does not look like an e-mail address.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"email\":null,\"user_role\":null,\"alert_id\":null}"})
    void what_is_required_and_missing_is_asked_for(String body) {
        var answer = post("/planted/everything", body);
        assertThat(refused(answer))
                .containsExactly("email required", "user_role required", "alert_id required");
        assertThat(problem(answer, 400).path("detail").asText()).isEqualTo("Please fill in email.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "text/plain", "application/json", "application/xml"})
    void no_body_is_an_empty_object_whatever_its_type(String type) {
        for (var nothing : List.of(BodyPublishers.noBody(), BodyPublishers.ofString(""))) {
            assertThat(send("POST", "/planted/optional", type, nothing).body())
                    .isEqualTo("Optional[name=null]");
        }
    }

    @Test
    void a_chunked_body_of_no_bytes_is_an_empty_object() {
        var chunked = BodyPublishers.ofInputStream(InputStream::nullInputStream);
        assertThat(send("POST", "/planted/optional", "application/json", chunked).body())
                .isEqualTo("Optional[name=null]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "text/plain", "application/x-www-form-urlencoded", "text/json5"})
    void a_body_that_does_not_say_that_it_is_json_is_refused(String type) {
        var answer = send("POST", "/planted/optional", type, BodyPublishers.ofString("{}"));
        assertThat(problem(answer, 415).path("code").asText()).isEqualTo("unsupported_media_type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/merge-patch+json", "text/json"})
    void every_kind_of_json_is_read(String type) {
        var answer = send("POST", "/planted/optional", type, BodyPublishers.ofString("{}"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ",
                "{",
                "[]",
                "null",
                "7",
                "\"x\"",
                "{}{}",
                "{} x",
                "{'a':1}",
                "{\"a\":NaN}",
                "{\"name\":\"a\",\"name\":\"b\"}",
                "{\"x\":{\"a\":1,\"a\":2}}",
                "\uFEFF{}"
            })
    void what_is_not_one_json_object_is_malformed(String body) {
        assertMalformed(post("/planted/optional", body));
    }

    @Test
    void bytes_that_are_not_utf_8_are_malformed() {
        for (var bytes :
                List.of(
                        "{}".getBytes(StandardCharsets.UTF_16BE),
                        "{}".getBytes(StandardCharsets.UTF_16LE),
                        "{\"name\":\"Zoë\"}".getBytes(StandardCharsets.ISO_8859_1))) {
            assertMalformed(
                    send(
                            "POST",
                            "/planted/optional",
                            "application/json",
                            BodyPublishers.ofByteArray(bytes)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "1.5", "true", "[]", "[\"a\"]", "{}", "null"})
    void nothing_but_a_string_is_a_string(String value) {
        assertThat(refused(post("/planted/optional", "{\"name\":" + value + "}")))
                .containsExactly("name wrong_type");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"7\"", "7.0", "1.9", "1e2", "true", "[7]", "\"\"", "99999999999999999999"})
    void nothing_but_a_whole_number_is_a_whole_number(String value) {
        var body = GOOD.replace("\"alert_id\":7", "\"alert_id\":" + value) + "}";
        assertThat(refused(post("/planted/everything", body)))
                .containsExactly("alert_id wrong_type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "\"true\"", "\"\"", "[]", "null"})
    void nothing_but_true_and_false_is_a_flag(String value) {
        assertThat(refused(post("/planted/everything", GOOD + ",\"flag\":" + value + "}")))
                .containsExactly("flag wrong_type");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"abc\"",
                "[7]",
                "[null]",
                "[[\"abc\"]]",
                "{}",
                "[\"a\",\"b\",\"c\",\"d\"]"
            })
    void nothing_but_a_list_of_few_strings_is_one(String value) {
        assertThat(refused(post("/planted/everything", GOOD + ",\"maps\":" + value + "}")))
                .containsExactly("maps wrong_type");
    }

    @Test
    void nobody_looks_at_what_a_list_holds_that_is_too_long() {
        var many = String.join(",", Collections.nCopies(10_000, "\"x\""));
        PlantedController.Counted.LOOKS.set(0);

        assertThat(refused(post("/planted/few", "{\"items\":[" + many + "]}")))
                .containsExactly("items wrong_type");

        assertThat(PlantedController.Counted.LOOKS).hasValue(0);
        assertThat(post("/planted/few", "{\"items\":[\"x\"]}").body()).contains("items=[x]");
        assertThat(PlantedController.Counted.LOOKS).hasValue(1);
    }

    @Test
    void a_text_that_may_be_a_number_is_read_from_both() {
        assertThat(post("/planted/everything", GOOD + ",\"amount\":250}").body())
                .contains("amount=250");
        assertThat(post("/planted/everything", GOOD + ",\"amount\":\"250\"}").body())
                .contains("amount=250");
        assertThat(refused(post("/planted/everything", GOOD + ",\"amount\":2.5}")))
                .containsExactly("amount wrong_type");
    }

    @Test
    void a_character_that_no_store_keeps_is_refused_wherever_it_stands() {
        assertThat(refused(post("/planted/optional", "{\"name\":\"a\\u0000\"}")))
                .containsExactly("name invalid_characters");
        assertThat(refused(post("/planted/everything", GOOD + ",\"maps\":[\"\\u0000\"]}")))
                .containsExactly("maps invalid_characters");
        assertThat(refused(get("/planted/found/7?map_uid=%00")))
                .containsExactly("map_uid invalid_characters");
    }

    @Test
    void unknown_properties_are_ignored() {
        assertThat(post("/planted/optional", "{\"nmae\":7,\"name\":\"x\"}").body())
                .isEqualTo("Optional[name=x]");
    }

    @Test
    void a_strict_record_refuses_unknown_properties_all_of_them() {
        assertThat(refused(put("/planted/merge", "{\"firstName\":1,\"age\":\"7\",\"zone\":null}")))
                .containsExactly(
                        "age wrong_type", "firstName unknown_property", "zone unknown_property");
    }

    @Test
    void a_patch_tells_absent_null_and_value_apart() {
        assertThat(put("/planted/merge", "{\"first_name\":null}").body())
                .isEqualTo("Merge[firstName=Cleared[], age=Absent[]]");
        assertThat(put("/planted/merge", "{\"age\":7}").body())
                .isEqualTo("Merge[firstName=Absent[], age=Replaced[value=7]]");
    }

    @Test
    void a_value_in_a_patch_keeps_its_constraints() {
        assertThat(refused(put("/planted/merge", "{\"first_name\":\"nobody\",\"age\":null}")))
                .containsExactly("first_name invalid_email");
    }

    @Test
    void an_update_without_a_known_field_is_refused_once() {
        assertThat(refused(put("/planted/merge", "{}"))).containsExactly("first_name required");
        assertThat(refused(put("/planted/merge", "{\"age\":\"x\"}")))
                .containsExactly("age wrong_type");
    }

    @Test
    void path_and_query_become_a_record() {
        assertThat(
                        get("/planted/found/7?page=2&map_uid=abc&since=2026-11-20T08:00:00.000Z"
                                        + "&owner=5846f10a-4f0c-4c38-9a53-3b6f0f9f2b6e&unknown=1")
                                .body())
                .isEqualTo(
                        "Found[id=7, page=2, map=abc, since=2026-11-20T08:00:00Z,"
                                + " owner=5846f10a-4f0c-4c38-9a53-3b6f0f9f2b6e]");
    }

    @Test
    void everything_wrong_with_parameters_is_said_at_once() {
        assertThat(
                        refused(
                                get(
                                        "/planted/found/x?page=0&map_uid=../x&since=yesterday&owner=1-1-1-1-1")))
                .containsExactly(
                        "id invalid_id",
                        "page out_of_range",
                        "map_uid invalid_map_uid",
                        "since invalid_instant",
                        "owner invalid_id");
        assertThat(refused(get("/planted/found/7"))).containsExactly("map_uid required");
    }

    @Test
    void a_parameter_given_twice_is_refused() {
        assertThat(refused(get("/planted/found/7?page=1&page=1&map_uid=a&map_uid=a")))
                .containsExactly("page given_twice", "map_uid given_twice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "1.0", "+1", "01", "1e2", "-1", "0", "201", "99999999999"})
    void a_number_in_a_query_has_one_form_and_its_limits(String page) {
        var answer = get("/planted/found/7?map_uid=a&page=" + page.replace("+", "%2B"));
        assertThat(refused(answer)).containsExactly("page out_of_range");
        assertThat(problem(answer, 400).path("detail").asText())
                .isEqualTo("page must be a whole number from 1 to 200.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "0", "-1", "07", "1.0", "1234567890123456789"})
    void a_number_in_a_path_has_one_form(String id) {
        assertThat(refused(get("/planted/found/" + id + "?map_uid=a")))
                .containsExactly("id invalid_id");
    }
}
