package dev.pacenote.domain.parts.stock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.parts.catalogue.Money;
import dev.pacenote.domain.parts.catalogue.Part;
import dev.pacenote.domain.parts.catalogue.PartDetails;
import dev.pacenote.domain.parts.catalogue.PartId;
import dev.pacenote.domain.parts.catalogue.Quantity;
import dev.pacenote.domain.parts.catalogue.Unit;
import dev.pacenote.domain.parts.catalogue.UnitScale;
import dev.pacenote.domain.parts.catalogue.VehicleModel;
import dev.pacenote.domain.parts.catalogue.Workshop;
import dev.pacenote.domain.parts.reorder.LowRule;
import dev.pacenote.domain.parts.reorder.Order;
import dev.pacenote.domain.parts.reorder.ReorderContext;
import dev.pacenote.domain.parts.reorder.ReorderTask;
import dev.pacenote.domain.parts.reorder.TaskState;
import dev.pacenote.domain.parts.reorder.Trigger;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * A hundred workshops do a thousand random things each, beside a model of plain numbers: of
 * thousandths, for half of the parts are counted so finely.
 */
class StockLedgerProperties {

    private static final int STEPS = 1_000;
    private static final List<VehicleModel> MODELS =
            List.of(VehicleModel.ALL, new VehicleModel("Camry"), new VehicleModel("Corolla"));
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final Movement.Reason REASON =
            new Movement.Reason("why", "", new AccountId(42), Movement.Source.API, NOW, NOW);

    /** What is in each pool, by the same rules in as few words as possible. */
    private static final class Model {
        private final Map<VehicleModel, Long> pools = new HashMap<>();
        private final boolean negativeAllowed;
        private int movements;

        Model(boolean negativeAllowed) {
            this.negativeAllowed = negativeAllowed;
        }

        long pool(VehicleModel model) {
            return pools.getOrDefault(model, 0L);
        }

        long total() {
            return pools.values().stream().mapToLong(Long::longValue).sum();
        }

        boolean takes(VehicleModel model, long delta) {
            return delta >= 0 || pool(model) + delta >= 0 || negativeAllowed;
        }

        boolean add(VehicleModel model, long delta) {
            if (!takes(model, delta)) {
                return false;
            }
            pools.put(model, pool(model) + delta);
            movements++;
            return true;
        }
    }

    /** One part, as we keep it and as the model does. */
    private static final class Bench {
        private final Random random;
        private final ReorderContext context;
        private final Model model;
        private final List<Movement> ledger = new ArrayList<>();
        private final Set<String> told = new HashSet<>();
        private final boolean fine;
        private StockedPart now;
        private Quantity sum = Quantity.ZERO;
        private Optional<BigDecimal> average = Optional.empty();

        Bench(long seed, boolean negativeAllowed, boolean fine) {
            random = new Random(seed);
            this.fine = fine;
            model = new Model(negativeAllowed);
            context =
                    new ReorderContext(
                            Workshop.initial(new AccountId(42), Currency.getInstance("USD"))
                                    .allowingNegativeStock(negativeAllowed),
                            NOW,
                            LocalDate.of(2026, 11, 20),
                            () -> new UUID(random.nextLong(), random.nextLong()));
            now =
                    StockedPart.added(
                            Part.added(
                                    new Part.Key(new AccountId(42), new PartId("p1")),
                                    bulb(fine),
                                    NOW));
            model.add(VehicleModel.ALL, 20_000);
            assertThat(store(apply(MovementType.OPENING, VehicleModel.ALL, 20_000, false)))
                    .isTrue();
        }

        private static PartDetails bulb(boolean fine) {
            var named = PartDetails.named("Bulb", Quantity.of(5));
            return new PartDetails(
                    named.naming(),
                    named.placing(),
                    named.supply(),
                    named.reordering(),
                    new Unit("each", new UnitScale(fine ? 3 : 0)));
        }

        private static Quantity quantity(long thousandths) {
            return new Quantity(BigDecimal.valueOf(thousandths, 3));
        }

        /** Of three receipts one says nothing of its cost. */
        private Optional<Money> anyCost() {
            return random.nextInt(3) == 0
                    ? Optional.empty()
                    : Optional.of(new Money(BigDecimal.valueOf(random.nextInt(1_000_000), 4)));
        }

