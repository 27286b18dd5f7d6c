package dev.pacenote.assembly.configuration;

import dev.pacenote.configuration.SelfChecked;
import dev.pacenote.configuration.Variable;
import dev.pacenote.configuration.VariableGroup;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What is logged and how. {@link dev.pacenote.assembly.logging.LoggingSetup} obeys it, before
 * anybody can be told what is wrong.
 */
@ConfigurationProperties("logging")
@VariableGroup(title = "Logs", order = 120)
public record LoggingConfiguration(
        @Variable(value = LoggingConfiguration.FORMAT, meaning = "or `json`: one object per event")
                @Bindable(defaultValue = "console")
                Format format,
        @Variable(
                        value = LoggingConfiguration.LEVEL,
                        meaning = "of our own lines: `ERROR`, `WARN`, `INFO`, `DEBUG`, `TRACE`")
                @Bindable(defaultValue = "INFO")
                String level)
        implements SelfChecked {

    public static final String LEVEL = "PACENOTE_LOG_LEVEL";
    public static final String FORMAT = "PACENOTE_LOG_FORMAT";

    private static final List<String> LEVELS = List.of("ERROR", "WARN", "INFO", "DEBUG", "TRACE");

    /** How an event is written. */
    public enum Format {
        CONSOLE,
        JSON
    }

    @Override
    public Stream<String> problems(Predicate<String> given) {
        return LEVELS.contains(level)
                ? Stream.empty()
                : Stream.of(LEVEL + " must be one of " + String.join(", ", LEVELS) + ".");
    }
}
