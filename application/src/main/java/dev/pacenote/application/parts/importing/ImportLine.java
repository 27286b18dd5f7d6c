package dev.pacenote.application.parts.importing;

import dev.pacenote.domain.parts.catalogue.Money;
import dev.pacenote.domain.parts.catalogue.PartDetails;
import dev.pacenote.domain.parts.catalogue.PartId;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A line of a file of parts.
 *
 * @param number of the line in the file, that of the names of the columns being 1
 * @param named how its part is called
 * @param details what becomes of the details that are there; of a part that is new, of those that
 *     only have a name
 * @param counted what it says of the stock
 */
public record ImportLine(
        int number, Named named, UnaryOperator<PartDetails> details, Counted counted) {

    /**
     * Names of a part; blank ones are none. The first of id, number and barcode that is given is
     * the one by which it is found.
     */
    public record Named(
            Optional<PartId> id,
            Optional<String> name,
            Optional<String> number,
            Optional<String> barcode) {}

    /**
     * @param stock the total
     * @param unitCost of one unit of the opening stock
     * @param version that the part had when the file was made
     */
    public record Counted(
            Optional<BigDecimal> stock, Optional<Money> unitCost, Optional<Long> version) {

        /** The stock stays as it is. */
        public static final Counted NOTHING =
                new Counted(Optional.empty(), Optional.empty(), Optional.empty());
    }
}
