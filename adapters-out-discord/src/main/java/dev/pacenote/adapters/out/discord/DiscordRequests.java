package dev.pacenote.adapters.out.discord;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pacenote.adapters.out.http.client.OwnKeys;
import dev.pacenote.adapters.out.http.client.ServiceAnswers;
import dev.pacenote.application.platform.StoreUnavailableException;
import dev.pacenote.application.platform.WithoutMessages;
import dev.pacenote.application.platform.upstream.RateBuckets;
import dev.pacenote.application.platform.upstream.RateBuckets.Turn;
import dev.pacenote.application.platform.upstream.UpstreamException;
import dev.pacenote.application.platform.upstream.UpstreamException.Kind;
import dev.pacenote.domain.platform.upstream.RetryAfter;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.client.exceptions.HttpClientException;
import io.micronaut.http.context.ServerRequestContext;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one way to Discord: keeps its limits, and says what became of a request. People at a page go
 * first. Nothing is repeated here but what a person waits for.
 */
@Singleton
@Requires(beans = DiscordSettings.class)
final class DiscordRequests {

    /** How answers of Discord are read. */
    static final ServiceAnswers ANSWERS = new ServiceAnswers("discord");

    private static final Logger LOG = LoggerFactory.getLogger(DiscordRequests.class);

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;
    private static final int TRIES = 3;

    /** People wait so long at most for a place. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** So long a request waits for its turn at most, before somebody else is to try. */
    private static final Duration TURN = Duration.ofSeconds(2);

    private static final Duration UNSAID = Duration.ofSeconds(1);

    /** What became of one request. */
    sealed interface Outcome {

        /** An answer other than of trouble. */
        record Answer(HttpResponse<String> response) implements Outcome {}

        /** It is not to be asked before then; nothing was done. */
        record Wait(Duration length) implements Outcome {}

        /**
         * @param mayHaveArrived whether Discord may have done it all the same
         */
        record Unavailable(boolean mayHaveArrived) implements Outcome {}
    }

    /** So long a refused token is not shown again. */
    private static final Duration AFTER_REFUSAL = Duration.ofMinutes(1);

    private static final String SERVICE = "discord";

    /**
     * Whoever has 10,000 invalid answers in ten minutes is banned by Discord. At a tenth of that
     * nothing of any instance is sent for a while.
     */
    static final int MAX_REFUSALS = 1_000;

    static final Duration REFUSALS_COUNT_FOR = Duration.ofMinutes(10);

    private final OwnKeys botToken;
    private final DiscordHealth health;
    private final RateBuckets buckets;
    private final BooleanSupplier inPerson;
    private final LongSupplier nanoTime;
    private final AtomicLong botRefusedUntil;
    private final int perSecond;

    @Inject
    DiscordRequests(DiscordSettings settings, DiscordHealth health, RateBuckets buckets) {
        this(
                settings,
                health,
                buckets,
                () -> ServerRequestContext.currentRequest().isPresent(),
                System::nanoTime);
    }

    /**
     * @param inPerson whether somebody waits for what is done here and now: a request to us is
     *     being answered
     */
    DiscordRequests(
            DiscordSettings settings,
            DiscordHealth health,
            RateBuckets buckets,
            BooleanSupplier inPerson,
            LongSupplier nanoTime) {
        this.botToken = health.botToken();
        this.health = health;
        this.buckets = buckets;
        this.inPerson = inPerson;
        this.nanoTime = nanoTime;
        this.botRefusedUntil = new AtomicLong(nanoTime.getAsLong());
        this.perSecond = (int) Math.max(1, settings.requestsPerSecond());
    }

    /**
     * Sends a request of the bot now, or says when it may leave. Where its token is refused nothing
     * of the bot leaves for a minute; then one request tries it again.
     */
    Outcome onceAsBot(String bucket, Supplier<HttpResponse<String>> request) {
        long refused = botRefusedUntil.get() - nanoTime.getAsLong();
        if (refused > 0) {
            return new Outcome.Wait(Duration.ofNanos(refused));
        }
        var outcome = once(bucket, request);
        if (outcome instanceof Outcome.Answer(var response)) {
            if (response.code() == UNAUTHORIZED) {
                botToken.refuse();
                botRefusedUntil.set(nanoTime.getAsLong() + AFTER_REFUSAL.toNanos());
            } else {
                botToken.accept();
            }
        }
        return outcome;
    }

    /**
     * Sends a request now, or says when it may leave. Where only our own rate keeps it, it waits
     * its turn here: to put it off would cost more than to wait.
     */
    private Outcome once(String bucket, Supplier<HttpResponse<String>> request) {
        long deadline = nanoTime.getAsLong() + TURN.toNanos();
        while (true) {
            switch (buckets.take(SERVICE, bucket, perSecond, inPerson.getAsBoolean())) {
                case Turn.Granted turn -> {
                    return sent(bucket, turn, request);
                }
                case Turn.Closed(var length) -> {
                    return new Outcome.Wait(length);
                }
                case Turn.Full(var wait) -> {
                    if (nanoTime.getAsLong() + wait.toNanos() > deadline || !hasPaused(wait)) {
                        return new Outcome.Wait(wait);
                    }
                }
            }
        }
    }

