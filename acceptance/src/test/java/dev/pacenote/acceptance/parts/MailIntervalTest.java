package dev.pacenote.acceptance.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pacenote.acceptance.support.FunctionsInLongRun;
import dev.pacenote.acceptance.support.mail.TestMailbox;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A workshop reads of its parts once in an interval that it chooses, and then of all of them. */
@FunctionsInLongRun
class MailIntervalTest {

    private static final Duration GROUPED = Duration.ofSeconds(31);

    @RegisterExtension
    static final WorkshopServer SERVER = new WorkshopServer().withScheduledJobs();

    private final Workshop workshop = SERVER.workshop();

    private static List<TestMailbox.Mail> mailed(Workshop to) {
        return SERVER.app().mailbox().to(to.email()).stream()
                .filter(mail -> mail.messageId().startsWith("<delivery."))
                .toList();
    }

    private static String mail(Workshop workshop, String part) {
        var alert =
                workshop.get("/reorder/alerts")
                        .json()
                        .valueStream()
                        .filter(it -> it.path("partId").asText().equals(part))
                        .map(it -> it.path("notificationId").asText())
                        .findFirst()
                        .orElseThrow();
        return workshop.get("/notifications/" + alert + "/deliveries")
                .json()
                .path("items")
                .valueStream()
                .filter(it -> it.path("channel").asText().equals("mail"))
                .map(it -> it.path("state").asText())
                .findFirst()
                .orElse("");
    }

    private static void runsLow(Workshop workshop, String part) {
        workshop.add(part, 5, 5);
        await().untilAsserted(() -> assertThat(mail(workshop, part)).isEqualTo("scheduled"));
    }

    /** So much time that another workshop, which was not mailed yet, is mailed meanwhile. */
    private void othersAreMailedWithin(Duration time) {
        var other = SERVER.workshop();
        runsLow(other, "pads");
        workshop.letPass(SERVER.app(), time);
        other.logsInAgain();
        await().untilAsserted(() -> assertThat(mailed(other)).hasSize(1));
        await().untilAsserted(() -> assertThat(mail(other, "pads")).isEqualTo("sent"));
    }

    @ParameterizedTest
    @ValueSource(ints = {15, 60})
    void what_is_held_back_is_in_the_one_mail_after_the_interval(int minutes) {
        if (minutes != 60) {
            workshop.put(
                    "/parts/settings", Map.of("alerts", Map.of("mailIntervalMinutes", minutes)));
        }
        runsLow(workshop, "pads");
        workshop.letPass(SERVER.app(), GROUPED);
        await().untilAsserted(() -> assertThat(mailed(workshop)).hasSize(1));

        runsLow(workshop, "belt");
        othersAreMailedWithin(GROUPED);
        runsLow(workshop, "fuse");
        othersAreMailedWithin(GROUPED);
        othersAreMailedWithin(Duration.ofMinutes(minutes - 2));
        assertThat(mailed(workshop)).as("within the interval").hasSize(1);
        assertThat(mail(workshop, "belt")).isEqualTo("scheduled");

        othersAreMailedWithin(Duration.ofMinutes(1));
        await().untilAsserted(() -> assertThat(mailed(workshop)).hasSize(2));
        assertThat(mailed(workshop).getLast().subject()).isEqualTo("2 parts need reordering");
        assertThat(mailed(workshop).getLast().text())
                .contains("Brake pad belt", "Brake pad fuse")
                .doesNotContain("Brake pad pads");
        othersAreMailedWithin(Duration.ofMinutes(minutes + 1));
        assertThat(mailed(workshop)).as("told once").hasSize(2);
    }
}
