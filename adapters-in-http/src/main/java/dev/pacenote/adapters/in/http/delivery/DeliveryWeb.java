package dev.pacenote.adapters.in.http.delivery;

import dev.pacenote.adapters.in.http.platform.openapi.ExampleValues;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.util.Map;

/** What devices and webhooks add to what all routes share. */
@Factory
final class DeliveryWeb {

    /** The keys are those of the example in RFC 8291. */
    @Singleton
    ExampleValues examples() {
        return new ExampleValues(
                Map.of(
                        "InboxNotification.type", "message",
                        "InboxNotificationDetails.type", "message",
                        "TopicChoice.type", "message",
                        "topic", "message.new",
                        "platform", "web",
                        "endpoint", "https://push.example.net/5846f10a",
                        "p256dh",
                                "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcx"
                                        + "aOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
                        "auth", "BTBZMqHH6r4Tts7J_aSIgg",
                        "disabledReason", "gone",
                        "result", "accepted"));
    }
}