    private Outcome sent(String bucket, Turn.Granted turn, Supplier<HttpResponse<String>> request) {
        HttpResponse<String> response;
        try {
            response = request.get();
        } catch (HttpClientException e) {
            return new Outcome.Unavailable(!neverLeft(e));
        } finally {
            buckets.answered(turn);
        }
        learn(bucket, response);
        if (response.code() == TOO_MANY_REQUESTS) {
            return new Outcome.Wait(retryAfter(response));
        }
        return response.code() >= SERVER_ERROR
                ? new Outcome.Unavailable(true)
                : new Outcome.Answer(response);
    }

    private static boolean neverLeft(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException || cause instanceof UnknownHostException) {
                return true;
            }
        }
        return false;
    }

    private void learn(String bucket, HttpResponse<String> response) {
        count(response);
        var headers = response.getHeaders();
        if (response.code() == TOO_MANY_REQUESTS) {
            var wait = retryAfter(response);
            if (headers.contains("X-RateLimit-Global") || isGlobal(response)) {
                buckets.close(SERVICE, RateBuckets.ALL, wait);
            } else {
                buckets.close(SERVICE, bucket, wait);
            }
        } else if ("0".equals(headers.get("X-RateLimit-Remaining"))) {
            headers.findFirst("X-RateLimit-Reset-After")
                    .flatMap(RetryAfter::seconds)
                    .ifPresent(wait -> buckets.close(SERVICE, bucket, wait));
        }
    }

    private static boolean isGlobal(HttpResponse<String> response) {
        return json(response).filter(body -> body.path("global").asBoolean(false)).isPresent();
    }

    /** What is shared with other bots is not counted against us. */
    private void count(HttpResponse<String> response) {
        boolean limited = response.code() == TOO_MANY_REQUESTS;
        if (limited) {
            health.wasLimited();
        }
        boolean shared = "shared".equals(response.getHeaders().get("X-RateLimit-Scope"));
        if (response.code() == UNAUTHORIZED
                || response.code() == FORBIDDEN
                || (limited && !shared)) {
            health.wasInvalid();
            if (areTooMany()) {
                LOG.error(
                        "Discord: {} answers in {} minutes were refusals; nothing is sent for as"
                                + " long, before Discord bans us",
                        MAX_REFUSALS,
                        REFUSALS_COUNT_FOR.toMinutes());
                buckets.close(SERVICE, RateBuckets.ALL, REFUSALS_COUNT_FOR);
                health.opened(() -> buckets.closed(SERVICE, RateBuckets.ALL).isPresent());
            }
        }
    }

    /** What Discord answered counts all the same where it cannot be stored. */
    private boolean areTooMany() {
        try {
            return buckets.refused(SERVICE, MAX_REFUSALS, REFUSALS_COUNT_FOR);
        } catch (StoreUnavailableException e) {
            LOG.warn("Discord: a refusal was not counted", new WithoutMessages(e));
            return false;
        }
    }

    /** In seconds with parts; waited in full. */
    private static Duration retryAfter(HttpResponse<String> response) {
        return json(response)
                .map(body -> body.path("retry_after").asText(""))
                .flatMap(RetryAfter::seconds)
                .or(
                        () ->
                                response.getHeaders()
                                        .findFirst(HttpHeaders.RETRY_AFTER)
                                        .flatMap(RetryAfter::seconds))
                .orElse(UNSAID);
    }

    /** The body of an answer, if it is JSON. */
    static Optional<JsonNode> json(HttpResponse<String> response) {
        try {
            return Optional.of(ANSWERS.parse("Discord", response.getBody().orElse("")));
        } catch (UpstreamException _) {
            return Optional.empty();
        }
    }

    /** Discord's own code of a refusal; 0 where it gives none. */
    static int code(HttpResponse<String> response) {
        return json(response).map(body -> body.path("code").asInt(0)).orElse(0);
    }

    /**
     * Sends a request for whoever waits, and again if that can succeed soon.
     *
     * @throws UpstreamException when no usable answer came
     */
    HttpResponse<String> ask(String bucket, Supplier<HttpResponse<String>> request) {
        return ask(() -> once(bucket, request));
    }

    /**
     * The same for a request of the bot.
     *
     * @throws UpstreamException when no usable answer came
     */
    HttpResponse<String> askAsBot(String bucket, Supplier<HttpResponse<String>> request) {
        return ask(() -> onceAsBot(bucket, request));
    }

    private static HttpResponse<String> ask(Supplier<Outcome> request) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (int tries = 0; tries < TRIES; ) {
            switch (request.get()) {
                case Outcome.Answer(var response) -> {
                    return response;
                }
                case Outcome.Unavailable _ -> tries++;
                case Outcome.Wait(var length) -> {
                    if (System.nanoTime() + length.toNanos() > deadline) {
                        throw new UpstreamException(Kind.BUSY, "Discord wants us to wait")
                                .of(ANSWERS.service())
                                .after(length);
                    }
                    pause(length);
                }
            }
        }
        // For whoever asked it is the same why: Discord is away, and nothing is known.
        throw new UpstreamException(Kind.AWAY, "Discord cannot be reached or has trouble")
                .of(ANSWERS.service());
    }

    private static void pause(Duration length) {
        if (!hasPaused(length)) {
            throw new UpstreamException(Kind.AWAY, "stopped while waiting for Discord")
                    .of(ANSWERS.service());
        }
    }

    /** False where this thread is to stop. */
    private static boolean hasPaused(Duration length) {
        try {
            Thread.sleep(length);
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
