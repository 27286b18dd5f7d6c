package dev.pacenote.domain.parts.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a file is, its first bytes say, whatever it is called. */
class FileTypeTest {

    private static Set<FileType> fitting(String latin1) {
        return FileType.fitting(latin1.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void each_type_is_known_by_its_first_bytes() {
        assertThat(fitting("%PDF-1.7\n%\u00e2\u00e3")).containsExactly(FileType.PDF);
        assertThat(fitting("\u0089PNG\r\n\u001a\n\0\0\0\rIHDR")).containsExactly(FileType.PNG);
        assertThat(fitting("\u00ff\u00d8\u00ff\u00e0\0\u0010JFIF")).containsExactly(FileType.JPEG);
        assertThat(fitting("RIFF$\0\0\0WEBPVP8 ")).containsExactly(FileType.WEBP);
        assertThat(fitting("part;price\r\nP\u00e4ds;1,5\r\n"))
                .containsExactlyInAnyOrder(FileType.CSV, FileType.TEXT);
        assertThat(FileType.fitting("\uFEFFa,b".getBytes(StandardCharsets.UTF_8)))
                .containsExactlyInAnyOrder(FileType.CSV, FileType.TEXT);
    }

    @Test
    void programs_archives_pages_and_halves_are_none() {
        assertThat(fitting("MZ\u0090\0\u0003\0\0\0")).isEmpty();
        assertThat(fitting("\u007fELF\u0002\u0001\u0001\0")).isEmpty();
        assertThat(fitting("PK\u0003\u0004\u0014\0")).isEmpty();
        assertThat(fitting("GIF89a\u0001\0\u0001\0")).isEmpty();
        assertThat(fitting("RIFF$\0\0\0WAVE")).isEmpty();
        assertThat(fitting("RIFF$\0\0\0WEB")).isEmpty();
        assertThat(fitting("junk %PDF-1.7\0")).isEmpty();
        assertThat(fitting("  <!DOCTYPE html><script>")).isEmpty();
        assertThat(fitting("<svg xmlns='http://www.w3.org/2000/svg'>")).isEmpty();
        assertThat(fitting("<?xml version='1.0'?>")).isEmpty();
        assertThat(fitting("#!/bin/sh\n")).isEmpty();
    }
}
