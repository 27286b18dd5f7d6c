package dev.pacenote.lambda.local;

import dev.pacenote.lambda.local.standin.SnsStandIn;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who subscribes to the topic of notifications: a queue for each channel, which feeds its sender.
 */
final class NotificationSenders {

    /** Names the topic to the functions; without it they send the daily mail alone. */
    static final String TOPIC = "NOTIFICATIONS_TOPIC_ARN";

    /**
     * @param queueVariable names its queue here; the functions need not know it
     */
    record Sender(String channel, String queueVariable) {}

    static final Sender PUSH = new Sender("push", "PUSH_QUEUE_URL");
    static final Sender MAIL = new Sender("mail", "MAIL_QUEUE_URL");
    static final Sender WEBHOOK = new Sender("webhook", "WEBHOOK_QUEUE_URL");
    static final List<Sender> ALL = List.of(PUSH, MAIL, WEBHOOK);

    private NotificationSenders() {}

    /** Has the topic put into each queue what is for its channel. */
    static void subscribe(SnsStandIn sns, Map<String, String> variables) {
        Optional.ofNullable(variables.get(TOPIC))
                .ifPresent(topic -> subscribe(sns, topic, variables));
    }

    static void subscribe(SnsStandIn sns, String topic, Map<String, String> variables) {
        ALL.forEach(
                sender ->
                        sns.subscribe(
                                new SnsStandIn.Subscription(
                                        topic,
                                        Optional.ofNullable(variables.get(sender.queueVariable()))
                                                .orElseThrow(),
                                        "channel",
                                        sender.channel())));
    }
}
