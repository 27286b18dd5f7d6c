package dev.pacenote.assembly.configuration;

import dev.pacenote.application.delivery.send.SendDeliveries;
import dev.pacenote.configuration.Variable;
import dev.pacenote.configuration.VariableGroup;
import dev.pacenote.domain.delivery.ChannelRules;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/** When, and how much, people are told by channels that disturb them. */
@ConfigurationProperties("delivery")
@VariableGroup(title = "Pushes and mails about notices", order = 248)
public record DeliveryConfiguration(
        @Variable(
                        value = "PUSH_AFTER_SECONDS",
                        min = 0,
                        max = 86_400,
                        meaning = "a push waits so long for whoever is online to read it first")
                @Bindable(defaultValue = "120")
                int pushAfterSeconds,
        @Variable(
                        value = "PUSH_PER_HOUR",
                        min = 1,
                        max = 1_000_000,
                        meaning =
                                "pushes that a device gets at most; what is over it goes as one, later")
                @Bindable(defaultValue = "20")
                int pushPerHour,
        @Variable(
                        value = "MAIL_PER_HOUR",
                        min = 1,
                        max = 1_000_000,
                        meaning =
                                "mails about notices that a person gets at most, the daily mail apart; what"
                                        + " is over it goes as one, later")
                @Bindable(defaultValue = "6")
                int mailPerHour) {

    /** Of deliveries. */
    public SendDeliveries.Settings settings() {
        return new SendDeliveries.Settings(
                Duration.ofSeconds(pushAfterSeconds),
                new ChannelRules.Caps(pushPerHour, mailPerHour));
    }
}
