package dev.pacenote.acceptance.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.Problems;
import dev.pacenote.acceptance.support.ServerOnly;
import dev.pacenote.acceptance.support.TestApplication;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the server hands out the web app (contract 1.1, 1.6). */
@ServerOnly("on AWS CloudFront hands the app out")
class WebAppTest {

    private static final TestApplication APP =
            new TestApplication(Instant.parse("2026-11-20T12:00:00Z"));
    private static final Api API = APP.open();

    private static final Pattern SCRIPT = Pattern.compile("src=\"(/assets/index-[^\"]+\\.js)\"");
    private static final String BROWSER = "text/html,application/xhtml+xml,*/*;q=0.8";

    @AfterAll
    static void close() {
        APP.close();
    }

    private static Api.Answer browse(String path) {
        return API.send(API.request(path).header("Accept", BROWSER));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/login",
                "/register",
                "/MapperAlerts",
                "/MapperNews",
                "/DriverNotifications",
                "/Admin",
                "/reset-password?token=x",
                "/maps/a.b_c"
            })
    void every_page_of_the_client_is_the_same_one(String path) {
        var page = browse(path);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.body()).contains("<div id=\"root\">");
        assertThat(page.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(page.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'self'", "object-src 'none'", "frame-ancestors 'none'")
                .doesNotContain("script-src")
                .doesNotContain("unsafe-eval");
        assertThat(page.body()).as("no script of its own").doesNotContain("<script>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*/*",
                "text/*",
                "TEXT/HTML",
                "image/png, */*;q=0.1",
                "application/json, text/html;q=0.001",
                "text/html;level=1",
                // Nobody can read these: they count like none.
                ";;;",
                "html",
                "text/html;q=2",
                "text/html;q=",
                ", ,"
            })
    void whoever_does_not_exclude_pages_gets_the_page(String accept) {
        for (var path : List.of("/", "/login")) {
            var page = API.send(API.request(path).header("Accept", accept));
            assertThat(page.status()).as(accept).isEqualTo(200);
            assertThat(page.header("Content-Type")).startsWith("text/html");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "text/html;q=0",
                "text/html;q=0, */*",
                "text/html; Q=0.000, text/*;q=1",
                "text/*;q=0, */*;q=1",
                "*/*;q=0",
                "text/plain",
                "image/avif,image/webp"
            })
    void whoever_excludes_pages_gets_a_problem_at_the_address_of_one(String accept) {
        Problems.assertProblem(
                API.send(API.request("/login").header("Accept", accept)), 404, "no_such_path");
    }

    @Test
    void an_uptime_check_without_any_accept_gets_the_page_and_its_size() {
        for (var path : List.of("/", "/login", "/favicon.svg")) {
            var page = API.get(path);
            assertThat(page.status()).isEqualTo(200);
            var head = API.send(API.request(path).method("HEAD", BodyPublishers.noBody()));
            assertThat(head.status()).as(path).isEqualTo(200);
            assertThat(head.body()).isEmpty();
            assertThat(head.header("Content-Type")).isEqualTo(page.header("Content-Type"));
            assertThat(head.header("ETag")).isEqualTo(page.header("ETag"));
            assertThat(head.header("Content-Length"))
                    .isEqualTo(page.header("Content-Length"))
                    .matches("[1-9][0-9]*");
        }
    }

    @Test
    void the_page_of_a_mailed_link_tells_nobody_its_address() {
        for (var path : List.of("/verify-email?token=x", "/reset-password?token=x")) {
            assertThat(browse(path).header("Referrer-Policy")).isEqualTo("no-referrer");
        }
        assertThat(browse("/login").header("Referrer-Policy"))
                .isEqualTo("strict-origin-when-cross-origin");
    }

    @Test
    void an_unchanged_page_is_not_sent_again_and_a_named_file_is_kept_for_ever() {
        var page = browse("/");
        var again =
                API.send(
                        API.request("/")
                                .header("Accept", BROWSER)
                                .header("If-None-Match", page.header("ETag")));
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        var script = SCRIPT.matcher(page.body());
        assertThat(script.find()).isTrue();
        var file = API.get(script.group(1));
        assertThat(file.header("Content-Type")).startsWith("text/javascript");
        assertThat(file.header("Cache-Control")).contains("max-age=31536000", "immutable");
        var packed = API.send(API.request(script.group(1)).header("Accept-Encoding", "gzip"));
        assertThat(packed.header("Content-Encoding")).isEqualTo("gzip");
        for (var encodings : List.of("gzip;q=0", "gzip; q=0.000, identity")) {
            var plain = API.send(API.request(script.group(1)).header("Accept-Encoding", encodings));
            assertThat(plain.header("Content-Encoding")).as(encodings).isEmpty();
        }
        for (var encodings : List.of("br, gzip;q=0.5", "GZIP", "deflate,gzip; q=1.0")) {
            var small = API.send(API.request(script.group(1)).header("Accept-Encoding", encodings));
            assertThat(small.header("Content-Encoding")).as(encodings).isEqualTo("gzip");
        }
        var head =
                API.send(
                        API.request("/login")
                                .header("Accept", BROWSER)
                                .method("HEAD", BodyPublishers.noBody()));
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
    }

    @Test
    void what_is_no_page_stays_what_it_was() {
        assertThat(browse("/api/v1/nothing").text("code")).isEqualTo("no_such_path");
        assertThat(browse("/api").text("code")).isEqualTo("no_such_path");
        assertThat(browse("/api/v1/nothing").header("Content-Type"))
                .startsWith("application/problem+json");
        assertThat(API.get("/assets/none.js").status()).isEqualTo(404);
        assertThat(browse("/assets/none.js").status()).isEqualTo(404);
        assertThat(API.get("/apple-touch-icon.png").status()).isEqualTo(404);
        assertThat(API.get("/health").text("status")).isEqualTo("OK");
        for (var path :
                List.of(
                        "/assets/../application.properties",
                        "/..%2fapplication.properties",
                        "/%2e%2e/logback.xml",
                        "/assets/",
                        "/assets/.hidden.js")) {
            assertThat(API.get(path).status()).as(path).isIn(400, 404);
        }
        assertThat(API.post("/login", Map.of()).status()).isIn(404, 405);
    }
}
