package dev.pacenote.lambda.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pacenote.domain.notice.DailyMail.Reason;
import dev.pacenote.lambda.JsonFunction;
import java.util.List;
import org.junit.jupiter.api.Test;

class SesNotificationTest {

    private static ObjectNode notification(String key, String type) {
        var json = JsonFunction.JSON.createObjectNode().put(key, type);
        var mail = json.putObject("mail").put("timestamp", "2026-11-21T05:00:01.234Z");
        mail.putArray("headers").addObject().put("name", "X-Pacenote-Mail").put("value", "daily.x");
        return json;
    }

    private static ObjectNode bounce(String type) {
        var json = notification("eventType", "Bounce");
        json.putObject("bounce").put("bounceType", type);
        return json;
    }

    private static Reason reason(String text) {
        return ((SesNotification.Undeliverable) SesNotification.read(text)).reason();
    }

    @Test
    void a_permanent_bounce_and_a_complaint_count_in_either_form_and_in_an_envelope() {
        assertThat(reason(bounce("Permanent").toString())).isEqualTo(Reason.BOUNCED);
        var complaint = notification("notificationType", "Complaint");
        complaint.putObject("complaint").put("complaintFeedbackType", "abuse");
        assertThat(reason(complaint.toString())).isEqualTo(Reason.COMPLAINED);
        var envelope =
                JsonFunction.JSON
                        .createObjectNode()
                        .put("Type", "Notification")
                        .put("Message", bounce("Permanent").toString());
        assertThat(reason(envelope.toString())).isEqualTo(Reason.BOUNCED);
    }

    @Test
    void headers_are_found_whatever_their_case() {
        var read =
                (SesNotification.Undeliverable)
                        SesNotification.read(bounce("Permanent").toString());

        assertThat(read.header("x-pacenote-MAIL")).contains("daily.x");
        assertThat(read.header("To")).isEmpty();
    }

    @Test
    void what_passes_and_what_else_happens_is_harmless() {
        var takenBack = notification("eventType", "Complaint");
        takenBack.putObject("complaint").put("complaintFeedbackType", "not-spam");
        for (var text :
                List.of(
                        bounce("Transient").toString(),
                        bounce("Undetermined").toString(),
                        takenBack.toString(),
                        notification("eventType", "Delivery").toString(),
                        SesNotification.GREETING)) {
            assertThat(SesNotification.read(text))
                    .as(text)
                    .isInstanceOf(SesNotification.Harmless.class);
        }
    }

    @Test
    void what_nobody_understands_is_refused_with_a_reason() {
        assertThatThrownBy(() -> SesNotification.read("hello")).hasMessage("not JSON");
        assertThatThrownBy(() -> SesNotification.read("{\"eventType\":\"Party\"}"))
                .hasMessage("not a notification of SES: Party");
        assertThatThrownBy(() -> SesNotification.read(bounce("Odd").toString()))
                .hasMessage("a bounce of an unknown type");
        var headless = bounce("Permanent");
        ((ObjectNode) headless.path("mail")).remove("headers");
        assertThatThrownBy(() -> SesNotification.read(headless.toString()))
                .hasMessageContaining("no headers");
    }
}
