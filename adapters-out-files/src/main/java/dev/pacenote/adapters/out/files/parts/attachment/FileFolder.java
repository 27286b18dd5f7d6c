package dev.pacenote.adapters.out.files.parts.attachment;

import dev.pacenote.application.parts.attachment.FileTransfers.Received;
import dev.pacenote.domain.parts.attachment.FileType;
import dev.pacenote.domain.parts.attachment.Sha256;
import dev.pacenote.domain.parts.attachment.StoredFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * The files themselves: {@code account/name} below a folder. A file has its name once it is whole
 * and on the disk.
 */
final class FileFolder {

    private static final int BUFFER = 64 * 1_024;

    /** The end of the names of files that are not whole. */
    private static final String PART = ".part";

    private static final Duration MAX_UPLOAD = Duration.ofHours(1);

    /** Folders of accounts, and files in them. */
    private static final int DEPTH = 2;

    private final Path folder;

    /**
     * @throws IOException when it is not there and cannot be made
     */
    FileFolder(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder.toAbsolutePath().normalize());
        removeLeftovers(this.folder);
    }

    /**
     * What a process left that was killed in an upload: no upload lasts so long. Times of files are
     * those of the machine, whatever clock the service has. What cannot be looked at is passed
     * over: it is gone meanwhile, or not ours, such as a disk's {@code lost+found}.
     */
    private static void removeLeftovers(Path below) throws IOException {
        var before = FileTime.from(Instant.now().minus(MAX_UPLOAD));
        Files.walkFileTree(
                below,
                Set.of(),
                DEPTH,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path path, BasicFileAttributes file)
                            throws IOException {
                        if (file.isRegularFile()
                                && path.toString().endsWith(PART)
                                && file.lastModifiedTime().compareTo(before) < 0) {
                            Files.deleteIfExists(path);
                        }
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path path, IOException e) {
                        return FileVisitResult.CONTINUE;
                    }
                });
    }

    /** A folder that was there and is gone, such as one of another machine, has lost no file. */
    private void requireFolder() throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new NoSuchFileException(folder.toString());
        }
    }

    /**
     * @param name as a key writes it: it cannot lead out of the folder
     */
    private Path path(String name) {
        return folder.resolve(name);
    }

    /**
     * Keeps a file of that length, if its sum is that one.
     *
     * @param base64 its SHA-256; empty: any
     * @throws IOException when less comes than was announced, too
     */
    Received keep(String name, InputStream bytes, long length, Optional<String> base64)
            throws IOException {
        requireFolder();
        var path = path(name);
        var home = Files.createDirectories(path.getParent());
        if (Files.exists(path)) {
            return Received.THERE_ALREADY;
        }
        removeLeftovers(home);
        var part = Files.createTempFile(home, "upload", PART);
        try {
            var sum = write(part, bytes, length);
            if (base64.filter(expected -> !expected.equals(sum.base64())).isPresent()) {
                return Received.CHECKSUM_WRONG;
            }
            return name(part, path);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static Sha256 write(Path part, InputStream bytes, long length) throws IOException {
        var digest = sha256();
        try (var out =
                        FileChannel.open(
                                part,
                                StandardOpenOption.WRITE,
                                StandardOpenOption.TRUNCATE_EXISTING);
                var stream = Channels.newOutputStream(out)) {
            var buffer = new byte[BUFFER];
            long left = length;
            while (left > 0) {
                int read = bytes.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (read < 0) {
                    throw new IOException("only " + (length - left) + " of " + length + " bytes");
                }
                digest.update(buffer, 0, read);
                stream.write(buffer, 0, read);
                left -= read;
            }
            out.force(true);
        }
        return Sha256.of(digest.digest());
    }

    /** A link, unlike a move, never takes the name from a file that has it. */
    private static Received name(Path part, Path path) throws IOException {
        try {
            Files.createLink(path, part);
            return Received.DONE;
        } catch (FileAlreadyExistsException _) {
            return Received.THERE_ALREADY;
        } catch (IOException | UnsupportedOperationException _) {
            // Some file systems have no links.
            return moved(part, path);
        }
    }

    private static Received moved(Path part, Path path) throws IOException {
        try {
            Files.move(part, path);
            return Received.DONE;
        } catch (FileAlreadyExistsException _) {
            return Received.THERE_ALREADY;
        }
    }

    Optional<StoredFile> inspect(String name) throws IOException {
        requireFolder();
        try (var in = new DigestInputStream(Files.newInputStream(path(name)), sha256())) {
            var head = in.readNBytes(FileType.HEAD);
            long size = head.length;
            var buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                size += read;
            }
            return Optional.of(
                    new StoredFile(
                            size,
                            Optional.of(Sha256.of(in.getMessageDigest().digest())),
                            FileType.fitting(head)));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    /** An open file with its size. */
    record Opened(long size, InputStream bytes) {}

    Optional<Opened> open(String name) throws IOException {
        requireFolder();
        try {
            var path = path(name);
            return Optional.of(new Opened(Files.size(path), Files.newInputStream(path)));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    void remove(String name) throws IOException {
        requireFolder();
        Files.deleteIfExists(path(name));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
