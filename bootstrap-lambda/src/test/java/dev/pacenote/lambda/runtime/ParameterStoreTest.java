package dev.pacenote.lambda.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against the one call of the Parameter Store that we make. */
class ParameterStoreTest {

    private static final String FIRST =
            """
            {"Parameters":[{"Name":"/pacenote/JWT_SECRET","Value":"from the store"},
             {"Name":"/pacenote/CRON_SECRET","Value":"not set"}],"NextToken":"more"}
            """;
    private static final String SECOND =
            """
            {"Parameters":[{"Name":"/pacenote/DATABASE_URL","Value":"postgres://x"}]}
            """;

    private final AtomicReference<String> asked = new AtomicReference<>("");
    private HttpServer server;

    @BeforeEach
    void open() throws IOException {
        System.setProperty("aws.accessKeyId", "local");
        System.setProperty("aws.secretAccessKey", "local");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    var question =
                            new String(
                                    exchange.getRequestBody().readAllBytes(),
                                    StandardCharsets.UTF_8);
                    asked.set(question);
                    var answer =
                            (question.contains("more") ? SECOND : FIRST)
                                    .getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(200, answer.length);
                    exchange.getResponseBody().write(answer);
                    exchange.close();
                });
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    private Map<String, String> environment() {
        return Map.of(
                "PACENOTE_SECRETS", "/pacenote/",
                "AWS_REGION", "eu-central-1",
                "AWS_ENDPOINT_URL_SSM", "http://127.0.0.1:" + server.getAddress().getPort(),
                "PUBLIC_URL", "https://pacenote.example");
    }

    @Test
    void every_secret_that_is_set_is_a_variable() {
        var all = ParameterStore.withSecrets(environment());

        assertThat(all)
                .containsEntry("JWT_SECRET", "from the store")
                .containsEntry("DATABASE_URL", "postgres://x")
                .containsEntry("PUBLIC_URL", "https://pacenote.example")
                .doesNotContainKey("CRON_SECRET");
        assertThat(asked.get()).contains("\"WithDecryption\":true").contains("/pacenote/");
    }

    @Test
    void without_a_path_nobody_is_asked() {
        var environment = Map.of("JWT_SECRET", "mine");

        assertThat(ParameterStore.withSecrets(environment)).isEqualTo(environment);
        assertThat(asked.get()).isEmpty();
    }
}
