package dev.pacenote.assembly.configuration;

import dev.pacenote.configuration.Variable;
import dev.pacenote.configuration.VariableGroup;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/** Whether services of others and the mailbox are make-believe. */
@ConfigurationProperties("sandbox")
@VariableGroup(title = "Sandbox", order = 10)
public record SandboxConfiguration(
        @Variable(
                        value = SandboxConfiguration.NAME,
                        meaning =
                                "`auto`: on when neither the group of an area in `FEATURES` nor the mail group"
                                        + " is set; `on`: whatever is set; `off`: all these groups"
                                        + " required")
                @Bindable(defaultValue = "auto")
                Mode mode) {

    public static final String NAME = "PACENOTE_SANDBOX";

    /** When the sandbox is on. */
    public enum Mode {
        AUTO,
        ON,
        OFF
    }
}
