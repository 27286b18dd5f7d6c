package dev.pacenote.domain.parts.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import dev.pacenote.domain.parts.catalogue.Part;
import dev.pacenote.domain.parts.catalogue.PartId;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class AbcPartTest {

    private static List<AbcPart> ranked(Map<String, String> values) {
        var byId = new HashMap<PartId, BigDecimal>();
        values.forEach((id, value) -> byId.put(new PartId(id), new BigDecimal(value)));
        return AbcPart.ranked(
                values.keySet().stream().map(PartFixture::part).toList(), Map.copyOf(byId));
    }

    @Test
    void the_share_of_those_before_it_says_where_a_part_belongs() {
        var ranked =
                ranked(Map.of("e", "80", "b", "15", "d", "2.5", "c", "2.5", "a", "0", "f", "-3"));
        assertThat(ranked)
                .extracting(it -> it.part().key().id().value())
                .as("by value, then id")
                .containsExactly("e", "b", "c", "d", "a", "f");
        assertThat(ranked)
                .extracting(AbcPart::group)
                .containsExactly(
                        AbcPart.Group.A,
                        AbcPart.Group.B,
                        AbcPart.Group.C,
                        AbcPart.Group.C,
                        AbcPart.Group.C,
                        AbcPart.Group.C);
        assertThat(ranked)
                .extracting(it -> it.share().stripTrailingZeros().toPlainString())
                .containsExactly("0.8", "0.15", "0.025", "0.025", "0", "0");
    }

    @Test
    void the_first_is_an_A_however_large_and_all_are_C_where_nothing_was_used() {
        assertThat(ranked(Map.of("a", "1000")).getFirst().group()).isEqualTo(AbcPart.Group.A);
        assertThat(ranked(Map.of("a", "79.99", "b", "20.01")))
                .extracting(AbcPart::group)
                .as("79.99 % before it")
                .containsExactly(AbcPart.Group.A, AbcPart.Group.A);
        assertThat(ranked(Map.of("a", "0", "b", "-1")))
                .extracting(AbcPart::group)
                .containsOnly(AbcPart.Group.C);
        assertThat(ranked(Map.of())).isEmpty();
    }

    @Test
    void shares_have_four_decimals_and_halves_go_to_the_even_one() {
        assertThat(ranked(Map.of("a", "31", "b", "1")))
                .extracting(it -> it.share().toPlainString())
                .as("0.96875 and 0.03125")
                .containsExactly("0.9688", "0.0312");
    }

    @Property
    void groups_follow_each_other_and_shares_add_up(
            @ForAll List<@IntRange(min = -2, max = 1_000) Integer> values) {
        var byId = new HashMap<PartId, BigDecimal>();
        var parts =
                IntStream.range(0, values.size())
                        .mapToObj(
                                i -> {
                                    var part = PartFixture.part("p" + i);
                                    byId.put(part.key().id(), BigDecimal.valueOf(values.get(i)));
                                    return part;
                                })
                        .toList();

        var ranked = AbcPart.ranked(parts, byId);

        assertThat(ranked).extracting(AbcPart::group).isSorted();
        assertThat(ranked).extracting(AbcPart::part).hasSameElementsAs(parts);
        double all = ranked.stream().map(AbcPart::share).mapToDouble(BigDecimal::doubleValue).sum();
        boolean used = values.stream().anyMatch(value -> value > 0);
        assertThat(all).isCloseTo(used ? 1 : 0, offset(0.01));
        assertThat(ranked.stream().map(AbcPart::part).map(Part::key).distinct())
                .hasSize(values.size());
    }
}
