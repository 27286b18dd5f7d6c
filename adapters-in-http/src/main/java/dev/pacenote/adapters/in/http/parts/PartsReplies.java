package dev.pacenote.adapters.in.http.parts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.pacenote.adapters.in.http.platform.request.IdempotencyHeader;
import dev.pacenote.adapters.in.http.platform.request.body.JsonBody;
import dev.pacenote.application.identity.session.Authenticate.Caller;
import dev.pacenote.application.parts.catalogue.LimitWorkshop.Use;
import dev.pacenote.application.parts.stock.WriteOnce;
import dev.pacenote.application.parts.stock.WriteOnce.Written;
import dev.pacenote.configuration.json.JsonMappers;
import dev.pacenote.domain.platform.InvalidValueException;
import dev.pacenote.domain.platform.idempotency.IdempotentRequest;
import dev.pacenote.domain.platform.idempotency.StoredReply;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Answers writes, each once for each key. */
@Singleton
public final class PartsReplies {

    private static final JsonMapper JSON = JsonMappers.forStoredValues();

    /** Characters. An item of DynamoDB has room for 400 KB. */
    private static final int MAX_KEPT = 100_000;

    private final WriteOnce once;
    private final WorkshopLimits limits;

    PartsReplies(WriteOnce once, WorkshopLimits limits) {
        this.once = once;
        this.limits = limits;
    }

    /** A write as it came in. */
    public record Write(Caller caller, HttpRequest<?> request, JsonBody body) {}

    /**
     * Does the work and stores its answer in one transaction; a repeat gets that answer. What the
     * work refuses, by an exception, changes nothing and is not stored. Repeats count, too, among
     * the writes of a minute.
     *
     * @param view what the answer consists of
     */
    public <V> HttpResponse<V> once(
            Write write, Class<V> view, Supplier<MutableHttpResponse<V>> work) {
        return answered(write, view, request -> once.write(request, work, PartsReplies::reply));
    }

    /**
     * The same for work that has transactions of its own, and does no harm when it is done twice.
     * An answer for which a store has no room is not kept: a repeat does the work again.
     *
     * @param view what the answer consists of
     */
    public <V> HttpResponse<V> inSteps(
            Write write, Class<V> view, Supplier<MutableHttpResponse<V>> work) {
        return answered(
                write,
                view,
                request ->
                        once.writeInSteps(
                                request,
                                work,
                                response ->
                                        reply(response)
                                                .filter(it -> it.content().length() <= MAX_KEPT)));
    }

    private <V> HttpResponse<V> answered(
            Write write,
            Class<V> view,
            Function<Optional<IdempotentRequest>, Written<MutableHttpResponse<V>>> work) {
        var key = write.request().getHeaders().get(IdempotencyHeader.NAME);
        var request =
                IdempotencyHeader.anywhere(
                        write.caller().user().toString(), write.request(), key, write.body());
        limits.count(write.caller(), Use.WRITE);
        try {
            return switch (work.apply(request)) {
                case Written.Done<MutableHttpResponse<V>>(var response) -> response;
                case Written.Repeated<MutableHttpResponse<V>>(var reply) ->
                        IdempotencyHeader.replayed(replayed(reply, view));
                case Written.KeyReused<MutableHttpResponse<V>> _ ->
                        throw IdempotencyHeader.mismatch();
            };
        } catch (InvalidValueException e) {
            throw PartsProblems.invalid("body", e);
        }
    }

    private static Optional<StoredReply> reply(HttpResponse<?> response) {
        try {
            return Optional.of(
                    new StoredReply(
                            response.code(),
                            JSON.writeValueAsString(response.body()),
                            response.getHeaders().findFirst(HttpHeaders.LOCATION),
                            response.getHeaders().findFirst(HttpHeaders.ETAG)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <V> MutableHttpResponse<V> replayed(StoredReply reply, Class<V> view) {
        try {
            MutableHttpResponse<V> response =
                    HttpResponse.status(HttpStatus.valueOf(reply.status()));
            reply.location().ifPresent(it -> response.header(HttpHeaders.LOCATION, it));
            reply.entityTag().ifPresent(it -> response.header(HttpHeaders.ETAG, it));
            return response.body(JSON.readValue(reply.content(), view));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored reply that cannot be read", e);
        }
    }
}
