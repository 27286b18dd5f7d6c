package dev.pacenote.application.contracts.parts.reorder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.contracts.parts.PartsStores;
import dev.pacenote.application.parts.reorder.PartsNeedingAttention;
import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.domain.parts.catalogue.Part;
import dev.pacenote.domain.parts.catalogue.PartDetails;
import dev.pacenote.domain.parts.catalogue.PartId;
import dev.pacenote.domain.parts.catalogue.Quantity;
import dev.pacenote.domain.parts.catalogue.ReorderRule;
import dev.pacenote.domain.parts.catalogue.Workshop;
import dev.pacenote.domain.parts.reorder.LowRule;
import dev.pacenote.domain.parts.reorder.Trigger;
import dev.pacenote.domain.parts.stock.StockedPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What {@link PartsNeedingAttention} promises. */
public interface PartsNeedingAttentionContract extends PartsStores {

    PartsNeedingAttention attention();

    private List<PartId> of(Workshop workshop) {
        return attention().of(workshop.account(), Optional.empty(), 100);
    }

    @Test
    default void low_open_and_snoozed_parts_are_found_in_pages_and_others_are_not() {
        var workshop = workshop();
        add(workshop, "fine", "9");
        add(workshop, "low-1", "3");
        add(workshop, "snoozed", "3");
        change(
                workshop,
                "snoozed",
                begun ->
                        begun.reordering(
                                it ->
                                        it.dismiss(
                                                "",
                                                NOW.plusSeconds(60),
                                                PartsStores.context(workshop, NOW))));
        add(workshop, "B-low", "0");

        assertThat(of(workshop))
                .extracting(PartId::value)
                .containsExactly("B-low", "low-1", "snoozed");
        assertThat(attention().of(workshop.account(), Optional.of(new PartId("B-low")), 1))
                .extracting(PartId::value)
                .containsExactly("low-1");

        var other = workshop();
        add(other, "theirs", "1");
        var all = new ArrayList<Part.Key>();
        var after = Optional.<Part.Key>empty();
        List<Part.Key> page;
        do {
            page = attention().page(after, 2);
            all.addAll(page);
            after = page.isEmpty() ? after : Optional.of(page.getLast());
        } while (!page.isEmpty());
        assertThat(all)
                .doesNotHaveDuplicates()
                .contains(PartsStores.key(workshop, "low-1"), PartsStores.key(other, "theirs"))
                .doesNotContain(PartsStores.key(workshop, "fine"));
    }

    @Test
    default void a_default_threshold_makes_parts_without_one_of_their_own_low() {
        var workshop = workshop();
        add(workshop, "p1", PartDetails.named("p1", Quantity.ZERO), "2");
        assertThat(of(workshop)).isEmpty();

        assertThat(workshops().save(workshop.withDefaultThreshold(Quantity.of(2))))
                .isInstanceOf(SaveResult.Saved.class);

        assertThat(of(workshop)).extracting(PartId::value).containsExactly("p1");
    }

    /** What a store says is low, open or snoozed is what the domain says, on random parts. */
    @Test
    default void exactly_what_the_domain_says_is_found_among_random_parts() {
        var random = new Random(11);
        for (long usual : new long[] {0, 2}) {
            var workshop = workshop();
            if (usual > 0) {
                workshop = workshop.withDefaultThreshold(Quantity.of(usual));
                assertThat(workshops().save(workshop)).isInstanceOf(SaveResult.Saved.class);
            }
            var expected = new TreeSet<String>();
            for (int i = 0; i < 60; i++) {
                var id = "p" + i;
                add(workshop, id, anyDetails(random, id), "" + random.nextInt(5));
                var kept = random.nextInt(4) == 0 ? archived(workshop, id) : found(workshop, id);
                if (LowRule.isLow(kept.part(), workshop) || kept.task().isPresent()) {
                    expected.add(id);
                }
            }
            assertThat(expected).hasSizeBetween(5, 55);
            assertThat(of(workshop)).extracting(PartId::value).containsExactlyElementsOf(expected);
        }
    }

    private StockedPart found(Workshop workshop, String id) {
        return parts().find(PartsStores.key(workshop, id)).orElseThrow();
    }

    private StockedPart archived(Workshop workshop, String id) {
        change(
                workshop,
                id,
                begun ->
                        begun.with(begun.after().part().archived(true))
                                .evaluated(PartsStores.context(workshop, NOW), Trigger.RULE));
        return found(workshop, id);
    }

    private static PartDetails anyDetails(Random random, String name) {
        var details = PartDetails.named(name, Quantity.of(random.nextInt(4)));
        return new PartDetails(
                details.naming(),
                details.placing(),
                details.supply(),
                new ReorderRule(
                        random.nextInt(4) > 0,
                        details.reordering().threshold(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                details.unit());
    }
}
