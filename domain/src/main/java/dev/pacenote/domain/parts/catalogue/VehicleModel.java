package dev.pacenote.domain.parts.catalogue;

/**
 * A vehicle model that a part fits or that stock is set aside for. Two spellings that differ in
 * case only are one model; {@code ALL} is what fits all.
 */
public record VehicleModel(String name) implements Comparable<VehicleModel> {

    public static final VehicleModel ALL = new VehicleModel("ALL");

    private static final int MAX_LENGTH = 100;

    public VehicleModel {
        name = PlainText.line(name, MAX_LENGTH);
        if (name.isEmpty() || name.equalsIgnoreCase("ALL")) {
            name = "ALL";
        }
    }

    /** What models are compared by. */
    public String key() {
        return PlainText.folded(name);
    }

    public boolean isAll() {
        return equals(ALL);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VehicleModel that && key().equals(that.key());
    }

    @Override
    public int hashCode() {
        return key().hashCode();
    }

    /** The general one first. */
    @Override
    public int compareTo(VehicleModel other) {
        return isAll() || other.isAll()
                ? Boolean.compare(other.isAll(), isAll())
                : key().compareTo(other.key());
    }

    @Override
    public String toString() {
        return name;
    }
}
