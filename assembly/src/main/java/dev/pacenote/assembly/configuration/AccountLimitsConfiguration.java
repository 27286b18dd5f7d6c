package dev.pacenote.assembly.configuration;

import dev.pacenote.configuration.Variable;
import dev.pacenote.configuration.VariableGroup;
import dev.pacenote.domain.platform.limit.RateLimit;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/** How often an account may do what everybody can, whichever areas there are. */
@ConfigurationProperties("account-limits")
@VariableGroup(title = "Limits of an account", order = 245)
public record AccountLimitsConfiguration(
        @Variable(
                        value = "LIMIT_EMAIL_CHANGES_PER_HOUR",
                        min = 1,
                        max = 1_000_000,
                        meaning = "times that an account asks for another address of its own")
                @Bindable(defaultValue = "5")
                int emailChangesPerHour,
        @Variable(
                        value = "LIMIT_READ_STATE_CHANGES_PER_MINUTE",
                        min = 1,
                        max = 1_000_000,
                        meaning = "marks that an account sets: read, unread, seen, archived")
                @Bindable(defaultValue = "300")
                int readStateChangesPerMinute,
        @Variable(
                        value = "LIMIT_DEVICES",
                        min = 1,
                        max = 1_000,
                        meaning = "devices that an account registers for pushes at most")
                @Bindable(defaultValue = "20")
                int mostDevices,
        @Variable(
                        value = "LIMIT_WEBHOOKS",
                        min = 1,
                        max = 1_000,
                        meaning = "webhooks that an account has at most")
                @Bindable(defaultValue = "5")
                int mostWebhooks,
        @Variable(
                        value = "LIMIT_ANNOUNCEMENTS_PER_HOUR",
                        min = 1,
                        max = 1_000_000,
                        meaning = "announcements that an admin makes")
                @Bindable(defaultValue = "10")
                int announcementsPerHour) {

    /** Of changes of an address. */
    public RateLimit emailChanges() {
        return new RateLimit(emailChangesPerHour, Duration.ofHours(1));
    }

    /** Of announcements. */
    public RateLimit announcements() {
        return new RateLimit(announcementsPerHour, Duration.ofHours(1));
    }

    /** Of marks. */
    public RateLimit readStateChanges() {
        return new RateLimit(readStateChangesPerMinute, Duration.ofMinutes(1));
    }
}
