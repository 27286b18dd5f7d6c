package dev.pacenote.domain.parts.stock;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.parts.catalogue.Money;
import dev.pacenote.domain.parts.catalogue.Part;
import dev.pacenote.domain.parts.catalogue.PlainText;
import dev.pacenote.domain.parts.catalogue.Quantity;
import dev.pacenote.domain.parts.catalogue.VehicleModel;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * A line of the ledger. It never changes.
 *
 * @param seq its number among those of the part, from 1 without a gap
 * @param model the pool that changed
 * @param unitCost what one unit cost, or was worth when it was used up
 */
public record Movement(
        UUID id,
        Part.Key part,
        long seq,
        MovementType type,
        VehicleModel model,
        Quantity delta,
        After after,
        Optional<Money> unitCost,
        Reason reason,
        Links links) {

    /** What there was afterwards. */
    public record After(Quantity inPool, Quantity total, Optional<Money> averageCost) {}

    /**
     * Who changed it, when and why.
     *
     * @param text at most 200 characters
     * @param reference such as the number of a job, at most 100
     * @param occurredAt when it happened, which may be earlier than when it was entered
     */
    public record Reason(
            String text,
            String reference,
            AccountId actor,
            Source source,
            Instant occurredAt,
            Instant createdAt) {

        private static final int MAX_TEXT = 200;
        private static final int MAX_REFERENCE = 100;

        public Reason {
            text = PlainText.line(text, MAX_TEXT);
            reference = PlainText.line(reference, MAX_REFERENCE);
        }
    }

    /**
     * @param task the order for which it arrived
     * @param reverses the movement that it takes back
     */
    public record Links(Optional<UUID> task, Optional<UUID> reverses) {

        public static final Links NONE = new Links(Optional.empty(), Optional.empty());
    }

    /** By which way a change came. */
    public enum Source {
        API,
        /** The form in which a part is edited. */
        FORM,
        IMPORT,
        SYSTEM;

        /** In the words of the API. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
