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
import dev.pacenote.domain.parts.catalogue.Unit;
import dev.pacenote.domain.parts.catalogue.UnitScale;
import dev.pacenote.domain.parts.catalogue.VehicleModel;
import dev.pacenote.domain.parts.catalogue.Workshop;
import dev.pacenote.domain.parts.reorder.LowRule;
import dev.pacenote.domain.parts.reorder.Trigger;
import dev.pacenote.domain.parts.stock.MovementType;
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

    /**
     * What a store says is low, open or snoozed is what the domain says, on random parts: counted
     * in thousandths, and with less than nothing.
     */
    @Test
    default void exactly_what_the_domain_says_is_found_among_random_parts() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (long usual : new long[] {0, 2_125}) {
            var before = workshop().allowingNegativeStock(true);
            addUnseen(before, "p60");
            for (int i = 0; i < 60; i++) {
                addAny(before, "p" + i, random);
                if (random.nextInt(4) == 0) {
                    archive(before, "p" + i);
                }
            }
            var workshop = before.withDefaultThreshold(PartsStores.thousandths(usual));
            assertThat(workshops().save(workshop)).isInstanceOf(SaveResult.Saved.class);
            var expected = new TreeSet<String>();
            int unseen = 0;
            for (int i = 0; i <= 60; i++) {
                var kept = found(workshop, "p" + i);
                boolean low = LowRule.isLow(kept.part(), workshop);
                if (low || kept.task().isPresent()) {
                    expected.add("p" + i);
                }
                unseen += low && kept.task().isEmpty() ? 1 : 0;
            }
            assertThat(unseen).as("low without a task, seed %s", seed).isPositive();
            assertThat(expected).as("seed %s", seed).hasSizeBetween(5, 55);
            assertThat(of(workshop))
                    .as("seed %s", seed)
                    .extracting(PartId::value)
                    .containsExactlyElementsOf(expected);
        }
    }

    /** Often with its threshold to the thousandth, or a thousandth beside it, or below zero. */
    private void addAny(Workshop workshop, String id, Random random) {
        long threshold = random.nextInt(3) == 0 ? 0 : random.nextInt(4_000);
        var details = anyDetails(random, id, PartsStores.thousandths(threshold));
        long stock =
                random.nextBoolean()
                        ? Math.max(0, threshold + random.nextInt(3) - 1)
                        : random.nextInt(5_000);
        if (random.nextBoolean()) {
            add(workshop, id, details, PartsStores.thousandths(stock).toString());
        } else {
            // Nobody looked at it yet since its rule is what it is.
            var nothing = anyDetails(random, id, Quantity.ZERO);
            add(workshop, id, nothing, PartsStores.thousandths(stock).toString());
            change(workshop, id, begun -> begun.with(begun.after().part().with(details)));
        }
        if (random.nextInt(5) == 0) {
            move(
                    workshop,
                    id,
                    MovementType.CONSUME,
                    VehicleModel.ALL,
                    PartsStores.thousandths(stock + 1 + random.nextInt(2_000)).toString(),
                    60);
        }
    }

    /** Low in any case, and nobody looked at it yet since it is. */
    private void addUnseen(Workshop workshop, String id) {
        add(workshop, id, PartDetails.named(id, Quantity.ZERO), "1");
        var asked = PartDetails.named(id, Quantity.of(2));
        change(workshop, id, begun -> begun.with(begun.after().part().with(asked)));
    }

    private StockedPart found(Workshop workshop, String id) {
        return parts().find(PartsStores.key(workshop, id)).orElseThrow();
    }

    private void archive(Workshop workshop, String id) {
        change(
                workshop,
                id,
                begun ->
                        begun.with(begun.after().part().archived(true))
                                .evaluated(PartsStores.context(workshop, NOW), Trigger.RULE));
    }

    private static PartDetails anyDetails(Random random, String name, Quantity threshold) {
        var details = PartDetails.named(name, threshold);
        return new PartDetails(
                details.naming(),
                details.placing(),
                details.supply(),
                new ReorderRule(
                        random.nextInt(4) > 0,
                        threshold,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                new Unit("litre", new UnitScale(Quantity.MAX_DECIMALS)));
    }
}
