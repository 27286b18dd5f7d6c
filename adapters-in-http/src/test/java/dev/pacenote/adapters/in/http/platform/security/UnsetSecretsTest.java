package dev.pacenote.adapters.in.http.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** A service whose operator gave it neither a cron secret nor a token for its metrics. */
@MicronautTest(contextBuilder = SecuredService.Context.class)
@Property(name = SecuredService.PLANTED, value = "true")
class UnsetSecretsTest {

    @Inject private SecuredService service;

    @Test
    void a_secret_that_is_not_set_opens_nothing() {
        assertThat(service.get("/planted/cron").statusAndCode())
                .isEqualTo("401 cron_secret_invalid");
        assertThat(service.bearing("any", "/planted/cron").statusAndCode())
                .isEqualTo("401 cron_secret_invalid");
        assertThat(service.bearing("any", "/planted/metrics").statusAndCode())
                .isEqualTo("404 no_such_path");
    }
}
