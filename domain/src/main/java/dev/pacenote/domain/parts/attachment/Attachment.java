package dev.pacenote.domain.parts.attachment;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.parts.attachment.AttachmentState.Deleted;
import dev.pacenote.domain.parts.attachment.AttachmentState.Pending;
import dev.pacenote.domain.parts.attachment.AttachmentState.Ready;
import dev.pacenote.domain.parts.attachment.AttachmentState.Rejected;
import dev.pacenote.domain.parts.catalogue.Part;
import dev.pacenote.domain.parts.catalogue.PartId;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;

/**
 * A file with a part. It is announced, then its file arrives at a place that only this attachment
 * has, then it is ready; what is not what was announced is rejected, for good. Its version counts
 * its changes.
 *
 * @param file where its bytes are
 */
public record Attachment(
        Key key,
        PartId part,
        FileKey file,
        AttachmentDetails details,
        AttachmentState state,
        Instant createdAt,
        long version) {

    /** An attachment belongs to one account. */
    public record Key(AccountId account, UUID id) {}

    /** Where an attachment is in lists. */
    public record Place(Instant createdAt, UUID id) {

        /** Ids are compared as texts, as every store can. */
        public static final Comparator<Place> NEWEST_FIRST =
                Comparator.comparing(Place::createdAt)
                        .thenComparing(it -> it.id().toString())
                        .reversed();
    }

    public Place place() {
        return new Place(createdAt, key.id());
    }

    /**
     * One whose file has not arrived.
     *
     * @param random the place of its file, which nobody can guess
     */
    public static Attachment announced(
            Part.Key part, UUID id, UUID random, AttachmentDetails details, Instant now) {
        return new Attachment(
                new Key(part.account(), id),
                part.id(),
                new FileKey(part.account(), random),
                details,
                new Pending(now),
                now,
                0);
    }

    /** Its file has arrived; empty where none is waited for. */
    public Optional<Attachment> completed(StoredFile found, Instant now) {
        return state instanceof Pending pending
                ? Optional.of(with(pending.completed(details, found, now)))
                : Optional.empty();
    }

    /** Nobody waits for its file any longer; empty where none was waited for. */
    public Optional<Attachment> givenUp(Instant now) {
        return state instanceof Pending ? Optional.of(with(new Rejected(now))) : Optional.empty();
    }

    /**
     * Its account is gone. What is known of it leads to the place of its file: it is kept, and soon
     * expired, as long as a file may still arrive there; empty where none can.
     */
    public Optional<Attachment> leftBehind(Instant now) {
        return now.isBefore(createdAt.plus(AttachmentState.MAX_PENDING))
                ? Optional.of(with(new Rejected(createdAt)))
                : Optional.empty();
    }

    /** Somebody deletes it; empty where there is nothing to be deleted. */
    public Optional<Attachment> deleted(Instant now) {
        return switch (state) {
            case Pending _, Ready _ -> Optional.of(with(new Deleted(now)));
            case Rejected _, Deleted _ -> Optional.empty();
        };
    }

    /** Whether nothing of it is kept any longer. */
    public boolean isExpired(Instant now) {
        return state.purgedFrom().filter(from -> !from.isAfter(now)).isPresent();
    }

    /** Whether its file takes room that its workshop has. */
    public boolean takesRoom() {
        return state instanceof Pending || state instanceof Ready;
    }

    private Attachment with(AttachmentState next) {
        return new Attachment(key, part, file, details, next, createdAt, version);
    }

    /** The same in its next version. */
    public Attachment nextVersion() {
        return new Attachment(key, part, file, details, state, createdAt, version + 1);
    }
}
