package dev.pacenote.application.parts.reorder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.parts.PartsWorld;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.application.platform.VersionCondition;
import dev.pacenote.domain.parts.catalogue.Money;
import dev.pacenote.domain.parts.catalogue.Part;
import dev.pacenote.domain.parts.catalogue.PartDetails;
import dev.pacenote.domain.parts.catalogue.Quantity;
import dev.pacenote.domain.parts.catalogue.Supply;
import dev.pacenote.domain.parts.reorder.Order;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PurchaseListTest {

    private final PartsWorld world = new PartsWorld();

    private Part.Key bought(String id, int stock, String supplier, String price) {
        var key = world.part(id, stock, 5);
        world.manageParts(CrashPoint.whole())
                .edit(
                        PartsWorld.edit(
                                key,
                                VersionCondition.ANY,
                                it -> from(it, supplier, price),
                                Optional.empty()));
        return key;
    }

    private static PartDetails from(PartDetails details, String supplier, String price) {
        return new PartDetails(
                details.naming(),
                details.placing(),
                new Supply(
                        new Supply.Supplier(supplier, "", "", ""),
                        Money.of(price),
                        Optional.empty()),
                details.reordering(),
                details.unit());
    }

    private PurchaseList list() {
        return world.readTasks().purchaseList(world.workshop);
    }

    @Test
    void a_sheet_for_each_supplier_in_whatever_case_and_those_of_nobody_last() {
        bought("disc", 1, "", "1");
        bought("pads", 2, "Rossi", "24.5");
        bought("bulb", 1, "ROSSI", "0.1");
        bought("oil", 3, "Agip", "8");
        bought("plenty", 6, "Agip", "8");

        var sheets = list().sheets();

        assertThat(sheets)
                .extracting(PurchaseList.Sheet::supplier)
                .containsExactly("Agip", "ROSSI", "");
        assertThat(sheets.get(1).lines())
                .extracting(line -> line.part().key().id().value())
                .containsExactly("bulb", "pads");
        assertThat(sheets.get(1).total()).isEqualByComparingTo("246");
        assertThat(list().total()).isEqualByComparingTo("336");
    }

    @Test
    void what_is_ordered_is_on_it_no_more_unless_it_is_too_little() {
        var pads = bought("pads", 3, "Rossi", "2");
        var task = world.open(pads).orElseThrow();
        order(task.id(), 2);
        assertThat(list().sheets().getFirst().lines())
                .extracting(PurchaseList.Line::quantity)
                .containsExactly(Quantity.of(10));
        order(task.id(), 10);
        assertThat(list().sheets()).isEmpty();
        assertThat(list().total()).isEqualByComparingTo("0");
    }

    private void order(UUID task, int quantity) {
        world.manageTasks(CrashPoint.whole())
                .act(
                        world.workshop,
                        task,
                        Optional.empty(),
                        new ManageReorderTasks.Action.PlaceOrder(
                                BigDecimal.valueOf(quantity),
                                _ -> new Order.Expected(Optional.empty(), "")));
    }
}
