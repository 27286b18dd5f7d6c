package dev.pacenote.packaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnsealedJarsTest {

    @TempDir Path folder;

    private Path jar(String name, String sealed) throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_TITLE, "Some library");
        manifest.getMainAttributes().put(Attributes.Name.SEALED, sealed);
        var jar = folder.resolve(name);
        try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            out.putNextEntry(new JarEntry("some/file.txt"));
            out.write("content".getBytes(UTF_8));
        }
        return jar;
    }

    @Test
    void a_seal_is_taken_off_and_all_else_stays() throws IOException {
        var jar = jar("a.jar", "true");

        UnsealedJars.main(new String[] {folder.toString()});

        try (var opened = new JarFile(jar.toFile())) {
            var attributes = opened.getManifest().getMainAttributes();
            assertThat(attributes.getValue("Sealed")).isNull();
            assertThat(attributes.getValue("Implementation-Title")).isEqualTo("Some library");
            try (var in = opened.getInputStream(opened.getEntry("some/file.txt"))) {
                assertThat(in.readAllBytes()).isEqualTo("content".getBytes(UTF_8));
            }
        }
    }

    @Test
    void what_has_no_seal_is_not_touched() throws IOException {
        var jar = jar("a.jar", "false");
        var before = Files.readAllBytes(jar);

        UnsealedJars.main(new String[] {folder.toString()});

        assertThat(Files.readAllBytes(jar)).isEqualTo(before);
    }

    @Test
    void the_same_jar_becomes_the_same_jar() throws IOException {
        var one = jar("a.jar", "true");
        var other = Files.copy(one, folder.resolve("b.jar"));

        UnsealedJars.unseal(one);
        UnsealedJars.unseal(other);

        assertThat(Files.readAllBytes(one)).isEqualTo(Files.readAllBytes(other));
    }
}
