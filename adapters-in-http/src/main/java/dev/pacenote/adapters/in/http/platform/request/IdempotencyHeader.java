package dev.pacenote.adapters.in.http.platform.request;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.pacenote.adapters.in.http.platform.error.Problem;
import dev.pacenote.adapters.in.http.platform.error.ProblemException;
import dev.pacenote.adapters.in.http.platform.request.body.JsonBody;
import dev.pacenote.configuration.json.JsonMappers;
import dev.pacenote.domain.platform.InvalidValueException;
import dev.pacenote.domain.platform.idempotency.IdempotentRequest;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** The header {@code Idempotency-Key}: the request may be sent again and is done once. */
public final class IdempotencyHeader {

    public static final String NAME = "Idempotency-Key";

    /** Two names for one thing, because the areas' clients know it by different ones. */
    public static final String REPLAY = "Idempotent-Replay";

    private static final String REPLAYED = "Idempotency-Replayed";

    private static final Pattern VISIBLE = Pattern.compile("[!-~]{1,128}");

    private static final JsonMapper CANONICAL = JsonMappers.forComparison();

    private IdempotencyHeader() {}

    /**
     * The request as one that is done once; empty where it has no key.
     *
     * @param caller an account, or issuer and subject
     * @param key the header, null where there is none
     * @throws ProblemException 400 when the key is none
     */
    public static Optional<IdempotentRequest> of(
            String caller, HttpRequest<?> request, @Nullable String key, JsonBody body) {
        return key == null
                ? Optional.empty()
                : Optional.of(
                        keyed(
                                caller,
                                request.getMethodName(),
                                request.getPath(),
                                key,
                                canonical(body)));
    }

    /**
     * The same where a key stands for one request of its sender, wherever that goes to: with
     * another method or path it was used for something else.
     *
     * @param key 1 to 128 characters of ASCII that one can see
     */
    public static Optional<IdempotentRequest> anywhere(
            String caller, HttpRequest<?> request, @Nullable String key, JsonBody body) {
        if (key == null) {
            return Optional.empty();
        }
        if (!VISIBLE.matcher(key).matches()) {
            throw refused(
                    new InvalidValueException(
                            "invalid_key",
                            "An Idempotency-Key has 1 to 128 characters of ASCII without spaces."));
        }
        var content = request.getMethodName() + "\n" + request.getPath() + "\n" + canonical(body);
        return Optional.of(keyed(caller, "", "", key, content));
    }

    private static IdempotentRequest keyed(
            String caller, String method, String path, String key, String content) {
        try {
            return IdempotentRequest.of(caller, method, path, key, content);
        } catch (InvalidValueException e) {
            throw refused(e);
        }
    }

    private static ProblemException refused(InvalidValueException e) {
        return new ProblemException(Problem.invalid(NAME, e));
    }

    private static String canonical(JsonBody body) {
        try {
            return CANONICAL.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Says that an answer is a repeated one. */
    public static <B> MutableHttpResponse<B> replayed(MutableHttpResponse<B> response) {
        return response.header(REPLAY, "true").header(REPLAYED, "true");
    }

    /** The key stands for something else. */
    public static ProblemException mismatch() {
        return new ProblemException(
                Problem.of(
                        422,
                        "idempotency_mismatch",
                        "This key was used before",
                        "A request with this Idempotency-Key asked for something else."));
    }

    /** Another request with the key is still at work. */
    public static Problem inProgress() {
        return Problem.of(
                        409,
                        "request_in_progress",
                        "Still at work",
                        "The same request is still at work. Please try again in a moment.")
                .retryAfter(Duration.ofSeconds(2));
    }
}
