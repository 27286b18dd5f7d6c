package dev.pacenote.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.pacenote.lambda.socket.SocketAuthorizer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The loop against an interface that answers as Lambda's does, or not at all. */
class RuntimeLoopTest {

    private final AtomicInteger asked = new AtomicInteger();
    private final CountDownLatch over = new CountDownLatch(1);
    private final LinkedBlockingQueue<String> posted = new LinkedBlockingQueue<>();
    private HttpServer runtime;
    private Thread thread;

    @BeforeEach
    void start() throws IOException {
        runtime = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        runtime.start();
    }

    @AfterEach
    void stop() throws InterruptedException {
        over.countDown();
        thread.interrupt();
        thread.join(10_000);
        runtime.stop(0);
        assertThat(thread.isAlive()).isFalse();
    }

    private void run(RequestStreamHandler handler) {
        var loop = new RuntimeLoop("127.0.0.1:" + runtime.getAddress().getPort(), handler);
        thread = Thread.ofPlatform().start(loop::run);
    }

    /** One event, and then none until the test is over. */
    private void oneEvent(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        if (!path.endsWith("/next")) {
            posted.add(path.substring(path.lastIndexOf('/') + 1) + " " + text(exchange));
        } else if (asked.incrementAndGet() == 1) {
            exchange.getResponseHeaders().add("Lambda-Runtime-Aws-Request-Id", "r1");
        } else {
            awaitEnd();
        }
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    private void awaitEnd() {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String text(HttpExchange exchange) throws IOException {
        return new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    }

    @Test
    void an_interface_without_events_is_asked_once_a_second() throws InterruptedException {
        var asks = new LinkedBlockingQueue<Long>();
        runtime.createContext(
                "/",
                exchange -> {
                    asks.add(System.nanoTime());
                    exchange.sendResponseHeaders(500, -1);
                    exchange.close();
                });
        run((_, _, _) -> {});

        var first = asks.poll(10, TimeUnit.SECONDS);
        var second = asks.poll(10, TimeUnit.SECONDS);

        assertThat(Duration.ofNanos(second - first)).isGreaterThan(Duration.ofMillis(900));
    }

    @Test
    void what_a_function_answers_is_handed_back() throws InterruptedException {
        runtime.createContext("/", this::oneEvent);
        run((_, answer, _) -> answer.write("done".getBytes(UTF_8)));

        assertThat(posted.poll(10, TimeUnit.SECONDS)).isEqualTo("response done");
    }

    @Test
    void an_error_says_of_what_kind_it_is_and_nothing_else() throws Exception {
        runtime.createContext("/", this::oneEvent);
        run(
                (_, _, _) -> {
                    throw new IllegalStateException("a secret");
                });

        var error = posted.poll(10, TimeUnit.SECONDS);
        assertThat(error).startsWith("error ");
        var told = JsonFunction.JSON.readTree(error.substring("error ".length()));
        assertThat(told.path("errorType").asText()).isEqualTo("IllegalStateException");
        assertThat(told.path("errorMessage").asText()).isEqualTo("see the log");
        assertThat(told).hasSize(2);
    }

    @Test
    void who_may_not_connect_is_refused_by_the_word_that_the_gateway_knows() throws Exception {
        runtime.createContext("/", this::oneEvent);
        run(
                (_, _, _) -> {
                    throw new SocketAuthorizer.UnauthorizedException();
                });

        assertThat(posted.poll(10, TimeUnit.SECONDS))
                .startsWith("error ")
                .contains("\"" + SocketAuthorizer.UnauthorizedException.WORD + "\"");
    }
}