        private StockResult apply(
                MovementType type, VehicleModel pool, long amount, boolean clamp) {
            return new StockLedger(context)
                    .apply(
                            PartChange.begin(now),
                            new StockCommand(
                                    type,
                                    pool,
                                    quantity(amount),
                                    new StockCommand.Options(
                                            anyCost(), Optional.empty(), clamp, true),
                                    REASON));
        }

        private boolean store(StockResult result) {
            if (result instanceof StockResult.Changed(var change)) {
                store(change);
                return true;
            }
            return false;
        }

        private void store(PartChange change) {
            var finished = change.finished(context);
            finished.movements().stream().map(Movement::seq).forEach(this::follows);
            finished.movements().forEach(this::enters);
            for (var alert : finished.alerts()) {
                assertThat(told.add(alert.kind() + alert.dedupeKey())).as("told once").isTrue();
            }
            assertThat(finished.closed()).noneMatch(ReorderTask::isOpen);
            now = finished.after();
        }

        private void follows(long seq) {
            assertThat(seq).isGreaterThan(ledger.size()).isLessThanOrEqualTo(ledger.size() + 2L);
        }

        /** A line of the ledger, and what a unit costs with it. */
        private void enters(Movement movement) {
            var before = average;
            if (isReceipt(movement)) {
                average = Optional.of(mixed(average, sum, movement));
            }
            ledger.add(movement);
            sum = sum.plus(movement.delta());
            movement.links()
                    .reverses()
                    .flatMap(this::find)
                    .filter(Bench::isReceipt)
                    .ifPresent(_ -> average = withoutWhatWasTakenBack());
            assertThat(movement.after().averageCost()).isEqualTo(average.map(Money::new));
            if (movement.type().isConsumption()) {
                assertThat(movement.unitCost().orElseThrow().amount())
                        .isEqualByComparingTo(before.orElse(BigDecimal.ZERO));
            }
        }

        private static boolean isReceipt(Movement movement) {
            return Set.of(MovementType.OPENING, MovementType.RECEIVE).contains(movement.type())
                    && movement.unitCost().isPresent();
        }

        private static BigDecimal mixed(
                Optional<BigDecimal> average, Quantity held, Movement receipt) {
            var cost = receipt.unitCost().orElseThrow().amount();
            var old = held.value().max(BigDecimal.ZERO);
            var came = receipt.delta().value();
            return average.isEmpty()
                    ? cost
                    : average.get()
                            .multiply(old)
                            .add(cost.multiply(came))
                            .divide(old.add(came), 4, RoundingMode.HALF_EVEN);
        }

        private Optional<Movement> find(UUID id) {
            return ledger.stream().filter(it -> it.id().equals(id)).findFirst();
        }

        /** All that was received once more, as if nothing that was taken back had come. */
        private Optional<BigDecimal> withoutWhatWasTakenBack() {
            var gone = new HashSet<UUID>();
            for (var movement : ledger) {
                movement.links()
                        .reverses()
                        .ifPresent(original -> gone.addAll(List.of(original, movement.id())));
            }
            var result = Optional.<BigDecimal>empty();
            var held = Quantity.ZERO;
            for (var movement : ledger) {
                if (!gone.contains(movement.id())) {
                    if (isReceipt(movement)) {
                        result = Optional.of(mixed(result, held, movement));
                    }
                    held = held.plus(movement.delta());
                }
            }
            return result;
        }

        void step() {
            var pool = MODELS.get(random.nextInt(MODELS.size()));
            long amount = fine ? 1L + random.nextInt(9_000) : 1_000L * (1 + random.nextInt(9));
            switch (random.nextInt(10)) {
                case 0 -> moves(MovementType.RECEIVE, pool, amount, amount);
                case 1, 2 -> moves(MovementType.CONSUME, pool, amount, -amount);
                case 8 -> moves(MovementType.RETURN, pool, amount, amount);
                case 9 -> adjusts(pool, random.nextBoolean() ? amount : -amount);
                case 3 -> clamps(pool, amount);
                case 4 -> counts(pool, amount);
                case 5 -> transfers(pool, amount);
                case 6 -> reverses(ledger.get(random.nextInt(ledger.size())));
                default -> looksAtTheTask(amount);
            }
        }

