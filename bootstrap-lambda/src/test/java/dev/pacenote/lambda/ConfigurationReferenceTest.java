package dev.pacenote.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.configuration.ReferencePage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The reference says what is read; this module has the records of both assemblies on its class
 * path. To write it anew: {@code mvn test -pl bootstrap-lambda -am
 * -Dtest=ConfigurationReferenceTest -Dsurefire.failIfNoSpecifiedTests=false -Dreference=write}.
 */
class ConfigurationReferenceTest {

    private static final Path PAGE = Path.of("..", "docs", "configuration.md");

    @Test
    void the_page_is_what_the_program_reads() throws IOException {
        if ("write".equals(System.getProperty("reference"))) {
            Files.writeString(PAGE, ReferencePage.text());
        }

        assertThat(PAGE).content().isEqualTo(ReferencePage.text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PACENOTE_SANDBOX",
                "FEATURES",
                "PORT",
                "DATABASE_URL",
                "NEON_DB_CONNECTION_STRING",
                "JWT_SECRET",
                "CRON_SECRET",
                "SESSION_STORE",
                "ADMIN_EMAIL",
                "EMAIL_USER",
                "BOUNCE_IMAP_HOST",
                "AUTHORIZATION",
                "LEAD_API",
                "DAILY_RUN_AT",
                "PACENOTE_LOG_FORMAT",
                "PACENOTE_JAVA_OPTS",
                "USER_SESSIONS_TABLE_NAME",
                "SCHEDULER_QUEUE_URL",
                "SES_FROM",
                "AWS_REGION"
            })
    void each_module_tells_of_its_variables_once(String name) {
        assertThat(ReferencePage.text().split("\n\\| `" + name + "` \\|", -1)).hasSize(2);
    }

    @Test
    void no_variable_of_the_version_before_is_left_out() throws IOException {
        assertThat(ReferencePage.text().lines().filter(line -> line.startsWith("| `")))
                .hasSizeGreaterThanOrEqualTo(67)
                .doesNotHaveDuplicates();
        assertThat(List.of(ReferencePage.text().split("`", -1)))
                .contains("NEON_DB_CONNECTION_STRING", "LARGE_ANSWERS_BUCKET");
    }
}
