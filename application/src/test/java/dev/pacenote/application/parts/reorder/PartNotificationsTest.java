package dev.pacenote.application.parts.reorder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.notice.inbox.NotificationRenderer;
import dev.pacenote.application.parts.PartsWorld;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.delivery.Reason;
import dev.pacenote.domain.notice.Priority;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.notice.inbox.Notification;
import dev.pacenote.domain.parts.reorder.PartFacts;
import java.util.List;
import org.junit.jupiter.api.Test;

class PartNotificationsTest {

    private final PartsWorld world = new PartsWorld();

    private NotificationRenderer.Text text(Topic topic) {
        List<Notification> items =
                world.tables.with(
                        state ->
                                state.notifications.values().stream()
                                        .filter(item -> item.key().topic().equals(topic))
                                        .toList());
        assertThat(items).hasSize(1);
        return new PartNotificationRenderer(topic).render(items).get(items.getFirst().id());
    }

    @Test
    void the_inbox_says_what_is_low_and_how_much_to_order() {
        var pads = world.part("pads", 6, 5);
        world.subtract(pads, 1);
        assertThat(text(PartFacts.LOW))
                .satisfies(
                        it -> {
                            assertThat(it.title()).isEqualTo("pads needs reordering");
                            assertThat(it.content()).isEqualTo("Stock 5, threshold 5, order 10.");
                            assertThat(it.priority()).isEqualTo(Priority.NORMAL);
                        });
        world.subtract(pads, 5);
        assertThat(text(PartFacts.OUT).priority()).isEqualTo(Priority.HIGH);
    }

    @Test
    void held_back_nobody_is_told_of_a_task_that_closed_first() {
        var pads = world.part("pads", 5, 5);
        var fact = world.notices().findFirst().orElseThrow().key().dedupeKey();
        var relevance = new PartRelevance(PartFacts.LOW, world.tasks);
        assertThat(relevance.over(world.workshop, fact)).isEmpty();
        assertThat(relevance.over(world.workshop, fact + ":order:1")).isEmpty();

        world.add(pads, 5);

        assertThat(relevance.over(world.workshop, fact)).contains(Reason.NO_LONGER_TRUE);
        assertThat(relevance.over(Samples.account(world.accounts).id(), fact))
                .contains(Reason.NO_LONGER_TRUE);
    }
}
