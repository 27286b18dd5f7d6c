package dev.pacenote.application.parts.stock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.parts.PartsWorld;
import dev.pacenote.application.parts.catalogue.Parts;
import dev.pacenote.application.parts.stock.ReadStock.Mismatch;
import dev.pacenote.domain.parts.catalogue.Part;
import dev.pacenote.domain.parts.catalogue.Quantity;
import dev.pacenote.domain.parts.catalogue.VehicleModel;
import dev.pacenote.domain.parts.stock.Movement;
import dev.pacenote.domain.parts.stock.MovementType;
import dev.pacenote.domain.parts.stock.StockRow;
import dev.pacenote.domain.parts.stock.StockedPart;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Whatever of a part's numbers does not follow from its ledger is found, each by itself. */
class ReadStockTest {

    private static final VehicleModel CAMRY = new VehicleModel("Camry");

    private final PartsWorld world = new PartsWorld();
    private final Part.Key pads = world.part("pads", 6, 0);

    ReadStockTest() {
        world.change(PartsWorld.line(pads, MovementType.RECEIVE, CAMRY, "1"));
        world.set(pads, 6);
        world.subtract(pads, 2);
        world.set(pads, 4);
    }

    /** One method of a port answers something else. */
    private static <P> P wrong(Class<P> port, P target, String method, UnaryOperator<Object> to) {
        return port.cast(
                Proxy.newProxyInstance(
                        port.getClassLoader(),
                        new Class<?>[] {port},
                        (_, called, args) -> {
                            var answer = called.invoke(target, args);
                            return called.getName().equals(method) ? to.apply(answer) : answer;
                        }));
    }

    private List<Mismatch> withLedger(UnaryOperator<List<Movement>> change) {
        return world.readStock(
                        wrong(
                                Movements.class,
                                world.movements,
                                "ofPart",
                                it -> change.apply(lines(it))))
                .verify(world.workshop)
                .mismatches();
    }

    private static List<Movement> lines(Object answer) {
        return new ArrayList<>(((List<?>) answer).stream().map(Movement.class::cast).toList());
    }

    private List<Mismatch> withPart(UnaryOperator<StockedPart> change) {
        return new ReadStock(
                        wrong(
                                Parts.class,
                                world.parts,
                                "find",
                                it -> ((Optional<?>) it).map(StockedPart.class::cast).map(change)),
                        world.movements)
                .verify(world.workshop)
                .mismatches();
    }

    private static UnaryOperator<List<Movement>> without(int index) {
        return lines -> {
            assertThat(lines.remove(index).delta()).isEqualTo(Quantity.ZERO);
            return lines;
        };
    }

    private static StockedPart with(StockedPart stocked, int inAll, int forCamry) {
        var rows =
                stocked.rows().stream()
                        .map(
                                row ->
                                        new StockRow(
                                                row.model(),
                                                Quantity.of(row.model().isAll() ? inAll : forCamry),
                                                row.version(),
                                                row.updatedAt()))
                        .toList();
        return new StockedPart(stocked.part(), rows, stocked.task());
    }

    @Test
    void books_that_are_right_are_right() {
        var verified = world.readStock().verify(world.workshop);
        assertThat(verified.mismatches()).isEmpty();
        assertThat(verified.parts()).isEqualTo(1);
        assertThat(verified.movements()).isEqualTo(5);
    }

    @Test
    void a_line_that_is_gone_is_missed_though_it_moved_nothing() {
        assertThat(withLedger(without(2))).as("in between").hasSize(1);
        assertThat(withLedger(without(4))).as("the last").hasSize(1);
    }

    @Test
    void lines_whose_numbers_are_not_dense_are_found() {
        assertThat(
                        withLedger(
                                lines -> {
                                    lines.set(2, numbered(lines.get(2), 2));
                                    return lines;
                                }))
                .hasSize(1);
    }

    private static Movement numbered(Movement it, long seq) {
        return new Movement(
                it.id(),
                it.part(),
                seq,
                it.type(),
                it.model(),
                it.delta(),
                it.after(),
                it.unitCost(),
                it.reason(),
                it.links());
    }

    @Test
    void a_total_that_is_not_the_sum_of_the_ledger_is_found() {
        assertThat(
                        withPart(
                                stocked ->
                                        new StockedPart(
                                                stocked.part()
                                                        .with(
                                                                new Part.Holding(
                                                                        Quantity.of(6),
                                                                        Quantity.ZERO,
                                                                        Optional.empty()),
                                                                stocked.part().ledgerSeq()),
                                                stocked.rows(),
                                                stocked.task())))
                .containsExactly(new Mismatch(pads.id(), Quantity.of(6), Quantity.of(5)));
    }

    @Test
    void pools_that_changed_places_are_found_and_one_that_is_gone() {
        assertThat(withPart(stocked -> with(stocked, 4, 1))).isEmpty();
        assertThat(withPart(stocked -> with(stocked, 1, 4))).hasSize(1);
        assertThat(
                        withPart(
                                stocked ->
                                        new StockedPart(
                                                stocked.part(),
                                                stocked.rows().stream()
                                                        .filter(row -> row.model().isAll())
                                                        .toList(),
                                                stocked.task())))
                .hasSize(1);
    }
}
