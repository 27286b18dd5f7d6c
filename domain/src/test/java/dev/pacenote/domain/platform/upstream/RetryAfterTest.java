package dev.pacenote.domain.platform.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How others say how long to wait. */
class RetryAfterTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "7, 7000",
        "3600, 3600000",
        "0.5, 500",
        "1.0001, 1001",
        "64.57000000000000000001, 64571",
        "999999999, 999999999000",
    })
    void seconds_count_with_their_parts_and_are_never_cut(String text, long millis) {
        assertThat(RetryAfter.seconds(text)).contains(Duration.ofMillis(millis));
        assertThat(RetryAfter.read(text, NOON)).contains(Duration.ofMillis(millis));
    }

    @Test
    void a_date_is_as_far_away_as_it_is() {
        assertThat(RetryAfter.read("Fri, 20 Nov 2026 12:03:00 GMT", NOON))
                .contains(Duration.ofMinutes(3));
        assertThat(RetryAfter.read("Fri, 20 Nov 2026 11:00:00 GMT", NOON)).contains(Duration.ZERO);
        assertThat(RetryAfter.seconds("Fri, 20 Nov 2026 12:03:00 GMT")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1e3", " 5", "soon", "1.", "9999999999", "NaN"})
    void anything_else_asks_for_nothing(String text) {
        assertThat(RetryAfter.read(text, NOON)).isEmpty();
    }
}
