package dev.pacenote.acceptance;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pacenote.assembly.Environment;
import dev.pacenote.server.PacenoteServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;

/**
 * The server in a process of its own, to be killed; it lives by the clock of the test's sandbox.
 */
final class KillableServer {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    private KillableServer() {}

    public static void main(String[] args) {
        var now = URI.create(args[0] + "/now");
        var configuration =
                ((Environment.Result.Complete) Environment.read(System.getenv()))
                        .configuration()
                        .withUpstreamLimits(Stage.IMPATIENT);
        var server = PacenoteServer.start(configuration, () -> ask(now));
        server.startClockWork();
        System.out.println("PORT " + server.port());
    }

    private static Instant ask(URI now) {
        try {
            var answer = CLIENT.send(HttpRequest.newBuilder(now).build(), BodyHandlers.ofString());
            return Instant.parse(JSON.readTree(answer.body()).path("now").asText());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
