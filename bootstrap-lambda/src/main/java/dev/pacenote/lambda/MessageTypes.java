package dev.pacenote.lambda;

import dev.pacenote.adapters.out.aws.dailyrun.RunMessageJson;
import dev.pacenote.application.trackmania.alert.RecordFacts;
import dev.pacenote.application.trackmania.driver.PositionFacts;
import dev.pacenote.domain.notice.Topic;
import java.util.Map;

/** Which type of message asks for a section of which topic. */
final class MessageTypes {

    static final Map<String, Topic> TOPICS =
            Map.of(
                    "map_alert_check", RecordFacts.TOPIC,
                    "driver_notification_check", PositionFacts.TOPIC);

    static final RunMessageJson JSON = new RunMessageJson(TOPICS);

    private MessageTypes() {}
}
