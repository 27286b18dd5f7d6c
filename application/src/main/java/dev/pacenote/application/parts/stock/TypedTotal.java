package dev.pacenote.application.parts.stock;

import dev.pacenote.domain.parts.catalogue.Part;
import dev.pacenote.domain.parts.catalogue.Quantity;
import dev.pacenote.domain.parts.catalogue.UnitScale;
import dev.pacenote.domain.parts.stock.Movement;
import dev.pacenote.domain.platform.InvalidValueException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;

/**
 * What a total means that comes with the form of a part. The form sends the one that it loaded, so
 * an old one is no count: whoever saves a form must not undo what was taken meanwhile.
 */
final class TypedTotal {

    /** As long as a session may live: no form that is still open loaded an older total. */
    private static final Duration OPEN_FORMS = Duration.ofDays(30);

    private static final int MAX_MOVEMENTS = 1_000;

    sealed interface Meaning {

        record Ignored() implements Meaning {}

        /** It was in force lately: an outdated form sends that. */
        record Outdated() implements Meaning {}

        record Counted(Quantity total) implements Meaning {}
    }

    private final Movements movements;

    TypedTotal(Movements movements) {
        this.movements = movements;
    }

    /**
     * @throws InvalidValueException with the code {@code ambiguous_number} when a list has the
     *     stock without its decimals: nobody can tell whether that was counted
     */
    Meaning meaning(ManageParts.Edit edit, Part part, Instant now) {
        if (edit.stock().isEmpty()) {
            return new Meaning.Ignored();
        }
        var scale = part.details().unit().scale();
        var total = Quantity.typed(edit.stock().get(), scale);
        boolean whole = showsWholeNumbers(edit, scale);
        if (isShownAs(total, part.stock(), whole)) {
            if (edit.source() == Movement.Source.IMPORT && !total.equals(part.stock())) {
                throw mayBeRounded(total, part.stock());
            }
            return new Meaning.Ignored();
        }
        if (edit.versions().versions().isPresent()) {
            return new Meaning.Counted(total);
        }
        var since = now.minus(OPEN_FORMS);
        var totals = movements.totalsSince(part.key(), since, MAX_MOVEMENTS + 1);
        return totals.size() > MAX_MOVEMENTS
                        || totals.stream().anyMatch(it -> isShownAs(total, it, whole))
                ? new Meaning.Outdated()
                : new Meaning.Counted(total);
    }

    /**
     * The client's form knows whole numbers only. So does, where it has no decimals, a list without
     * versions, for nobody knows who made it; a file that names its version is our own and exact.
     */
    private static boolean showsWholeNumbers(ManageParts.Edit edit, UnitScale scale) {
        return scale.decimals() > 0
                && switch (edit.source()) {
                    case FORM -> true;
                    case IMPORT ->
                            edit.versions().versions().isEmpty()
                                    && edit.stock().orElseThrow().scale() <= 0;
                    case API, SYSTEM -> false;
                };
    }

    private static InvalidValueException mayBeRounded(Quantity typed, Quantity stock) {
        return new InvalidValueException(
                "ambiguous_number",
                "The stock is "
                        + stock
                        + ", and this may be that without its decimals. If "
                        + typed
                        + " was counted, write "
                        + typed
                        + ".0, or name the version of the part.");
    }

    private static boolean isShownAs(Quantity typed, Quantity stock, boolean whole) {
        return typed.equals(stock) || (whole && typed.equals(roundedDown(stock.value())));
    }

    private static Quantity roundedDown(BigDecimal stock) {
        return new Quantity(stock.setScale(0, RoundingMode.FLOOR));
    }
}
