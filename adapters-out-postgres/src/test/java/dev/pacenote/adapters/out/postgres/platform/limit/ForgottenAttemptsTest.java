package dev.pacenote.adapters.out.postgres.platform.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.adapters.out.postgres.platform.PostgresStore;
import dev.pacenote.adapters.out.postgres.platform.StandaloneStores;
import dev.pacenote.adapters.out.postgres.platform.TestPostgres;
import dev.pacenote.adapters.out.postgres.platform.TestSql;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.platform.limit.RateLimit;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Nothing is kept of who tried what when no limit asks for it any more. */
class ForgottenAttemptsTest {

    private static final RateLimit FIVE_A_MINUTE = new RateLimit(5, Duration.ofMinutes(1));

    private final PostgresStore store = PostgresStore.open(TestPostgres.newDatabase());
    private final StandaloneStores stores = new StandaloneStores(store);
    private final TestSql sql = new TestSql(stores);
    private final PostgresRateLimiter limiter = stores.get(PostgresRateLimiter.class);

    @AfterEach
    void close() {
        stores.close();
        store.close();
    }

    private long kept() {
        return sql.number("select count(*) from attempts");
    }

    @Test
    void attempts_behind_every_window_go_with_the_next_one_but_at_most_once_a_second() {
        limiter.take("an address", FIVE_A_MINUTE, Samples.NOON);
        limiter.take("another", FIVE_A_MINUTE, Samples.NOON.plusMillis(500));
        assertThat(kept()).isEqualTo(2);
        var minuteLater = Samples.NOON.plusSeconds(60);

        limiter.take("a third", FIVE_A_MINUTE, minuteLater);
        assertThat(kept()).as("the first one is gone").isEqualTo(2);

        limiter.take("a third", FIVE_A_MINUTE, minuteLater.plusMillis(600));
        assertThat(kept()).as("within the second").isEqualTo(2);
        limiter.take("a third", FIVE_A_MINUTE, minuteLater.plusMillis(1_000));
        assertThat(kept()).isEqualTo(1);
    }
}
