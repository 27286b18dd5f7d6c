package dev.pacenote.application.parts.attachment;

import static dev.pacenote.domain.parts.attachment.Attachment.Place.NEWEST_FIRST;

import dev.pacenote.application.parts.PartsTables;
import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.parts.attachment.Attachment;
import dev.pacenote.domain.parts.attachment.AttachmentQuota;
import dev.pacenote.domain.parts.attachment.AttachmentState;
import dev.pacenote.domain.parts.catalogue.Part;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Attachments in memory. */
public final class InMemoryAttachments implements Attachments {

    private final Tables tables;

    public InMemoryAttachments(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Added add(Attachment attachment, AttachmentQuota quota) {
        return tables.with(
                state -> {
                    var rows = state.rows(PartsTables.ATTACHMENTS);
                    var own =
                            rows.values().stream()
                                    .filter(it -> isOf(it, attachment.key().account()))
                                    .filter(Attachment::takesRoom)
                                    .toList();
                    var usage =
                            new AttachmentQuota.Usage(
                                    own.stream().mapToLong(it -> it.details().size()).sum(),
                                    (int)
                                            own.stream()
                                                    .filter(
                                                            it ->
                                                                    it.part()
                                                                            .equals(
                                                                                    attachment
                                                                                            .part()))
                                                    .count());
                    var refused = quota.refuses(usage, attachment.details().size());
                    if (refused.isPresent()) {
                        return new Added.Refused(refused.get());
                    }
                    rows.put(attachment.key(), attachment);
                    return new Added.Done();
                });
    }

    private static boolean isOf(Attachment attachment, AccountId account) {
        return attachment.key().account().equals(account);
    }

    @Override
    public Optional<Attachment> find(Attachment.Key key) {
        return tables.with(
                state -> Optional.ofNullable(state.rows(PartsTables.ATTACHMENTS).get(key)));
    }

    @Override
    public List<Attachment> ready(Part.Key part) {
        return list(
                all ->
                        all.filter(it -> isOf(it, part.account()))
                                .filter(it -> it.part().equals(part.id()))
                                .filter(it -> it.state() instanceof AttachmentState.Ready)
                                .sorted(Comparator.comparing(Attachment::place, NEWEST_FIRST)));
    }

    private List<Attachment> list(UnaryOperator<Stream<Attachment>> which) {
        return tables.with(
                state ->
                        which.apply(state.rows(PartsTables.ATTACHMENTS).values().stream())
                                .toList());
    }

    @Override
    public List<Attachment> all(AccountId account) {
        return list(all -> all.filter(it -> isOf(it, account)));
    }

    @Override
    public SaveResult<Attachment> save(Attachment attachment) {
        return tables.with(
                state -> {
                    var rows = state.rows(PartsTables.ATTACHMENTS);
                    var there = rows.get(attachment.key());
                    if (there == null || there.version() != attachment.version()) {
                        return new SaveResult.Conflict<>();
                    }
                    var next = attachment.nextVersion();
                    rows.put(attachment.key(), next);
                    return new SaveResult.Saved<>(next);
                });
    }

    @Override
    public List<Attachment> expired(Instant now, int atMost) {
        return list(
                all ->
                        all.filter(it -> it.isExpired(now))
                                .sorted(
                                        Comparator.comparing(
                                                it -> it.state().purgedFrom().orElseThrow()))
                                .limit(atMost));
    }

    @Override
    public void remove(Attachment.Key key) {
        tables.with(state -> Optional.ofNullable(state.rows(PartsTables.ATTACHMENTS).remove(key)));
    }
}
