package dev.pacenote.adapters.out.memory.platform.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.adapters.out.memory.digest.InMemoryDigestHistory;
import dev.pacenote.adapters.out.memory.identity.account.InMemoryAccounts;
import dev.pacenote.adapters.out.memory.platform.Tables;
import dev.pacenote.application.contracts.platform.Samples;
import dev.pacenote.application.digest.DigestHistory;
import dev.pacenote.application.platform.retention.PurgeExpired;
import dev.pacenote.domain.digest.HistoryEntry;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.platform.retention.Retention;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PurgeExpiredTest {

    private static final Topic WEATHER = new Topic("sample.weather");
    private static final LocalDate START = Retention.at(Samples.NOON).news();

    private final Tables tables = new Tables();
    private final DigestHistory history = new InMemoryDigestHistory(tables);

    @Test
    void a_year_can_be_looked_back_to_on_its_last_day() {
        assertThat(START).isBefore(Samples.DAY.minusYears(1));
        assertThat(Retention.at(Samples.NOON).rehearsals()).isBefore(Samples.NOON);
    }

    @Test
    void everything_old_goes_however_much_there_is() {
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
        var forget =
                new PurgeExpired(
                        new InMemoryRetentionStore(tables), Set.of(WEATHER), () -> Samples.NOON);

        assertThat(forget.forget()).isEqualTo(2_499);

        assertThat(history.of(me)).extracting(HistoryEntry::date).containsExactly(START);
        assertThat(forget.forget()).isZero();
    }

    @Test
    void a_store_that_always_has_more_does_not_hold_the_rest_up() {
        var calls = new int[1];
        var forget =
                new PurgeExpired(
                        (_, _, atMost) -> {
                            calls[0]++;
                            return atMost;
                        },
                        Set.of(),
                        () -> Samples.NOON);

        assertThat(forget.forget()).isPositive();
        assertThat(calls[0]).isLessThan(1_000);
    }
}
