package dev.pacenote.adapters.in.http.platform.openapi;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pacenote.adapters.in.http.platform.error.ErrorShape;
import dev.pacenote.adapters.in.http.platform.error.Problem;
import dev.pacenote.configuration.json.JsonMappers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Which problems stand behind a status (contract 1.4). */
final class Refusals {

    private static final Map<Integer, List<String>> CODES =
            Map.ofEntries(
                    Map.entry(
                            400,
                            List.of(
                                    "malformed_json",
                                    "validation_failed",
                                    "link_invalid",
                                    "invalid_cursor",
                                    "tm_username_required",
                                    "not_in_top5")),
                    Map.entry(
                            401,
                            List.of(
                                    "access_token_missing",
                                    "access_token_expired",
                                    "access_token_invalid",
                                    "bad_credentials",
                                    "refresh_token_invalid",
                                    "refresh_token_reused",
                                    "cron_secret_invalid",
                                    "session_missing",
                                    "session_expired")),
                    Map.entry(
                            403,
                            List.of(
                                    "admin_required",
                                    "account_disabled",
                                    "registration_closed",
                                    "origin_refused",
                                    "profile_required",
                                    "wrong_password",
                                    "email_unverified",
                                    "recipient_unavailable")),
                    Map.entry(
                            404,
                            List.of(
                                    "no_such_path",
                                    "not_found",
                                    "tm_player_not_found",
                                    "recipient_not_found",
                                    "message_not_found",
                                    "notification_not_found")),
                    Map.entry(405, List.of("method_not_allowed")),
                    Map.entry(
                            409,
                            List.of(
                                    "username_taken",
                                    "email_taken",
                                    "alert_exists",
                                    "no_alert",
                                    "already_tracked",
                                    "identity_taken",
                                    "limit_reached",
                                    "run_in_progress",
                                    "already_sent",
                                    "resync_required",
                                    "last_admin",
                                    "too_late")),
                    Map.entry(413, List.of("body_too_large")),
                    Map.entry(415, List.of("unsupported_media_type")),
                    Map.entry(422, List.of("idempotency_mismatch")),
                    Map.entry(429, List.of("rate_limited", "feedback_quota")),
                    Map.entry(500, List.of("internal_error", "answer_too_large")),
                    Map.entry(502, List.of("upstream_failed")),
                    Map.entry(
                            503,
                            List.of("upstream_unavailable", "service_unavailable", "overloaded")),
                    Map.entry(504, List.of("upstream_timeout")));

    private static final List<String> TEXTS =
            List.of("type", "title", "detail", "code", "requestId", "msg", "error", "message");

    private static final JsonMapper MAPPER = JsonMappers.forDocuments();
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Refusals() {}

    /** The component that a status refers to. */
    static String name(int status) {
        return "Problem" + status;
    }

    /** The same in a shape of its own. */
    static String name(int status, ErrorShape shape) {
        return shape.name() + status;
    }

    static ObjectNode schema() {
        return schema(TEXTS);
    }

    /** What every problem of a shape has. */
    static ObjectNode schema(ErrorShape shape) {
        var texts = new LinkedHashMap<String, Object>();
        TEXTS.forEach(text -> texts.put(text, text));
        var schema = schema(List.copyOf(shape.body(texts).keySet()));
        shape.members()
                .forEach(
                        (name, type) ->
                                schema.withObject("/properties").putObject(name).put("type", type));
        return schema;
    }

    private static ObjectNode schema(List<String> texts) {
        var schema = JSON.objectNode().put("type", "object");
        var properties = schema.putObject("properties");
        for (var text : texts) {
            properties.putObject(text).put("type", "string");
        }
        properties.putObject("status").put("type", "integer");
        properties.putObject("retryAfter").put("type", "integer").put("minimum", 1);
        properties.putObject("epoch").put("type", "string");
        properties.putObject("seq").put("type", "integer").put("minimum", 0);
        properties.putObject("requiresTmUsername").put("type", "boolean");
        var error = properties.putObject("errors").put("type", "array").putObject("items");
        error.put("type", "object");
        for (var text : List.of("field", "code", "message")) {
            error.withObject("/properties").putObject(text).put("type", "string");
            error.withArray("/required").add(text);
        }
        var required = schema.putArray("required").add("status");
        texts.forEach(required::add);
        return schema.put("additionalProperties", false);
    }

    /** For each status an answer with one of its problems. */
    static ObjectNode responses() {
        var responses = JSON.objectNode();
        new TreeMap<>(CODES)
                .forEach(
                        (status, codes) ->
                                responses.set(
                                        name(status),
                                        response(status, codes, "Problem", example -> example)));
        return responses;
    }

    /** The same in a shape of its own. */
    static ObjectNode responses(ErrorShape shape) {
        var responses = JSON.objectNode();
        shape.codes()
                .forEach(
                        (status, codes) ->
                                responses.set(
                                        name(status, shape),
                                        response(status, codes, shape.name(), shape::body)));
        return responses;
    }

    private static ObjectNode response(
            int status,
            List<String> codes,
            String schema,
            UnaryOperator<Map<String, Object>> shape) {
        var code = codes.getFirst();
        var response = JSON.objectNode();
        response.put("description", "One of: " + String.join(", ", codes));
        if (status == 429) {
            response.putObject("headers")
                    .putObject("Retry-After")
                    .put("description", "Seconds")
                    .putObject("schema")
                    .put("type", "integer");
        }
        var content = response.putObject("content").putObject("application/problem+json");
        content.putObject("schema").put("$ref", "#/components/schemas/" + schema);
        var advice = "What the person on the page can do about it.";
        var example = new LinkedHashMap<String, Object>();
        example.put("type", Problem.TYPE + code);
        example.put("title", "What is wrong");
        example.put("status", status);
        example.put("detail", advice);
        example.put("code", code);
        example.put("requestId", "8d0cf3c2-6c0e-4b0e-9a53-3b6f0f9f2b6e");
        example.put("msg", advice);
        example.put("error", advice);
        example.put("message", advice);
        if (status == 429) {
            example.put("retryAfter", 60);
        }
        content.set("example", MAPPER.valueToTree(shape.apply(example)));
        return response;
    }
}
