package dev.pacenote.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The folder of everything that is kept on this machine; one server at a time uses it. */
final class DataFolder implements AutoCloseable {

    private static final int SECRET_BYTES = 48;

    private final Path path;
    private final FileChannel lockFile;

    private DataFolder(Path path, FileChannel lockFile) {
        this.path = path;
        this.lockFile = lockFile;
    }

    /**
     * Takes the folder; the system gives it back when the process ends, however it ends.
     *
     * @return empty when another server has it
     * @throws CannotStartException when it cannot be made or written
     */
    static Optional<DataFolder> open(Path path) {
        try {
            Files.createDirectories(path);
            var channel =
                    FileChannel.open(
                            path.resolve("lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                return Optional.empty();
            }
            return Optional.of(new DataFolder(path.toAbsolutePath().normalize(), channel));
        } catch (IOException e) {
            throw StartFailure.folder(path, e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    Path path() {
        return path;
    }

    /** A secret that is made at the first start and kept. */
    byte[] secret(String name) {
        var file = file(name);
        try {
            if (!Files.exists(file)) {
                var secret = new byte[SECRET_BYTES];
                new SecureRandom().nextBytes(secret);
                keepSecret(name, secret);
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keeps a secret, readable by its owner only, instead of whatever there was. */
    void keepSecret(String name, byte[] secret) throws IOException {
        var file = file(name);
        Files.createDirectories(file.getParent());
        var part = file.resolveSibling(name + ".part");
        Files.write(part, secret);
        if (Files.getFileStore(part).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rw-------"));
        }
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private Path file(String name) {
        return path.resolve("secrets").resolve(name);
    }

    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
