package dev.pacenote.domain.identity.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ClosedAccessTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    @Test
    void only_a_log_in_after_the_second_of_the_closing_counts() {
        var closed =
                new ClosedAccess(
                        new ExternalSubject("https://issuer.example", "s-1"), NOON.plusMillis(700));

        assertThat(closed.closedAt()).isEqualTo(NOON);
        assertThat(closed.admitsLoginAt(NOON.minusSeconds(1))).isFalse();
        assertThat(closed.admitsLoginAt(NOON)).isFalse();
        assertThat(closed.admitsLoginAt(NOON.plusSeconds(1))).isTrue();
    }
}
