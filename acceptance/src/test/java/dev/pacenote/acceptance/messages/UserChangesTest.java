package dev.pacenote.acceptance.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.TestApplication;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What people change of themselves, and admins of them (messages contract 2.1). */
class UserChangesTest extends SiteUsers {

    private static final TestApplication APP =
            new TestApplication(Instant.parse("2026-11-20T12:00:00Z"))
                    .with("FEATURES", "trackmania,messages")
                    .with("ADMIN_EMAIL", "boss@example.org")
                    .with("ADMIN_USERNAME", "Boss")
                    .with("ADMIN_PASSWORD", TestApplication.PASSWORD);
    private static final Api API = APP.open();

    UserChangesTest() {
        super(APP, API);
    }

    @BeforeAll
    static void startScheduledJobs() {
        APP.service().startScheduledJobs();
    }

    @AfterAll
    static void close() {
        APP.close();
    }

    @Test
    void a_change_is_merged_and_an_old_version_is_refused() {
        var fox = person("Merged");
        var path = "/users/" + idOf(fox);
        var tag = me(fox).header("ETag");

        var named = put(path, fox, tag, Map.of("firstName", "Ann"));
        assertThat(named.status()).as(named.body()).isEqualTo(200);
        assertThat(named.text("displayName")).isEqualTo("Ann");
        assertThat(named.text("username")).isEqualTo("Merged");
        isRefused(put(path, fox, tag, Map.of("firstName", "Bea")), 412, "VERSION_MISMATCH");
        var again = put(path, fox, named.header("ETag"), Map.of("firstName", "Ann"));
        assertThat(again.header("ETag")).as("equal values").isEqualTo(named.header("ETag"));

        isRefused(API.put(path, fox, Map.of()), 400, "INVALID_UPDATE");
        isRefused(API.put(path, fox, Map.of("role", "admin")), 400, "INVALID_UPDATE");
        isRefused(API.put(path, fox, Map.of("userId", "1")), 400, "INVALID_UPDATE");
        isRefused(API.put(path, fox, Map.of("userId", idOf(fox))), 400, "INVALID_UPDATE");
        var whole = new HashMap<String, Object>();
        me(fox).json()
                .properties()
                .forEach(member -> whole.put(member.getKey(), member.getValue()));
        whole.put("lastName", "Berg");
        var sentBack = API.put(path, fox, whole);
        assertThat(sentBack.status()).as(sentBack.body()).isEqualTo(200);
        assertThat(sentBack.text("displayName")).isEqualTo("Ann Berg");
    }

    @Test
    void one_setting_changes_alone_null_brings_its_default_back_and_a_wrong_one_is_refused() {
        var fox = person("Chooser");
        var path = "/users/" + idOf(fox);
        assertThat(me(fox).json().path("settings").path("previews").asBoolean()).isTrue();

        var dark = API.put("/notifications/settings", fox, Map.of("theme", "dark"));
        assertThat(dark.status()).as(dark.body()).isEqualTo(200);
        var quiet =
                API.put(
                        path,
                        fox,
                        Map.of(
                                "settings",
                                Map.of(
                                        "quietHours",
                                        Map.of("enabled", true, "start", "21:30"),
                                        "messagesFrom",
                                        "known",
                                        "timezone",
                                        "Europe/Riga")));
        var settings = quiet.json().path("settings");
        assertThat(settings.path("theme").asText()).isEqualTo("dark");
        assertThat(settings.path("quietHours").path("start").asText()).isEqualTo("21:30");
        assertThat(settings.path("quietHours").path("end").asText()).isEqualTo("07:00");
        assertThat(settings.path("messagesFrom").asText()).isEqualTo("known");
        assertThat(API.get("/api/v1/users/profile", fox).text("timezone")).isEqualTo("Europe/Riga");

        var restored = new HashMap<String, Object>();
        restored.put("theme", null);
        assertThat(API.put("/notifications/settings", fox, restored).text("theme"))
                .isEqualTo("light");
        assertThat(
                        API.get("/notifications/settings", fox)
                                .json()
                                .path("quietHours")
                                .path("enabled")
                                .asBoolean())
                .isTrue();
        isRefused(API.put("/notifications/settings", fox, Map.of()), 400, "INVALID_UPDATE");
        isRefused(
                API.put(
                        "/notifications/settings",
                        fox,
                        Map.of("topics", Map.of("none", Map.of("push", true)))),
                400,
                "INVALID_INPUT");
        var wrong = API.put(path, fox, Map.of("settings", Map.of("them", "dark")));
        isRefused(wrong, 400, "INVALID_INPUT");
        assertThat(wrong.json().path("errors").path(0).path("field").asText())
                .isEqualTo("settings.them");
    }

