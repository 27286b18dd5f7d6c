package dev.pacenote.packaging;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.LogEvent;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import com.google.cloud.tools.jib.api.buildplan.ImageFormat;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import com.google.cloud.tools.jib.api.buildplan.Port;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The image of a distribution that lies unpacked in a folder: that folder under {@code
 * /opt/pacenote}, above any Linux with glibc and a shell. It belongs to root and runs as somebody
 * who may write to {@code /var/lib/pacenote} and {@code /tmp} only.
 */
public final class ServerImage {

    /** The user in the image; a volume's folder must be theirs. */
    static final String USER = "10001";

    private static final AbsoluteUnixPath HOME = AbsoluteUnixPath.get("/opt/pacenote");
    private static final AbsoluteUnixPath DATA = AbsoluteUnixPath.get("/var/lib/pacenote");
    private static final String FROM_FILE = "tar:";

    /** The cache of loaded classes fits jars of this time only (./pacenote package). */
    private static final Instant EVERY_FILE = Instant.parse("2026-01-01T00:00:00Z");

    /** A database of our own asks for the name of its user. */
    private static final String USERS =
            """
            root:x:0:0:root:/root:/bin/sh
            nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin
            pacenote:x:10001:10001:pacenote:/var/lib/pacenote:/usr/sbin/nologin
            """;

    private ServerImage() {}

    /**
     * Arguments: the distribution's folder, what the image builds on (a name in a registry, {@code
     * scratch}, or {@code tar:FILE}), the archive to write, the name and version in it.
     */
    public static void main(String[] args) throws Exception {
        write(Path.of(args[0]), args[1], Path.of(args[2]), args[3]);
    }

    static void write(Path distribution, String base, Path archive, String name) throws Exception {
        var scratch = Files.createTempDirectory("pacenote-image");
        var users = Files.writeString(scratch.resolve("passwd"), USERS);
        var empty = Files.createDirectory(scratch.resolve("data"));
        try {
            write(distribution, base, archive, name, user(users, empty));
        } finally {
            Files.delete(users);
            Files.delete(empty);
            Files.delete(scratch);
        }
    }

    private static FileEntriesLayer user(Path users, Path data) {
        return FileEntriesLayer.builder()
                .setName("user")
                .addEntry(
                        users,
                        AbsoluteUnixPath.get("/etc/passwd"),
                        FilePermissions.fromOctalString("644"),
                        EVERY_FILE)
                .addEntry(
                        data,
                        DATA,
                        FilePermissions.fromOctalString("700"),
                        EVERY_FILE,
                        USER + ":" + USER)
                .build();
    }

    private static void write(
            Path distribution, String base, Path archive, String name, FileEntriesLayer user)
            throws Exception {
        from(base)
                .setFormat(ImageFormat.OCI)
                .setPlatforms(Set.of(new Platform(architecture(), "linux")))
                .addFileEntriesLayer(folder("Java", distribution.resolve("runtime")))
                .addFileEntriesLayer(folder("program", distribution.resolve("lib")))
                .addFileEntriesLayer(rest(distribution))
                .addFileEntriesLayer(user)
                .setUser(USER + ":" + USER)
                .setEnvironment(Map.of("PACENOTE_DATA", DATA.toString()))
                .setWorkingDirectory(DATA)
                .setVolumes(Set.of(DATA))
                .setExposedPorts(Set.of(Port.tcp(3000)))
                .setEntrypoint(HOME.resolve("bin/pacenote").toString())
                .setLabels(
                        Map.of(
                                "org.opencontainers.image.title", "Pacenote",
                                "org.opencontainers.image.licenses", "Apache-2.0",
                                "org.opencontainers.image.version",
                                        name.substring(name.indexOf(':') + 1)))
                .setCreationTime(EVERY_FILE)
                .containerize(
                        Containerizer.to(TarImage.at(archive).named(name))
                                .setToolName("pacenote")
                                .addEventHandler(LogEvent.class, ServerImage::tell));
    }

    private static JibContainerBuilder from(String base) throws InvalidImageReferenceException {
        if (base.equals("scratch")) {
            return Jib.fromScratch();
        }
        return base.startsWith(FROM_FILE)
                ? Jib.from(TarImage.at(Path.of(base.substring(FROM_FILE.length()))))
                : Jib.from(RegistryImage.named(base));
    }

    private static FileEntriesLayer folder(String name, Path folder) throws IOException {
        var layer = FileEntriesLayer.builder().setName(name);
        add(layer, folder, HOME.resolve(String.valueOf(folder.getFileName())));
        return layer.build();
    }

    /** What changes with every version. */
    private static FileEntriesLayer rest(Path distribution) throws IOException {
        var layer = FileEntriesLayer.builder().setName("rest");
        try (var entries = Files.list(distribution)) {
            for (var entry : entries.sorted().toList()) {
                var name = String.valueOf(entry.getFileName());
                if (!name.equals("runtime") && !name.equals("lib")) {
                    add(layer, entry, HOME.resolve(name));
                }
            }
        }
        return layer.build();
    }

    private static void add(FileEntriesLayer.Builder layer, Path from, AbsoluteUnixPath to)
            throws IOException {
        layer.addEntryRecursive(from, to, (path, _) -> permissions(path), (_, _) -> EVERY_FILE);
    }

    private static FilePermissions permissions(Path path) {
        try {
            return FilePermissions.fromPosixFilePermissions(Files.getPosixFilePermissions(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of this machine, which made the Java in the distribution. */
    private static String architecture() {
        return switch (System.getProperty("os.arch").toLowerCase(Locale.ROOT)) {
            case "aarch64" -> "arm64";
            default -> "amd64";
        };
    }

    private static void tell(LogEvent event) {
        if (event.getLevel() == LogEvent.Level.WARN || event.getLevel() == LogEvent.Level.ERROR) {
            System.err.println(event.getMessage());
        }
    }
}
