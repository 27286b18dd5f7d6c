package dev.pacenote.acceptance.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Folders that are gone when the tests' process ends, with all that was put into them. */
public final class TemporaryFolders {

    private static final Queue<Path> FOLDERS = new ConcurrentLinkedQueue<>();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(TemporaryFolders::deleteAll));
    }

    private TemporaryFolders() {}

    /**
     * Makes an empty one.
     *
     * @param prefix what its name begins with, so that one that is left says whose it was
     */
    public static Path create(String prefix) {
        try {
            var folder = Files.createTempDirectory(prefix);
            FOLDERS.add(folder);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void deleteAll() {
        FOLDERS.forEach(TemporaryFolders::delete);
    }

    private static void delete(Path folder) {
        if (Files.notExists(folder)) {
            return;
        }
        try (var paths = Files.walk(folder)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
