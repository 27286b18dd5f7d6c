package dev.pacenote.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** A database that writes down each statement which it is asked to execute. */
final class StatementLog implements AutoCloseable {

    /** How a line of the log begins with a statement: prepared, or at once. */
    private static final Pattern STATEMENT =
            Pattern.compile("^LOG: {2}(?:execute [^:]*|statement): (.*)");

    /** What begins and ends transactions is no question, and the clockwork asks all the time. */
    private static final Pattern NOT_COUNTED =
            Pattern.compile(
                    "(?i)^(begin|commit|rollback|set |show |select case current_setting).*|.*(scheduled_tasks|search_tasks).*");

    private final Path file;
    private final EmbeddedPostgres postgres;

    StatementLog(Path folder) throws IOException {
        file = folder.resolve("statements.log");
        var log = ProcessBuilder.Redirect.appendTo(file.toFile());
        postgres =
                EmbeddedPostgres.builder()
                        .setServerConfig("log_statement", "all")
                        .setServerConfig("log_line_prefix", "")
                        .setServerConfig("lc_messages", "C")
                        .setPGStartupWait(Duration.ofMinutes(2))
                        .setOutputRedirector(log)
                        .setErrorRedirector(log)
                        .start();
    }

    String url() {
        return postgres.getJdbcUrl("postgres", "postgres");
    }

    /** The first lines of all statements until now. */
    List<String> statements() {
        try {
            return Files.readAllLines(file).stream()
                    .map(STATEMENT::matcher)
                    .filter(line -> line.matches() && !NOT_COUNTED.matcher(line.group(1)).matches())
                    .map(line -> line.group(1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
