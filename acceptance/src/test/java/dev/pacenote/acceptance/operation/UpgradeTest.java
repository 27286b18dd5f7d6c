package dev.pacenote.acceptance.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.ServerOnly;
import dev.pacenote.acceptance.support.TestApplication;
import dev.pacenote.configuration.Variables;
import dev.pacenote.server.OperatorCommands;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A backup that an earlier version made, with rows in every table that keeps anything, is restored
 * by this version: everybody sees what they saw before. {@code golden/schema-16.zip} is the backup,
 * {@code golden/schema-16.json} what that version answered from it.
 */
@ServerOnly("AWS restores its own: docs/deploy-aws.md")
class UpgradeTest {

    /** Shortly after the backup, so that nothing in it is too old to be shown. */
    private static final Instant RESTORED = Instant.parse("2026-11-26T02:10:00Z");

    private final TestApplication stage = new TestApplication(RESTORED).with("PORT", "0");
    @TempDir Path folder;

    @BeforeEach
    void restore() throws IOException {
        var backup = folder.resolve("backup.zip");
        try (var golden = golden("schema-16.zip")) {
            Files.copy(golden, backup);
        }
        stage.with("PACENOTE_DATA", folder.resolve("data").toString());
        var said = new ByteArrayOutputStream();
        var variables = new HashMap<>(stage.environment());
        var commands =
                new OperatorCommands(
                        Variables.of(variables),
                        new PrintStream(said, true, StandardCharsets.UTF_8));
        assertThat(commands.run(List.of("restore", backup.toString())))
                .as(said.toString(StandardCharsets.UTF_8))
                .isZero();
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private static InputStream golden(String name) {
        return Objects.requireNonNull(UpgradeTest.class.getResourceAsStream("/golden/" + name));
    }

    private static String token(Api api, String email) {
        return api.post("/api/v1/users/login", Map.of("email", email, "password", "sandbox-demo"))
                .text("access_token");
    }

    private static JsonNode answers() throws IOException {
        try (var answers = golden("schema-16.json")) {
            return Api.JSON.readTree(answers);
        }
    }

    @Test
    void a_restored_backup_of_the_version_before_shows_everybody_what_they_saw() throws Exception {
        var api = stage.open();
        int compared = 0;
        for (var person : answers().path("people").properties()) {
            var token = token(api, person.getKey());
            for (var answer : person.getValue().properties()) {
                var now = api.get(answer.getKey(), token);
                assertThat(now.status()).as(answer.getKey()).isEqualTo(200);
                assertKept(person.getKey() + " " + answer.getKey(), answer.getValue(), now.json());
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(20);
    }

    /** Everything that was there is there; more may have come. */
    private static void assertKept(String where, JsonNode before, JsonNode now) {
        if (before.isObject()) {
            for (var field : before.properties()) {
                assertThat(now.has(field.getKey())).as(where + "." + field.getKey()).isTrue();
                assertKept(where + "." + field.getKey(), field.getValue(), now.get(field.getKey()));
            }
        } else if (before.isArray()) {
            assertThat(now.size()).as(where).isEqualTo(before.size());
            for (int i = 0; i < before.size(); i++) {
                assertKept(where + "[" + i + "]", before.get(i), now.get(i));
            }
        } else {
            assertThat(now).as(where).isEqualTo(before);
        }
    }

    @Test
    void a_session_of_the_version_before_goes_on() throws Exception {
        var refreshToken = answers().path("refreshToken").asText();
        var api = stage.open();
        var refreshed = api.post("/api/v1/users/refresh", Map.of("refresh_token", refreshToken));
        assertThat(refreshed.status()).as(refreshed.body()).isEqualTo(200);
        assertThat(
                        api.get("/api/v1/users/profile", refreshed.text("access_token"))
                                .text("username"))
                .isEqualTo("Mad Fox");
    }
}
