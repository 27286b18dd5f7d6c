package dev.pacenote.application.contracts.parts.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.contracts.parts.PartsStores;
import dev.pacenote.application.parts.attachment.Attachments;
import dev.pacenote.application.parts.attachment.Attachments.Added;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.parts.attachment.Attachment;
import dev.pacenote.domain.parts.attachment.AttachmentDetails;
import dev.pacenote.domain.parts.attachment.AttachmentQuota;
import dev.pacenote.domain.parts.attachment.AttachmentQuota.Refusal;
import dev.pacenote.domain.parts.attachment.FileName;
import dev.pacenote.domain.parts.attachment.FileType;
import dev.pacenote.domain.parts.attachment.Sha256;
import dev.pacenote.domain.parts.attachment.StoredFile;
import dev.pacenote.domain.parts.catalogue.Part;
import dev.pacenote.domain.parts.catalogue.PartId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@link Attachments} promises. */
public interface AttachmentsContract extends PartsStores {

    AttachmentQuota ROOM = new AttachmentQuota(100, 1_000);

    Attachments attachments();

    private Part.Key part() {
        return new Part.Key(Samples.account(accounts()).id(), new PartId("pads"));
    }

    private static Attachment announced(Part.Key part, int size, Instant at) {
        return Attachment.announced(
                part,
                UUID.randomUUID(),
                UUID.randomUUID(),
                new AttachmentDetails(
                        FileName.cleaned("R\u00e4der.pdf", FileType.PDF),
                        FileType.PDF,
                        size,
                        Optional.of(new Sha256("ab".repeat(32))),
                        AttachmentDetails.Kind.INVOICE,
                        Optional.of(UUID.randomUUID())),
                at);
    }

    private Attachment added(Part.Key part, int size, Instant at) {
        var attachment = announced(part, size, at);
        assertThat(attachments().add(attachment, ROOM)).isEqualTo(new Added.Done());
        return attachment;
    }

    private Attachment saved(Attachment attachment) {
        if (attachments().save(attachment) instanceof SaveResult.Saved<Attachment>(var saved)) {
            return saved;
        }
        throw new AssertionError("somebody else saved " + attachment);
    }

    private static Attachment ready(Attachment attachment, Instant at) {
        var file =
                new StoredFile(
                        attachment.details().size(),
                        attachment.details().sha256(),
                        Set.of(FileType.PDF));
        return attachment.completed(file, at).orElseThrow();
    }

    @Test
    default void one_is_found_as_it_was_saved_by_its_account_only() {
        var part = part();
        var attachment = added(part, 10, NOW);
        assertThat(attachments().find(attachment.key())).contains(attachment);
        assertThat(attachments().all(part.account())).containsExactly(attachment);
        assertThat(attachments().ready(part)).isEmpty();
        var other = part();
        assertThat(attachments().find(new Attachment.Key(other.account(), attachment.key().id())))
                .isEmpty();
        assertThat(attachments().all(other.account())).isEmpty();

        var ready = saved(ready(attachment, NOW.plusSeconds(1)));
        assertThat(ready).isEqualTo(ready(attachment, NOW.plusSeconds(1)).nextVersion());
        assertThat(attachments().find(attachment.key())).contains(ready);
        var deleted = saved(ready.deleted(NOW.plusSeconds(2)).orElseThrow());
        assertThat(attachments().find(attachment.key())).contains(deleted);
        assertThat(attachments().ready(part)).isEmpty();
        var plain =
                new AttachmentDetails(
                        FileName.cleaned("a", FileType.TEXT),
                        FileType.TEXT,
                        1,
                        Optional.empty(),
                        AttachmentDetails.Kind.OTHER,
                        Optional.empty());
        var bare = Attachment.announced(part, UUID.randomUUID(), UUID.randomUUID(), plain, NOW);
        assertThat(attachments().add(bare, ROOM)).isEqualTo(new Added.Done());
        assertThat(attachments().find(bare.key())).contains(bare);
    }

    @Test
    default void those_of_a_part_are_listed_the_newest_first() {
        var part = part();
        var older = saved(ready(added(part, 10, NOW), NOW));
        var newer = saved(ready(added(part, 10, NOW.plusSeconds(1)), NOW.plusSeconds(1)));
        added(part, 10, NOW);
        var disc = new Part.Key(part.account(), new PartId("disc"));
        saved(ready(added(disc, 10, NOW), NOW));
        assertThat(attachments().ready(part)).containsExactly(newer, older);
    }

