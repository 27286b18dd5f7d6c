package dev.pacenote.lambda.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.configuration.Variables;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LocalVariablesTest {

    private static final Map<String, String> SERVICES = Map.of("AWS_REGION", "local");

    private static LocalVariables given(Map<String, String> variables) {
        return LocalVariables.of(Variables.of(variables));
    }

    @Test
    void what_the_server_takes_is_taken_and_the_stand_ins_count_more() {
        var local =
                given(
                        Map.of(
                                "PORT", "4000",
                                "CRON_SECRET", "cron",
                                "SESSION_STORE", "dynamodb",
                                "AWS_REGION", "eu-central-1",
                                "DATABASE_URL", "postgres://u:p@elsewhere.example/n"));

        assertThat(local.problems()).isEmpty();
        assertThat(local.port()).isEqualTo(4000);
        assertThat(local.with(SERVICES, "jdbc:postgresql://here/n"))
                .containsEntry("CRON_SECRET", "cron")
                .containsEntry("SESSION_STORE", "dynamodb")
                .containsEntry("PUBLIC_URL", "http://localhost:4000")
                .containsEntry("AWS_REGION", "local")
                .containsEntry("DATABASE_URL", "jdbc:postgresql://here/n");
    }

    @Test
    void nothing_set_is_the_sandbox_at_the_usual_port() {
        var local = given(Map.of());

        assertThat(local.port()).isEqualTo(3000);
        assertThat(local.with(SERVICES, "jdbc:postgresql://here/n"))
                .containsEntry("PACENOTE_SANDBOX", "on")
                .containsKeys("JWT_SECRET", "SES_FROM", "DATABASE_URL", "PUBLIC_URL");
    }

    @Test
    void what_the_server_refuses_is_refused() {
        assertThat(given(Map.of("PORT", "abc")).problems()).hasSize(1);
        assertThat(LocalVariables.of(new Variables(Map.of("PROT", "1"), Set.of("PROT"))).problems())
                .singleElement()
                .asString()
                .contains("is PORT meant?");
    }
}
