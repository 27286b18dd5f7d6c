package dev.pacenote.assembly.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.spi.ContextAwareBase;
import dev.pacenote.assembly.configuration.LoggingConfiguration;
import dev.pacenote.configuration.Variables;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;

/**
 * What is logged and how, one event a line on the standard error: for people ({@code console}) or
 * for a log collector ({@code json}). Found by the logging library before the first line; in code,
 * because one variable chooses between the two. Who wants more names a file of their own in {@code
 * logback.configurationFile}.
 */
@ConfiguratorRank(ConfiguratorRank.CUSTOM_HIGH_PRIORITY)
public final class LoggingSetup extends ContextAwareBase implements Configurator {

    static final String LEVEL = LoggingConfiguration.LEVEL;
    static final String FORMAT = LoggingConfiguration.FORMAT;
    static final String CONSOLE = "console";
    static final String JSON = "json";

    /** By this Lambda says which function a process is. */
    private static final String FUNCTION = "AWS_LAMBDA_FUNCTION_NAME";

    private static final String PATTERN =
            "%d{yyyy-MM-dd'T'HH:mm:ss.SSS'Z',UTC} %-5level"
                    + " %logger{0}%replace( [%X{requestId}]){' \\[\\]', ''}: %msg%n";

    /**
     * Libraries that tell at every start, or again and again while a database is away, what
     * readiness and our own lines say better.
     */
    private static final List<String> TALKATIVE =
            List.of(
                    "org.flywaydb",
                    "io.micronaut.logging",
                    "com.github.kagkarlsson",
                    "com.zaxxer.hikari");

    /** Logs are set up before anything else: what the file says of them is made known to them. */
    public static void tell(Variables variables) {
        for (var name : List.of(LEVEL, FORMAT)) {
            Optional.ofNullable(variables.values().get(name))
                    .ifPresent(value -> System.setProperty(name, value));
        }
    }

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        if (System.getProperty("logback.configurationFile") != null) {
            return ExecutionStatus.INVOKE_NEXT_IF_ANY;
        }
        var console = new ConsoleAppender<ILoggingEvent>();
        console.setContext(context);
        console.setName("console");
        console.setTarget("System.err");
        console.setEncoder(setting(FORMAT, CONSOLE).equals(JSON) ? json() : lines());
        console.start();
        var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        root.addAppender(console);
        context.getLogger("dev.pacenote")
                .setLevel(Level.toLevel(setting(LEVEL, "INFO"), Level.INFO));
        // A refused mail is told by our own line, which leaves out addresses.
        context.getLogger("io.micronaut.email").setLevel(Level.OFF);
        TALKATIVE.forEach(name -> context.getLogger(name).setLevel(Level.ERROR));
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    /** Environment variables may also come from a file, which is known as properties by now. */
    private static String setting(String name, String otherwise) {
        return Optional.ofNullable(System.getProperty(name))
                .or(() -> Variables.ofThisProcess(name))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .orElse(otherwise);
    }

    private Encoder<ILoggingEvent> lines() {
        var encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern(PATTERN);
        encoder.start();
        return encoder;
    }

    private Encoder<ILoggingEvent> json() {
        var encoder = new JsonLogLines(setting(FUNCTION, "server"));
        encoder.setContext(context);
        encoder.start();
        return encoder;
    }
}
