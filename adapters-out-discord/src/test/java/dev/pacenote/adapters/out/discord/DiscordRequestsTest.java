package dev.pacenote.adapters.out.discord;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.adapters.out.discord.DiscordRequests.Outcome;
import dev.pacenote.adapters.out.memory.platform.upstream.InMemoryRateBuckets;
import dev.pacenote.application.platform.upstream.RateBuckets;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import java.net.URI;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** Of answers that Discord counts against us there are never as many as it bans for. */
class DiscordRequestsTest {

    private long now;
    private final DiscordHealth health = new DiscordHealth();
    private final InMemoryRateBuckets buckets = new InMemoryRateBuckets(() -> now);
    private final DiscordRequests requests =
            new DiscordRequests(
                    new DiscordSettings(
                            URI.create("http://127.0.0.1/api"),
                            URI.create("http://127.0.0.1/authorize"),
                            new DiscordSettings.Application("1", "2", "3"),
                            100_000,
                            "test"),
                    health,
                    buckets,
                    () -> false,
                    () -> now);

    private int sent;

    private Outcome ask(HttpStatus status, String... headers) {
        return requests.onceAsBot(
                "GET channels/" + sent,
                () -> {
                    sent++;
                    MutableHttpResponse<String> response =
                            HttpResponse.<String>status(status).body("{\"retry_after\":0.001}");
                    for (int i = 0; i < headers.length; i += 2) {
                        response.header(headers[i], headers[i + 1]);
                    }
                    return response;
                });
    }

    private void later(Duration length) {
        now += length.toNanos();
    }

    @Test
    void at_a_thousand_invalid_answers_in_ten_minutes_nothing_leaves_for_ten() {
        for (int i = 0; i < DiscordRequests.MAX_REFUSALS; i++) {
            ask(i % 2 == 0 ? HttpStatus.FORBIDDEN : HttpStatus.TOO_MANY_REQUESTS);
            later(Duration.ofMillis(2));
        }
        assertThat(sent).isEqualTo(DiscordRequests.MAX_REFUSALS);

        assertThat(ask(HttpStatus.OK)).isInstanceOf(Outcome.Wait.class);
        assertThat(sent).as("nothing left").isEqualTo(DiscordRequests.MAX_REFUSALS);
        assertThat(health.isRefusing()).isTrue();
        later(DiscordRequests.REFUSALS_COUNT_FOR);
        assertThat(ask(HttpStatus.OK)).isInstanceOf(Outcome.Answer.class);
        assertThat(health.isRefusing()).isFalse();
    }

    @Test
    void those_of_more_than_ten_minutes_ago_and_shared_ones_do_not_count() {
        for (int i = 0; i < DiscordRequests.MAX_REFUSALS - 1; i++) {
            ask(HttpStatus.FORBIDDEN);
        }
        later(DiscordRequests.REFUSALS_COUNT_FOR);
        for (int i = 0; i < DiscordRequests.MAX_REFUSALS - 1; i++) {
            ask(HttpStatus.TOO_MANY_REQUESTS, "X-RateLimit-Scope", "shared");
            later(Duration.ofMillis(2));
        }
        ask(HttpStatus.FORBIDDEN);

        assertThat(ask(HttpStatus.OK)).isInstanceOf(Outcome.Answer.class);
        assertThat(health.invalidAnswers()).isEqualTo(DiscordRequests.MAX_REFUSALS);
        assertThat(health.limited()).isEqualTo(DiscordRequests.MAX_REFUSALS - 1L);
    }

    private Outcome ask(String bucket, HttpStatus status, String... headers) {
        return requests.onceAsBot(
                bucket,
                () -> {
                    MutableHttpResponse<String> response =
                            HttpResponse.<String>status(status).body("{\"retry_after\":43}");
                    for (int i = 0; i < headers.length; i += 2) {
                        response.header(headers[i], headers[i + 1]);
                    }
                    return response;
                });
    }

