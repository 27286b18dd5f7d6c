package dev.pacenote.domain.parts.catalogue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What people enter about a part; its stock is none of it. */
public record PartDetails(
        Naming naming, Placing placing, Supply supply, ReorderRule reordering, Unit unit) {

    /** A part of which only the name and the threshold are known. */
    public static PartDetails named(String name, Quantity threshold) {
        return new PartDetails(
                new Naming(name, "", "", ""),
                new Placing(VehicleModel.ALL, List.of(), "", ""),
                Supply.UNKNOWN,
                ReorderRule.of(threshold),
                Unit.EACH);
    }

    /** Whether a quantity of its rule is finer than the part is counted. */
    public boolean isRuleTooFine() {
        return Stream.concat(
                        Stream.of(reordering.threshold()),
                        Stream.of(reordering.quantity(), reordering.most(), reordering.packSize())
                                .flatMap(Optional::stream))
                .anyMatch(it -> it.isFinerThan(unit.scale()));
    }

    public PartDetails withNaming(Naming next) {
        return new PartDetails(next, placing, supply, reordering, unit);
    }

    public PartDetails withReordering(ReorderRule next) {
        return new PartDetails(naming, placing, supply, next, unit);
    }
}
