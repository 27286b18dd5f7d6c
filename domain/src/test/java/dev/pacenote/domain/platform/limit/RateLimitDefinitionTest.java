package dev.pacenote.domain.platform.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateLimitDefinitionTest {

    @Test
    void a_limit_is_called_by_its_feature_and_by_what_it_limits() {
        var exports = new RateLimitDefinition("identity.exports", 2, Duration.ofHours(1));

        assertThat(exports.limit()).isEqualTo(new RateLimit(2, Duration.ofHours(1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "exports", "identity.", "Identity.exports", "identity.exports:1"})
    void what_is_no_name_is_refused(String name) {
        assertThatThrownBy(() -> new RateLimitDefinition(name, 2, Duration.ofHours(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(name);
    }
}
