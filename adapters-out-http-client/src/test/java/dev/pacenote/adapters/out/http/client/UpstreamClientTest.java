package dev.pacenote.adapters.out.http.client;

import static dev.pacenote.adapters.out.http.client.StubHost.saying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.upstream.FreePlaces;
import dev.pacenote.application.platform.upstream.UpstreamException;
import dev.pacenote.application.platform.upstream.UpstreamException.Kind;
import io.micronaut.http.HttpResponse;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What comes of requests to a host that says anything, or nothing. */
@MicronautTest(startApplication = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UpstreamClientTest implements TestPropertyProvider {

    private static final int FIRST_AND_RETRIES = 4;

    private final StubHost host = new StubHost(saying("200 OK", "{}"));
    private final List<RequestObserver.Answered> seen = new CopyOnWriteArrayList<>();
    private CountDownLatch over = new CountDownLatch(1);

    @Inject private UpstreamConfiguration configuration;
    @Inject private StubApi api;
    private UpstreamClient client;

    @Override
    public Map<String, String> getProperties() {
        return StubBeans.properties("stub", host.url(), StubBeans.PATIENT);
    }

    @BeforeEach
    void meetTheHostForTheFirstTime() {
        host.requests.clear();
        host.says(saying("200 OK", "{}"));
        seen.clear();
        over = new CountDownLatch(1);
        client =
                new UpstreamClients(
                                configuration,
                                new FreePlaces(),
                                (_, answered) -> seen.add(answered))
                        .of(host.url());
    }

    @AfterEach
    void endEveryAnswer() {
        over.countDown();
    }

    @AfterAll
    void close() throws IOException {
        host.close();
    }

    private HttpResponse<String> ask() {
        return client.send("things", Priority.RUN, () -> api.things(Map.of()));
    }

    private void assertFails(Kind kind) {
        assertThatThrownBy(this::ask)
                .isInstanceOfSatisfying(
                        UpstreamException.class, e -> assertThat(e.kind()).isEqualTo(kind));
    }

    @Test
    void a_request_says_who_asks_and_carries_every_text_whole() {
        var text = "Mad Fox+&=,/?#[]%é";

        client.send("things", Priority.RUN, () -> api.things(Map.of("name[]", text)));

        var request = host.requests.getFirst();
        assertThat(request).containsIgnoringCase("\nUser-Agent: Pacenote / tests / a@b.c\n");
        var target = request.lines().findFirst().orElseThrow().split(" ", -1)[1];
        assertThat(target).startsWith("/base/things?");
        assertThat(URLDecoder.decode(target.substring(13), StandardCharsets.UTF_8))
                .isEqualTo("name[]=" + text);
    }

    @Test
    void an_error_is_an_answer_and_a_redirect_is_not_followed() {
        host.says(saying("404 Not Found\r\nContent-Type: text/html", "<p>nothing"));
        var missing = ask();
        host.says(
                out -> {
                    host.says(saying("200 OK", "{}"));
                    saying("302 Found\r\nLocation: " + host.url() + "elsewhere", "").answer(out);
                });
        var moved = ask();

        assertThat(missing.code()).isEqualTo(404);
        assertThat(missing.getBody()).contains("<p>nothing");
        assertThat(moved.code()).isEqualTo(302);
        assertThat(host.requests).hasSize(2).noneMatch(request -> request.contains("elsewhere"));
    }

    @Test
    void an_answer_without_a_body_is_no_json() {
        host.says(saying("200 OK\r\nContent-Type: application/json", ""));

        assertThatThrownBy(() -> JsonAnswers.json("question", ask()))
                .isInstanceOf(UpstreamException.class)
                .hasMessage("question: nothing");
    }

    @Test
    void parts_of_a_second_in_retry_after_are_waited_for() {
        host.says(
                out -> {
                    StubHost.write(out, busy("1.25"));
                    host.says(saying("200 OK", "{}"));
                });
        long start = System.nanoTime();

        assertThat(ask().code()).isEqualTo(200);

        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isGreaterThanOrEqualTo(Duration.ofMillis(1250));
        assertThat(host.requests).hasSize(2);
    }

    private static String busy(String seconds) {
        return "HTTP/1.1 429 Too Many Requests\r\nRetry-After: "
                + seconds
                + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    }

    @Test
    void a_moment_from_which_on_it_may_be_asked_again_is_waited_for() {
        var at = InstantSource.system().instant().plusSeconds(30).getEpochSecond();
        host.says(
                out ->
                        StubHost.write(
                                out,
                                "HTTP/1.1 429 Too Many Requests\r\nRatelimit-Reset: "
                                        + at
                                        + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));

        assertFails(Kind.BUSY);

        assertThat(host.requests).as("not within ten seconds").hasSize(1);
    }

    @Test
    void whoever_asks_for_more_than_ten_seconds_is_not_asked_again() {
        host.says(out -> StubHost.write(out, busy("10.001")));

        assertFails(Kind.BUSY);

        assertThat(host.requests).hasSize(1);
    }

    @Test
    void a_host_that_hangs_up_is_asked_again_and_then_away() {
        host.says(_ -> {});

        assertFails(Kind.AWAY);

        assertThat(host.requests).hasSize(FIRST_AND_RETRIES);
    }

    @Test
    void an_answer_that_is_too_large_is_not_asked_for_again() {
        host.says(
                out -> {
                    StubHost.write(out, "HTTP/1.1 200 OK\r\nContent-Length: 100000000\r\n\r\n");
                    StubHost.write(out, ".".repeat(11 * 1024 * 1024));
                    over.await();
                });

        assertFails(Kind.FAILED);

        assertThat(host.requests).hasSize(1);
    }

    @Test
    void an_answer_that_is_no_http_is_not_asked_for_again() {
        host.says(out -> StubHost.write(out, "220 mail.example ESMTP\r\n\r\n"));

        assertFails(Kind.FAILED);

        assertThat(host.requests).hasSize(1);
    }

    @Test
    void whoever_is_interrupted_waits_no_longer_and_stays_interrupted() throws Exception {
        host.says(_ -> over.await());
        var interrupted = new AtomicBoolean();
        var failure = new AtomicReference<Throwable>();
        var waiting =
                Thread.ofVirtual()
                        .start(
                                () -> {
                                    failure.set(catchThrowable(this::ask));
                                    interrupted.set(Thread.currentThread().isInterrupted());
                                });
        Samples.until(() -> host.requests.size() == 1);

        waiting.interrupt();
        waiting.join();

        assertThat(failure.get())
                .isInstanceOfSatisfying(
                        UpstreamException.class, e -> assertThat(e.kind()).isEqualTo(Kind.AWAY));
        assertThat(interrupted).isTrue();
        assertThat(host.requests).hasSize(1);
    }

    @Test
    void a_text_is_sent_as_it_is() {
        client.send("send", Priority.RUN, () -> api.send("{\"a\":1}"));

        assertThat(host.requests.getFirst())
                .startsWith("POST /base/things ")
                .containsIgnoringCase("\nContent-Length: 7\n")
                .containsIgnoringCase("\nContent-Type: application/json\n");
    }
}
