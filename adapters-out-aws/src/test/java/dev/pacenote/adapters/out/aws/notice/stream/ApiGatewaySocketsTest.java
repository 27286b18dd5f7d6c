package dev.pacenote.adapters.out.aws.notice.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.pacenote.application.notice.stream.socket.SocketGateway.Posted;
import dev.pacenote.configuration.WebAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.apigatewaymanagementapi.ApiGatewayManagementApiClient;

/** What we say to API Gateway about its sockets, and what we take from its answers. */
class ApiGatewaySocketsTest {

    /** As API Gateway makes them: there is an equals sign at the end. */
    private static final String SOCKET = "L0SM9cOFvHcCIhw=";

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile int status = 200;
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile boolean silent;
    private HttpServer server;
    private ApiGatewayManagementApiClient client;
    private ApiGatewaySockets sockets;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
        client =
                ApiGatewayManagementApiClient.builder()
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .endpointOverride(
                                URI.create(
                                        "http://127.0.0.1:"
                                                + server.getAddress().getPort()
                                                + "/live"))
                        .region(Region.EU_CENTRAL_1)
                        .overrideConfiguration(
                                limits ->
                                        limits.apiCallTimeout(Duration.ofSeconds(2))
                                                .retryStrategy(DefaultRetryStrategy.doNotRetry()))
                        .credentialsProvider(
                                StaticCredentialsProvider.create(
                                        AwsBasicCredentials.create("local", "local")))
                        .build();
        sockets = new ApiGatewaySockets(client);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            asked.add(
                    exchange.getRequestMethod()
                            + " "
                            + exchange.getRequestURI().getPath()
                            + " "
                            + new String(body, StandardCharsets.UTF_8));
            if (silent && !over.await(2, TimeUnit.MINUTES)) {
                throw new IllegalStateException("nobody gave up");
            }
            exchange.sendResponseHeaders(status, -1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @AfterEach
    void stop() {
        over.countDown();
        client.close();
        server.stop(0);
    }

    @Test
    void a_frame_goes_to_its_socket_under_the_stage() {
        assertThat(sockets.post(SOCKET, "{\"type\":\"bye\",\"text\":\"🦊\"}"))
                .isEqualTo(Posted.SENT);
        sockets.close(SOCKET);

        assertThat(asked)
                .containsExactly(
                        "POST /live/@connections/" + SOCKET + " {\"type\":\"bye\",\"text\":\"🦊\"}",
                        "DELETE /live/@connections/" + SOCKET + " ");
    }

    @Test
    void a_socket_that_is_gone_is_said_to_be_and_closing_it_is_no_error() {
        status = 410;

        assertThat(sockets.post(SOCKET, "{}")).isEqualTo(Posted.GONE);
        assertThatCode(() -> sockets.close(SOCKET)).doesNotThrowAnyException();
    }

    @Test
    void a_socket_whose_client_reads_nothing_takes_no_more_and_is_asked_once() {
        status = 429;

        assertThat(sockets.post(SOCKET, "{}")).isEqualTo(Posted.FULL);

        assertThat(asked).hasSize(1);
    }

    @Test
    void any_other_refusal_is_a_frame_of_which_nobody_knows_and_is_asked_once() {
        for (int refusal : List.of(400, 403, 413, 500, 503)) {
            asked.clear();
            status = refusal;

            assertThat(sockets.post(SOCKET, "{}")).as("%s", refusal).isEqualTo(Posted.FAILED);

            assertThat(asked).as("%s", refusal).hasSize(1);
            assertThatCode(() -> sockets.close(SOCKET)).doesNotThrowAnyException();
        }
    }

    @Test
    void a_gateway_that_says_nothing_is_given_up_after_two_seconds() {
        silent = true;

        assertThat(sockets.post(SOCKET, "{}")).isEqualTo(Posted.FAILED);
    }

    @Test
    void a_gateway_that_knows_nobody_of_an_id_answers_and_one_that_refuses_us_does_not() {
        for (int said : List.of(410, 429)) {
            status = said;
            assertThat(sockets.answers()).as("%s", said).isTrue();
        }
        for (int refusal : List.of(403, 404, 500, 503)) {
            status = refusal;
            assertThat(sockets.answers()).as("%s", refusal).isFalse();
        }
        assertThat(asked)
                .hasSize(6)
                .allSatisfy(request -> assertThat(request).startsWith("GET /live/@connections/"));
    }

    @Test
    void nobody_answers_at_all() {
        server.stop(0);

        assertThat(sockets.answers()).isFalse();

        assertThat(sockets.post(SOCKET, "{}")).isEqualTo(Posted.FAILED);
        assertThatCode(() -> sockets.close(SOCKET)).doesNotThrowAnyException();
    }

    @Test
    void an_address_without_its_stage_or_of_another_kind_is_refused() {
        assertThat(problems("wss://x.example/live", "https://x.example/live")).isEmpty();
        assertThat(problems("ws://127.0.0.1:7/ws", "http://127.0.0.1:7/ws")).isEmpty();
        assertThat(problems("https://x.example/live", "https://x.example/live"))
                .containsExactly("WEBSOCKET_URL must be a wss address, or a ws address.");
        assertThat(problems("wss://x.example/live?a=b", "https://x.example"))
                .containsExactly(
                        "WEBSOCKET_URL must be a wss address, or a ws address.",
                        "WEBSOCKET_MANAGEMENT_URL must end with the stage.");
    }

    @Test
    void pages_are_told_the_gateway_without_its_stage() {
        assertThat(List.of("wss://x.example/live", "ws://127.0.0.1:7/ws", "wss://x.example"))
                .map(
                        url ->
                                new SocketGatewayConfiguration(
                                                url, WebAddress.of("https://x.example/live"))
                                        .origin())
                .containsExactly("wss://x.example", "ws://127.0.0.1:7", "wss://x.example");
    }

    private static List<String> problems(String url, String management) {
        return new SocketGatewayConfiguration(url, WebAddress.of(management))
                .problems(_ -> true)
                .toList();
    }
}
