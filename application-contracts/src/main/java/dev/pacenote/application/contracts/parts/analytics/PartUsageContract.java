package dev.pacenote.application.contracts.parts.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.pacenote.application.contracts.parts.PartsStores;
import dev.pacenote.application.parts.analytics.LedgerSums.Months;
import dev.pacenote.application.parts.analytics.PartUsage;
import dev.pacenote.application.parts.analytics.PartUsage.DayOfPart;
import dev.pacenote.application.parts.analytics.PartUsage.MonthOfPart;
import dev.pacenote.application.parts.analytics.PartUsage.Span;
import dev.pacenote.application.parts.stock.Movements;
import dev.pacenote.domain.parts.catalogue.Money;
import dev.pacenote.domain.parts.catalogue.PartDetails;
import dev.pacenote.domain.parts.catalogue.PartId;
import dev.pacenote.domain.parts.catalogue.Quantity;
import dev.pacenote.domain.parts.catalogue.Supply;
import dev.pacenote.domain.parts.catalogue.VehicleModel;
import dev.pacenote.domain.parts.catalogue.Workshop;
import dev.pacenote.domain.parts.reorder.Order;
import dev.pacenote.domain.parts.reorder.Trigger;
import dev.pacenote.domain.parts.stock.Movement;
import dev.pacenote.domain.parts.stock.MovementType;
import dev.pacenote.domain.parts.stock.StockReversal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@link PartUsage} promises. */
public interface PartUsageContract extends PartsStores {

    int A_DAY = 86_400;

    PartUsage usage();

    Movements movements();

    private void addPriced(Workshop workshop, String id, String price) {
        var named = PartDetails.named(id, Quantity.of(5));
        add(
                workshop,
                id,
                new PartDetails(
                        named.naming(),
                        named.placing(),
                        new Supply(
                                new Supply.Supplier("", "", "", ""),
                                Money.of(price),
                                Optional.empty()),
                        named.reordering(),
                        named.unit()),
                "50");
    }

    private void use(
            Workshop workshop, String id, MovementType type, String quantity, int seconds) {
        move(workshop, id, type, VehicleModel.ALL, quantity, seconds);
    }

    /** Takes the newest movement of a part back. */
    private void takeBack(Workshop workshop, String id, int seconds) {
        var now = NOW.plusSeconds(seconds);
        var ledger = movements().ofPart(PartsStores.key(workshop, id));
        PartsStores.done(
                tryChange(
                        workshop,
                        id,
                        now,
                        begun ->
                                PartsStores.changed(
                                        StockReversal.of(
                                                        ledger.getLast().id(),
                                                        ledger,
                                                        new Movement.Reason(
                                                                "",
                                                                "",
                                                                workshop.account(),
                                                                Movement.Source.API,
                                                                now,
                                                                now))
                                                .orElseThrow()
                                                .apply(
                                                        begun,
                                                        PartsStores.context(workshop, now)))));
    }

    private List<DayOfPart> days(Workshop workshop, ZoneId zone) {
        return usage().byDay(
                        workshop.account(),
                        new Span(
                                NOW.minus(Duration.ofDays(90)),
                                NOW.plus(Duration.ofDays(90)),
                                zone));
    }

    private List<MonthOfPart> months(Workshop workshop, ZoneId zone) {
        var present = YearMonth.from(NOW.atZone(zone));
        return usage().byMonth(
                        workshop.account(),
                        new Months(present.minusMonths(2), present.plusMonths(2), zone));
    }

    private static LocalDate day(ZoneId zone, int seconds) {
        return LocalDate.ofInstant(NOW.plusSeconds(seconds), zone);
    }

    @Test
    default void uses_are_summed_by_part_and_day_or_month_of_one_account() {
        var workshop = workshop();
        var other = workshop();
        addPriced(workshop, "a", "2.5");
        addPriced(workshop, "b", "10");
        addPriced(other, "a", "1");
        use(workshop, "a", MovementType.CONSUME, "3.5", 60);
        use(workshop, "a", MovementType.RETURN, "1", 61);
        use(workshop, "a", MovementType.SCRAP, "2", A_DAY);
        use(workshop, "b", MovementType.RECEIVE, "7", 60);
        use(workshop, "b", MovementType.COUNT, "1", 61);
        use(other, "a", MovementType.CONSUME, "9", 60);

        var days = days(workshop, ZoneOffset.UTC);
        assertThat(days)
                .extracting(DayOfPart::day)
                .containsExactlyInAnyOrder(day(ZoneOffset.UTC, 0), day(ZoneOffset.UTC, A_DAY));
        assertThat(days).extracting(DayOfPart::part).containsOnly(new PartId("a"));
        var first =
                days.stream()
                        .filter(it -> it.day().equals(day(ZoneOffset.UTC, 0)))
                        .findFirst()
                        .orElseThrow();
        assertThat(first.used().quantity()).isEqualByComparingTo("2.5");
        assertThat(first.used().value()).isEqualByComparingTo("6.25");

        var months = months(workshop, ZoneOffset.UTC);
        assertThat(months)
                .extracting(MonthOfPart::part, MonthOfPart::month)
                .containsExactly(
                        tuple(new PartId("a"), YearMonth.from(day(ZoneOffset.UTC, A_DAY))));
        assertThat(months.getFirst().used().quantity()).isEqualByComparingTo("4.5");
        assertThat(months.getFirst().used().value()).isEqualByComparingTo("11.25");
    }

