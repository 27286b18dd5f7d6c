package dev.pacenote.adapters.in.http.platform.openapi;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

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
                                    "wrong_password")),
                    Map.entry(404, List.of("no_such_path", "not_found", "tm_player_not_found")),
                    Map.entry(405, List.of("method_not_allowed")),
                    Map.entry(
                            409,
                            List.of(
                                    "username_taken",
                                    "email_taken",
                                    "alert_exists",
                                    "no_alert",
                                    "already_tracked",
                                    "limit_reached",
                                    "run_in_progress",
                                    "already_sent",
                                    "resync_required",
                                    "last_admin")),
                    Map.entry(413, List.of("body_too_large")),
                    Map.entry(415, List.of("unsupported_media_type")),
                    Map.entry(429, List.of("rate_limited", "feedback_quota")),
                    Map.entry(500, List.of("internal_error", "answer_too_large")),
                    Map.entry(502, List.of("upstream_failed")),
                    Map.entry(
                            503,
                            List.of("upstream_unavailable", "service_unavailable", "overloaded")),
                    Map.entry(504, List.of("upstream_timeout")));

    private static final List<String> TEXTS =
            List.of("type", "title", "detail", "code", "requestId", "msg", "error", "message");

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Refusals() {}

    private static List<String> codes(int status) {
        return CODES.getOrDefault(status, List.of("internal_error"));
    }

    /** The component that a status refers to. */
    static String name(int status) {
        return "Problem" + status;
    }

    static ObjectNode schema() {
        var schema = JSON.objectNode().put("type", "object");
        var properties = schema.putObject("properties");
        for (var text : TEXTS) {
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
        TEXTS.forEach(required::add);
        return schema.put("additionalProperties", false);
    }

    /** For each status an answer with one of its problems. */
    static ObjectNode responses() {
        var responses = JSON.objectNode();
        new TreeSet<>(CODES.keySet())
                .forEach(status -> responses.set(name(status), response(status)));
        return responses;
    }

    private static ObjectNode response(int status) {
        var code = codes(status).getFirst();
        var response = JSON.objectNode();
        response.put("description", "One of: " + String.join(", ", codes(status)));
        if (status == 429) {
            response.putObject("headers")
                    .putObject("Retry-After")
                    .put("description", "Seconds")
                    .putObject("schema")
                    .put("type", "integer");
        }
        var content = response.putObject("content").putObject("application/problem+json");
        content.putObject("schema").put("$ref", "#/components/schemas/Problem");
        var advice = "What the person on the page can do about it.";
        var example =
                content.putObject("example")
                        .put("type", "urn:pacenote:problem:" + code)
                        .put("title", "What is wrong")
                        .put("status", status)
                        .put("detail", advice)
                        .put("code", code)
                        .put("requestId", "8d0cf3c2-6c0e-4b0e-9a53-3b6f0f9f2b6e")
                        .put("msg", advice)
                        .put("error", advice)
                        .put("message", advice);
        if (status == 429) {
            example.put("retryAfter", 60);
        }
        return response;
    }
}
