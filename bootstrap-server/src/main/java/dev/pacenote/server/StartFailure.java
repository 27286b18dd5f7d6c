package dev.pacenote.server;

import dev.pacenote.adapters.out.postgres.platform.NewerSchemaException;
import dev.pacenote.application.platform.StoreUnavailableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes one sentence and an exit code of what went wrong while the server started. */
final class StartFailure {

    private StartFailure() {}

    /**
     * @param port where the server wanted to listen
     */
    static CannotStartException of(RuntimeException e, int port) {
        if (e instanceof CannotStartException known) {
            return known;
        }
        if (e instanceof StoreUnavailableException) {
            return new CannotStartException(
                    ExitCodes.UNAVAILABLE,
                    "the database cannot be reached. Check DATABASE_URL, and whether the database"
                            + " runs: "
                            + reason(e),
                    e);
        }
        if (e instanceof NewerSchemaException) {
            return new CannotStartException(
                    ExitCodes.DATA,
                    "a newer version of Pacenote has changed this database (migration "
                            + e.getMessage()
                            + "). Start that version, or restore a backup into an empty database.",
                    e);
        }
        var notListening = cause(e, BindException.class);
        if (notListening.isPresent()) {
            return new CannotStartException(
                    ExitCodes.TEMPORARY,
                    "it cannot listen on port "
                            + port
                            + " (PORT): "
                            + notListening.get().getMessage()
                            + ".",
                    e);
        }
        var unwritten = cause(e, IOException.class);
        if (e instanceof UncheckedIOException && unwritten.isPresent()) {
            return new CannotStartException(
                    ExitCodes.IO,
                    "the data folder (PACENOTE_DATA) cannot be written: "
                            + reason(unwritten.get())
                            + ".",
                    e);
        }
        return new CannotStartException(
                ExitCodes.SOFTWARE, "something unexpected happened: " + reason(e), e);
    }

    /** The folder of everything is not there, and cannot be made or written. */
    static CannotStartException folder(Path folder, IOException e) {
        return new CannotStartException(
                ExitCodes.CANNOT_CREATE,
                "the data folder "
                        + folder.toAbsolutePath().normalize()
                        + " (PACENOTE_DATA) cannot be made or written: "
                        + reason(e)
                        + ".",
                e);
    }

    private static <T extends Throwable> Optional<T> cause(Throwable e, Class<T> type) {
        return Stream.iterate(e, cause -> cause != null, Throwable::getCause)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }

    /** What the system said; exceptions of files name the file only. */
    private static String reason(IOException e) {
        return switch (e) {
            case AccessDeniedException denied -> "no permission for " + denied.getFile();
            case FileAlreadyExistsException there -> there.getFile() + " is no folder";
            case NoSuchFileException missing -> missing.getFile() + " cannot be made there";
            case FileSystemException other when other.getReason() != null ->
                    other.getFile() + ": " + other.getReason();
            default -> reason((Throwable) e);
        };
    }

    /** The first line of the innermost reason. */
    static String reason(Throwable e) {
        var deepest = e;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return Optional.ofNullable(deepest.getMessage())
                .flatMap(message -> message.lines().findFirst())
                .orElseGet(deepest.getClass()::getSimpleName);
    }
}
