package dev.pacenote.packaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The image of a distribution of a few files, on nothing. */
class ServerImageTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BLOB = "blobs/sha256/";

    @TempDir Path folder;
    private Path distribution;

    @BeforeEach
    void unpack() throws IOException {
        distribution = folder.resolve("pacenote-1.2.3-linux-x86_64");
        file("bin/pacenote", "rwxr-xr-x");
        file("lib/pacenote.jar", "rw-r--r--");
        file("runtime/bin/java", "rwxr-xr-x");
        file("pacenote.aot", "rw-r--r--");
    }

    private void file(String name, String permissions) throws IOException {
        var path = distribution.resolve(name);
        Files.createDirectories(path.getParent());
        Files.writeString(path, name);
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }

    private Path image(String name) throws Exception {
        var archive = folder.resolve(name);
        ServerImage.write(distribution, "scratch", archive, "pacenote:1.2.3");
        return archive;
    }

    private static Map<String, byte[]> blobs(Path archive) throws IOException {
        var blobs = new HashMap<String, byte[]>();
        try (var tar = new TarArchiveInputStream(Files.newInputStream(archive))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                blobs.put(entry.getName(), tar.readAllBytes());
            }
        }
        return blobs;
    }

    private static JsonNode blob(Map<String, byte[]> blobs, JsonNode descriptor)
            throws IOException {
        var digest = descriptor.path("digest").asText();
        return JSON.readTree(blobs.get(BLOB + digest.substring("sha256:".length())));
    }

    private static JsonNode manifest(Map<String, byte[]> blobs) throws IOException {
        return blob(blobs, JSON.readTree(blobs.get("index.json")).path("manifests").path(0));
    }

    private static Map<String, TarArchiveEntry> files(Path archive) throws IOException {
        var blobs = blobs(archive);
        var files = new HashMap<String, TarArchiveEntry>();
        for (var layer : manifest(blobs).path("layers")) {
            var digest = layer.path("digest").asText().substring("sha256:".length());
            try (var tar =
                    new TarArchiveInputStream(
                            new GZIPInputStream(
                                    new ByteArrayInputStream(blobs.get(BLOB + digest))))) {
                for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    files.put(entry.getName(), entry);
                }
            }
        }
        return files;
    }

    @Test
    void it_starts_pacenote_as_somebody_without_rights() throws Exception {
        var blobs = blobs(image("a.tar"));

        var config = blob(blobs, manifest(blobs).path("config")).path("config");

        assertThat(config.path("User").asText()).isEqualTo("10001:10001");
        assertThat(config.path("Entrypoint").path(0).asText())
                .isEqualTo("/opt/pacenote/bin/pacenote");
        assertThat(config.path("Env").toString()).contains("PACENOTE_DATA=/var/lib/pacenote");
        assertThat(config.path("Volumes").has("/var/lib/pacenote")).isTrue();
        assertThat(config.path("ExposedPorts").has("3000/tcp")).isTrue();
        assertThat(config.path("Labels").path("org.opencontainers.image.version").asText())
                .isEqualTo("1.2.3");
    }

    @Test
    void what_it_may_write_is_one_folder_and_the_rest_is_root_s() throws Exception {
        var files = files(image("a.tar"));

        assertThat(files)
                .containsKeys("opt/pacenote/lib/pacenote.jar", "opt/pacenote/pacenote.aot");
        assertThat(files.get("opt/pacenote/bin/pacenote").getMode() & 0777).isEqualTo(0755);
        assertThat(files.get("opt/pacenote/runtime/bin/java").getMode() & 0777).isEqualTo(0755);
        assertThat(files.get("var/lib/pacenote/").getMode() & 0777).isEqualTo(0700);
        assertThat(files.values())
                .filteredOn(entry -> entry.getLongUserId() != 0)
                .extracting(TarArchiveEntry::getName)
                .containsExactly("var/lib/pacenote/");
        assertThat(files.values())
                .filteredOn(TarArchiveEntry::isFile)
                .as("the cache of loaded classes fits jars of this time only")
                .allSatisfy(
                        entry ->
                                assertThat(entry.getLastModifiedTime().toInstant())
                                        .isEqualTo("2026-01-01T00:00:00Z"));
    }

    @Test
    void the_same_distribution_makes_the_same_image() throws Exception {
        assertThat(new String(blobs(image("a.tar")).get("index.json"), UTF_8))
                .isEqualTo(new String(blobs(image("b.tar")).get("index.json"), UTF_8));
    }
}
