package dev.pacenote.application.parts.stock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.notice.stream.socket.Signal;
import dev.pacenote.application.parts.PartsWorld;
import dev.pacenote.application.parts.reorder.ManageReorderTasks.Action;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.domain.notice.stream.EventType;
import dev.pacenote.domain.parts.catalogue.VehicleModel;
import dev.pacenote.domain.parts.reorder.Order;
import dev.pacenote.domain.parts.stock.MovementType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PartHintsTest {

    private final PartsWorld world = new PartsWorld();

    private List<Signal.Hint> hints(EventType type) {
        return world.signals.stream()
                .map(Signal.Hint.class::cast)
                .filter(hint -> hint.type().equals(type))
                .toList();
    }

    private List<Long> versions() {
        return hints(PartHints.PART).stream().map(hint -> hint.version().orElseThrow()).toList();
    }

    private void nothingIsHintedAnyMore() {
        world.secondIsOver();
        world.secondIsOver();
        world.signals.clear();
    }

    @Test
    void of_a_part_one_hint_leaves_in_a_second_and_the_last_change_is_always_among_them() {
        var pads = world.part("pads", 20, 0);
        nothingIsHintedAnyMore();
        long before = world.stocked(pads).part().version();

        world.subtract(pads, 1);
        world.subtract(pads, 1);
        world.subtract(pads, 1);
        assertThat(versions()).containsExactly(before + 1);
        assertThat(hints(PartHints.PART).getFirst().about()).isEqualTo(Map.of("partId", "pads"));
        assertThat(hints(PartHints.PART).getFirst().to()).isEqualTo(world.workshop);

        world.secondIsOver();
        assertThat(versions()).containsExactly(before + 1, before + 3);
        world.secondIsOver();
        world.secondIsOver();
        assertThat(versions()).hasSize(2);
        world.subtract(pads, 1);
        assertThat(versions()).endsWith(before + 4).hasSize(3);
    }

    @Test
    void parts_do_not_wait_for_each_other() {
        var pads = world.part("pads", 20, 0);
        var bulb = world.part("bulb", 20, 0);
        nothingIsHintedAnyMore();
        world.subtract(pads, 1);
        world.subtract(bulb, 1);
        assertThat(hints(PartHints.PART)).hasSize(2);
    }

    @Test
    void a_task_is_hinted_when_it_opens_is_ordered_and_ends_and_not_else() {
        var pads = world.part("pads", 6, 5);
        nothingIsHintedAnyMore();
        world.subtract(pads, 1);
        var task = world.open(pads).orElseThrow();
        world.subtract(pads, 1);
        world.act(
                task,
                new Action.PlaceOrder(
                        BigDecimal.TEN, _ -> new Order.Expected(Optional.empty(), "")));
        world.add(pads, 10);

        assertThat(hints(PartHints.TASK).stream().map(hint -> hint.about().get("status")))
                .containsExactly("pending", "ordered", "resolved");
        assertThat(hints(PartHints.TASK).getFirst().about())
                .containsEntry("taskId", task.id().toString())
                .containsEntry("partId", "pads");
    }

    @Test
    void what_changes_nothing_and_what_is_undone_is_not_hinted() {
        world.part("pads", 20, 0);
        nothingIsHintedAnyMore();
        world.hourly();
        world.checkParts(CrashPoint.whole()).check(world.workshop);
        assertThat(world.signals).isEmpty();
        world.change(
                PartsWorld.line(world.key("pads"), MovementType.CONSUME, VehicleModel.ALL, "21"));
        assertThat(world.signals).isEmpty();
    }
}