    @Test
    void the_switch_for_mail_is_one_in_both_interfaces() {
        var fox = person("Switch");

        API.put("/notifications/settings", fox, Map.of("notifications", Map.of("email", false)));
        assertThat(API.get("/api/v1/users/profile", fox).json().path("mailEnabled").asBoolean())
                .isFalse();
        API.put("/api/v1/users/me", fox, Map.of("mailEnabled", true));
        assertThat(
                        API.get("/notifications/settings", fox)
                                .json()
                                .path("notifications")
                                .path("email")
                                .asBoolean())
                .isTrue();
    }

    @Test
    void a_new_address_waits_for_its_confirmation_and_needs_the_password() {
        var fox = person("Mover");
        var path = "/users/" + idOf(fox);
        var next = "moved@example.org";

        isRefused(API.put(path, fox, Map.of("email", next)), 403, "WRONG_PASSWORD");
        isRefused(
                API.put(
                        path,
                        fox,
                        Map.of(
                                "email",
                                "BOSS@example.org",
                                "currentPassword",
                                TestApplication.PASSWORD)),
                409,
                "USER_EXISTS");
        var asked =
                API.put(
                        path,
                        fox,
                        Map.of("email", next, "currentPassword", TestApplication.PASSWORD));
        assertThat(asked.status()).as(asked.body()).isEqualTo(200);
        assertThat(asked.text("email")).isEqualTo("mover@example.org");
        assertThat(asked.text("pendingEmail")).isEqualTo(next);
        link("mover@example.org", "Your Pacenote account is to have another address");

        var link = link(next, "Confirm your new address for Pacenote");
        var confirmed = API.post("/api/v1/users/verify-email", Map.of("token", token(link)));
        assertThat(confirmed.status()).as(confirmed.body()).isEqualTo(200);

        assertThat(me(fox).text("email")).isEqualTo(next);
        assertThat(me(fox).json().path("pendingEmail").isNull()).isTrue();
        assertThat(API.logIn(next).status()).isEqualTo(200);
        assertThat(API.logIn("mover@example.org").status()).isEqualTo(401);
    }

    @Test
    void
            an_address_that_waits_is_mailed_again_and_is_not_wanted_any_more_when_its_person_says_so() {
        var fox = person("Waverer");
        var path = "/users/" + idOf(fox);
        var next = "wavered@example.org";
        API.put(path, fox, Map.of("email", next, "currentPassword", TestApplication.PASSWORD));
        link(next, "Confirm your new address for Pacenote");

        var again = API.post("/api/v1/users/verify-email/resend", fox, Map.of());
        assertThat(again.status()).as(again.body()).isEqualTo(202);
        await().until(() -> APP.mailbox().to(next).size() == 2);
        var nothing = new HashMap<String, Object>();
        nothing.put("pendingEmail", null);
        var cancelled = API.put(path, fox, nothing);
        assertThat(cancelled.status()).as(cancelled.body()).isEqualTo(200);
        assertThat(cancelled.json().path("pendingEmail").isNull()).isTrue();
        isRefused(API.put(path, fox, nothing), 400, "INVALID_UPDATE");
        var late =
                API.post(
                        "/api/v1/users/verify-email",
                        Map.of(
                                "token",
                                token(link(next, "Confirm your new address for Pacenote"))));
        assertThat(late.status()).isEqualTo(400);
        assertThat(me(fox).text("email")).isEqualTo("waverer@example.org");
    }

    @Test
    void a_log_in_changes_no_entity_tag() {
        var tag = me(person("Tagged")).header("ETag");
        APP.clock.pass(Duration.ofMinutes(1));

        var later = API.logIn("tagged@example.org").text("access_token");

        assertThat(me(later).header("ETag")).isEqualTo(tag);
    }

    @Test
    void an_admin_writes_role_and_address_and_the_last_one_stays() {
        var fox = person("Raised");
        var path = "/users/" + idOf(fox);
        var admin = admin();
        var boss = "/users/" + idOf(admin);

        isRefused(API.put(boss, admin, Map.of("role", "user")), 409, "LAST_ADMIN");
        isRefused(
                delete(boss, admin, Map.of("password", TestApplication.PASSWORD)),
                409,
                "LAST_ADMIN");
        var moved = API.put(path, admin, Map.of("email", "raised.by@example.org", "role", "admin"));
        assertThat(moved.status()).as(moved.body()).isEqualTo(200);
        assertThat(moved.text("role")).isEqualTo("admin");
        assertThat(moved.text("email")).isEqualTo("raised.by@example.org");
        link("raised@example.org", "Your Pacenote account has another address");
        assertThat(moved.json().path("emailVerified").asBoolean())
                .as("here nobody has to confirm an address")
                .isTrue();
        assertThat(API.put(path, admin, Map.of("role", "user")).status()).isEqualTo(200);
    }
}
