package dev.pacenote.application.platform.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.digest.DigestHistory;
import dev.pacenote.application.digest.InMemoryDigestHistory;
import dev.pacenote.application.digest.InMemoryDigestRetention;
import dev.pacenote.application.identity.account.InMemoryAccounts;
import dev.pacenote.application.platform.CrashEverywhere;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.domain.digest.DigestRetention;
import dev.pacenote.domain.digest.HistoryEntry;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Topic;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a crash left of old rows, the next time takes away. */
class PurgeExpiredCrashTest {

    private static final Topic WEATHER = new Topic("sample.weather");
    private static final LocalDate KEPT = DigestRetention.PERIOD.firstDay(Samples.NOON);
    private static final int OLD = 1_500;

    private static final class Purging implements CrashEverywhere.Story {
        private final Tables tables = new Tables();
        private final DigestHistory history = new InMemoryDigestHistory(tables);
        private final AccountId fox = Samples.account(new InMemoryAccounts(tables)).id();

        Purging() {
            for (int day = 0; day <= OLD; day++) {
                history.put(
                        new HistoryEntry(
                                fox,
                                WEATHER,
                                KEPT.minusDays(day),
                                HistoryEntry.Status.SENT,
                                1,
                                "wet",
                                Samples.NOON));
            }
        }

        @Override
        public void act(CrashPoint crashPoint) {
            new PurgeExpired(
                            List.of(
                                    crashPoint.on(
                                            RetentionStore.class,
                                            new InMemoryDigestRetention(tables))),
                            () -> Samples.NOON)
                    .purge();
        }

        @Override
        public void isWholeOrNothing() {
            assertThat(history.of(fox)).extracting(HistoryEntry::date).contains(KEPT);
        }

        @Override
        public void isDone() {
            assertThat(history.of(fox)).extracting(HistoryEntry::date).containsExactly(KEPT);
            assertThat(history.countSent()).as("ever sent").isEqualTo(OLD + 1);
        }
    }

    @Test
    void a_crash_at_any_point_leaves_old_rows_that_the_next_time_takes_away()
            throws InterruptedException {
        CrashEverywhere.run(Purging::new);
    }
}
