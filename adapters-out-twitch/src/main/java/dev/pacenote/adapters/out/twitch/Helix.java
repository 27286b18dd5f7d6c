package dev.pacenote.adapters.out.twitch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pacenote.adapters.out.http.client.AuthorizedClient;
import dev.pacenote.adapters.out.http.client.Priority;
import dev.pacenote.adapters.out.http.client.ServiceAnswers;
import dev.pacenote.application.platform.StoreUnavailableException;
import dev.pacenote.application.platform.WithoutMessages;
import dev.pacenote.application.platform.upstream.RateBuckets;
import dev.pacenote.application.platform.upstream.UpstreamException;
import dev.pacenote.application.platform.upstream.UpstreamException.Kind;
import dev.pacenote.application.platform.upstream.UpstreamTokens;
import dev.pacenote.domain.streams.link.BroadcasterId;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one way to Twitch's API: keeps its rate, with our token. */
@Singleton
@Requires(beans = TwitchSettings.class)
final class Helix {

    /** How answers of Twitch are read. */
    static final ServiceAnswers ANSWERS = new ServiceAnswers("twitch");

    /** One request, given who asks. */
    @FunctionalInterface
    interface Request {
        HttpResponse<String> send(HelixApi api, String authorization, String client);
    }

    /** So many channels one request may name. */
    static final int MAX_CHANNELS = 100;

    private static final Logger LOG = LoggerFactory.getLogger(Helix.class);

    /** Twitch gives its points anew within a minute: more is a clock that goes wrong. */
    private static final Duration MAX_RESET = Duration.ofMinutes(2);

    private static final int TOO_MANY_REQUESTS = 429;
    private static final String SERVICE = "twitch";

    /** Whoever asks waits so long at most for Twitch's points. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final AuthorizedClient client;
    private final BeanProvider<HelixApi> api;
    private final TwitchSettings settings;
    private final TwitchHealth health;
    private final RateBuckets buckets;
    private final InstantSource clock;

    Helix(
            TwitchSettings settings,
            BeanProvider<HelixApi> api,
            BeanProvider<TwitchIdApi> idApi,
            TwitchClients clients,
            TwitchHealth health,
            UpstreamTokens tokens,
            RateBuckets buckets,
            InstantSource clock) {
        this.health = health;
        this.buckets = buckets;
        this.clock = clock;
        this.settings = settings;
        this.api = api;
        this.client =
                new AuthorizedClient(
                        clients.api(),
                        new AppTokens(
                                clients.id(),
                                idApi,
                                settings.application(),
                                health.application(),
                                tokens,
                                clock),
                        "Bearer ",
                        Priority.PERSON);
    }

    HttpResponse<String> send(String endpoint, Request request) {
        try {
            awaitPoints();
            return client.send(
                    endpoint,
                    authorization -> {
                        var answer =
                                request.send(
                                        api.get(),
                                        authorization,
                                        settings.application().clientId());
                        learn(answer);
                        return answer;
                    });
        } catch (UpstreamException e) {
            throw e.of(ANSWERS.service());
        }
    }

    /**
     * Where Twitch has no points left for any of our instances, nothing leaves before its reset.
     */
    private void awaitPoints() {
        var wait = buckets.closed(SERVICE, RateBuckets.ALL);
        if (wait.isEmpty()) {
            return;
        }
        if (wait.get().compareTo(PATIENCE) > 0) {
            throw outOfPoints().after(wait.get());
        }
        try {
            Thread.sleep(wait.get());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw outOfPoints();
        }
    }

    private static UpstreamException outOfPoints() {
        return new UpstreamException(Kind.BUSY, "Twitch has no points left for us");
    }

    private void learn(HttpResponse<String> answer) {
        if (answer.code() == TOO_MANY_REQUESTS) {
            health.wasLimited();
        }
        var headers = answer.getHeaders();
        if ("0".equals(headers.get("Ratelimit-Remaining"))) {
            headers.findFirst("Ratelimit-Reset")
                    .filter(text -> text.matches("[0-9]{1,12}"))
                    .map(text -> Instant.ofEpochSecond(Long.parseLong(text)))
                    .map(at -> Duration.between(clock.instant(), at))
                    .filter(Duration::isPositive)
                    .map(wait -> wait.compareTo(MAX_RESET) < 0 ? wait : MAX_RESET)
                    .ifPresent(this::rest);
        }
    }

    /** What Twitch answered counts all the same where it cannot be stored that it has no points. */
    private void rest(Duration wait) {
        try {
            buckets.close(SERVICE, RateBuckets.ALL, wait);
        } catch (StoreUnavailableException e) {
            LOG.warn("Twitch: that no points are left was not stored", new WithoutMessages(e));
        }
    }

    /**
     * What an answer lists. One that lists nothing at all, not even an empty list, says nothing.
     *
     * @throws UpstreamException when there is no list
     */
    static JsonNode data(String what, JsonNode answer) {
        var data = answer.path("data");
        if (!data.isArray()) {
            throw ANSWERS.unexpected(what, "no list");
        }
        return data;
    }

    /**
     * Asks about channels, each once, in as few requests as possible.
     *
     * @param what is listed, for errors
     * @param request for the ids of some of them
     * @return what all the answers list
     */
    List<JsonNode> listed(
            String endpoint,
            String what,
            Collection<BroadcasterId> channels,
            Function<List<String>, Request> request) {
        var ids = channels.stream().map(BroadcasterId::value).distinct().sorted().toList();
        var found = new ArrayList<JsonNode>();
        for (int from = 0; from < ids.size(); from += MAX_CHANNELS) {
            var some = ids.subList(from, Math.min(from + MAX_CHANNELS, ids.size()));
            var answer = send(endpoint, request.apply(some));
            data(what, ANSWERS.json(what, answer)).forEach(found::add);
        }
        return found;
    }
}
