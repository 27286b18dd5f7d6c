package dev.pacenote.application.parts.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.parts.PartsWorld;
import dev.pacenote.application.parts.attachment.UploadAttachments.Completed;
import dev.pacenote.application.parts.attachment.UploadAttachments.Granted;
import dev.pacenote.application.platform.CrashEverywhere;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.parts.attachment.Attachment;
import dev.pacenote.domain.parts.attachment.AttachmentDetails;
import dev.pacenote.domain.parts.attachment.AttachmentQuota;
import dev.pacenote.domain.parts.attachment.AttachmentState;
import dev.pacenote.domain.parts.attachment.FileName;
import dev.pacenote.domain.parts.attachment.FileType;
import dev.pacenote.domain.parts.catalogue.Part;
import dev.pacenote.domain.parts.catalogue.PartId;
import dev.pacenote.domain.platform.limit.RateLimit;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A file with a part, from its announcement to its last day. */
class AttachmentsTest {

    private static final byte[] BILL = "%PDF-1.7 a bill".getBytes(StandardCharsets.US_ASCII);

    private final PartsWorld world = new PartsWorld();
    private final Part.Key pads = world.part("pads", 5, 0);

    private static AttachmentDetails details(int size, Optional<UUID> task) {
        return new AttachmentDetails(
                FileName.cleaned("bill.pdf", FileType.PDF),
                FileType.PDF,
                size,
                Optional.of(InMemoryFiles.sha256(BILL)),
                AttachmentDetails.Kind.INVOICE,
                task);
    }

    private static AttachmentDetails bill() {
        return details(BILL.length, Optional.empty());
    }

    private static Attachment granted(Granted result) {
        if (result instanceof Granted.Done(var attachment, _)) {
            return attachment;
        }
        throw new AssertionError(result);
    }

    private static Attachment announced(PartsWorld world, Part.Key part) {
        return granted(world.uploads(CrashPoint.whole()).grant(part, bill()));
    }

    private Attachment announced() {
        return announced(world, pads);
    }

    private Completed complete(Attachment attachment) {
        return world.uploads(CrashPoint.whole()).complete(pads, attachment.key().id());
    }

    private Attachment ready() {
        var attachment = announced();
        world.files.arrives(attachment.file(), BILL);
        assertThat(complete(attachment)).isInstanceOf(Completed.Ready.class);
        return attachment;
    }

    private int purge() {
        return world.attachmentRetention(CrashPoint.whole()).purge(world.now, 1_000);
    }

    @Test
    void a_file_is_announced_sent_completed_listed_opened_and_deleted() {
        var manage = world.manageAttachments(CrashPoint.whole());
        var attachment = announced();
        assertThat(complete(attachment)).isInstanceOf(Completed.Missing.class);
        assertThat(manage.list(pads).orElseThrow()).isEmpty();
        assertThat(manage.open(pads, attachment.key().id())).isEmpty();

        world.files.arrives(attachment.file(), BILL);
        var first = complete(attachment);
        assertThat(complete(attachment)).isEqualTo(first).isInstanceOf(Completed.Ready.class);
        assertThat(manage.list(pads).orElseThrow())
                .extracting(it -> it.key())
                .containsExactly(attachment.key());
        assertThat(manage.open(pads, attachment.key().id())).isPresent();

        assertThat(manage.delete(pads, attachment.key().id())).isTrue();
        assertThat(manage.delete(pads, attachment.key().id())).isTrue();
        assertThat(manage.list(pads).orElseThrow()).isEmpty();
        assertThat(manage.open(pads, attachment.key().id())).isEmpty();
        assertThat(complete(attachment)).isInstanceOf(Completed.NoSuchAttachment.class);
    }

    @Test
    void what_is_not_what_was_announced_is_removed_and_stays_rejected() {
        var attachment = announced();
        world.files.arrives(attachment.file(), "%PDF-1.7 a joke".getBytes(StandardCharsets.UTF_8));
        assertThat(complete(attachment)).isInstanceOf(Completed.Mismatch.class);
        assertThat(world.files.isThere(attachment.file())).isFalse();
        world.files.arrives(attachment.file(), BILL);
        assertThat(complete(attachment)).isInstanceOf(Completed.Mismatch.class);
    }

