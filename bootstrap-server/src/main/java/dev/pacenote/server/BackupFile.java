package dev.pacenote.server;

import dev.pacenote.adapters.out.postgres.platform.PostgresStore;
import dev.pacenote.adapters.out.postgres.platform.backup.PostgresBackup;
import dev.pacenote.adapters.out.postgres.platform.backup.PostgresBackup.RefusedException;
import dev.pacenote.assembly.Area;
import dev.pacenote.assembly.Configuration;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * A backup as a file: the database, the files that people sent, and the secrets that this machine
 * made for itself. Whoever has it has everything, so only its owner may read it.
 */
final class BackupFile {

    private static final String JWT = "secrets/jwt";

    private final Configuration configuration;

    BackupFile(Configuration configuration) {
        this.configuration = configuration;
    }

    /**
     * Writes it, while a server runs or not. The file appears when it is complete.
     *
     * @throws RefusedException with a sentence for whoever asked for it
     */
    void write(Path file) throws IOException, RefusedException {
        if (Files.exists(file)) {
            throw new RefusedException(file + " is there already.");
        }
        var part = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.deleteIfExists(part);
            Files.createFile(part);
            fill(part);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private void fill(Path part) throws IOException, RefusedException {
        if (Files.getFileStore(part).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rw-------"));
        }
        try (var archive =
                new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(part)))) {
            var secret = configuration.data().resolve(JWT);
            if (configuration.tokenSecret().isEmpty() && Files.exists(secret)) {
                archive.putNextEntry(new ZipEntry(JWT));
                Files.copy(secret, archive);
                archive.closeEntry();
            }
            writeDatabase(archive);
            for (var folder : folders()) {
                folder.writeTo(archive);
            }
        }
        try (var channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** What areas keep beside the database, also those that are switched off. */
    private List<BackedUpFolder> folders() {
        return Area.built().stream()
                .flatMap(area -> area.folders(configuration).entrySet().stream())
                .map(folder -> new BackedUpFolder(folder.getKey(), folder.getValue()))
                .toList();
    }

    private void writeDatabase(ZipOutputStream archive) throws IOException, RefusedException {
        if (configuration.database().isPresent()) {
            new PostgresBackup(configuration.database().get()).writeTo(archive);
            return;
        }
        var folder = DataFolder.open(configuration.data());
        if (folder.isEmpty()) {
            // A server has it, and its database runs.
            new PostgresBackup(EmbeddedDatabase.running(postgres())).writeTo(archive);
            return;
        }
        try (var _ = folder.get();
                var database = EmbeddedDatabase.start(postgres())) {
            new PostgresBackup(database.settings()).writeTo(archive);
        }
    }

    private Path postgres() {
        return configuration.data().toAbsolutePath().normalize().resolve("postgres");
    }

    /**
     * Brings everything back, into an empty database or data folder, while no server runs. What
     * failed half-way can be repeated.
     *
     * @throws RefusedException with a sentence for whoever asked for it
     */
    void restore(Path file) throws IOException, RefusedException {
        try (var archive = new ZipFile(file.toFile());
                var folder = folderOfNoServer()) {
            if (configuration.database().isPresent()) {
                restore(archive, folder, configuration.database().get());
            } else {
                try (var database = EmbeddedDatabase.start(postgres())) {
                    restore(archive, folder, database.settings());
                }
            }
        } catch (ZipException e) {
            throw new RefusedException(file + " is no backup, or only a part of one.");
        }
    }

    /**
     * The database last: as long as nobody has an account there, all of it can be done again, and
     * whoever finds accounts there finds the rest as well.
     */
    private void restore(ZipFile archive, DataFolder folder, PostgresStore.Settings database)
            throws IOException, RefusedException {
        var backup = new PostgresBackup(database);
        backup.refuseUnlessFit(archive);
        var secret = archive.getEntry(JWT);
        if (secret != null) {
            folder.keepSecret("jwt", archive.getInputStream(secret).readAllBytes());
        }
        for (var files : folders()) {
            files.readFrom(archive);
        }
        backup.readFrom(archive);
    }

    /**
     * Has every stream of events begin anew in a database that was brought back by other means,
     * while no server runs.
     *
     * @return how many streams there are
     * @throws RefusedException with a sentence for whoever asked for it
     */
    int beginNewEpochs() throws IOException, RefusedException {
        try (var _ = folderOfNoServer()) {
            if (configuration.database().isPresent()) {
                return new PostgresBackup(configuration.database().get()).beginNewEpochs();
            }
            try (var database = EmbeddedDatabase.start(postgres())) {
                return new PostgresBackup(database.settings()).beginNewEpochs();
            }
        }
    }

    private DataFolder folderOfNoServer() throws RefusedException {
        return DataFolder.open(configuration.data())
                .orElseThrow(
                        () ->
                                new RefusedException(
                                        "A server runs on this data folder: stop it first."));
    }
}
