package dev.pacenote.acceptance.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.acceptance.support.ServerOnly;
import dev.pacenote.acceptance.support.TestApplication;
import dev.pacenote.acceptance.support.assembly.FreePort;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The built client of servers, served for its own host from a folder. */
@ServerOnly("functions have no folder")
class HostedClientTest {

    private static final TestApplication APP =
            new TestApplication(Instant.parse("2026-11-20T12:00:00Z"));
    private static final String SCRIPT = "/assets/index-AbCd1234.js";

    @TempDir static Path home;

    private static int port;

    @BeforeAll
    static void start() throws IOException {
        var folder = Files.createDirectories(home.resolve("client/assets")).getParent();
        Files.writeString(folder.resolve("index.html"), "<title>The client</title>");
        Files.writeString(folder.resolve(SCRIPT.substring(1)), "let a = 1;");
        Files.writeString(home.resolve("secret.txt"), "a secret");
        Files.createSymbolicLink(folder.resolve("out.txt"), home.resolve("secret.txt"));
        port = FreePort.find();
        APP.with("PACENOTE_SANDBOX", "on")
                .with("PORT", Integer.toString(port))
                .with("API_BASE_URL", "http://127.0.0.1:" + port)
                .with("FRONTEND_URL", "http://localhost:" + port)
                .with("STREAMS_WEB_DIR", folder.toString())
                .open();
    }

    @AfterAll
    static void close() {
        APP.close();
    }

    private static HttpResponse<String> get(String host, String path)
            throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://" + host + ":" + port + path))
                            .header("Accept", "text/html,*/*;q=0.8")
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    void its_host_shows_its_page_at_each_of_its_addresses_and_ours_shows_ours() throws Exception {
        for (var path :
                new String[] {"/", "/dashboard", "/invite/abcdef", "/auth/callback?code=1"}) {
            var page = get("localhost", path);
            assertThat(page.statusCode()).as(path).isEqualTo(200);
            assertThat(page.body()).as(path).contains("The client");
            assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                    .contains("connect-src 'self' http://127.0.0.1:" + port, "img-src 'self'");
        }
        assertThat(get("127.0.0.1", "/dashboard").body()).doesNotContain("The client");
    }

    @Test
    void its_files_are_served_for_its_host_alone_and_nothing_outside_of_its_folder()
            throws Exception {
        var script = get("localhost", SCRIPT);
        assertThat(script.body()).isEqualTo("let a = 1;");
        assertThat(script.headers().firstValue("Content-Type").orElse("")).contains("javascript");
        assertThat(script.headers().firstValue("Cache-Control").orElse("")).contains("immutable");
        assertThat(get("127.0.0.1", SCRIPT).body()).doesNotContain("let a");
        assertThat(get("localhost", "/out.txt").body()).doesNotContain("a secret");
        assertThat(get("localhost", "/..%2fsecret.txt").body()).doesNotContain("a secret");
    }

    @Test
    void the_interface_answers_at_both() throws Exception {
        for (var host : new String[] {"localhost", "127.0.0.1"}) {
            var me = get(host, "/api/auth/me");
            assertThat(me.statusCode()).as(host).isEqualTo(401);
            assertThat(me.headers().firstValue("Content-Type").orElse("")).contains("json");
        }
    }
}
