package dev.pacenote.application.contracts.parts.stock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.contracts.parts.PartsStores;
import dev.pacenote.application.parts.stock.CommitPartsChange.Outcome;
import dev.pacenote.application.parts.stock.Movements;
import dev.pacenote.domain.parts.catalogue.Money;
import dev.pacenote.domain.parts.catalogue.Part;
import dev.pacenote.domain.parts.catalogue.PartDetails;
import dev.pacenote.domain.parts.catalogue.Quantity;
import dev.pacenote.domain.parts.catalogue.Unit;
import dev.pacenote.domain.parts.catalogue.UnitScale;
import dev.pacenote.domain.parts.catalogue.VehicleModel;
import dev.pacenote.domain.parts.catalogue.Workshop;
import dev.pacenote.domain.parts.reorder.ReorderContext;
import dev.pacenote.domain.parts.stock.Movement;
import dev.pacenote.domain.parts.stock.MovementType;
import dev.pacenote.domain.parts.stock.PartChange;
import dev.pacenote.domain.parts.stock.StockCommand;
import dev.pacenote.domain.parts.stock.StockLedger;
import dev.pacenote.domain.parts.stock.StockResult;
import dev.pacenote.domain.parts.stock.StockReversal;
import dev.pacenote.domain.parts.stock.StockTransfer;
import dev.pacenote.domain.parts.stock.StockedPart;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A store keeps what random changes of stock make of a part, to the thousandth. */
public interface RandomStockContract extends PartsStores {

    List<MovementType> TYPES =
            List.of(
                    MovementType.RECEIVE,
                    MovementType.RECEIVE,
                    MovementType.CONSUME,
                    MovementType.RETURN,
                    MovementType.SCRAP,
                    MovementType.ADJUST,
                    MovementType.COUNT);

    List<VehicleModel> POOLS =
            List.of(VehicleModel.ALL, new VehicleModel("Camry"), new VehicleModel("Corolla"));

    Movements movements();

    /** One part that changes at random. */
    final class Story {

        private final RandomStockContract stores;
        private final Workshop workshop;
        private final Part.Key key;
        private final Random random;
        private final List<Movement> written = new ArrayList<>();
        private StockedPart expected;

        Story(RandomStockContract stores, Workshop workshop, Random random) {
            this.stores = stores;
            this.workshop = workshop;
            this.random = random;
            key = PartsStores.key(workshop, "oil");
            var named = PartDetails.named("Oil", Quantity.of("5.125"));
            expected =
                    stores.add(
                            workshop,
                            "oil",
                            new PartDetails(
                                    named.naming(),
                                    named.placing(),
                                    named.supply(),
                                    named.reordering(),
                                    new Unit("litre", new UnitScale(3))),
                            "20.5");
            written.addAll(stores.movements().ofPart(key));
        }

        private Quantity anything() {
            return PartsStores.thousandths(1L + random.nextInt(9_000));
        }

        private Movement.Reason reason() {
            return new Movement.Reason(
                    "why", "", workshop.account(), Movement.Source.API, NOW, NOW);
        }

        private StockCommand command(VehicleModel pool) {
            var type = TYPES.get(random.nextInt(TYPES.size()));
            boolean less = type == MovementType.ADJUST && random.nextBoolean();
            var amount = anything();
            var cost =
                    type == MovementType.RECEIVE && random.nextBoolean()
                            ? Optional.of(
                                    new Money(BigDecimal.valueOf(random.nextInt(1_000_000), 4)))
                            : Optional.<Money>empty();
            return new StockCommand(
                    type,
                    pool,
                    less ? amount.negated() : amount,
                    new StockCommand.Options(
                            cost, Optional.empty(), type == MovementType.SCRAP, true),
                    reason());
        }

        private Function<PartChange, StockResult> anyStep() {
            var context = PartsStores.context(workshop, NOW);
            int pool = random.nextInt(POOLS.size());
            return switch (random.nextInt(5)) {
                case 0 -> {
                    var transfer =
                            new StockTransfer(
                                    POOLS.get(pool),
                                    POOLS.get((pool + 1) % POOLS.size()),
                                    anything(),
                                    reason());
                    yield begun -> transfer.apply(begun, context);
                }
                case 1 -> {
                    var original = written.get(random.nextInt(written.size()));
                    var reversal =
                            StockReversal.of(original.id(), List.copyOf(written), reason())
                                    .orElseThrow();
                    yield begun -> reversal.apply(begun, context);
                }
                default -> {
                    var command = command(POOLS.get(pool));
                    yield begun -> new StockLedger(context).apply(begun, command);
                }
            };
        }

        void step() {
            var step = anyStep();
            var context = PartsStores.context(workshop, NOW);
            var done =
                    PartsStores.done(
                            stores.commits()
                                    .commit(
                                            workshop.account(),
                                            Set.of(key.id()),
                                            found ->
                                                    outcome(
                                                            step.apply(
                                                                    PartChange.begin(
                                                                            found.find(key.id())
                                                                                    .orElseThrow())),
                                                            context)));
            done.ifPresent(
                    change -> {
                        written.addAll(change.movements());
                        expected = change.after();
                    });
        }

        private static Outcome<Optional<PartChange>> outcome(
                StockResult result, ReorderContext context) {
            if (result instanceof StockResult.Changed(var change)) {
                var finished = change.finished(context);
                return new Outcome<>(Optional.of(finished), List.of(finished));
            }
            return Outcome.nothing(Optional.empty());
        }

        void holds() {
            var kept = stores.parts().find(key).orElseThrow();
            assertThat(kept.part().holding()).isEqualTo(expected.part().holding());
            for (var pool : POOLS) {
                assertThat(kept.row(pool).quantity()).isEqualTo(expected.row(pool).quantity());
            }
            assertThat(kept.task()).isEqualTo(expected.task());
            var ledger = stores.movements().ofPart(key);
            assertThat(ledger).isEqualTo(written);
            assertThat(ledger)
                    .extracting(Movement::seq)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, ledger.size()).boxed().toList());
            assertThat(ledger.stream().map(Movement::delta).reduce(Quantity.ZERO, Quantity::plus))
                    .isEqualTo(kept.part().stock())
                    .isEqualTo(kept.sum());
        }
    }

    @Test
    default void what_random_changes_make_of_a_part_is_kept_to_the_thousandth() {
        for (boolean negative : new boolean[] {false, true}) {
            long seed = System.nanoTime();
            var story =
                    new Story(this, workshop().allowingNegativeStock(negative), new Random(seed));
            try {
                for (int i = 0; i < 60; i++) {
                    story.step();
                    story.holds();
                }
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + ", negative " + negative, e);
            }
            assertThat(story.written).as("seed %s", seed).hasSizeGreaterThan(20);
        }
    }
}
