package dev.pacenote.application.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.platform.InMemoryStores;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.Stores;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.application.platform.status.StatusMetric;
import dev.pacenote.application.trackmania.alert.AlertSamples;
import dev.pacenote.application.trackmania.survey.WatchedMaps;
import dev.pacenote.domain.digest.HistoryEntry;
import dev.pacenote.domain.notice.Topic;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How much the service does, for everybody to see. */
class ShowStatsTest {

    private final Stores stores = InMemoryStores.on(new Tables());
    private Instant now = Samples.NOON;
    private final ShowStats stats =
            new ShowStats(
                    stores.accounts(),
                    stores.history(),
                    List.of(
                            new StatusMetric(
                                    "maps_being_watched",
                                    new WatchedMaps(
                                                    stores.alerts(),
                                                    stores.driverNotifications(),
                                                    stores.drivers(),
                                                    () -> 100)
                                            ::count),
                            new StatusMetric("storms", () -> 7)),
                    () -> now);

    @Test
    void a_service_that_nobody_uses_has_nothing_to_show() {
        assertThat(stats.now())
                .isEqualTo(
                        new ShowStats.Figures(
                                0, 0, Map.of("maps_being_watched", 0L, "storms", 7L)));
    }

    @Test
    void people_who_may_log_in_sent_parts_and_watched_maps_are_counted() {
        var fox = Samples.account(stores.accounts());
        var hare = Samples.account(stores.accounts());
        Samples.changed(
                stores.accounts(),
                Samples.account(stores.accounts()).id(),
                account -> account.enabled(false));
        var map = Samples.map();
        new AlertSamples(stores).covering(fox, map, Samples.map());
        new AlertSamples(stores).covering(hare, map);
        stores.history()
                .put(
                        new HistoryEntry(
                                fox.id(),
                                new Topic("sample.wind"),
                                Samples.DAY,
                                HistoryEntry.Status.SENT,
                                1,
                                "Sent.",
                                now));

        assertThat(stats.now())
                .isEqualTo(
                        new ShowStats.Figures(
                                2, 1, Map.of("maps_being_watched", 2L, "storms", 7L)));
    }

    @Test
    void figures_are_counted_once_a_minute() {
        assertThat(stats.now().users()).isZero();
        Samples.account(stores.accounts());
        now = now.plusMillis(59_999);
        assertThat(stats.now().users()).isZero();

        now = now.plusMillis(1);

        assertThat(stats.now().users()).isOne();
    }
}
