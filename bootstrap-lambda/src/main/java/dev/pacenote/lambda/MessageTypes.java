package dev.pacenote.lambda;

import dev.pacenote.adapters.out.aws.dailyrun.RunMessageJson;
import dev.pacenote.application.trackmania.alert.RecordNews;
import dev.pacenote.application.trackmania.driver.PositionNews;
import dev.pacenote.domain.notice.Topic;
import java.util.Map;

/** Which type of message asks for a section of which topic. */
final class MessageTypes {

    static final Map<String, Topic> TOPICS =
            Map.of(
                    "map_alert_check", RecordNews.TOPIC,
                    "driver_notification_check", PositionNews.TOPIC);

    static final RunMessageJson JSON = new RunMessageJson(TOPICS);

    private MessageTypes() {}
}
