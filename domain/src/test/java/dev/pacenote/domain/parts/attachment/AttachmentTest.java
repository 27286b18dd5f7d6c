package dev.pacenote.domain.parts.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.parts.attachment.AttachmentQuota.Refusal;
import dev.pacenote.domain.parts.attachment.AttachmentQuota.Usage;
import dev.pacenote.domain.parts.catalogue.Part;
import dev.pacenote.domain.parts.catalogue.PartId;
import dev.pacenote.domain.platform.InvalidValueException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AttachmentTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Sha256 SUM = new Sha256("AB".repeat(32));

    private static AttachmentDetails details(Optional<Sha256> sha256) {
        return new AttachmentDetails(
                FileName.cleaned("inv.pdf", FileType.PDF),
                FileType.PDF,
                100,
                sha256,
                AttachmentDetails.Kind.INVOICE,
                Optional.empty());
    }

    private static Attachment announced() {
        return Attachment.announced(
                new Part.Key(new AccountId(42), new PartId("pads")),
                UUID.randomUUID(),
                UUID.randomUUID(),
                details(Optional.of(SUM)),
                NOON);
    }

    private static StoredFile stored(long size, Sha256 sha256, FileType type) {
        return new StoredFile(size, Optional.of(sha256), Set.of(type));
    }

    @Test
    void what_arrives_as_announced_is_ready_and_everything_else_is_rejected_for_good() {
        var whole = stored(100, SUM, FileType.PDF);
        assertThat(announced().completed(whole, NOON).orElseThrow().state())
                .isEqualTo(new AttachmentState.Ready(NOON));
        for (var other :
                new StoredFile[] {
                    stored(99, SUM, FileType.PDF),
                    stored(100, new Sha256("cd".repeat(32)), FileType.PDF),
                    stored(100, SUM, FileType.PNG),
                    new StoredFile(100, Optional.empty(), Set.of(FileType.PDF)),
                    new StoredFile(100, Optional.of(SUM), Set.of())
                }) {
            var rejected = announced().completed(other, NOON).orElseThrow();
            assertThat(rejected.state()).isEqualTo(new AttachmentState.Rejected(NOON));
            assertThat(rejected.completed(whole, NOON)).isEmpty();
            assertThat(rejected.deleted(NOON)).isEmpty();
        }
        assertThat(details(Optional.empty()).describe(stored(100, SUM, FileType.PDF))).isTrue();
    }

    @Test
    void a_deleted_one_is_kept_for_thirty_days_and_one_that_never_came_for_a_day() {
        var pending = announced();
        assertThat(pending.isExpired(NOON.plus(Duration.ofHours(24)).minusMillis(1))).isFalse();
        assertThat(pending.isExpired(NOON.plus(Duration.ofHours(24)))).isTrue();
        var deleted = pending.deleted(NOON).orElseThrow();
        assertThat(deleted.isExpired(NOON.plus(Duration.ofDays(30)).minusMillis(1))).isFalse();
        assertThat(deleted.isExpired(NOON.plus(Duration.ofDays(30)))).isTrue();
        assertThat(deleted.deleted(NOON)).isEmpty();
        var ready = pending.completed(stored(100, SUM, FileType.PDF), NOON).orElseThrow();
        assertThat(ready.isExpired(NOON.plus(Duration.ofDays(10_000)))).isFalse();
        assertThat(ready.givenUp(NOON)).isEmpty();
        assertThat(pending.takesRoom()).isTrue();
        assertThat(ready.takesRoom()).isTrue();
        assertThat(deleted.takesRoom()).isFalse();
    }

    @Test
    void a_workshop_has_room_up_to_its_quota_and_a_part_fifty_files() {
        var quota = new AttachmentQuota(100, 1_000);
        assertThat(quota.refuses(new Usage(900, 49), 100)).isEmpty();
        assertThat(quota.refuses(new Usage(901, 0), 100)).contains(Refusal.ACCOUNT_FULL);
        assertThat(quota.refuses(new Usage(0, 50), 1)).contains(Refusal.TOO_MANY_OF_PART);
    }

    @Test
    void names_are_cleaned_and_end_as_their_type_does() {
        assertThat(FileName.cleaned("inv.pdf", FileType.PDF)).hasToString("inv.pdf");
        assertThat(FileName.cleaned("Photo 1.JPEG", FileType.JPEG)).hasToString("Photo 1.jpeg");
        assertThat(FileName.cleaned("../../etc/passwd", FileType.TEXT)).hasToString("passwd.txt");
        assertThat(FileName.cleaned("C:\\bills\\a?b.pdf", FileType.PDF)).hasToString("ab.pdf");
        assertThat(FileName.cleaned("inv.pdf.exe", FileType.PDF)).hasToString("inv.pdf.exe.pdf");
        assertThat(FileName.cleaned("a\u202Efdp.exe", FileType.PDF)).hasToString("afdp.exe.pdf");
        assertThat(FileName.cleaned("a\r\nSet-Cookie: b\".csv", FileType.CSV))
                .hasToString("aSet-Cookie b.csv");
        assertThat(FileName.cleaned("  ..  ", FileType.PNG)).hasToString("file.png");
        assertThat(FileName.cleaned(".pdf", FileType.PDF)).hasToString("pdf.pdf");
        assertThat(FileName.cleaned("\u5c71".repeat(300), FileType.PDF).value()).hasSize(120);
        for (var bad : new String[] {"", "a/b", "a\nb", "a\u202Eb", "a".repeat(121)}) {
            assertThatThrownBy(() -> new FileName(bad)).isInstanceOf(InvalidValueException.class);
        }
    }

    @Test
    void what_makes_no_sense_is_refused() {
        for (var bad : new String[] {"", "12", "g".repeat(64), "a".repeat(65)}) {
            assertThatThrownBy(() -> new Sha256(bad)).isInstanceOf(InvalidValueException.class);
        }
        assertThat(SUM.base64()).isEqualTo("q6urq6urq6urq6urq6urq6urq6urq6urq6urq6urq6s=");
        assertThat(FileType.of("APPLICATION/PDF")).isEqualTo(FileType.PDF);
        for (var bad : new String[] {"text/html", "image/svg+xml", "text/csv; charset=utf-8", ""}) {
            assertThatThrownBy(() -> FileType.of(bad)).isInstanceOf(InvalidValueException.class);
        }
        assertThatThrownBy(() -> AttachmentDetails.Kind.of("INVOICE"))
                .isInstanceOf(InvalidValueException.class);
    }
}
