package dev.pacenote.adapters.out.aws.delivery;

import dev.pacenote.configuration.ReadBy;
import dev.pacenote.configuration.Variable;
import dev.pacenote.configuration.VariableGroup;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Requires;

/** The topic in SNS by which senders hear what is due, by its ARN. */
@ConfigurationProperties("notifications-topic")
@Requires(property = NotificationsTopicConfiguration.PROPERTY)
@VariableGroup(
        title = "Notifications in SNS",
        order = 512,
        needs = "The senders of notifications need")
public record NotificationsTopicConfiguration(
        @Variable(
                        value = "NOTIFICATIONS_TOPIC_ARN",
                        readBy = ReadBy.FUNCTIONS,
                        otherwise = "no pushes, mails about single notices or webhooks",
                        meaning =
                                "SNS topic that says which deliveries are due; the queues of the"
                                        + " senders subscribe to it, and nobody else")
                String arn) {

    /** There where something is sent beside the daily mail. */
    public static final String PROPERTY = "notifications-topic.arn";
}
