package dev.pacenote.acceptance.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.Problems;
import dev.pacenote.acceptance.support.TestApplication;
import dev.pacenote.acceptance.support.mail.TestMailbox;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** People who forget or change their password (contract 2.8). */
interface PasswordCases extends ServiceUnderTest {

    /** The link in the newest mail with this subject to that address. */
    default String link(String address, String subject) {
        await().until(
                        () ->
                                app().mailbox().to(address).stream()
                                        .anyMatch(mail -> mail.subject().equals(subject)));
        return app().mailbox().to(address).stream()
                .filter(mail -> mail.subject().equals(subject))
                .reduce((_, last) -> last)
                .orElseThrow()
                .text()
                .lines()
                .filter(line -> line.startsWith("https://pacenote.example"))
                .findFirst()
                .orElseThrow();
    }

    private Api.Answer logIn(String email, String password) {
        return api().post("/api/v1/users/login", Map.of("email", email, "password", password));
    }

    @Test
    default void a_forgotten_password_is_reset_by_a_link_that_works_once() {
        var token = api().newcomer("Forgetful", "forgetful@example.org");
        var ask = Map.of("email", "Forgetful@example.org");
        assertThat(api().post("/api/v1/users/password/forgot", ask).status()).isEqualTo(202);
        var first = link("forgetful@example.org", "Set a new password for Pacenote");
        assertThat(api().post("/api/v1/users/password/forgot", ask).status()).isEqualTo(202);
        await().until(() -> app().mailbox().to("forgetful@example.org").size() == 2);
        var second =
                app().mailbox().to("forgetful@example.org").stream()
                        .flatMap(mail -> mail.text().lines())
                        .filter(line -> line.startsWith("https://pacenote.example/reset-password"))
                        .filter(line -> !line.equals(first))
                        .findFirst()
                        .orElseThrow();

        var old = Map.of("token", token(first), "password", "another horse");
        var good = Map.of("token", token(second), "password", "another horse");
        var path = "/api/v1/users/password/reset";
        Problems.assertProblem(api().post(path, old), 400, "link_invalid");
        Problems.assertProblem(
                api().post(path, Map.of("token", token(second), "password", "short")),
                400,
                "validation_failed");
        assertThat(api().post(path, good).status()).isEqualTo(200);
        Problems.assertProblem(api().post(path, good), 400, "link_invalid");

        assertThat(api().get("/api/v1/users/profile", token).status()).isEqualTo(401);
        assertThat(api().logIn("forgetful@example.org").status()).isEqualTo(401);
        assertThat(logIn("forgetful@example.org", "another horse").status()).isEqualTo(200);
        link("forgetful@example.org", "Your Pacenote password was changed");
    }

    private static String token(String link) {
        return link.substring(link.indexOf('=') + 1);
    }

    @Test
    default void a_request_for_a_new_password_that_is_heard_twice_is_one_link_and_one_mail() {
        api().register("Hasty", "hasty@example.org");
        var request = UUID.randomUUID();

        answered(request, "hasty@example.org", Duration.ZERO);
        var link = link("hasty@example.org", "Set a new password for Pacenote");
        answered(request, "hasty@example.org", Duration.ZERO);
        var good = Map.of("token", token(link), "password", "another horse");
        assertThat(api().post("/api/v1/users/password/reset", good).status()).isEqualTo(200);
        answered(request, "hasty@example.org", Duration.ZERO);
        Problems.assertProblem(
                api().post("/api/v1/users/password/reset", good), 400, "link_invalid");
        link("hasty@example.org", "Your Pacenote password was changed");
        assertThat(app().mailbox().to("hasty@example.org"))
                .extracting(TestMailbox.Mail::subject)
                .containsOnlyOnce("Set a new password for Pacenote");
    }

    /** The queue has a request answered that somebody made so long ago. */
    private void answered(UUID request, String email, Duration ago) {
        app().insides().answerResetRequest(request, email, app().clock.instant().minus(ago));
    }

    @Test
    default void
            a_request_for_a_new_password_that_waited_long_leads_to_no_mail_and_voids_no_link() {
        api().register("Patient", "patient@example.org");
        answered(UUID.randomUUID(), "patient@example.org", Duration.ofMinutes(61));
        answered(UUID.randomUUID(), "patient@example.org", Duration.ofMinutes(1));
        var link = link("patient@example.org", "Set a new password for Pacenote");
        answered(UUID.randomUUID(), "patient@example.org", Duration.ofMinutes(2));
        answered(UUID.randomUUID(), "patient@example.org", Duration.ofHours(41));

        var good = Map.of("token", token(link), "password", "another horse");
        assertThat(api().post("/api/v1/users/password/reset", good).status()).isEqualTo(200);
        link("patient@example.org", "Your Pacenote password was changed");
        assertThat(app().mailbox().to("patient@example.org")).hasSize(2);
    }

    @Test
    default void a_reset_link_ends_after_half_an_hour() {
        api().register("Slow", "slow@example.org");
        api().post("/api/v1/users/password/forgot", Map.of("email", "slow@example.org"));
        var link = link("slow@example.org", "Set a new password for Pacenote");
        app().clock.pass(Duration.ofMinutes(31));

        Problems.assertProblem(
                api().post(
                                "/api/v1/users/password/reset",
                                Map.of("token", token(link), "password", "another horse")),
                400,
                "link_invalid");
    }

    @Test
    default void asking_for_a_link_says_nothing_about_who_has_an_account() {
        api().register("Known", "known@example.org");
        for (var email : List.of("known@example.org", "unknown@example.org")) {
            for (int i = 0; i < 3; i++) {
                var answer = api().post("/api/v1/users/password/forgot", Map.of("email", email));
                assertThat(answer.status()).isEqualTo(202);
                assertThat(answer.text("message")).startsWith("If this address has an account");
            }
            Problems.assertProblem(
                    api().post("/api/v1/users/password/forgot", Map.of("email", email)),
                    429,
                    "rate_limited");
        }
    }

    @Test
    default void a_changed_password_ends_the_other_sessions_only() {
        var here = api().newcomer("Changer", "changer@example.org");
        var there = api().logIn("changer@example.org").text("access_token");
        var path = "/api/v1/users/password";
        Problems.assertProblem(
                api().put(path, here, Map.of("currentPassword", "no", "newPassword", "new horse!")),
                403,
                "wrong_password");

        var changed =
                api().put(
                                path,
                                here,
                                Map.of(
                                        "currentPassword",
                                        TestApplication.PASSWORD,
                                        "newPassword",
                                        "new horse!"));

        assertThat(changed.status()).isEqualTo(200);
        assertThat(api().get("/api/v1/users/profile", here).status()).isEqualTo(200);
        assertThat(api().get("/api/v1/users/profile", there).status()).isEqualTo(401);
        assertThat(logIn("changer@example.org", "new horse!").status()).isEqualTo(200);
        link("changer@example.org", "Your Pacenote password was changed");
    }
}
