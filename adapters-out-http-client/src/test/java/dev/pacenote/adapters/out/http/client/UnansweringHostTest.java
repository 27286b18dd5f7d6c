package dev.pacenote.adapters.out.http.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.application.platform.upstream.FreePlaces;
import dev.pacenote.application.platform.upstream.UpstreamException;
import dev.pacenote.application.platform.upstream.UpstreamException.Kind;
import io.micronaut.http.HttpResponse;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** A host of which no answer comes, or none in the time that it has. */
@MicronautTest(startApplication = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class UnansweringHostTest implements TestPropertyProvider {

    private static final int FIRST_AND_RETRIES = 4;

    private static final UpstreamConfiguration.Limits HASTY =
            new UpstreamConfiguration.Limits(
                    StubBeans.PATIENT.connect(),
                    Duration.ofMillis(300),
                    StubBeans.PATIENT.firstRetry(),
                    StubBeans.PATIENT.rest());

    private final StubHost host = new StubHost(_ -> {});
    private final List<RequestObserver.Answered> seen = new CopyOnWriteArrayList<>();
    private CountDownLatch over = new CountDownLatch(1);

    /** Keeps a port, at which nobody listens. */
    private final Socket nobody = new Socket();

    @Inject private UpstreamConfiguration configuration;
    @Inject private StubApi api;
    @Inject private AbsentApi absent;

    @Override
    public Map<String, String> getProperties() {
        var properties = new HashMap<>(StubBeans.properties("stub", host.url(), HASTY));
        try {
            nobody.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var url = URI.create("http://127.0.0.1:" + nobody.getLocalPort());
        properties.putAll(StubBeans.properties("absent", url, HASTY));
        return properties;
    }

    @BeforeEach
    void begin() {
        host.requests.clear();
        seen.clear();
        over = new CountDownLatch(1);
    }

    @AfterEach
    void endEveryAnswer() {
        over.countDown();
    }

    @AfterAll
    void close() throws IOException {
        host.close();
        nobody.close();
    }

    private void assertFails(Kind kind, Supplier<HttpResponse<String>> question) {
        var client =
                new UpstreamClients(
                                configuration,
                                new FreePlaces(),
                                (_, answered) -> seen.add(answered))
                        .of(host.url());
        assertThatThrownBy(() -> client.send("things", Priority.RUN, question))
                .isInstanceOfSatisfying(
                        UpstreamException.class, e -> assertThat(e.kind()).isEqualTo(kind));
    }

    private HttpResponse<String> things() {
        return api.things(Map.of());
    }

    private void assertSilentOnce() {
        assertThat(seen)
                .extracting(RequestObserver.Answered::outcome)
                .containsExactly(RequestObserver.Outcome.SILENT);
    }

    @Test
    void an_answer_that_comes_by_drops_ends_at_the_time_limit() {
        host.says(
                out -> {
                    StubHost.write(out, "HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n");
                    while (!over.await(50, TimeUnit.MILLISECONDS)) {
                        StubHost.write(out, ".");
                    }
                });

        assertFails(Kind.TIMEOUT, this::things);

        assertSilentOnce();
    }

    @Test
    void a_host_that_says_nothing_is_left_at_the_time_limit() {
        host.says(_ -> over.await());

        assertFails(Kind.TIMEOUT, this::things);

        assertSilentOnce();
    }

    @Test
    void a_host_that_takes_no_connection_is_tried_again_and_then_away() {
        assertFails(Kind.AWAY, absent::things);

        assertThat(seen).hasSize(FIRST_AND_RETRIES);
    }
}
