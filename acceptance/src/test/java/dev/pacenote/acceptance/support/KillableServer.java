package dev.pacenote.acceptance.support;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pacenote.assembly.Configuration;
import dev.pacenote.configuration.Variables;
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
    private static final int TRIES = 5;
    private static final ObjectMapper JSON = new ObjectMapper();

    private KillableServer() {}

    public static void main(String[] args) {
        var now = URI.create(args[0] + "/now");
        var configuration =
                ((Configuration.Result.Complete) Configuration.read(Variables.ofThisProcess()))
                        .configuration()
                        .withUpstreamLimits(QuickLimits.UPSTREAM);
        var server = PacenoteServer.start(configuration, () -> ask(now));
        server.startScheduledJobs();
        System.out.println("PORT " + server.port());
    }

    /** A clock never fails; a connection that the other side has just closed does. */
    private static Instant ask(URI now) {
        for (int i = 1; ; i++) {
            try {
                return asked(now);
            } catch (IOException e) {
                if (i == TRIES) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private static Instant asked(URI now) throws IOException {
        try {
            var answer = CLIENT.send(HttpRequest.newBuilder(now).build(), BodyHandlers.ofString());
            return Instant.parse(JSON.readTree(answer.body()).path("now").asText());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
