package dev.pacenote.application.contracts.parts.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.contracts.parts.PartsStores;
import dev.pacenote.application.parts.analytics.LedgerSums;
import dev.pacenote.application.parts.analytics.LedgerSums.Month;
import dev.pacenote.application.parts.analytics.LedgerSums.Months;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.parts.catalogue.VehicleModel;
import dev.pacenote.domain.parts.catalogue.Workshop;
import dev.pacenote.domain.parts.reorder.Trigger;
import dev.pacenote.domain.parts.stock.MovementType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@link LedgerSums} promises. */
public interface LedgerSumsContract extends PartsStores {

    LedgerSums sums();

    private List<Month> months(Workshop workshop, ZoneId zone) {
        var present = YearMonth.from(NOW.atZone(zone));
        return sums().months(
                        workshop.account(),
                        new Months(present.minusMonths(2), present.plusMonths(2), zone));
    }

    @Test
    default void what_moved_is_summed_by_month_and_kind_for_one_account() {
        var workshop = workshop();
        var other = workshop();
        add(workshop, "a", "20");
        add(workshop, "b", "20");
        add(other, "a", "7");
        move(workshop, "a", MovementType.CONSUME, VehicleModel.ALL, "3.5", 60);
        move(workshop, "a", MovementType.RETURN, VehicleModel.ALL, "1", 61);
        move(workshop, "a", MovementType.COUNT, VehicleModel.ALL, "10", 62);
        move(workshop, "b", MovementType.RECEIVE, VehicleModel.ALL, "4", 63);

        var months = months(workshop, ZoneOffset.UTC);

        assertThat(months).hasSize(1);
        var month = months.getFirst();
        assertThat(month.month()).isEqualTo(YearMonth.from(NOW.atZone(ZoneOffset.UTC)));
        assertThat(month.partsMoved()).isEqualTo(2);
        assertThat(month.consumed()).isEqualByComparingTo("2.5");
        assertThat(month.corrected()).isEqualByComparingTo("-7.5");
        assertThat(months(other, ZoneOffset.UTC)).extracting(Month::partsMoved).containsExactly(1);
    }

    /** Half past four in the morning of the first is half past eleven the day before. */
    @Test
    default void a_month_ends_where_the_zone_says() {
        var workshop = workshop();
        add(workshop, "a", "20");
        int early = (int) Duration.between(NOW, Instant.parse("2026-11-01T04:30:00Z")).toSeconds();
        move(workshop, "a", MovementType.CONSUME, VehicleModel.ALL, "3", early);
        assertThat(consumedIn(workshop, ZoneOffset.ofHours(-5)))
                .containsExactly(YearMonth.of(2026, 10));
        assertThat(consumedIn(workshop, ZoneOffset.UTC)).containsExactly(YearMonth.of(2026, 11));
        assertThat(consumedIn(workshop, ZoneOffset.ofHours(-5)))
                .as("asked again")
                .containsExactly(YearMonth.of(2026, 10));
        var next = YearMonth.from(NOW.atZone(ZoneOffset.UTC)).plusMonths(1);
        assertThat(sums().months(workshop.account(), new Months(next, next, ZoneOffset.UTC)))
                .isEmpty();
    }

    private List<YearMonth> consumedIn(Workshop workshop, ZoneId zone) {
        return months(workshop, zone).stream()
                .filter(month -> month.consumed().signum() != 0)
                .map(Month::month)
                .toList();
    }

    @Test
    default void what_moved_since_somebody_asked_is_added_once() {
        var workshop = workshop();
        add(workshop, "a", "20");
        move(workshop, "a", MovementType.CONSUME, VehicleModel.ALL, "3", 60);
        assertThat(consumed(workshop, ZoneOffset.UTC)).isEqualByComparingTo("3");
        assertThat(consumed(workshop, ZoneOffset.UTC)).isEqualByComparingTo("3");

        move(workshop, "a", MovementType.CONSUME, VehicleModel.ALL, "1.5", 61);
        add(workshop, "b", "20");
        move(workshop, "b", MovementType.CONSUME, VehicleModel.ALL, "2", 62);

        assertThat(consumed(workshop, ZoneOffset.UTC)).isEqualByComparingTo("6.5");
        assertThat(months(workshop, ZoneOffset.UTC))
                .extracting(Month::partsMoved)
                .containsExactly(2);
        // Whoever moves to another zone has the same movements in months of that one.
        assertThat(consumed(workshop, ZoneOffset.ofHours(14))).isEqualByComparingTo("6.5");
        assertThat(consumed(workshop, ZoneOffset.UTC)).isEqualByComparingTo("6.5");
    }

    private BigDecimal consumed(Workshop workshop, ZoneId zone) {
        return months(workshop, zone).stream()
                .map(Month::consumed)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    default void of_many_who_ask_at_once_each_sees_every_movement_once() {
        var workshop = workshop();
        for (int part = 0; part < 20; part++) {
            add(workshop, "part-" + part, "20");
            move(workshop, "part-" + part, MovementType.CONSUME, VehicleModel.ALL, "1", 60);
        }

        assertThat(Samples.atOnce(8, () -> consumed(workshop, ZoneOffset.UTC)))
                .allSatisfy(sum -> assertThat(sum).isEqualByComparingTo("20"));
    }

    private void archive(Workshop workshop, String id, boolean archived) {
        change(
                workshop,
                id,
                begun ->
                        begun.with(begun.after().part().archived(archived))
                                .evaluated(PartsStores.context(workshop, NOW), Trigger.RULE));
    }

    @Test
    default void archived_parts_do_not_count() {
        var workshop = workshop();
        add(workshop, "a", "20");
        archive(workshop, "a", true);
        assertThat(months(workshop, ZoneOffset.UTC)).isEmpty();
    }

    @Test
    default void a_part_that_comes_back_from_the_archive_has_its_past() {
        var workshop = workshop();
        add(workshop, "a", "20");
        move(workshop, "a", MovementType.CONSUME, VehicleModel.ALL, "3", 60);
        assertThat(consumed(workshop, ZoneOffset.UTC)).isEqualByComparingTo("3");
        archive(workshop, "a", true);
        assertThat(consumed(workshop, ZoneOffset.UTC)).isZero();
        archive(workshop, "a", false);

        assertThat(consumed(workshop, ZoneOffset.UTC)).isEqualByComparingTo("3");
    }
}
