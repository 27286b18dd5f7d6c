package dev.pacenote.application.parts.stock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.identity.account.AccountExport;
import dev.pacenote.application.parts.PartsWorld;
import dev.pacenote.application.parts.catalogue.WorkshopExport;
import dev.pacenote.application.parts.reorder.ManageReorderTasks.Action;
import dev.pacenote.application.parts.reorder.ReorderTasksExport;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.VersionCondition;
import dev.pacenote.domain.parts.catalogue.Money;
import dev.pacenote.domain.parts.catalogue.Quantity;
import dev.pacenote.domain.parts.catalogue.VehicleModel;
import dev.pacenote.domain.parts.reorder.Order;
import dev.pacenote.domain.parts.stock.MovementType;
import dev.pacenote.domain.parts.stock.StockCommand;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PartsExportTest {

    private final PartsWorld world = new PartsWorld();
    private final PartsExport export = new PartsExport(world.parts, world.movements);

    private static List<String> deltas(Map<String, Object> row) {
        return ((Stream<?>) Objects.requireNonNull(row.get("movements")))
                .map(it -> String.valueOf(((Map<?, ?>) it).get("delta")))
                .toList();
    }

    @Test
    void all_parts_of_the_person_with_their_ledgers_and_of_nobody_else() {
        var pads = world.part("pads", 6, 5);
        world.subtract(pads, 1);
        var bulb = world.part("bulb", 2, 0);
        world.manageParts(CrashPoint.whole()).archive(bulb, VersionCondition.ANY);

        try (var rows = export.of(world.workshop)) {
            var all = rows.toList();
            assertThat(all).extracting(row -> row.get("partId")).containsExactly("bulb", "pads");
            assertThat(all).extracting(row -> row.get("archived")).containsExactly(true, false);
            assertThat(deltas(all.getLast())).containsExactly("6", "-1");
            assertThat(all.getLast()).containsKey("reorderTask");
            assertThat(all.getFirst()).doesNotContainKey("reorderTask");
        }
        try (var rows = export.of(Samples.account(world.accounts).id())) {
            assertThat(rows).isEmpty();
        }
    }

    private Map<String, Object> only(AccountExport part) {
        try (var rows = part.of(world.workshop)) {
            var all = rows.toList();
            assertThat(all).hasSize(1);
            return all.getFirst();
        }
    }

    @Test
    void a_part_and_its_ledger_hold_what_they_are_worth_and_who_changed_them_and_why() {
        var pads = world.part("pads", 5, 5);
        var task = world.open(pads).orElseThrow();
        world.act(
                task,
                new Action.PlaceOrder(
                        BigDecimal.TEN, _ -> new Order.Expected(Optional.empty(), "")));
        world.act(task, new Action.Receive(BigDecimal.ONE, Optional.of(Money.of("20.5")), false));
        var received = world.ledger(pads).getLast();
        world.changeStock(CrashPoint.whole())
                .reverse(world.workshop, received.id(), ChangeStock.Note.by(world.workshop));
        world.act(world.open(pads).orElseThrow(), new Action.Dismiss("not now", Optional.empty()));

        var row = only(export);

        assertThat(row)
                .containsEntry("unitScale", 0)
                .containsEntry("onOrder", BigDecimal.ZERO)
                .containsEntry("snoozedUntil", world.now.plus(Duration.ofDays(7)))
                .containsEntry("updatedAt", world.now);
        var lines = lines(row);
        assertThat(lines.get(1))
                .containsEntry("type", "receive")
                .containsEntry("quantityAfter", new BigDecimal("6"))
                .containsEntry("totalAfter", new BigDecimal("6"))
                .containsEntry("unitCost", new BigDecimal("20.5"))
                .containsEntry("averageCostAfter", new BigDecimal("20.5"))
                .containsEntry("taskId", task.id().toString())
                .containsEntry("actorId", world.workshop.toString())
                .containsEntry("source", "api")
                .doesNotContainKey("reverses");
        assertThat(lines.get(2)).containsEntry("reverses", received.id().toString());
    }

    @Test
    void an_average_cost_is_exported_while_one_is_known() {
        var pads = world.part("pads", 5, 0);
        assertThat(only(export)).doesNotContainKeys("averageCost", "snoozedUntil");

        world.change(
                PartsWorld.line(
                        pads,
                        MovementType.RECEIVE,
                        VehicleModel.ALL,
                        "1",
                        new StockCommand.Options(
                                Optional.of(Money.of("20.5")), Optional.empty(), false, true)));

        assertThat(only(export)).containsEntry("averageCost", new BigDecimal("20.5"));
    }

    @Test
    void tasks_are_exported_with_their_orders_also_when_they_are_closed() {
        var pads = world.part("pads", 5, 5);
        var first = world.open(pads).orElseThrow();
        world.act(first, new Action.Dismiss("not now", Optional.empty()));
        world.add(pads, 9);
        world.subtract(pads, 9);
        var second = world.open(pads).orElseThrow();
        world.act(
                second,
                new Action.PlaceOrder(
                        BigDecimal.TEN,
                        _ -> new Order.Expected(Optional.of(Samples.DAY.plusDays(3)), "PO-7")));
        world.act(second, new Action.Receive(BigDecimal.TWO, Optional.empty(), false));
        var bulb = world.part("bulb", 1, 3);
        world.add(bulb, 8);

        List<Map<String, Object>> all;
        try (var rows = new ReorderTasksExport(world.tasks).of(world.workshop)) {
            all = rows.toList();
        }

        assertThat(all).hasSize(3);
        assertThat(task(all, "dismissed"))
                .containsEntry("taskId", first.id().toString())
                .containsEntry("partId", "pads")
                .containsEntry("note", "not now")
                .containsEntry("closeReason", "dismissed")
                .containsEntry("closedAt", world.now)
                .doesNotContainKey("order");
        assertThat(task(all, "resolved"))
                .containsEntry("partId", "bulb")
                .containsEntry("severity", "low")
                .containsEntry("stockAtOpen", BigDecimal.ONE)
                .containsEntry("closeReason", "restocked");
        assertThat(map(task(all, "resolved").get("atClosing")))
                .containsEntry("partName", "bulb")
                .containsEntry("currentStock", new BigDecimal("9"))
                .containsEntry("reorderThreshold", new BigDecimal("3"));
        assertThat(map(task(all, "ordered").get("order")))
                .containsEntry("quantity", Quantity.of(10).value())
                .containsEntry("received", BigDecimal.TWO)
                .containsEntry("reference", "PO-7")
                .containsEntry("expectedAt", Samples.DAY.plusDays(3).toString())
                .containsEntry("orderedAt", world.now)
                .containsEntry("number", 1);
        try (var rows =
                new ReorderTasksExport(world.tasks).of(Samples.account(world.accounts).id())) {
            assertThat(rows).isEmpty();
        }
    }

    private static Map<String, Object> task(List<Map<String, Object>> all, String status) {
        return all.stream()
                .filter(row -> status.equals(row.get("status")))
                .findFirst()
                .orElseThrow();
    }

    @SuppressWarnings("unchecked") // rows hold rows
    private static Map<String, Object> map(@Nullable Object row) {
        return (Map<String, Object>) Objects.requireNonNull(row);
    }

    private static List<Map<String, Object>> lines(Map<String, Object> row) {
        return ((Stream<?>) Objects.requireNonNull(row.get("movements")))
                .map(PartsExportTest::map)
                .toList();
    }

    @Test
    void the_settings_of_the_workshop_are_exported_once_there_are_some() {
        var settings = new WorkshopExport(world.workshops);
        try (var rows = settings.of(world.workshop)) {
            assertThat(rows).isEmpty();
        }
        world.workshops.save(
                world.settings()
                        .withCurrency(Currency.getInstance("EUR"))
                        .withDefaultThreshold(Quantity.of(3))
                        .allowingNegativeStock(true));

        assertThat(only(settings))
                .containsEntry("currency", "EUR")
                .containsEntry("defaultReorderThreshold", new BigDecimal("3"))
                .containsEntry("allowNegativeStock", true);
    }

    @Test
    void more_parts_than_are_read_at_once() {
        for (int i = 0; i < 501; i++) {
            world.part("p" + i, 1, 0);
        }
        try (var rows = export.of(world.workshop)) {
            assertThat(rows.map(row -> row.get("partId")).distinct()).hasSize(501);
        }
    }
}
