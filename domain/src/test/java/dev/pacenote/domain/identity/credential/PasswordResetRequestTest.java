package dev.pacenote.domain.identity.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.domain.identity.account.EmailAddress;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PasswordResetRequestTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    @Test
    void a_request_is_answered_for_an_hour_and_not_later() {
        var request =
                new PasswordResetRequest(
                        UUID.randomUUID(), new EmailAddress("zoe@example.org"), NOON);
        var end = NOON.plus(PasswordResetRequest.WORTH_ANSWERING);

        assertThat(request.isTooOld(NOON)).isFalse();
        assertThat(request.isTooOld(end)).isFalse();
        assertThat(request.isTooOld(end.plusMillis(1))).isTrue();
        assertThat(request.isTooOld(NOON.minusSeconds(5))).as("a clock that lags").isFalse();
    }
}
