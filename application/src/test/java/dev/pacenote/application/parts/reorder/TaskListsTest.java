package dev.pacenote.application.parts.reorder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.parts.PartsWorld;
import dev.pacenote.application.parts.reorder.ManageReorderTasks.Action;
import dev.pacenote.application.parts.reorder.ReadReorderTasks.Page;
import dev.pacenote.application.parts.reorder.ReadReorderTasks.Placed;
import dev.pacenote.application.parts.reorder.ReadReorderTasks.ShownTask;
import dev.pacenote.application.parts.reorder.ReorderTasks.Status;
import dev.pacenote.application.parts.reorder.TasksQuery.Place;
import dev.pacenote.domain.parts.reorder.Order;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Lists of tasks that are read in several answers. */
class TaskListsTest {

    private final PartsWorld world = new PartsWorld();

    private Page page(Status status, Optional<Place> after) {
        return world.readTasks().page(world.workshop, status, after, 2);
    }

    @Test
    void no_task_is_skipped_or_met_twice_while_tasks_come_go_and_change() {
        for (int i = 0; i < 9; i++) {
            world.part("p" + i, i % 3 + 1, 5);
        }
        var there = ids(world.readTasks().list(world.workshop, Status.NEEDED).stream());
        var met = new ArrayList<UUID>();
        var rows = page(Status.NEEDED, Optional.empty()).rows();
        for (int round = 0; !rows.isEmpty() && round < 20; round++) {
            met.addAll(ids(rows.stream().map(Placed::task)));
            var last = rows.getLast();
            world.act(
                    last.task().task(),
                    new Action.PlaceOrder(
                            BigDecimal.TEN, _ -> new Order.Expected(Optional.empty(), "")));
            world.part("front" + round, 1, 9);
            world.part("zz" + round, 9, 9);
            rows = page(Status.NEEDED, Optional.of(last.place())).rows();
        }

        assertThat(there).hasSize(9);
        assertThat(met).doesNotHaveDuplicates().containsAll(there);
    }

    @Test
    void two_tasks_of_one_part_are_in_the_list_in_the_order_in_which_they_came() {
        var pads = world.part("pads", 3, 5);
        for (int i = 0; i < 4; i++) {
            world.pass(Duration.ofMinutes(1));
            world.add(pads, 5);
            world.subtract(pads, 5);
        }
        var all = ids(world.readTasks().list(world.workshop, Status.ALL).stream());
        var first = page(Status.ALL, Optional.empty());
        var second = page(Status.ALL, Optional.of(first.rows().getLast().place()));
        var third = page(Status.ALL, Optional.of(second.rows().getLast().place()));

        assertThat(first.total()).isEqualTo(5);
        assertThat(
                        Stream.of(first, second, third)
                                .flatMap(page -> page.rows().stream())
                                .map(row -> row.task().task().id()))
                .isEqualTo(all)
                .hasSize(5);
    }

    @Test
    void closed_tasks_are_met_once_each_from_the_last_one_while_others_are_closed() {
        for (int i = 0; i < 5; i++) {
            close("p" + i, 1 + i % 2);
        }
        var met = new ArrayList<String>();
        var after = Optional.<ClosedTasksQuery.Place>empty();
        for (int round = 0; round < 3; round++) {
            var page = world.readTasks().closed(world.workshop, after, 2);
            assertThat(page.total()).isEqualTo(5 + round);
            page.rows().forEach(it -> met.add(it.task().part().id().value()));
            after = Optional.of(ClosedTasksQuery.Place.of(page.rows().getLast().task()));
            close("later" + round, 1);
        }

        assertThat(met).containsExactly("p4", "p3", "p2", "p1", "p0");
        assertThat(world.readTasks().closed(world.workshop, after, 2).rows()).isEmpty();
    }

    private void close(String id, int stock) {
        var part = world.part(id, stock, 5);
        world.pass(Duration.ofMinutes(1));
        world.add(part, 9);
    }

    private static List<UUID> ids(Stream<ShownTask> tasks) {
        return tasks.map(it -> it.task().id()).toList();
    }
}
