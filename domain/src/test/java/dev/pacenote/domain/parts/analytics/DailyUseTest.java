package dev.pacenote.domain.parts.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.domain.parts.catalogue.Quantity;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class DailyUseTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    private static DailyUse use(int sinceDays, String... ofDays) {
        return DailyUse.of(
                Stream.of(ofDays).map(BigDecimal::new).toList(), TODAY.minusDays(sinceDays), TODAY);
    }

    @Test
    void a_part_is_judged_by_the_days_since_it_moved_first_at_least_7_at_most_90() {
        assertThat(use(30, "15", "15").average()).isEqualByComparingTo("1");
        assertThat(use(0, "4").average()).as("4 in 7 days").isEqualByComparingTo("0.57");
        assertThat(use(6, "7").average()).isEqualByComparingTo("1");
        assertThat(use(8, "7").average()).as("7 in 8 days").isEqualByComparingTo("0.88");
        assertThat(use(1_000, "90").average()).isEqualByComparingTo("1");
        assertThat(DailyUse.firstDay(TODAY)).isEqualTo(TODAY.minusDays(89));
    }

    @Test
    void stock_lasts_as_long_as_it_was_used_exactly_and_not_as_the_rounded_number_says() {
        assertThat(use(90, "1").coverDays(Quantity.of(5))).contains(new BigDecimal("450.0"));
        assertThat(use(30, "20").coverDays(Quantity.of("0.5"))).contains(new BigDecimal("0.8"));
        assertThat(use(30, "20").coverDays(Quantity.of(-2))).contains(new BigDecimal("0.0"));
        assertThat(use(30).coverDays(Quantity.of(5))).isEmpty();
        assertThat(use(30, "2", "-3").coverDays(Quantity.of(5)))
                .as("more came back than was taken")
                .isEmpty();
        assertThat(use(30, "2", "-3").average()).isZero();
    }

    @Test
    void the_advice_is_what_is_used_until_the_delivery_and_some_more_as_use_varies() {
        var steady = Collections.nCopies(90, "2").toArray(String[]::new);
        assertThat(use(90, steady).suggestedThreshold(new BigDecimal("9")))
                .as("2 a day for 9 days, each day alike")
                .contains(new BigDecimal("18"));
        // 9 of 36 days with 4 each: 1 a day, sigma = √(144 ÷ 36 − 1) = √3, 1.65 × √3 × √3 = 4.95.
        var nine = Collections.nCopies(9, "4").toArray(String[]::new);
        assertThat(use(36, nine).suggestedThreshold(new BigDecimal("3")))
                .as("3 + 4.95")
                .contains(new BigDecimal("8"));
        assertThat(use(36).suggestedThreshold(new BigDecimal("3"))).contains(BigDecimal.ZERO);
        assertThat(use(36, nine).suggestedThreshold(BigDecimal.ZERO)).contains(BigDecimal.ZERO);
    }

    /** Large enough that nothing hides behind the rounding up. */
    @Test
    void the_advice_is_exact_and_rounded_up_once() {
        var nine = Collections.nCopies(9, "4").toArray(String[]::new);
        assertThat(use(36, nine).suggestedThreshold(new BigDecimal("30000")))
                .as("30,000 + 1.65 × 300")
                .contains(new BigDecimal("30495"));
        var steady = Collections.nCopies(90, "2").toArray(String[]::new);
        assertThat(use(90, steady).suggestedThreshold(new BigDecimal("9.1")))
                .as("18.2")
                .contains(new BigDecimal("19"));
    }

    @Test
    void halves_are_rounded_to_the_even_digit() {
        assertThat(use(8, "1").average()).as("0.125").isEqualTo(new BigDecimal("0.12"));
        assertThat(use(60, "60").coverDays(Quantity.of("0.25"))).contains(new BigDecimal("0.2"));
    }

    @Test
    void nothing_is_advised_before_30_days_are_known() {
        assertThat(use(29, "4").suggestedThreshold(BigDecimal.TEN)).isEmpty();
        assertThat(use(30, "4").suggestedThreshold(BigDecimal.TEN)).isPresent();
    }

    @Property
    void the_advice_is_never_less_than_what_is_used_until_the_delivery(
            @ForAll @Size(max = 90) List<@IntRange(min = -5, max = 50) Integer> ofDays,
            @ForAll @IntRange(min = 30, max = 200) int since,
            @ForAll @IntRange(max = 365) int lead) {
        var use =
                DailyUse.of(
                        ofDays.stream().map(BigDecimal::valueOf).toList(),
                        TODAY.minusDays(since),
                        TODAY);
        double used = ofDays.stream().mapToInt(Integer::intValue).sum();
        double until = used / Math.min(since, 90) * lead;

        assertThat(use.suggestedThreshold(BigDecimal.valueOf(lead)).orElseThrow().doubleValue())
                .isGreaterThanOrEqualTo(Math.max(0, until) - 1e-9);
        assertThat(use.coverDays(Quantity.of(7)).isPresent()).isEqualTo(used > 0);
    }
}
