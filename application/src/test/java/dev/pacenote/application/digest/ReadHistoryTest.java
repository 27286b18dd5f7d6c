package dev.pacenote.application.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.domain.digest.HistoryEntry;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Topic;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A person looks back at the last days. */
class ReadHistoryTest {

    private static final AccountId FOX = new AccountId(1);
    private static final AccountId HARE = new AccountId(2);
    private static final Topic WIND = new Topic("sample.wind");
    private static final Topic RAIN = new Topic("sample.rain");
    private static final LocalDate TODAY = Samples.DAY;

    private final DigestHistory history = new InMemoryDigestHistory(new Tables());
    private Instant now = Samples.NOON;

    private HistoryEntry noted(AccountId person, Topic topic, LocalDate date) {
        var entry =
                new HistoryEntry(
                        person,
                        topic,
                        date,
                        HistoryEntry.Status.SENT,
                        2,
                        "2 winds were told.",
                        Samples.NOON);
        history.put(entry);
        return entry;
    }

    @Test
    void today_and_the_four_days_before_are_shown_without_a_gap() {
        var wind = noted(FOX, WIND, TODAY);
        var rain = noted(FOX, RAIN, TODAY);
        var early = noted(FOX, WIND, TODAY.minusDays(4));
        noted(FOX, WIND, TODAY.minusDays(5));
        noted(FOX, WIND, TODAY.plusDays(1));
        noted(HARE, WIND, TODAY.minusDays(1));

        assertThat(new ReadHistory(history, () -> now).lastDays(FOX))
                .containsExactly(
                        new ReadHistory.Day(TODAY, Map.of(WIND, wind, RAIN, rain)),
                        new ReadHistory.Day(TODAY.minusDays(1), Map.of()),
                        new ReadHistory.Day(TODAY.minusDays(2), Map.of()),
                        new ReadHistory.Day(TODAY.minusDays(3), Map.of()),
                        new ReadHistory.Day(TODAY.minusDays(4), Map.of(WIND, early)));
    }

    @Test
    void a_day_begins_at_midnight_utc() {
        now = Instant.parse("2026-11-20T00:00:00Z");
        assertThat(new ReadHistory(history, () -> now).lastDays(FOX).getFirst().date())
                .isEqualTo(TODAY);
        now = now.minusMillis(1);
        assertThat(new ReadHistory(history, () -> now).lastDays(FOX).getFirst().date())
                .isEqualTo(TODAY.minusDays(1));
    }

    @Test
    void the_export_tells_a_person_every_day_of_theirs() {
        noted(FOX, WIND, TODAY.minusDays(100));
        noted(HARE, WIND, TODAY);
        var export = new HistoryExport(history);

        assertThat(export.member()).isEqualTo("notificationHistory");
        assertThat(export.of(FOX))
                .containsExactly(
                        Map.of(
                                "date", "2026-08-12",
                                "topic", "sample.wind",
                                "status", "sent",
                                "found", 2,
                                "message", "2 winds were told.",
                                "at", Samples.NOON));
    }
}
