package dev.pacenote.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Files of a folder in a backup, below a name of their own. They are written after the database: a
 * file that comes meanwhile is one too many, but none is missing that the database knows.
 */
record BackedUpFolder(String name, Path folder) {

    /** How files end that are not whole yet. */
    private static final String PART = ".part";

    BackedUpFolder {
        folder = folder.toAbsolutePath().normalize();
    }

    void writeTo(ZipOutputStream archive) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            var all =
                    files.filter(Files::isRegularFile)
                            .filter(file -> !file.toString().endsWith(PART))
                            .sorted()
                            .toList();
            for (var file : all) {
                write(archive, file);
            }
        }
    }

    private void write(ZipOutputStream archive, Path file) throws IOException {
        var entry = name + "/" + folder.relativize(file).toString().replace('\\', '/');
        try (var in = Files.newInputStream(file)) {
            archive.putNextEntry(new ZipEntry(entry));
            in.transferTo(archive);
            archive.closeEntry();
        } catch (NoSuchFileException _) {
            // Somebody deleted it since it was listed.
        }
    }

    /**
     * Puts the files back, each as a whole, instead of whatever there was.
     *
     * @throws IOException also for an entry that leads out of the folder
     */
    void readFrom(ZipFile archive) throws IOException {
        var entries =
                archive.stream()
                        .filter(entry -> entry.getName().startsWith(name + "/"))
                        .filter(entry -> !entry.isDirectory())
                        .toList();
        for (var entry : entries) {
            var file = folder.resolve(entry.getName().substring(name.length() + 1)).normalize();
            if (!file.startsWith(folder)) {
                throw new IOException("no file of a backup: " + entry.getName());
            }
            Files.createDirectories(file.getParent());
            var part = file.resolveSibling(file.getFileName() + PART);
            try (var in = archive.getInputStream(entry)) {
                Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
