package dev.pacenote.adapters.in.http.platform.request;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.pacenote.adapters.in.http.platform.Problem;
import dev.pacenote.adapters.in.http.platform.ProblemException;
import dev.pacenote.configuration.json.JsonMappers;
import dev.pacenote.domain.platform.InvalidValueException;
import dev.pacenote.domain.platform.idempotency.IdempotentRequest;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import java.time.Duration;
import java.util.Optional;

/** The header {@code Idempotency-Key}: the request may be sent again and is done once. */
public final class IdempotencyHeader {

    public static final String NAME = "Idempotency-Key";

    /** Two names for one thing, because the areas' clients know it by different ones. */
    public static final String REPLAY = "Idempotent-Replay";

    private static final String REPLAYED = "Idempotency-Replayed";

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
        if (key == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    IdempotentRequest.of(
                            caller,
                            request.getMethodName(),
                            request.getPath(),
                            key,
                            CANONICAL.writeValueAsString(body)));
        } catch (InvalidValueException e) {
            throw new ProblemException(Problem.invalid(NAME, e));
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
