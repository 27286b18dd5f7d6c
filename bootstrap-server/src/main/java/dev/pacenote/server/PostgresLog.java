package dev.pacenote.server;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The file into which the embedded Postgres and its tools write, from now on. */
final class PostgresLog {

    /** Nobody reads more of a start that failed, in bytes. */
    private static final int MAX_LENGTH = 64 * 1024;

    /** Bytes that are no text of an encoding are shown as something, whatever they are. */
    private static final Charset TEXT = StandardCharsets.UTF_8;

    private static final Pattern COMPLAINT =
            Pattern.compile("(?:.*? )?(?:FATAL|PANIC|error|fatal): +(.+)");

    /** Said to whoever asks before the database is ready: nothing is wrong. */
    private static final String TOO_EARLY = "the database system is ";

    private static final Pattern DETAIL = Pattern.compile("(?:.*? )?(?:DETAIL|detail): +(.+)");

    private static final Pattern NOT_BOUND =
            Pattern.compile(".*could not bind .* address .*: Address already in use");

    private final Path file;
    private final long before;

    PostgresLog(Path file) {
        this.file = file;
        this.before = length(file);
    }

    private static long length(Path file) {
        try {
            return Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            return 0;
        }
    }

    Path file() {
        return file;
    }

    /** The first thing that went wrong since then, as Postgres put it. */
    Optional<String> complaint() {
        var lines = written().lines().filter(line -> !line.contains(TOO_EARLY)).toList();
        return first(lines.stream(), COMPLAINT)
                .map(
                        what ->
                                first(lines.stream(), DETAIL)
                                        .map(detail -> what + ": " + detail)
                                        .orElse(what));
    }

    /** Whether it could not listen where it was to, because somebody else does. */
    boolean portTaken() {
        return written().lines().anyMatch(line -> NOT_BOUND.matcher(line).matches());
    }

    private static Optional<String> first(Stream<String> lines, Pattern pattern) {
        return lines.map(pattern::matcher)
                .filter(Matcher::matches)
                .map(found -> found.group(1).strip())
                .findFirst();
    }

    private String written() {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            channel.position(Math.min(before, channel.size()));
            var stream = Channels.newInputStream(channel);
            return new String(stream.readNBytes(MAX_LENGTH), TEXT);
        } catch (IOException e) {
            return "";
        }
    }
}
