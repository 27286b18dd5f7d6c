package dev.pacenote.adapters.in.http.platform.error;

import dev.pacenote.domain.platform.InvalidValueException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An answer that is not a success, in the words of RFC 9457 and of the existing client.
 *
 * @param code stable word, lower snake case
 * @param detail one or two sentences for the person on the page
 * @param location where the thing is that stands in the way
 * @param extra further members of the body
 */
public record Problem(
        int status,
        String code,
        String title,
        String detail,
        List<FieldError> errors,
        Optional<Duration> retryAfter,
        Optional<String> location,
        Map<String, Object> extra) {

    /** What the type of every problem begins with; its code follows. */
    public static final String TYPE = "urn:pacenote:problem:";

    /** What is wrong with one field of a body or query. */
    public record FieldError(String field, String code, String message) {}

    public static Problem of(int status, String code, String title, String detail) {
        return new Problem(
                status,
                code,
                title,
                detail,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Map.of());
    }

    public static Problem invalid(List<FieldError> errors) {
        return new Problem(
                400,
                "validation_failed",
                "Please check your input",
                errors.getFirst().message(),
                errors,
                Optional.empty(),
                Optional.empty(),
                Map.of());
    }

    public static Problem invalid(String field, String code, String message) {
        return invalid(List.of(new FieldError(field, code, message)));
    }

    /** A value type refused what was sent as this field. */
    public static Problem invalid(String field, InvalidValueException e) {
        return invalid(field, e.code(), String.valueOf(e.getMessage()));
    }

    /** The address holds a percent sign that begins no escape. */
    public static Problem unreadableAddress() {
        return of(
                400,
                "validation_failed",
                "Please check your input",
                "This address is not written correctly.");
    }

    public static Problem tooMany(Duration retryAfter) {
        return new Problem(
                429,
                "rate_limited",
                "Too many requests",
                "Too many attempts. Please try again in " + words(retryAfter) + ".",
                List.of(),
                Optional.of(retryAfter),
                Optional.empty(),
                Map.of());
    }

    /** The caller's account vanished after the token was checked. */
    public static Problem accountGone() {
        return of(401, "access_token_invalid", "Please log in", "This account is gone.");
    }

    public static Problem linkInvalid() {
        return linkInvalid("This link is damaged or too old. Please ask for a new one.");
    }

    /**
     * @param detail what is wrong with a link of which nobody can ask for a new one
     */
    public static Problem linkInvalid(String detail) {
        return of(400, "link_invalid", "This link does not work", detail);
    }

    public static Problem wrongPassword() {
        return of(403, "wrong_password", "Wrong password", "The password is wrong.");
    }

    public static Problem lastAdmin() {
        return of(
                409,
                "last_admin",
                "The last admin stays",
                "Without this account nobody could look after the service. Make somebody else an"
                        + " admin first.");
    }

    public static Problem noSuchPath() {
        return of(404, "no_such_path", "No such address", "There is nothing at this address.");
    }

    public static Problem notFound(String detail) {
        return of(404, "not_found", "Not found", detail);
    }

    /** There is no body, and without one there is nothing to do. */
    public static Problem missingBody() {
        return of(400, "missing_body", "Please send a body", "The request needs a JSON body.");
    }

    /** A body is larger than anything that is read from one. */
    public static Problem tooLarge() {
        return of(413, "body_too_large", "Too large", "JSON has at most 1 MiB, a CSV file 2 MiB.");
    }

    /** A body of JSON is larger than its route takes. */
    public static Problem tooLarge(int mostBytes) {
        return of(
                413,
                "body_too_large",
                "Too large",
                "JSON has at most " + mostBytes / 1024 + " KiB here.");
    }

    /** The caller wants to change a version that is no longer the present one. */
    public static Problem versionMismatch() {
        return of(
                412,
                "version_mismatch",
                "Changed meanwhile",
                "Somebody changed this since you read it. Please read it again.");
    }

    /**
     * @param detail what to send instead
     */
    public static Problem unsupported(String detail) {
        return of(415, "unsupported_media_type", "Unsupported media type", detail);
    }

    public static Problem storeAway() {
        return new Problem(
                503,
                "service_unavailable",
                "Not available right now",
                "Pacenote cannot reach its database right now. Nothing was changed; please try"
                        + " again in a moment.",
                List.of(),
                Optional.of(Duration.ofSeconds(5)),
                Optional.empty(),
                Map.of());
    }

    /** More is asked at once than this server can answer. */
    public static Problem overloaded() {
        return of(
                        503,
                        "overloaded",
                        "Very busy right now",
                        "Pacenote has very much to do right now. Nothing was changed; please try"
                                + " again in a moment.")
                .retryAfter(Duration.ofSeconds(2));
    }

    /** The same problem, with a Location header. */
    public Problem at(String path) {
        return new Problem(
                status, code, title, detail, errors, retryAfter, Optional.of(path), extra);
    }

    /** The same problem, with a wait. */
    public Problem retryAfter(Duration wait) {
        return new Problem(status, code, title, detail, errors, Optional.of(wait), location, extra);
    }

    /** The same problem, with one more member in its body. */
    public Problem with(String member, Object value) {
        return new Problem(
                status, code, title, detail, errors, retryAfter, location, Map.of(member, value));
    }

    /** The same problem, with these further members in its body. */
    public Problem with(Map<String, Object> members) {
        return new Problem(
                status, code, title, detail, errors, retryAfter, location, Map.copyOf(members));
    }

    private static String words(Duration wait) {
        long seconds = wait.toSeconds();
        if (seconds < 90) {
            return seconds + (seconds == 1 ? " second" : " seconds");
        }
        return Math.ceilDiv(seconds, 60) + " minutes";
    }

    /** The body, with the one text under the three keys that the client reads. */
    public Map<String, Object> body(String requestId) {
        var body = new LinkedHashMap<String, Object>();
        body.put("type", TYPE + code);
        body.put("title", title);
        body.put("status", status);
        body.put("detail", detail);
        body.put("code", code);
        body.put("requestId", requestId);
        if (!errors.isEmpty()) {
            body.put("errors", errors);
        }
        retryAfter.ifPresent(wait -> body.put("retryAfter", wait.toSeconds()));
        body.putAll(extra);
        body.put("msg", detail);
        body.put("error", detail);
        body.put("message", detail);
        return body;
    }
}
