package dev.pacenote.application.contracts.parts.reorder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.contracts.parts.PartsStores;
import dev.pacenote.application.parts.reorder.ReorderTasks;
import dev.pacenote.application.parts.reorder.ReorderTasks.Status;
import dev.pacenote.application.parts.reorder.ReorderTasks.TaskOfPart;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.parts.catalogue.Quantity;
import dev.pacenote.domain.parts.catalogue.Workshop;
import dev.pacenote.domain.parts.reorder.Order;
import dev.pacenote.domain.parts.reorder.ReorderTask;
import dev.pacenote.domain.parts.stock.StockedPart;
import java.util.Optional;
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
                                                new Order.Expected(
                                                        Optional.of(Samples.DAY.plusDays(3)),
                                                        "PO-7"),
                                                PartsStores.context(workshop, NOW))));
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