    @Test
    default void a_day_ends_where_the_zone_says_and_a_span_before_its_end() {
        var workshop = workshop();
        addPriced(workshop, "a", "1");
        use(workshop, "a", MovementType.CONSUME, "1", 60);
        for (var zone : List.of(ZoneOffset.ofHours(14), ZoneOffset.ofHours(-12))) {
            assertThat(days(workshop, zone))
                    .extracting(DayOfPart::day)
                    .containsExactly(day(zone, 60));
        }
        var at = NOW.plusSeconds(60);
        assertThat(usage().byDay(workshop.account(), new Span(NOW, at, ZoneOffset.UTC))).isEmpty();
        assertThat(
                        usage().byDay(
                                        workshop.account(),
                                        new Span(at, at.plusSeconds(1), ZoneOffset.UTC)))
                .hasSize(1);
    }

    /** Half past four in the morning of the first is half past eleven the day before. */
    @Test
    default void a_month_ends_where_the_zone_says_and_has_what_came_since_somebody_asked() {
        var workshop = workshop();
        var there = ZoneOffset.ofHours(-5);
        addPriced(workshop, "a", "2");
        int early = (int) Duration.between(NOW, Instant.parse("2026-11-01T04:30:00Z")).toSeconds();
        use(workshop, "a", MovementType.CONSUME, "1", early);
        assertThat(months(workshop, there))
                .extracting(MonthOfPart::month)
                .containsExactly(YearMonth.of(2026, 10));
        assertThat(months(workshop, ZoneOffset.UTC))
                .extracting(MonthOfPart::month)
                .containsExactly(YearMonth.of(2026, 11));
        use(workshop, "a", MovementType.SCRAP, "2", early + 1);
        assertThat(months(workshop, there))
                .extracting(MonthOfPart::month, it -> it.used().quantity().intValueExact())
                .containsExactly(tuple(YearMonth.of(2026, 10), 3));
        var next = YearMonth.from(NOW.atZone(ZoneOffset.UTC)).plusMonths(1);
        assertThat(usage().byMonth(workshop.account(), new Months(next, next, ZoneOffset.UTC)))
                .isEmpty();
    }

    @Test
    default void what_was_taken_back_was_not_used() {
        var workshop = workshop();
        addPriced(workshop, "a", "1");
        use(workshop, "a", MovementType.CONSUME, "3", 60);
        takeBack(workshop, "a", 120);

        assertThat(days(workshop, ZoneOffset.UTC))
                .allSatisfy(it -> assertThat(it.used().quantity()).isZero())
                .allSatisfy(it -> assertThat(it.used().value()).isZero());
        assertThat(months(workshop, ZoneOffset.UTC)).isEmpty();
        assertThat(usage().histories(workshop.account()))
                .containsExactly(new PartUsage.History(new PartId("a"), NOW, Optional.empty()));
    }

    @Test
    default void each_part_says_when_it_moved_first_and_was_used_last() {
        var workshop = workshop();
        addPriced(workshop, "a", "1");
        addPriced(workshop, "b", "1");
        use(workshop, "a", MovementType.CONSUME, "3", 60);
        use(workshop, "a", MovementType.SCRAP, "1", 120);
        use(workshop, "a", MovementType.RETURN, "1", 180);
        use(workshop, "a", MovementType.RECEIVE, "1", 240);

        assertThat(usage().histories(workshop.account()))
                .containsExactlyInAnyOrder(
                        new PartUsage.History(
                                new PartId("a"), NOW, Optional.of(NOW.plusSeconds(120))),
                        new PartUsage.History(new PartId("b"), NOW, Optional.empty()));
        assertThat(usage().histories(workshop().account())).isEmpty();
    }

    @Test
    default void an_order_took_until_the_first_that_was_received_for_it() {
        var workshop = workshop();
        add(workshop, "a", "3");
        add(workshop, "unordered", "3");
        var ordered = NOW.plusSeconds(60);
        PartsStores.done(
                tryChange(
                        workshop,
                        "a",
                        ordered,
                        begun ->
                                begun.reordering(
                                        it ->
                                                it.order(
                                                        Quantity.of(20),
                                                        _ ->
                                                                new Order.Expected(
                                                                        Optional.empty(), ""),
                                                        PartsStores.context(workshop, ordered)))));
        assertThat(usage().deliveries(workshop.account())).isEmpty();
        use(workshop, "a", MovementType.RECEIVE, "1", A_DAY);
        takeBack(workshop, "a", A_DAY + 1);
        assertThat(usage().deliveries(workshop.account())).as("taken back").isEmpty();
        use(workshop, "a", MovementType.RECEIVE, "4", 3 * A_DAY);
        use(workshop, "a", MovementType.RECEIVE, "4", 4 * A_DAY);
        use(workshop, "unordered", MovementType.RECEIVE, "4", A_DAY);

        assertThat(usage().deliveries(workshop.account()))
                .containsExactly(
                        new PartUsage.Delivery(
                                new PartId("a"), ordered, NOW.plusSeconds(3L * A_DAY)));
    }

    @Test
    default void archived_parts_were_not_used() {
        var workshop = workshop();
        addPriced(workshop, "a", "1");
        use(workshop, "a", MovementType.CONSUME, "3", 60);
        change(
                workshop,
                "a",
                begun ->
                        begun.with(begun.after().part().archived(true))
                                .evaluated(PartsStores.context(workshop, NOW), Trigger.RULE));

        assertThat(months(workshop, ZoneOffset.UTC)).isEmpty();
        assertThat(usage().histories(workshop.account())).isEmpty();
    }
}
