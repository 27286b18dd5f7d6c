package dev.pacenote.server.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The data folder: whether it can be written, and how much room is left. */
final class DiskCheck {

    private static final long MIB = 1024L * 1024;

    /** A year of history of two hundred people fits in here several times. */
    private static final long COMFORTABLE = 1024 * MIB;

    /** Postgres stops at about this. */
    private static final long TOO_LITTLE = 100 * MIB;

    private final Path folder;

    DiskCheck(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    Finding look() {
        var there = existing(folder);
        try {
            if (!Files.isDirectory(there) || !Files.isWritable(there)) {
                return Finding.broken(
                        "disk",
                        folder + " cannot be written",
                        "Give the folder to whoever runs the server, or set PACENOTE_DATA.");
            }
            long free = Files.getFileStore(there).getUsableSpace();
            var what = folder + ", " + free / MIB + " MiB free";
            if (free < TOO_LITTLE) {
                return Finding.broken("disk", what, "Make room before the database stops.");
            }
            return free < COMFORTABLE
                    ? Finding.doubtful("disk", what, "Make room soon.")
                    : Finding.fine("disk", what);
        } catch (IOException e) {
            return Finding.broken("disk", folder + " cannot be looked at", "Check the disk.");
        }
    }

    /** The folder, or where it will be made. */
    private static Path existing(Path folder) {
        var path = folder;
        while (!Files.exists(path) && path.getParent() != null) {
            path = path.getParent();
        }
        return path;
    }
}
