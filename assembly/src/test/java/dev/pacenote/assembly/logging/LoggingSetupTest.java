package dev.pacenote.assembly.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator.ExecutionStatus;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("the standard error and properties belong to everybody")
class LoggingSetupTest {

    @AfterEach
    void forget() {
        System.clearProperty(LoggingSetup.FORMAT);
        System.clearProperty(LoggingSetup.LEVEL);
        System.clearProperty("logback.configurationFile");
    }

    /** What is written to the standard error. */
    private static String written(Consumer<LoggerContext> work) {
        var before = System.err;
        var bytes = new ByteArrayOutputStream();
        System.setErr(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            var context = new LoggerContext();
            context.setMDCAdapter(new LogbackMDCAdapter());
            var setup = new LoggingSetup();
            setup.setContext(context);
            assertThat(setup.configure(context))
                    .isEqualTo(ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY);
            context.start();
            work.accept(context);
        } finally {
            System.setErr(before);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static void warn(LoggerContext context) {
        context.getMDCAdapter().put("requestId", "r-1");
        context.getLogger("dev.pacenote.Some")
                .atWarn()
                .addKeyValue("status", 503)
                .addKeyValue("action", "GET /health")
                .setCause(new IllegalStateException("why"))
                .log("it \"failed\"\nin {} ms", 7);
    }

    @Test
    void for_people_a_line_says_when_what_and_of_which_request() {
        assertThat(written(LoggingSetupTest::warn).lines().findFirst())
                .get()
                .asString()
                .matches("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z WARN  Some \\[r-1]: it \"failed\"");
    }

    @Test
    void for_a_collector_every_event_is_one_json_object() throws Exception {
        System.setProperty(LoggingSetup.FORMAT, "json");

        var text = written(LoggingSetupTest::warn);

        assertThat(text.lines()).hasSize(1);
        JsonNode json = new ObjectMapper().readTree(text);
        assertThat(json.path("level").asText()).isEqualTo("WARN");
        assertThat(json.path("logger").asText()).isEqualTo("dev.pacenote.Some");
        assertThat(json.path("message").asText()).isEqualTo("it \"failed\"\nin 7 ms");
        assertThat(json.path("function").asText()).isEqualTo("server");
        assertThat(json.path("requestId").asText()).isEqualTo("r-1");
        assertThat(json.path("status").isNumber()).isTrue();
        assertThat(json.path("status").asInt()).isEqualTo(503);
        assertThat(json.path("action").asText()).isEqualTo("GET /health");
        assertThat(json.at("/error/name").asText()).isEqualTo("java.lang.IllegalStateException");
        assertThat(json.at("/error/message").asText()).isEqualTo("why");
        assertThat(Instant.parse(json.path("timestamp").asText())).isAfter(Instant.EPOCH);
    }

    @Test
    void our_own_lines_are_told_as_wanted_and_libraries_only_when_it_matters() {
        System.setProperty(LoggingSetup.LEVEL, "DEBUG");

        written(
                context -> {
                    assertThat(context.getLogger("dev.pacenote.Some").getEffectiveLevel())
                            .isEqualTo(Level.DEBUG);
                    assertThat(context.getLogger("io.netty").getEffectiveLevel())
                            .isEqualTo(Level.WARN);
                    assertThat(context.getLogger("com.zaxxer.hikari.pool").getEffectiveLevel())
                            .isEqualTo(Level.ERROR);
                    assertThat(
                                    context.getLogger("io.micronaut.email.javamail.sender")
                                            .getEffectiveLevel())
                            .isEqualTo(Level.OFF);
                });
    }

    @Test
    void whoever_brings_a_file_is_obeyed() {
        System.setProperty("logback.configurationFile", "mine.xml");

        assertThat(new LoggingSetup().configure(new LoggerContext()))
                .isEqualTo(ExecutionStatus.INVOKE_NEXT_IF_ANY);
    }
}
