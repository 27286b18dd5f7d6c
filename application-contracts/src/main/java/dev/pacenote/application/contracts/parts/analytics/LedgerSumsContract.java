package dev.pacenote.application.contracts.parts.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.contracts.parts.PartsStores;
import dev.pacenote.application.parts.analytics.LedgerSums;
import dev.pacenote.application.parts.analytics.LedgerSums.Month;
import dev.pacenote.application.parts.analytics.LedgerSums.Span;
import dev.pacenote.domain.parts.catalogue.VehicleModel;
import dev.pacenote.domain.parts.catalogue.Workshop;
import dev.pacenote.domain.parts.reorder.Trigger;
import dev.pacenote.domain.parts.stock.MovementType;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@link LedgerSums} promises. */
public interface LedgerSumsContract extends PartsStores {

    LedgerSums sums();

    private List<Month> months(Workshop workshop, ZoneId zone) {
        return sums().months(
                        workshop.account(),
                        new Span(
                                NOW.minus(Duration.ofDays(60)),
                                NOW.plus(Duration.ofDays(60)),
                                zone));
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

    @Test
    default void a_month_ends_where_the_zone_says() {
        var workshop = workshop();
        add(workshop, "a", "20");
        var late = ZoneOffset.ofHours(14);
        var early = ZoneOffset.ofHours(-12);
        assertThat(months(workshop, late).getFirst().month())
                .isEqualTo(YearMonth.from(NOW.atZone(late)));
        assertThat(months(workshop, early).getFirst().month())
                .isEqualTo(YearMonth.from(NOW.atZone(early)));
        assertThat(
                        sums().months(
                                        workshop.account(),
                                        new Span(
                                                NOW.plusSeconds(1),
                                                NOW.plus(Duration.ofDays(1)),
                                                ZoneOffset.UTC)))
                .isEmpty();
    }

    @Test
    default void archived_parts_do_not_count() {
        var workshop = workshop();
        add(workshop, "a", "20");
        change(
                workshop,
                "a",
                begun ->
                        begun.with(begun.after().part().archived(true))
                                .evaluated(PartsStores.context(workshop, NOW), Trigger.RULE));
        assertThat(months(workshop, ZoneOffset.UTC)).isEmpty();
    }
}