        private void moves(MovementType type, VehicleModel pool, long amount, long delta) {
            assertThat(store(apply(type, pool, amount, false))).isEqualTo(model.add(pool, delta));
        }

        private void adjusts(VehicleModel pool, long delta) {
            moves(MovementType.ADJUST, pool, delta, delta);
        }

        private void clamps(VehicleModel pool, long amount) {
            model.add(pool, -Math.min(amount, Math.max(model.pool(pool), 0)));
            assertThat(store(apply(MovementType.SCRAP, pool, amount, true))).isTrue();
        }

        private void counts(VehicleModel pool, long amount) {
            boolean others =
                    MODELS.stream().anyMatch(it -> !it.equals(pool) && model.pool(it) != 0);
            boolean refused = pool.isAll() && others && model.pool(pool) != amount;
            if (!refused) {
                model.add(pool, amount - model.pool(pool));
            }
            assertThat(store(apply(MovementType.COUNT, pool, amount, false))).isEqualTo(!refused);
        }

        private void transfers(VehicleModel pool, long amount) {
            var to = MODELS.get((MODELS.indexOf(pool) + 1) % MODELS.size());
            var result =
                    new StockTransfer(pool, to, quantity(amount), REASON)
                            .apply(PartChange.begin(now), context);
            assertThat(store(result)).isEqualTo(model.add(pool, -amount) && model.add(to, amount));
        }

        private void reverses(Movement original) {
            var reversal = StockReversal.of(original.id(), ledger, REASON).orElseThrow();
            var result = reversal.apply(PartChange.begin(now), context);
            boolean before =
                    ledger.stream()
                            .flatMap(it -> it.links().reverses().stream())
                            .anyMatch(original.id()::equals);
            boolean possible =
                    original.type() != MovementType.REVERSAL
                            && !before
                            && reversal.originals().stream()
                                    .allMatch(it -> model.takes(it.model(), -units(it)));
            assertThat(store(result)).isEqualTo(possible);
            if (possible) {
                reversal.originals().forEach(it -> model.add(it.model(), -units(it)));
            }
        }

        private static long units(Movement movement) {
            return movement.delta().value().movePointRight(3).longValueExact();
        }

        private void looksAtTheTask(long amount) {
            var begun = PartChange.begin(now);
            if (now.task().isEmpty()) {
                store(begun.evaluated(context, Trigger.CLOCK));
                return;
            }
            var expected = new Order.Expected(Optional.empty(), "");
            boolean ordered = now.task().get().state() instanceof TaskState.Ordered;
            store(
                    begun.reordering(
                            it ->
                                    ordered && amount > 6_000
                                            ? it.cancelOrder("", context)
                                            : it.order(quantity(amount), _ -> expected, context)));
        }

        /** What holds after each commit. */
        void holds() {
            var part = now.part();
            assertThat(part.stock()).isEqualTo(now.sum()).isEqualTo(quantity(model.total()));
            for (var pool : MODELS) {
                assertThat(now.row(pool).quantity()).isEqualTo(quantity(model.pool(pool)));
            }
            assertThat(sum).isEqualTo(part.stock());
            assertThat(part.holding().averageCost()).isEqualTo(average.map(Money::new));
            assertThat(part.ledgerSeq()).isEqualTo(ledger.size()).isEqualTo(model.movements);
            assertThat(ledger.getLast().after().total()).isEqualTo(part.stock());
            boolean low = LowRule.isLow(part, context.workshop());
            if (now.task().isEmpty()) {
                assertThat(low).as("low without a task").isFalse();
            } else if (now.task().get().state() instanceof TaskState.Pending) {
                assertThat(low).as("a pending task of what is not low").isTrue();
            }
            assertThat(part.holding().onOrder())
                    .isEqualTo(now.task().map(ReorderTask::outstanding).orElse(Quantity.ZERO));
        }
    }

    @Property(tries = 100)
    void the_ledger_equals_a_model_of_plain_numbers(
            @ForAll long seed, @ForAll boolean negativeAllowed, @ForAll boolean fine) {
        var bench = new Bench(seed, negativeAllowed, fine);
        for (int i = 0; i < STEPS; i++) {
            bench.step();
            bench.holds();
        }
    }
}
