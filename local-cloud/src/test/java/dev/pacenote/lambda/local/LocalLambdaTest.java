package dev.pacenote.lambda.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pacenote.configuration.Variables;
import dev.pacenote.lambda.local.standin.SesStandIn;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LocalLambdaTest {

    @Test
    void what_the_functions_refuse_is_named() {
        var given = LocalVariables.of(Variables.of(Map.of("SESSION_STORE", "memory")));
        assertThat(given.problems()).isEmpty();
        try (var aws = LocalAws.start()) {
            var variables =
                    given.with(
                            aws.createResources("refused", Duration.ofMinutes(1)),
                            "jdbc:postgresql://127.0.0.1/nowhere");
            var setting =
                    new LocalLambda.Setting(
                            variables,
                            0,
                            InstantSource.system(),
                            Optional.empty(),
                            configuration -> configuration);

            var refused =
                    catchThrowableOfType(
                            LocalLambda.RefusedException.class,
                            () ->
                                    LocalLambda.open(
                                            aws, setting, (_, _) -> SesStandIn.Sink.Word.ACCEPTED));

            assertThat(refused.problems())
                    .containsExactly(
                            "SESSION_STORE=memory is for the server: each function has a memory"
                                    + " of its own.");
        }
    }
}
