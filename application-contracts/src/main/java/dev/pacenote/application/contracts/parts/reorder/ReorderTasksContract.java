package dev.pacenote.application.contracts.parts.reorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.application.contracts.parts.PartsStores;
import dev.pacenote.application.parts.reorder.ClosedTasksQuery;
import dev.pacenote.application.parts.reorder.ReorderTasks;
import dev.pacenote.application.parts.reorder.ReorderTasks.Status;
import dev.pacenote.application.parts.reorder.ReorderTasks.TaskOfPart;
import dev.pacenote.application.parts.reorder.TasksQuery;
import dev.pacenote.application.parts.stock.CommitPartsChange.Outcome;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.parts.catalogue.PartDetails;
import dev.pacenote.domain.parts.catalogue.PartId;
import dev.pacenote.domain.parts.catalogue.Quantity;
import dev.pacenote.domain.parts.catalogue.VehicleModel;
import dev.pacenote.domain.parts.catalogue.Workshop;
import dev.pacenote.domain.parts.reorder.Order;
import dev.pacenote.domain.parts.reorder.ReorderContext;
import dev.pacenote.domain.parts.reorder.ReorderTask;
import dev.pacenote.domain.parts.reorder.Trigger;
import dev.pacenote.domain.parts.stock.MovementType;
import dev.pacenote.domain.parts.stock.PartChange;
import dev.pacenote.domain.parts.stock.StockedPart;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What {@link ReorderTasks} promises. */
public interface ReorderTasksContract extends PartsStores {

    ReorderTasks tasks();

    private StockedPart ordered(Workshop workshop, String id, int quantity) {
        return change(
                workshop,
                id,
                begun ->
                        begun.reordering(
                                it ->
                                        it.order(
                                                Quantity.of(quantity),
                                                _ ->
                                                        new Order.Expected(
                                                                Optional.of(
                                                                        Samples.DAY.plusDays(3)),
                                                                "PO-7"),
                                                PartsStores.context(workshop, NOW))));
    }

    @Test
    default void of_many_at_once_that_make_a_part_low_one_opens_a_task() {
        var workshop = workshop();
        add(workshop, "p1", "10");

        Samples.atOnce(
                8, () -> move(workshop, "p1", MovementType.CONSUME, VehicleModel.ALL, "1", 60));

        var all = tasks().list(workshop.account(), Status.ALL, 100);
        assertThat(all).hasSize(1);
        assertThat(parts().find(PartsStores.key(workshop, "p1")).orElseThrow().task())
                .contains(all.getFirst().task());
    }

    /** Whoever decides may be wrong about what there is: the store is not. */
    @Test
    default void a_second_open_task_of_a_part_is_refused_and_nothing_is_stored() {
        var workshop = workshop();
        var low = add(workshop, "p1", "3");

        assertThatThrownBy(() -> store(workshop, "p1", ReorderTasksContract::afterForgetting))
                .isInstanceOf(RuntimeException.class);
        assertThatThrownBy(
                        () ->
                                store(
                                        workshop,
                                        "p1",
                                        stocked ->
                                                new PartChange(
                                                        stocked,
                                                        afterForgetting(stocked).after(),
                                                        List.of(),
                                                        List.of(),
                                                        List.of())))
                .isInstanceOf(RuntimeException.class);

        assertThat(parts().find(low.part().key())).contains(low);
        assertThat(tasks().list(workshop.account(), Status.ALL, 100))
                .extracting(TaskOfPart::task)
                .containsExactly(low.task().orElseThrow());
    }

    /** As somebody decides who does not see the task that there is. */
    private static PartChange afterForgetting(StockedPart stocked) {
        var context =
                new ReorderContext(
                        Workshop.initial(
                                stocked.part().key().account(), Currency.getInstance("USD")),
                        NOW,
                        Samples.DAY,
                        UUID::randomUUID);
        return PartChange.begin(new StockedPart(stocked.part(), stocked.rows(), Optional.empty()))
                .evaluated(context, Trigger.RULE)
                .finished(context);
    }

    private void store(Workshop workshop, String id, Function<StockedPart, PartChange> change) {
        var part = new PartId(id);
        commits()
                .commit(
                        workshop.account(),
                        Set.of(part),
                        found ->
                                new Outcome<>(
                                        true,
                                        List.of(change.apply(found.find(part).orElseThrow()))));
    }

    @Test
    default void each_task_comes_back_as_it_was_stored_and_a_list_shows_what_the_domain_says() {
        var workshop = workshop();
        add(workshop, "pending", "3");
        add(workshop, "ordered", "3");
        ordered(workshop, "ordered", 10);
        add(workshop, "small", "3");
        ordered(workshop, "small", 1);
        add(workshop, "resolved", "3");
        ordered(workshop, "resolved", 4);
        change(
                workshop,
                "resolved",
                begun ->
                        begun.reordering(
                                it -> it.closeAsReceived(PartsStores.context(workshop, NOW))));
        add(workshop, "dismissed", "3");
        change(
                workshop,
                "dismissed",
                begun ->
                        begun.reordering(
                                it ->
                                        it.dismiss(
                                                "later",
                                                NOW.plusSeconds(60),
                                                PartsStores.context(workshop, NOW))));

        var all = tasks().list(workshop.account(), Status.ALL, 100);
        assertThat(all).as("closing left one part low").hasSize(6);
        for (var status : Status.values()) {
            assertThat(tasks().list(workshop.account(), status, 100))
                    .as("%s", status)
                    .containsExactlyInAnyOrderElementsOf(
                            all.stream().filter(it -> status.shows(it.task())).toList());
            assertThat(all.stream().filter(it -> status.shows(it.task()))).isNotEmpty();
        }
        for (var found : all) {
            assertThat(tasks().find(workshop.account(), found.task().id())).contains(found);
            var stocked = parts().find(found.part().key()).orElseThrow();
            assertThat(found.part()).isEqualTo(stocked.part());
            if (found.task().isOpen()) {
                assertThat(stocked.task()).contains(found.task());
            }
        }
        assertThat(tasks().list(workshop.account(), Status.ALL, 2)).hasSize(2);
    }

