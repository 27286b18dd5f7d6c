package dev.pacenote.packaging;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/**
 * Takes the seal off jars. A class of a sealed package must come from the same place as the first
 * one; a cache of loaded classes says of its classes that they come from the folder in which it was
 * made, which no other machine has, and JDK 25 ends at the start.
 */
public final class UnsealedJars {

    private static final Instant EVERY_FILE = Instant.parse("2026-01-01T00:00:00Z");

    private UnsealedJars() {}

    /** Argument: a folder of jars. */
    public static void main(String[] args) throws IOException {
        try (var jars = Files.newDirectoryStream(Path.of(args[0]), "*.jar")) {
            for (var jar : jars) {
                unseal(jar);
            }
        }
    }

    static void unseal(Path jar) throws IOException {
        try (var opened = new JarFile(jar.toFile())) {
            var manifest = opened.getManifest();
            if (manifest == null
                    || !"true".equalsIgnoreCase(manifest.getMainAttributes().getValue("Sealed"))) {
                return;
            }
        }
        try (var files = FileSystems.newFileSystem(jar)) {
            var path = files.getPath(JarFile.MANIFEST_NAME);
            Manifest manifest;
            try (var in = Files.newInputStream(path)) {
                manifest = new Manifest(in);
            }
            manifest.getMainAttributes().remove(Attributes.Name.SEALED);
            try (var out = Files.newOutputStream(path)) {
                manifest.write(out);
            }
            Files.setLastModifiedTime(path, FileTime.from(EVERY_FILE));
        }
    }
}
