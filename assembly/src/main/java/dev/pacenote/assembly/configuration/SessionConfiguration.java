package dev.pacenote.assembly.configuration;

import dev.pacenote.configuration.ReadBy;
import dev.pacenote.configuration.Variable;
import dev.pacenote.configuration.VariableGroup;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/** Where sessions are kept. */
@ConfigurationProperties("sessions")
@VariableGroup(title = "Sessions", order = 220)
public record SessionConfiguration(
        @Variable(
                        value = "SESSION_STORE",
                        readBy = ReadBy.SERVER,
                        meaning = "or `memory`: sessions end with the process")
                @Bindable(defaultValue = "postgres")
                Store store) {

    /** The stores that there are. */
    public enum Store {
        POSTGRES,
        MEMORY
    }
}
