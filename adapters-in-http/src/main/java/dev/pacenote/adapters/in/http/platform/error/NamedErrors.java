package dev.pacenote.adapters.in.http.platform.error;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Errors of RFC 9457 with {@code message} and an upper-case {@code code}; the type ends with the
 * same word in lower case.
 *
 * @param roots see {@link ErrorShape#roots}
 */
public record NamedErrors(Set<String> roots) implements ErrorShape {

    /** Codes that every route has under another name. */
    private static final Map<String, String> RENAMED =
            Map.of(
                    "validation_failed", "invalid_input",
                    "service_unavailable", "unavailable",
                    "overloaded", "unavailable");

    public NamedErrors {
        roots = Set.copyOf(roots);
    }

    private static String code(String standard) {
        return RENAMED.getOrDefault(standard, standard).toUpperCase(Locale.ROOT);
    }

    @Override
    public String name() {
        return "NamedProblem";
    }

    @Override
    public Map<Integer, List<String>> codes() {
        var codes = new TreeMap<Integer, List<String>>();
        codes.put(
                400,
                List.of(
                        "INVALID_INPUT",
                        "MISSING_BODY",
                        "MALFORMED_JSON",
                        "INVALID_EMAIL",
                        "INVALID_UPDATE",
                        "INVALID_CURSOR"));
        codes.put(
                401,
                List.of("ACCESS_TOKEN_MISSING", "ACCESS_TOKEN_EXPIRED", "ACCESS_TOKEN_INVALID"));
        codes.put(
                403,
                List.of(
                        "ADMIN_REQUIRED",
                        "ACCOUNT_DISABLED",
                        "ORIGIN_REFUSED",
                        "EMAIL_UNVERIFIED",
                        "PROFILE_REQUIRED",
                        "WRONG_PASSWORD",
                        "REAUTHENTICATION_REQUIRED",
                        "RECIPIENT_UNAVAILABLE"));
        codes.put(
                404,
                List.of(
                        "NO_SUCH_PATH",
                        "USER_NOT_FOUND",
                        "RECIPIENT_NOT_FOUND",
                        "MESSAGE_NOT_FOUND",
                        "NOTIFICATION_NOT_FOUND",
                        "DEVICE_NOT_FOUND",
                        "WEBHOOK_NOT_FOUND",
                        "BATCH_NOT_FOUND"));
        codes.put(405, List.of("METHOD_NOT_ALLOWED"));
        codes.put(
                409,
                List.of(
                        "USER_EXISTS",
                        "LAST_ADMIN",
                        "LIMIT_REACHED",
                        "RESYNC_REQUIRED",
                        "TOO_LATE",
                        "REQUEST_IN_PROGRESS"));
        codes.put(412, List.of("VERSION_MISMATCH"));
        codes.put(413, List.of("BODY_TOO_LARGE"));
        codes.put(415, List.of("UNSUPPORTED_MEDIA_TYPE"));
        codes.put(422, List.of("IDEMPOTENCY_MISMATCH"));
        codes.put(429, List.of("RATE_LIMITED"));
        codes.put(500, List.of("INTERNAL_ERROR"));
        codes.put(503, List.of("UNAVAILABLE"));
        return codes;
    }

    @Override
    public Map<String, Object> body(Map<String, Object> standard) {
        var body = new LinkedHashMap<>(standard);
        var code = code(String.valueOf(standard.get("code")));
        body.put("type", Problem.TYPE + code.toLowerCase(Locale.ROOT));
        body.put("code", code);
        body.keySet().removeAll(Set.of("msg", "error"));
        return body;
    }
}
