package dev.pacenote.acceptance.parts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What ends the quiet of a task, and what does not. */
class TaskStoriesTest {

    @RegisterExtension static final WorkshopServer SERVER = new WorkshopServer();

    private final Workshop workshop = SERVER.workshop();

    private void anHourPasses() {
        workshop.letPass(SERVER.app(), Duration.ofHours(1));
        HourlyCheck.run(SERVER.app(), SERVER.api());
    }

    private JsonNode acts(String task, String action, Map<String, ?> body) {
        var answer = workshop.post("/reorder/tasks/" + task + "/" + action, body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private String dismissed() {
        workshop.add("pads", 5, 5);
        var task = workshop.openTask("pads");
        acts(task, "dismiss", Map.of("reason", "next week"));
        assertThat(workshop.open()).isEmpty();
        return task;
    }

    private static String day(int fromNow) {
        return LocalDate.ofInstant(SERVER.app().clock.instant(), ZoneOffset.UTC)
                .plusDays(fromNow)
                .toString();
    }

    @Test
    void ten_checks_within_a_day_write_nothing() {
        workshop.add("pads", 5, 5);
        workshop.add("belt", 5, 5);
        acts(workshop.openTask("belt"), "order", Map.of("quantity", 10));
        var parts = workshop.get("/parts").body();
        var tasks = workshop.get("/reorder/tasks?status=all").body();
        for (int i = 0; i < 10; i++) {
            workshop.letPass(SERVER.app(), Duration.ofHours(2));
            HourlyCheck.run(SERVER.app(), SERVER.api());
            assertThat(workshop.post("/reorder/check", Map.of()).json().path("alerted").asInt(-1))
                    .isZero();
        }
        assertThat(workshop.get("/parts").body())
                .as("with versions and times")
                .isEqualTo(parts)
                .contains("\"version\":", "\"updatedAt\":");
        assertThat(workshop.get("/reorder/tasks?status=all").body()).isEqualTo(tasks);
        assertThat(workshop.told()).containsExactly("parts.low", "parts.low");
    }

    @Test
    void closed_tasks_are_listed_from_the_one_that_was_closed_last() {
        for (var id : List.of("belt", "bulb", "pads")) {
            workshop.add(id, 5, 5);
        }
        acts(workshop.openTask("pads"), "dismiss", Map.of());
        workshop.letPass(SERVER.app(), Duration.ofMinutes(1));
        workshop.stock("belt", "add", 9);
        workshop.letPass(SERVER.app(), Duration.ofMinutes(1));
        acts(workshop.openTask("bulb"), "dismiss", Map.of());

        var first = workshop.get("/reorder/tasks?status=closed&limit=2");
        var cursor = first.header("X-Next-Cursor");
        var second = workshop.get("/reorder/tasks?status=closed&limit=2&cursor=" + cursor);

        assertThat(Workshop.ids(first)).containsExactly("bulb", "belt");
        assertThat(first.header("X-Total-Count")).isEqualTo("3");
        assertThat(Workshop.ids(second)).containsExactly("pads");
        assertThat(second.header("X-Next-Cursor")).isEmpty();
        var elsewhere = workshop.get("/reorder/tasks?status=all&limit=2&cursor=" + cursor);
        assertThat(elsewhere.status()).as("a place in another list").isEqualTo(400);
    }

    @Test
    void what_is_ordered_is_among_the_open_ones_only_and_hourly_checks_say_nothing() {
        workshop.add("pads", 5, 5);
        acts(workshop.openTask("pads"), "order", Map.of("quantity", 10));
        for (int i = 0; i < 2; i++) {
            anHourPasses();
            assertThat(workshop.open()).containsExactly("pads");
            assertThat(workshop.needed()).isEmpty();
        }
        assertThat(workshop.told()).containsExactly("parts.low");
    }

    @Test
    void a_plain_addition_delivers_what_was_ordered() {
        workshop.add("pads", 5, 5);
        var task = workshop.openTask("pads");
        acts(task, "order", Map.of("quantity", 10));

        assertThat(workshop.stock("pads", "add", 10).json().path("reorderTask").isNull()).isTrue();

        var resolved = workshop.get("/reorder/tasks/" + task).json();
        assertThat(resolved.path("status").asText()).isEqualTo("resolved");
        assertThat(resolved.path("closeReason").asText()).isEqualTo("received");
        assertThat(resolved.path("receivedQuantity").asInt()).isEqualTo(10);
        assertThat(workshop.open()).isEmpty();
    }

    @Test
    void a_new_date_of_an_overdue_order_is_told_once_more_when_it_is_over() {
        workshop.add("pads", 5, 5);
        var task = workshop.openTask("pads");
        acts(task, "order", Map.of("quantity", 10, "expectedAt", day(0)));
        workshop.letPass(SERVER.app(), Duration.ofDays(2));
        HourlyCheck.run(SERVER.app(), SERVER.api());
        assertThat(workshop.told()).containsExactly("parts.low", "parts.order_overdue");

        var amended = acts(task, "order", Map.of("quantity", 10, "expectedAt", day(2)));
        assertThat(amended.path("overdue").asBoolean(true)).isFalse();
        anHourPasses();
        assertThat(workshop.told()).containsExactly("parts.low", "parts.order_overdue");

        workshop.letPass(SERVER.app(), Duration.ofDays(4));
        HourlyCheck.run(SERVER.app(), SERVER.api());
        anHourPasses();
        assertThat(workshop.told())
                .containsExactly("parts.low", "parts.order_overdue", "parts.order_overdue");
        assertThat(workshop.get("/reorder/tasks/" + task).json().path("overdue").asBoolean())
                .isTrue();
    }

    @Test
    void a_snooze_ends_when_the_part_is_restocked_and_low_again() {
        var before = dismissed();
        workshop.stock("pads", "subtract", 1);
        anHourPasses();
        assertThat(workshop.open()).as("still low").isEmpty();

        workshop.stock("pads", "add", 4);
        assertThat(workshop.open()).as("restocked").isEmpty();
        workshop.stock("pads", "subtract", 3);

        assertThat(workshop.openTask("pads")).isNotEqualTo(before);
        assertThat(workshop.told()).containsExactly("parts.low", "parts.low");
    }

    @Test
    void a_snooze_ends_when_nothing_is_left() {
        var before = dismissed();

        workshop.stock("pads", "subtract", 5);

        assertThat(workshop.openTask("pads")).isNotEqualTo(before);
        assertThat(workshop.told()).containsExactly("parts.low", "parts.out");
    }
}
