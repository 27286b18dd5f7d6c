package dev.pacenote.adapters.in.http.platform.openapi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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
                                    "cron_secret_invalid")),
                    Map.entry(
                            403,
                            List.of(
                                    "admin_required",
                                    "account_disabled",
                                    "registration_closed",
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

    private Refusals() {}

    static List<String> codes(int status) {
        return CODES.getOrDefault(status, List.of("internal_error"));
    }

    /** The component that a status refers to. */
    static String name(int status) {
        return "Problem" + status;
    }

    static Map<Integer, List<String>> all() {
        return new TreeMap<>(CODES);
    }

    static Map<String, Object> schema() {
        var text = Map.of("type", "string");
        var properties = new LinkedHashMap<String, Object>();
        properties.put("type", text);
        properties.put("title", text);
        properties.put("status", Map.of("type", "integer"));
        properties.put("detail", text);
        properties.put("code", text);
        properties.put("requestId", text);
        properties.put("msg", text);
        properties.put("error", text);
        properties.put("message", text);
        properties.put("retryAfter", Map.of("type", "integer", "minimum", 1));
        properties.put("requiresTmUsername", Map.of("type", "boolean"));
        properties.put(
                "errors",
                Map.of(
                        "type",
                        "array",
                        "items",
                        Map.of(
                                "type",
                                "object",
                                "properties",
                                Map.of("field", text, "code", text, "message", text),
                                "required",
                                List.of("field", "code", "message"))));
        var schema = new LinkedHashMap<String, Object>();
        schema.put("type", "object");
        schema.put("properties", properties);
        schema.put(
                "required",
                List.of(
                        "type",
                        "title",
                        "status",
                        "detail",
                        "code",
                        "requestId",
                        "msg",
                        "error",
                        "message"));
        schema.put("additionalProperties", false);
        return schema;
    }

    /** An answer with one of the status's problems. */
    static Map<String, Object> response(int status) {
        var code = codes(status).getFirst();
        var example = new LinkedHashMap<String, Object>();
        example.put("type", "urn:pacenote:problem:" + code);
        example.put("title", "What is wrong");
        example.put("status", status);
        example.put("detail", "What the person on the page can do about it.");
        example.put("code", code);
        example.put("requestId", "8d0cf3c2-6c0e-4b0e-9a53-3b6f0f9f2b6e");
        if (status == 429) {
            example.put("retryAfter", 60);
        }
        example.put("msg", "What the person on the page can do about it.");
        example.put("error", "What the person on the page can do about it.");
        example.put("message", "What the person on the page can do about it.");
        var response = new LinkedHashMap<String, Object>();
        response.put("description", "One of: " + String.join(", ", codes(status)));
        if (status == 429) {
            response.put(
                    "headers",
                    Map.of(
                            "Retry-After",
                            Map.of("description", "Seconds", "schema", Map.of("type", "integer"))));
        }
        response.put(
                "content",
                Map.of(
                        "application/problem+json",
                        Map.of(
                                "schema",
                                Map.of("$ref", "#/components/schemas/Problem"),
                                "example",
                                example)));
        return response;
    }
}
