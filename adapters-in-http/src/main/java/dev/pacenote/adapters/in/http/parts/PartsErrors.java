package dev.pacenote.adapters.in.http.parts;

import dev.pacenote.adapters.in.http.platform.error.ErrorShape;
import dev.pacenote.adapters.in.http.platform.error.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Errors of RFC 9457 with {@code error}, the same text as {@code detail}. */
record PartsErrors() implements ErrorShape {

    /** Codes that every route has under another name. */
    private static final Map<String, String> RENAMED =
            Map.of(
                    "request_in_progress",
                    "idempotency_in_progress",
                    "service_unavailable",
                    "store_unavailable",
                    "overloaded",
                    "busy");

    @Override
    public Set<String> roots() {
        return Set.of("/parts", "/stock", "/reorder", "/analytics");
    }

    @Override
    public String name() {
        return "PartsProblem";
    }

    @Override
    public Map<Integer, List<String>> codes() {
        var codes = new TreeMap<Integer, List<String>>();
        codes.put(
                400,
                List.of(
                        "malformed_json",
                        "missing_body",
                        "validation_failed",
                        "invalid_quantity",
                        "invalid_operation",
                        "invalid_cursor",
                        "reserved_id",
                        "import_rejected",
                        "checksum_mismatch"));
        codes.put(
                401,
                List.of("access_token_missing", "access_token_expired", "access_token_invalid"));
        codes.put(
                403,
                List.of(
                        "admin_required",
                        "account_disabled",
                        "address_invalid",
                        "address_expired"));
        codes.put(
                404,
                List.of(
                        "no_such_path",
                        "part_not_found",
                        "movement_not_found",
                        "task_not_found",
                        "run_not_found",
                        "alert_not_found",
                        "attachment_not_found",
                        "file_not_found"));
        codes.put(405, List.of("method_not_allowed"));
        codes.put(
                409,
                List.of(
                        "part_exists",
                        "part_number_exists",
                        "barcode_exists",
                        "part_archived",
                        "insufficient_stock",
                        "stock_conflict",
                        "pools_in_use",
                        "scale_fixed",
                        "task_state",
                        "already_reversed",
                        "not_reversible",
                        "limit_reached",
                        "upload_missing",
                        "upload_mismatch",
                        "run_in_progress",
                        "idempotency_in_progress"));
        codes.put(411, List.of("length_required"));
        codes.put(412, List.of("version_mismatch", "already_uploaded"));
        codes.put(413, List.of("body_too_large"));
        codes.put(415, List.of("unsupported_media_type"));
        codes.put(422, List.of("idempotency_mismatch"));
        codes.put(429, List.of("rate_limited"));
        codes.put(500, List.of("internal_error"));
        codes.put(503, List.of("busy", "store_unavailable"));
        return codes;
    }

    /** All of them are counted. */
    @Override
    public Set<Integer> ofAll() {
        return Set.of(429);
    }

    @Override
    public Map<String, String> members() {
        return new TreeMap<>(
                Map.of(
                        "available", "number",
                        "requested", "number",
                        "vehicleModel", "string",
                        "currentStock", "number",
                        "version", "integer",
                        "pools", "array",
                        "lines", "array",
                        "taskStatus", "string",
                        "runId", "string"));
    }

    @Override
    public Map<String, Object> body(Map<String, Object> standard) {
        var body = new LinkedHashMap<>(standard);
        var code = String.valueOf(standard.get("code"));
        body.put("code", RENAMED.getOrDefault(code, code));
        body.put("type", Problem.TYPE + body.get("code"));
        body.keySet().removeAll(Set.of("msg", "message"));
        return body;
    }
}
