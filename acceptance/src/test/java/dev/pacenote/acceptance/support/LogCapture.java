package dev.pacenote.acceptance.support;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every line that is written until this is closed, with all that a line of it could show. */
public final class LogCapture implements AutoCloseable {

    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    /** Listens, also to what is otherwise too small to be written. */
    public LogCapture() {
        lines.start();
        context().getLogger("dev.pacenote").setLevel(Level.TRACE);
        context().getLogger(Logger.ROOT_LOGGER_NAME).addAppender(lines);
    }

    private static LoggerContext context() {
        return (LoggerContext) LoggerFactory.getILoggerFactory();
    }

    public List<ILoggingEvent> lines() {
        return List.copyOf(lines.list);
    }

    /** All of it as one text. */
    public String written() {
        return lines().stream().map(LogCapture::whole).collect(Collectors.joining("\n"));
    }

    /** Message, all that is known by name, and an error with its trace and causes. */
    private static String whole(ILoggingEvent line) {
        var thrown = line.getThrowableProxy();
        return String.join(
                " ",
                line.getFormattedMessage(),
                line.getMDCPropertyMap().toString(),
                String.valueOf(line.getKeyValuePairs()),
                thrown == null ? "" : ThrowableProxyUtil.asString(thrown));
    }

    @Override
    public void close() {
        context().getLogger(Logger.ROOT_LOGGER_NAME).detachAppender(lines);
        context().getLogger("dev.pacenote").setLevel(Level.INFO);
    }
}
