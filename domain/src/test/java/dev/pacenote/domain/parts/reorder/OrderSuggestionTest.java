package dev.pacenote.domain.parts.reorder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.parts.catalogue.Part;
import dev.pacenote.domain.parts.catalogue.PartDetails;
import dev.pacenote.domain.parts.catalogue.PartId;
import dev.pacenote.domain.parts.catalogue.Quantity;
import dev.pacenote.domain.parts.catalogue.ReorderRule;
import dev.pacenote.domain.parts.catalogue.Workshop;
import java.time.Instant;
import java.util.Currency;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class OrderSuggestionTest {

    private static final Workshop WORKSHOP =
            Workshop.initial(new AccountId(42), Currency.getInstance("USD"));

    private static Part part(ReorderRule rule, int stock) {
        var named = PartDetails.named("Bulb", Quantity.ZERO);
        var details =
                new PartDetails(
                        named.naming(), named.placing(), named.supply(), rule, named.unit());
        return Part.added(
                        new Part.Key(new AccountId(42), new PartId("p1")),
                        details,
                        Instant.parse("2026-11-20T12:00:00Z"))
                .with(new Part.Holding(Quantity.of(stock), Quantity.ZERO, Optional.empty()), 1);
    }

    private static Quantity suggested(
            int threshold, int stock, Optional<Integer> most, Optional<Integer> pack) {
        var rule =
                new ReorderRule(
                        true,
                        Quantity.of(threshold),
                        Optional.empty(),
                        most.map(Quantity::of),
                        pack.map(Quantity::of));
        return OrderSuggestion.of(part(rule, stock), WORKSHOP).quantity();
    }

    @Test
    void at_threshold_5_and_stock_5_the_suggestion_is_10_and_whole_packs_fit_into_the_room() {
        assertThat(suggested(5, 5, Optional.empty(), Optional.empty())).isEqualTo(Quantity.of(10));
        assertThat(suggested(5, 5, Optional.of(20), Optional.of(6))).isEqualTo(Quantity.of(12));
        assertThat(suggested(5, 5, Optional.of(20), Optional.of(20))).isEqualTo(Quantity.of(20));
        assertThat(suggested(5, 5, Optional.empty(), Optional.of(6))).isEqualTo(Quantity.of(12));
    }

    @Test
    void what_is_ordered_already_is_not_suggested_again_and_a_fixed_quantity_comes_first() {
        var most =
                new ReorderRule(
                        true,
                        Quantity.of(5),
                        Optional.empty(),
                        Optional.of(Quantity.of(20)),
                        Optional.empty());
        assertThat(OrderSuggestion.of(part(most, 5), WORKSHOP).quantity())
                .isEqualTo(Quantity.of(15));
        assertThat(
                        OrderSuggestion.of(part(most, 5).withOnOrder(Quantity.of(4)), WORKSHOP)
                                .quantity())
                .isEqualTo(Quantity.of(11));
        var fixed =
                new ReorderRule(
                        true,
                        Quantity.of(5),
                        Optional.of(Quantity.of(7)),
                        Optional.of(Quantity.of(20)),
                        Optional.empty());
        assertThat(OrderSuggestion.of(part(fixed, 5), WORKSHOP).quantity())
                .isEqualTo(Quantity.of(7));
        assertThat(OrderSuggestion.of(part(fixed, -4), WORKSHOP).quantity())
                .as("7 would leave it low")
                .isEqualTo(Quantity.of(10));
    }

    @Property
    void no_order_lands_exactly_on_the_threshold_and_fires_again(
            @ForAll @IntRange(min = 1, max = 50) int threshold,
            @ForAll @IntRange(min = -20, max = 50) int stock,
            @ForAll @IntRange(min = 0, max = 60) int most,
            @ForAll @IntRange(min = 0, max = 30) int pack) {
        var order =
                suggested(
                        threshold,
                        stock,
                        Optional.of(most).filter(it -> it > 0),
                        Optional.of(pack).filter(it -> it > 0));
        if (stock <= threshold) {
            assertThat(order.plus(Quantity.of(stock))).isGreaterThan(Quantity.of(threshold));
        }
        assertThat(order.isNegative()).isFalse();
    }

    @Test
    void not_watched_is_never_low_and_the_workshops_default_counts_where_there_is_no_threshold() {
        var plain = part(ReorderRule.of(Quantity.ZERO), 2);
        assertThat(LowRule.isLow(plain, WORKSHOP)).isFalse();
        assertThat(LowRule.isLow(plain, WORKSHOP.withDefaultThreshold(Quantity.of(3)))).isTrue();
        assertThat(LowRule.isLow(plain, WORKSHOP.withDefaultThreshold(Quantity.of(2)))).isTrue();
        assertThat(LowRule.isLow(plain, WORKSHOP.withDefaultThreshold(Quantity.of(1)))).isFalse();
        assertThat(
                        LowRule.isLow(
                                plain.archived(true),
                                WORKSHOP.withDefaultThreshold(Quantity.of(3))))
                .isFalse();
        var unwatched =
                new ReorderRule(
                        false,
                        Quantity.of(9),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
        assertThat(LowRule.isLow(part(unwatched, 2), WORKSHOP)).isFalse();
    }
}