    @Test
    void a_limit_of_one_route_holds_up_no_other_and_the_global_one_holds_up_all() {
        ask("POST channels/1", HttpStatus.TOO_MANY_REQUESTS);
        assertThat(ask("POST channels/1", HttpStatus.OK)).isInstanceOf(Outcome.Wait.class);
        assertThat(ask("POST channels/2", HttpStatus.OK)).isInstanceOf(Outcome.Answer.class);

        ask("POST channels/2", HttpStatus.TOO_MANY_REQUESTS, "X-RateLimit-Global", "true");
        assertThat(ask("POST channels/3", HttpStatus.OK)).isInstanceOf(Outcome.Wait.class);
        later(Duration.ofSeconds(42));
        assertThat(ask("POST channels/3", HttpStatus.OK)).isInstanceOf(Outcome.Wait.class);
        later(Duration.ofSeconds(2));
        assertThat(ask("POST channels/3", HttpStatus.OK)).isInstanceOf(Outcome.Answer.class);
    }

    @Test
    void a_global_limit_that_the_body_alone_tells_holds_up_all() {
        requests.onceAsBot(
                "POST channels/1",
                () ->
                        HttpResponse.<String>status(HttpStatus.TOO_MANY_REQUESTS)
                                .body("{\"retry_after\":43,\"global\":true}"));

        assertThat(ask("POST channels/2", HttpStatus.OK)).isInstanceOf(Outcome.Wait.class);
        later(Duration.ofSeconds(44));
        assertThat(ask("POST channels/2", HttpStatus.OK)).isInstanceOf(Outcome.Answer.class);
    }

    @Test
    void a_route_of_which_nothing_remains_waits_before_discord_says_so() {
        ask(
                "POST channels/1",
                HttpStatus.OK,
                "X-RateLimit-Remaining",
                "0",
                "X-RateLimit-Reset-After",
                "1.250");

        assertThat(ask("POST channels/1", HttpStatus.OK)).isInstanceOf(Outcome.Wait.class);
        assertThat(ask("POST channels/2", HttpStatus.OK)).isInstanceOf(Outcome.Answer.class);
        later(Duration.ofMillis(1_300));
        assertThat(ask("POST channels/1", HttpStatus.OK)).isInstanceOf(Outcome.Answer.class);
    }

    @Test
    void they_are_counted_for_all_instances_together() {
        var other = rated(100_000, buckets, () -> false);
        for (int i = 0; i < DiscordRequests.MAX_REFUSALS / 2; i++) {
            ask(HttpStatus.FORBIDDEN);
            other.onceAsBot("GET channels/1", () -> HttpResponse.status(HttpStatus.FORBIDDEN));
            later(Duration.ofMillis(2));
        }

        assertThat(ask(HttpStatus.OK)).isInstanceOf(Outcome.Wait.class);
    }

    @Test
    void a_request_that_only_our_own_rate_keeps_waits_its_turn_and_is_not_put_off() {
        var requests = rated(2, new InMemoryRateBuckets(System::nanoTime), () -> false);
        long began = System.nanoTime();

        for (int i = 0; i < 3; i++) {
            assertThat(requests.onceAsBot("GET channels/1", () -> HttpResponse.ok("{}")))
                    .isInstanceOf(Outcome.Answer.class);
        }

        assertThat(Duration.ofNanos(System.nanoTime() - began))
                .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void whoever_waits_for_an_answer_goes_before_the_work_that_waits_as_long() throws Exception {
        var shared = new InMemoryRateBuckets(System::nanoTime);
        var work = rated(1, shared, () -> false);
        var person = rated(1, shared, () -> true);
        var order = new ConcurrentLinkedQueue<String>();
        work.onceAsBot("POST channels/1", () -> noted(order, "before"));
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 3; i++) {
                var _ =
                        threads.submit(
                                () ->
                                        work.onceAsBot(
                                                "POST channels/1", () -> noted(order, "work")));
            }
            threads.submit(() -> person.askAsBot("GET guilds/1", () -> noted(order, "person")))
                    .get();
        }

        assertThat(order.stream().limit(2)).containsExactly("before", "person");
    }

    private static HttpResponse<String> noted(Queue<String> order, String who) {
        order.add(who);
        return HttpResponse.ok("{}");
    }

    private DiscordRequests rated(int perSecond, RateBuckets shared, BooleanSupplier inPerson) {
        return new DiscordRequests(
                new DiscordSettings(
                        URI.create("http://127.0.0.1/api"),
                        URI.create("http://127.0.0.1/authorize"),
                        new DiscordSettings.Application("1", "2", "3"),
                        perSecond,
                        "test"),
                health,
                shared,
                inPerson,
                System::nanoTime);
    }
}