    /** Parts with tasks, among them some whose threshold is that of the workshop alone. */
    private Workshop withTasks() {
        var workshop = workshop().withDefaultThreshold(Quantity.of(4));
        var stocks = List.of("2", "1", "3", "2", "0", "3", "1", "2", "3");
        for (int i = 0; i < stocks.size(); i++) {
            add(
                    workshop,
                    "p" + i,
                    PartDetails.named(i % 2 == 0 ? "Name " + i : "Same", Quantity.of(i % 3 * 3L)),
                    stocks.get(i));
        }
        for (var id : List.of("p1", "p4", "p6")) {
            ordered(workshop, id, 40);
            move(workshop, id, MovementType.RECEIVE, VehicleModel.ALL, "40", 60);
            move(workshop, id, MovementType.CONSUME, VehicleModel.ALL, "39", 120);
        }
        return workshop;
    }

    @Test
    default void a_list_is_read_page_by_page_in_the_order_of_need() {
        var stored = withTasks();
        for (var workshop : List.of(stored, stored.withDefaultThreshold(Quantity.ZERO))) {
            for (var status : Status.values()) {
                var all = tasks().list(workshop.account(), status, 100);
                var met = new ArrayList<TaskOfPart>();
                var after = Optional.<TasksQuery.Place>empty();
                for (int i = 0; i <= all.size() / 2; i++) {
                    var query = new TasksQuery(workshop, status, 2, after);
                    var page = tasks().page(query);
                    assertThat(page.total()).isEqualTo(all.size());
                    assertThat(page.rows()).hasSizeLessThanOrEqualTo(2);
                    met.addAll(page.rows());
                    if (!page.rows().isEmpty()) {
                        after = Optional.of(query.place(page.rows().getLast()));
                    }
                }
                var query = new TasksQuery(workshop, status, 100, Optional.empty());
                assertThat(met)
                        .as("%s", status)
                        .containsExactlyElementsOf(
                                all.stream()
                                        .sorted(
                                                Comparator.comparing(
                                                        query::place, TasksQuery.Place.ORDER))
                                        .toList())
                        .isEqualTo(tasks().page(query).rows());
            }
        }
        assertThat(tasks().list(stored.account(), Status.ALL, 100)).hasSizeGreaterThan(9);
    }

    /** Closes the task of a part some seconds after the start. */
    private void dismissed(Workshop workshop, String id, Duration after) {
        add(workshop, id, "3");
        var context = PartsStores.context(workshop, NOW.plus(after));
        change(
                workshop,
                id,
                begun -> begun.reordering(it -> it.dismiss("", NOW.plusSeconds(99_999), context)));
    }

    @Test
    default void closed_tasks_are_read_page_by_page_the_one_that_was_closed_last_first() {
        var workshop = workshop();
        var times =
                List.of(
                        Duration.ofSeconds(5),
                        Duration.ofMillis(5_100),
                        Duration.ofMillis(5_102),
                        Duration.ofSeconds(60),
                        Duration.ofSeconds(60),
                        Duration.ofHours(10),
                        Duration.ofMillis(1));
        for (int i = 0; i < times.size(); i++) {
            dismissed(workshop, "p" + i, times.get(i));
        }
        add(workshop, "open", "3");
        var other = workshop();
        dismissed(other, "p1", Duration.ofSeconds(7));

        var met = new ArrayList<TaskOfPart>();
        var after = Optional.<ClosedTasksQuery.Place>empty();
        for (int i = 0; i < 4; i++) {
            var page = tasks().closed(new ClosedTasksQuery(workshop.account(), 2, after));
            assertThat(page.total()).isEqualTo(times.size());
            met.addAll(page.rows());
            after = Optional.of(ClosedTasksQuery.Place.of(page.rows().getLast().task()));
        }
        assertThat(tasks().closed(new ClosedTasksQuery(workshop.account(), 2, after)).rows())
                .isEmpty();
        assertThat(met)
                .containsExactlyElementsOf(
                        tasks().list(workshop.account(), Status.DISMISSED, 100).stream()
                                .sorted(
                                        Comparator.comparing(
                                                it -> ClosedTasksQuery.Place.of(it.task()),
                                                ClosedTasksQuery.Place.ORDER))
                                .toList())
                .hasSize(times.size())
                .extracting(it -> it.part().key().id().value())
                .startsWith("p5")
                .endsWith("p2", "p1", "p0", "p6");
    }

    @Test
    default void a_task_is_found_by_its_account_only() {
        var workshop = workshop();
        var task = add(workshop, "p1", "3").task().map(ReorderTask::id).orElseThrow();
        var other = workshop();

        assertThat(tasks().find(other.account(), task)).isEmpty();
        assertThat(tasks().list(other.account(), Status.ALL, 9)).isEmpty();
        assertThat(tasks().find(workshop.account(), task).map(TaskOfPart::part)).isPresent();
    }
}
