package dev.pacenote.assembly.parts;

import dev.pacenote.domain.parts.catalogue.Money;
import dev.pacenote.domain.parts.catalogue.Naming;
import dev.pacenote.domain.parts.catalogue.PartDetails;
import dev.pacenote.domain.parts.catalogue.PartId;
import dev.pacenote.domain.parts.catalogue.Placing;
import dev.pacenote.domain.parts.catalogue.Quantity;
import dev.pacenote.domain.parts.catalogue.ReorderRule;
import dev.pacenote.domain.parts.catalogue.Supply;
import dev.pacenote.domain.parts.catalogue.Unit;
import dev.pacenote.domain.parts.catalogue.VehicleModel;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What lies on the shelves of the sandbox's workshop. */
enum DemoPart {
    BRAKE_PAD_FRONT("Brake pad, front", "BP-0101", "Brakes", "Rossi", "24.50", 12, 8, true),
    BRAKE_DISC("Brake disc", "BD-0210", "Brakes", "Rossi", "61.00", 9, 4, false),
    OIL_FILTER("Oil filter", "OF-0044", "Filters", "Kraft", "7.90", 60, 10, true),
    AIR_FILTER("Air filter", "AF-0107", "Filters", "Kraft", "12.40", 14, 6, false),
    ENGINE_OIL("Engine oil 5W-30, 1 l", "EO-0530", "Fluids", "Kraft", "9.90", 24, 20, true),
    COOLANT("Coolant, 5 l", "CO-0005", "Fluids", "Kraft", "18.60", 11, 4, false),
    WIPER_BLADE("Wiper blade 60 cm", "WB-0600", "Body", "Lindqvist", "8.20", 9, 5, true),
    LOW_BEAM_BULB("Low beam bulb H7", "LB-0007", "Light", "Lindqvist", "5.35", 4, 3, true),
    BATTERY("Battery 70 Ah", "BA-0070", "Electric", "Lindqvist", "94.00", 1, 2, false),
    SPARK_PLUG("Spark plug", "SP-0009", "Engine", "Rossi", "6.15", 32, 12, false),
    TIMING_BELT("Timing belt", "TB-0021", "Engine", "Rossi", "38.70", 6, 2, false),
    TYRE("Tyre 205/55 R16", "TY-0205", "Wheels", "Lindqvist", "72.00", 16, 8, false);

    private final String title;
    private final String number;
    private final String category;
    private final String supplier;
    private final String price;
    private final int stock;
    private final int threshold;
    private final boolean used;

    DemoPart(
            String title,
            String number,
            String category,
            String supplier,
            String price,
            int stock,
            int threshold,
            boolean used) {
        this.title = title;
        this.number = number;
        this.category = category;
        this.supplier = supplier;
        this.price = price;
        this.stock = stock;
        this.threshold = threshold;
        this.used = used;
    }

    PartId id() {
        return new PartId(name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /** How much there is at the beginning. */
    int stock() {
        return stock;
    }

    /** Whether one of it is used on every day. */
    boolean isUsed() {
        return used;
    }

    PartDetails details() {
        return new PartDetails(
                new Naming(title, number, "", ""),
                new Placing(VehicleModel.ALL, List.of(), category, ""),
                new Supply(
                        new Supply.Supplier(supplier, "", "", ""),
                        Money.of(price),
                        Optional.empty()),
                ReorderRule.of(Quantity.of(threshold)),
                Unit.EACH);
    }
}