    @Test
    void other_workshops_other_parts_and_unknown_ids_have_no_such_attachment() {
        var id = ready().key().id();
        var manage = world.manageAttachments(CrashPoint.whole());
        var other = new Part.Key(Samples.account(world.accounts).id(), new PartId("pads"));
        var disc = world.part("disc", 1, 0);
        for (var part : new Part.Key[] {other, disc}) {
            assertThat(world.uploads(CrashPoint.whole()).complete(part, id))
                    .isInstanceOf(Completed.NoSuchAttachment.class);
            assertThat(manage.open(part, id)).isEmpty();
            assertThat(manage.delete(part, id)).isFalse();
        }
        assertThat(manage.list(other)).isEmpty();
        assertThat(world.uploads(CrashPoint.whole()).grant(other, bill()))
                .isInstanceOf(Granted.NoSuchPart.class);
        assertThat(manage.open(pads, UUID.randomUUID())).isEmpty();
        assertThat(manage.open(pads, id)).isPresent();
    }

    @Test
    void a_file_belongs_to_a_task_of_its_part_only() {
        var low = world.part("bulb", 1, 5);
        var task = world.open(low).orElseThrow().id();
        var uploads = world.uploads(CrashPoint.whole());
        assertThat(uploads.grant(low, details(10, Optional.of(task))))
                .isInstanceOf(Granted.Done.class);
        assertThat(uploads.grant(pads, details(10, Optional.of(task))))
                .isInstanceOf(Granted.NoSuchTask.class);
        assertThat(uploads.grant(pads, details(10, Optional.of(UUID.randomUUID()))))
                .isInstanceOf(Granted.NoSuchTask.class);
    }

    @Test
    void announced_files_take_room_until_they_are_deleted_or_given_up() throws Exception {
        world.quota = new AttachmentQuota(BILL.length, 3L * BILL.length);
        var uploads = world.uploads(CrashPoint.whole());
        assertThat(uploads.grant(pads, details(BILL.length + 1, Optional.empty())))
                .isEqualTo(new Granted.TooLarge(BILL.length));
        var first = announced();
        var results = Samples.atOnce(8, () -> uploads.grant(pads, bill()));
        assertThat(results).filteredOn(Granted.Done.class::isInstance).hasSize(2);
        assertThat(results).filteredOn(Granted.NoRoom.class::isInstance).hasSize(6);
        world.manageAttachments(CrashPoint.whole()).delete(pads, first.key().id());
        assertThat(uploads.grant(pads, bill())).isInstanceOf(Granted.Done.class);
        assertThat(uploads.grant(pads, bill())).isInstanceOf(Granted.NoRoom.class);
        world.pass(Duration.ofHours(24));
        assertThat(purge()).isEqualTo(3);
        assertThat(uploads.grant(pads, bill())).isInstanceOf(Granted.Done.class);
    }

    @Test
    void thirty_uploads_a_minute_are_allowed() {
        var uploads = world.uploads(CrashPoint.whole());
        for (int i = 0; i < 30; i++) {
            assertThat(uploads.count(world.workshop)).isEqualTo(new RateLimit.Verdict.Allowed());
        }
        assertThat(uploads.count(world.workshop)).isInstanceOf(RateLimit.Verdict.Refused.class);
        world.pass(Duration.ofMinutes(1));
        assertThat(uploads.count(world.workshop)).isEqualTo(new RateLimit.Verdict.Allowed());
    }

    @Test
    void what_never_came_goes_after_a_day_and_what_was_deleted_after_thirty() {
        var kept = ready();
        var deleted = ready();
        var pending = announced();
        world.files.arrives(pending.file(), BILL);
        world.manageAttachments(CrashPoint.whole()).delete(pads, deleted.key().id());

        world.pass(Duration.ofHours(24).minusMillis(1));
        assertThat(purge()).isZero();
        world.pass(Duration.ofMillis(1));
        assertThat(purge()).isEqualTo(1);
        assertThat(world.files.isThere(pending.file())).isFalse();
        assertThat(world.attachments.find(pending.key())).isEmpty();
        assertThat(world.files.isThere(deleted.file())).isTrue();

        world.pass(Duration.ofDays(29));
        assertThat(purge()).isEqualTo(1);
        assertThat(world.files.isThere(deleted.file())).isFalse();
        assertThat(world.attachments.find(deleted.key())).isEmpty();
        assertThat(world.files.isThere(kept.file())).isTrue();
        assertThat(purge()).isZero();
    }

