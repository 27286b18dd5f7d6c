package dev.pacenote.acceptance.streams;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** A browser that is sent from one address to the next. It follows no redirect by itself. */
final class DiscordTrip {

    private static final Pattern STATE = Pattern.compile("[?&]state=([A-Za-z0-9_-]{43})(?:&|$)");

    /**
     * Where it is sent.
     *
     * @param cookies as they were set
     */
    record Stop(int status, String location, List<String> cookies) {

        /** Name and value of the cookie of that name. */
        String cookie(String name) {
            return cookies.stream()
                    .filter(cookie -> cookie.startsWith(name + "="))
                    .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                    .findFirst()
                    .orElse("");
        }

        String state() {
            var found = STATE.matcher(location);
            return found.find() ? found.group(1) : "";
        }
    }

    private final HttpClient client = HttpClient.newHttpClient();
    private final int port;

    DiscordTrip(int port) {
        this.port = port;
    }

    Stop to(String path, String cookie) {
        try {
            var answer =
                    client.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                    .timeout(Duration.ofMinutes(2))
                                    .header("Accept", "text/html,*/*;q=0.8")
                                    .header("Cookie", cookie)
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            return new Stop(
                    answer.statusCode(),
                    answer.headers().firstValue("Location").orElse(""),
                    answer.headers().allValues("Set-Cookie"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
