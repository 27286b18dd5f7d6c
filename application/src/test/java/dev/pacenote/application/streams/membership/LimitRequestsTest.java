package dev.pacenote.application.streams.membership;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.streams.ClubWorld;
import dev.pacenote.application.streams.membership.LimitRequests.Limits;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.streams.membership.GuildAccess.Use;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LimitRequestsTest {

    private static final AccountId NEO = new AccountId(1);

    private final ClubWorld world = new ClubWorld();
    private final LimitRequests requests =
            new LimitRequests(world.stores.rateLimiter(), Limits.perMinute(3, 2), () -> world.now);

    private void pass(Use use, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(requests.refused(NEO, use)).isEmpty();
        }
    }

    @Test
    void so_many_reads_and_so_many_writes_a_minute_pass_and_then_waiting_helps() {
        pass(Use.READ, 3);
        assertThat(requests.refused(NEO, Use.READ)).contains(Duration.ofMinutes(1));
        pass(Use.WRITE, 2);
        assertThat(requests.refused(NEO, Use.WRITE)).contains(Duration.ofMinutes(1));

        world.now = world.now.plus(Duration.ofMinutes(1));
        pass(Use.READ, 3);
        pass(Use.WRITE, 2);
    }

    @Test
    void another_account_is_counted_by_itself() {
        pass(Use.WRITE, 2);
        assertThat(requests.refused(NEO, Use.WRITE)).isPresent();
        assertThat(requests.refused(new AccountId(2), Use.WRITE)).isEmpty();
    }
}