    @Test
    void an_account_that_is_gone_leaves_no_file_and_an_export_holds_what_is_known() {
        var ready = ready();
        var pending = announced();
        var other = Samples.account(world.accounts).id();
        assertThat(new AttachmentsExport(world.attachments).of(world.workshop))
                .hasSize(2)
                .anySatisfy(
                        row ->
                                assertThat(row)
                                        .containsAllEntriesOf(
                                                Map.of(
                                                        "fileName", "bill.pdf",
                                                        "partId", "pads",
                                                        "status", "ready",
                                                        "sizeBytes", (long) BILL.length)));
        assertThat(new AttachmentsExport(world.attachments).of(other)).isEmpty();

        world.pass(Duration.ofHours(24));
        var eraser = new EraseAttachments(world.attachments, world.files, () -> world.now);
        eraser.erase(other);
        assertThat(world.files.isThere(ready.file())).isTrue();
        eraser.erase(world.workshop);
        eraser.erase(world.workshop);
        assertThat(world.files.isThere(ready.file())).isFalse();
        assertThat(world.attachments.find(pending.key())).isEmpty();
        assertThat(world.attachments.all(world.workshop)).isEmpty();
    }

    /** Whoever has the address of a grant needs no account to send a file there. */
    @Test
    void a_file_that_arrives_when_its_account_is_gone_goes_as_well() {
        var ready = ready();
        var pending = announced();
        var deleted = ready();
        world.manageAttachments(CrashPoint.whole()).delete(pads, deleted.key().id());
        var eraser = new EraseAttachments(world.attachments, world.files, () -> world.now);
        eraser.erase(world.workshop);
        var sent = List.of(ready, pending, deleted);
        assertThat(sent).noneMatch(it -> world.files.isThere(it.file()));

        sent.forEach(it -> world.files.arrives(it.file(), BILL));
        world.pass(Duration.ofHours(24));
        assertThat(purge()).isEqualTo(3);
        assertThat(sent).noneMatch(it -> world.files.isThere(it.file()));
        assertThat(world.attachments.all(world.workshop)).isEmpty();
    }

    @Test
    void what_is_completed_while_its_account_is_erased_is_not_left() {
        var attachment = announced();
        world.files.arrives(attachment.file(), BILL);
        // The clock is asked when what is known has been read.
        InstantSource clock =
                () -> {
                    complete(attachment);
                    return world.now;
                };
        new EraseAttachments(world.attachments, world.files, clock).erase(world.workshop);
        assertThat(world.files.isThere(attachment.file())).isFalse();
        world.pass(Duration.ofHours(24));
        assertThat(purge()).isEqualTo(1);
        assertThat(world.attachments.all(world.workshop)).isEmpty();
    }

    @Test
    void a_name_is_a_header_that_browsers_save_by() {
        assertThat(ContentDisposition.of(FileName.cleaned("R\u00e4der 100%.pdf", FileType.PDF)))
                .isEqualTo(
                        "attachment; filename=\"R_der 100_.pdf\";"
                                + " filename*=UTF-8''R%C3%A4der%20100%25.pdf");
    }

    private abstract static class WorkshopStory implements CrashEverywhere.Story {

        final PartsWorld world = new PartsWorld();
        final Part.Key pads = world.part("pads", 5, 0);

        long filesWithout(AttachmentState... states) {
            return world.attachments.all(world.workshop).stream()
                    .filter(it -> List.of(states).contains(it.state()))
                    .filter(it -> !world.files.isThere(it.file()))
                    .count();
        }
    }