    @Test
    default void of_many_at_once_as_many_are_added_as_there_is_room_for() {
        var part = part();
        var results = Samples.atOnce(8, () -> attachments().add(announced(part, 300, NOW), ROOM));
        assertThat(results).filteredOn(new Added.Done()::equals).hasSize(3);
        assertThat(results).filteredOn(new Added.Refused(Refusal.ACCOUNT_FULL)::equals).hasSize(5);
        assertThat(attachments().all(part.account())).hasSize(3);
        saved(attachments().all(part.account()).getFirst().deleted(NOW).orElseThrow());
        assertThat(attachments().add(announced(part, 400, NOW), ROOM)).isEqualTo(new Added.Done());
        assertThat(attachments().add(announced(part(), 1_000, NOW), ROOM))
                .isEqualTo(new Added.Done());
    }

    @Test
    default void a_part_has_fifty() {
        var part = part();
        IntStream.range(0, AttachmentQuota.OF_PART).forEach(_ -> added(part, 1, NOW));
        assertThat(attachments().add(announced(part, 1, NOW), ROOM))
                .isEqualTo(new Added.Refused(Refusal.TOO_MANY_OF_PART));
        added(new Part.Key(part.account(), new PartId("disc")), 1, NOW);
    }

    @Test
    default void one_of_two_who_read_the_same_version_saves() {
        var attachment = added(part(), 10, NOW);
        var results =
                Samples.atOnce(4, () -> attachments().save(attachment.deleted(NOW).orElseThrow()));
        assertThat(results).filteredOn(SaveResult.Saved.class::isInstance).hasSize(1);
        assertThat(results).filteredOn(SaveResult.Conflict.class::isInstance).hasSize(3);
        attachments().remove(attachment.key());
        attachments().remove(attachment.key());
        assertThat(attachments().find(attachment.key())).isEmpty();
        assertThat(attachments().save(ready(attachment, NOW)))
                .isInstanceOf(SaveResult.Conflict.class);
    }

    @Test
    default void expired_ones_are_found_the_oldest_first_wherever_they_belong() {
        // Long before everybody else's.
        var start = Instant.parse("2019-01-01T00:00:00Z");
        var pending = added(part(), 10, start.plusSeconds(1));
        var deleted = saved(added(part(), 10, start).deleted(start).orElseThrow());
        var rejected = saved(added(part(), 10, start).givenUp(start.plusSeconds(2)).orElseThrow());
        var ready = saved(ready(added(part(), 10, start), start));
        var all = Set.of(pending.key(), deleted.key(), rejected.key(), ready.key());

        for (var at :
                new Instant[] {
                    start.plus(Duration.ofHours(24)),
                    start.plus(Duration.ofHours(24)).plusSeconds(1),
                    start.plus(Duration.ofHours(24)).plusSeconds(2),
                    start.plus(Duration.ofDays(30)).minusMillis(1),
                    start.plus(Duration.ofDays(30)),
                    start.plus(Duration.ofDays(300))
                }) {
            assertThat(attachments().expired(at, 1_000))
                    .extracting(Attachment::key)
                    .filteredOn(all::contains)
                    .as(at.toString())
                    .containsExactlyElementsOf(
                            Stream.of(pending, rejected, deleted, ready)
                                    .filter(it -> it.isExpired(at))
                                    .map(Attachment::key)
                                    .toList());
        }
        assertThat(attachments().expired(start.plus(Duration.ofDays(300)), 1))
                .containsExactly(pending);
        for (var key : all) {
            attachments().remove(key);
        }
    }

    /** What is known of files outlives the account: it leads whoever erases them to them. */
    @Test
    default void they_are_there_until_they_are_removed_whatever_becomes_of_the_account() {
        var nobody = new Part.Key(new AccountId(987_654_321), new PartId("pads"));
        var attachment = added(nobody, 10, NOW);
        assertThat(attachments().all(nobody.account())).containsExactly(attachment);
        attachments().remove(attachment.key());
    }
}
