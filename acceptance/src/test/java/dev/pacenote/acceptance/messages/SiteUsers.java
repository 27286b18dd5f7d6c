package dev.pacenote.acceptance.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.TestApplication;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;

/** What tests have people of the site do, and their admin. */
abstract class SiteUsers {

    private final TestApplication app;
    private final Api api;

    SiteUsers(TestApplication app, Api api) {
        this.app = app;
        this.api = api;
    }

    @BeforeEach
    void letLimitsPass() {
        app.clock.pass(Duration.ofHours(2));
    }

    String admin() {
        return api.logIn("boss@example.org").text("access_token");
    }

    String person(String name) {
        return api.newcomer(name, name.toLowerCase(Locale.ROOT) + "@example.org");
    }

    Api.Answer me(String token) {
        var me = api.get("/users/me", token);
        assertThat(me.status()).as(me.body()).isEqualTo(200);
        return me;
    }

    String idOf(String token) {
        return me(token).text("userId");
    }

    Api.Answer put(String path, String token, String ifMatch, Map<String, ?> body) {
        return api.send(
                api.json(path)
                        .header("Authorization", "Bearer " + token)
                        .header("If-Match", ifMatch)
                        .PUT(Api.body(body)));
    }

    Api.Answer delete(String path, String token, Map<String, ?> body) {
        return api.send(
                api.json(path)
                        .header("Authorization", "Bearer " + token)
                        .method("DELETE", Api.body(body)));
    }

    void isRefused(Api.Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.text("code")).isEqualTo(code);
        assertThat(answer.text("type"))
                .isEqualTo("urn:pacenote:problem:" + code.toLowerCase(Locale.ROOT));
        assertThat(answer.text("message")).isNotBlank();
        assertThat(answer.text("requestId")).isEqualTo(answer.header("X-Request-Id"));
        assertThat(answer.json().has("msg")).isFalse();
    }

    String link(String address, String subject) {
        await().until(
                        () ->
                                app.mailbox().to(address).stream()
                                        .anyMatch(mail -> mail.subject().equals(subject)));
        return app.mailbox().to(address).stream()
                .filter(mail -> mail.subject().equals(subject))
                .reduce((_, last) -> last)
                .orElseThrow()
                .text()
                .lines()
                .filter(line -> line.startsWith("https://pacenote.example"))
                .findFirst()
                .orElseThrow();
    }

    String token(String link) {
        return link.substring(link.indexOf("token=") + "token=".length());
    }
}