    @Test
    void a_crash_anywhere_announces_a_file_or_leaves_what_is_swept() throws Exception {
        CrashEverywhere.run(
                () ->
                        new WorkshopStory() {
                            @Override
                            public void act(CrashPoint crash) {
                                granted(world.uploads(crash).grant(pads, bill()));
                            }

                            @Override
                            public void isWholeOrNothing() {
                                assertThat(world.attachments.all(world.workshop))
                                        .hasSizeLessThan(2);
                            }

                            @Override
                            public void isDone() {
                                assertThat(world.attachments.all(world.workshop))
                                        .isNotEmpty()
                                        .hasSizeLessThan(3);
                                world.pass(Duration.ofHours(24));
                                world.attachmentRetention(CrashPoint.whole()).purge(world.now, 9);
                                assertThat(world.attachments.all(world.workshop)).isEmpty();
                            }
                        });
    }

    private void crashWhileCompleting(byte[] arrived, Class<? extends Completed> result)
            throws InterruptedException {
        CrashEverywhere.run(
                () ->
                        new WorkshopStory() {
                            private final Attachment attachment = announced(world, pads);

                            {
                                world.files.arrives(attachment.file(), arrived);
                            }

                            @Override
                            public void act(CrashPoint crash) {
                                assertThat(
                                                world.uploads(crash)
                                                        .complete(pads, attachment.key().id()))
                                        .isInstanceOf(result);
                            }

                            @Override
                            public void isWholeOrNothing() {
                                assertThat(filesWithout(new AttachmentState.Ready(world.now)))
                                        .isZero();
                            }

                            @Override
                            public void isDone() {
                                world.pass(Duration.ofHours(24));
                                world.attachmentRetention(CrashPoint.whole()).purge(world.now, 9);
                                assertThat(world.files.isThere(attachment.file()))
                                        .isEqualTo(result == Completed.Ready.class);
                            }
                        });
    }

    @Test
    void a_crash_anywhere_completes_a_file_or_leaves_it_to_the_next_call() throws Exception {
        crashWhileCompleting(BILL, Completed.Ready.class);
        crashWhileCompleting(new byte[] {1}, Completed.Mismatch.class);
    }

    @Test
    void a_crash_anywhere_deletes_a_file_once() throws Exception {
        CrashEverywhere.run(
                () ->
                        new WorkshopStory() {
                            private final Attachment attachment = announced(world, pads);

                            @Override
                            public void act(CrashPoint crash) {
                                assertThat(
                                                world.manageAttachments(crash)
                                                        .delete(pads, attachment.key().id()))
                                        .isTrue();
                            }

                            @Override
                            public void isWholeOrNothing() {
                                assertThat(world.attachments.all(world.workshop)).hasSize(1);
                            }

                            @Override
                            public void isDone() {
                                assertThat(
                                                world.attachments
                                                        .find(attachment.key())
                                                        .orElseThrow()
                                                        .state())
                                        .isInstanceOf(AttachmentState.Deleted.class);
                            }
                        });
    }

    @Test
    void a_crash_anywhere_while_sweeping_leaves_no_file_that_nobody_knows() throws Exception {
        CrashEverywhere.run(
                () ->
                        new WorkshopStory() {
                            private final Attachment attachment = announced(world, pads);

                            {
                                world.files.arrives(attachment.file(), BILL);
                                world.pass(Duration.ofHours(24));
                            }

                            @Override
                            public void act(CrashPoint crash) {
                                world.attachmentRetention(crash).purge(world.now, 9);
                            }

                            @Override
                            public void repeat() {
                                // What was given up before the crash waits for its day.
                                world.pass(Duration.ofHours(24));
                                act(CrashPoint.whole());
                            }

                            @Override
                            public void isWholeOrNothing() {
                                assertThat(
                                                world.files.isThere(attachment.file())
                                                        && world.attachments
                                                                .all(world.workshop)
                                                                .isEmpty())
                                        .isFalse();
                            }

                            @Override
                            public void isDone() {
                                assertThat(world.files.isThere(attachment.file())).isFalse();
                                assertThat(world.attachments.all(world.workshop)).isEmpty();
                            }
                        });
    }
}
