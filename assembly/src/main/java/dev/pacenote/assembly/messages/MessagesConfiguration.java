package dev.pacenote.assembly.messages;

import dev.pacenote.application.messages.conversation.SendMessage;
import dev.pacenote.application.messages.directory.Visibility;
import dev.pacenote.configuration.Variable;
import dev.pacenote.configuration.VariableGroup;
import dev.pacenote.domain.messages.conversation.MessageRetention;
import dev.pacenote.domain.platform.limit.RateLimit;
import dev.pacenote.domain.platform.retention.RetentionPeriod;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;
import java.util.Optional;

/** How much people may write, and to how many. */
@ConfigurationProperties("messages")
@VariableGroup(title = "Messages", order = 440)
public record MessagesConfiguration(
        @Variable(
                        value = "MESSAGES_DIRECTORY",
                        meaning =
                                "or `closed`: people see only those with whom they have a"
                                        + " conversation; admins see everybody and begin conversations")
                @Bindable(defaultValue = "open")
                Visibility.Directory directory,
        @Variable(
                        value = "MESSAGES_PER_MINUTE",
                        min = 1,
                        max = 1_000_000,
                        meaning = "messages that an account sends")
                @Bindable(defaultValue = "60")
                int perMinute,
        @Variable(
                        value = "FIRST_CONTACTS_PER_DAY",
                        min = 1,
                        max = 1_000_000,
                        meaning =
                                "people to whom an account writes first; answering somebody is none"
                                        + " of them")
                @Bindable(defaultValue = "50")
                int firstContactsPerDay,
        @Variable(
                        value = "LIMIT_BLOCKS",
                        min = 1,
                        max = 10_000,
                        meaning = "people whom an account blocks at most")
                @Bindable(defaultValue = "500")
                int mostBlocks,
        @Variable(
                        value = "LIMIT_SUBJECT_REGISTRATIONS_PER_HOUR",
                        min = 1,
                        max = 1_000_000,
                        meaning =
                                "times that a person whom the outside issuer knows asks for an"
                                        + " account")
                @Bindable(defaultValue = "5")
                int subjectRegistrationsPerHour,
        @Variable(
                        value = "MESSAGE_RETENTION_DAYS",
                        min = 1,
                        max = 36_500,
                        meaning = "a message is kept, then both copies go",
                        otherwise = "for ever")
                Optional<Integer> retentionDays) {

    /** Of both copies of a message. */
    MessageRetention retention() {
        return new MessageRetention(retentionDays.map(RetentionPeriod::new));
    }

    RateLimit subjectRegistrations() {
        return new RateLimit(subjectRegistrationsPerHour, Duration.ofHours(1));
    }

    SendMessage.Limits limits() {
        return SendMessage.Limits.of(perMinute, firstContactsPerDay);
    }
}
