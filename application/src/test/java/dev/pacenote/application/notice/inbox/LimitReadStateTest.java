package dev.pacenote.application.notice.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.limit.InMemoryRateLimiter;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.platform.limit.RateLimit;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Marks are limited for each account. */
class LimitReadStateTest {

    private static final AccountId ANN = new AccountId(1);

    private Instant now = Samples.NOON;
    private final LimitReadState marks =
            new LimitReadState(
                    new InMemoryRateLimiter(), new RateLimit(2, Duration.ofMinutes(1)), () -> now);

    @Test
    void an_account_sets_so_many_marks_in_a_minute_and_others_are_not_concerned() {
        assertThat(marks.refused(ANN)).isEmpty();
        assertThat(marks.refused(ANN)).isEmpty();

        assertThat(marks.refused(ANN)).contains(Duration.ofMinutes(1));
        assertThat(marks.refused(new AccountId(2))).isEmpty();
        now = now.plus(Duration.ofMinutes(1));
        assertThat(marks.refused(ANN)).isEmpty();
    }
}
