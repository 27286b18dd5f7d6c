package dev.pacenote.application.platform.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.digest.DigestHistory;
import dev.pacenote.application.digest.InMemoryDigestHistory;
import dev.pacenote.application.digest.InMemoryDigestRetention;
import dev.pacenote.application.identity.account.InMemoryAccounts;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.StoreUnavailableException;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.application.platform.retention.PurgeExpired.Purged;
import dev.pacenote.domain.digest.DigestRetention;
import dev.pacenote.domain.digest.HistoryEntry;
import dev.pacenote.domain.notice.Topic;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

class PurgeExpiredTest {

    private static final Topic WEATHER = new Topic("sample.weather");
    private static final LocalDate START = DigestRetention.PERIOD.firstDay(Samples.NOON);

    private final Tables tables = new Tables();
    private final DigestHistory history = new InMemoryDigestHistory(tables);

    private record Rows(String name, IntUnaryOperator rows) implements RetentionStore {

        @Override
        public int purge(Instant now, int atMost) {
            return rows.applyAsInt(atMost);
        }
    }

    private static List<Purged> purge(RetentionStore... stores) {
        return new PurgeExpired(List.of(stores), () -> Samples.NOON).purge();
    }

    @Test
    void a_year_can_be_looked_back_to_on_its_last_day() {
        assertThat(START).isBefore(Samples.DAY.minusYears(1));
    }

    @Test
    void everything_expired_goes_however_much_there_is() {
        var me = Samples.account(new InMemoryAccounts(tables)).id();
        for (int day = 0; day < 2_500; day++) {
            history.put(
                    new HistoryEntry(
                            me,
                            WEATHER,
                            START.minusDays(day),
                            HistoryEntry.Status.SENT,
                            1,
                            "wet",
                            Samples.NOON));
        }
        var store = new InMemoryDigestRetention(tables);

        assertThat(purge(store)).containsExactly(new Purged.Done(store.name(), 2_499, false));

        assertThat(history.of(me)).extracting(HistoryEntry::date).containsExactly(START);
        assertThat(purge(store)).containsExactly(new Purged.Done(store.name(), 0, false));
    }

    @Test
    void a_store_that_always_has_more_does_not_hold_the_others_up() {
        var calls = new int[1];
        var endless =
                new Rows(
                        "endless",
                        atMost -> {
                            calls[0]++;
                            return atMost;
                        });

        var purged = purge(endless, new Rows("small", _ -> 7));

        assertThat(purged)
                .containsExactly(
                        new Purged.Done("endless", 1_000 * calls[0], true),
                        new Purged.Done("small", 7, false));
        assertThat(calls[0]).isBetween(2, 1_000);
    }

    @Test
    void a_store_that_fails_does_not_stop_the_others() {
        var outage = new StoreUnavailableException(new IOException("no answer"));
        var broken =
                new Rows(
                        "broken",
                        _ -> {
                            throw outage;
                        });

        assertThat(purge(broken, new Rows("whole", _ -> 7)))
                .containsExactly(
                        new Purged.Failed("broken", outage), new Purged.Done("whole", 7, false));
    }
}
