package dev.pacenote.assembly.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Each event as one flat JSON object on a line: when, how grave, which function and logger, what
 * was said, what is known of it by name ({@code requestId}, {@code userId}, {@code action}, {@code
 * status}, {@code duration} in milliseconds, {@code deliveryId} and so on), and an error with its
 * name, message and trace. The library's own encoder nests what is known by name in a list.
 */
final class JsonLogLines extends EncoderBase<ILoggingEvent> {

    private static final JsonFactory JSON = new JsonFactory();
    private static final byte[] NOTHING = {};

    private final String function;

    /**
     * @param function which program writes
     */
    JsonLogLines(String function) {
        this.function = function;
    }

    @Override
    public byte[] headerBytes() {
        return NOTHING;
    }

    @Override
    public byte[] footerBytes() {
        return NOTHING;
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        var line = new ByteArrayOutputStream();
        try (var json = JSON.createGenerator(line)) {
            json.writeStartObject();
            json.writeStringField("timestamp", event.getInstant().toString());
            json.writeStringField("level", event.getLevel().toString());
            json.writeStringField("function", function);
            json.writeStringField("logger", event.getLoggerName());
            json.writeStringField("thread", event.getThreadName());
            json.writeStringField("message", event.getFormattedMessage());
            for (var known : known(event).entrySet()) {
                write(known.getKey(), known.getValue(), json);
            }
            if (event.getThrowableProxy() != null) {
                write(event.getThrowableProxy(), json);
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        line.write('\n');
        return line.toByteArray();
    }

    /** What the request says of all its lines, and the line of itself. */
    private static Map<String, Object> known(ILoggingEvent event) {
        Map<String, Object> known = new LinkedHashMap<>(event.getMDCPropertyMap());
        Optional.ofNullable(event.getKeyValuePairs())
                .ifPresent(pairs -> pairs.forEach(pair -> known.put(pair.key, pair.value)));
        return known;
    }

    private static void write(String name, Object value, JsonGenerator json) throws IOException {
        if (value instanceof Number number) {
            json.writeNumberField(name, number.longValue());
        } else {
            json.writeStringField(name, String.valueOf(value));
        }
    }

    private static void write(IThrowableProxy error, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("error");
        json.writeStringField("name", error.getClassName());
        json.writeStringField("message", error.getMessage());
        json.writeStringField("trace", ThrowableProxyUtil.asString(error));
        json.writeEndObject();
    }
}
