package dev.pacenote.domain.parts.catalogue;

/**
 * What a part is counted in.
 *
 * @param name such as {@code each} or {@code litre}
 */
public record Unit(String name, UnitScale scale) {

    public static final Unit EACH = new Unit("each", UnitScale.WHOLE);

    private static final int MAX_LENGTH = 16;

    public Unit {
        name = PlainText.line(name, MAX_LENGTH);
    }

    public Unit withName(String next) {
        return new Unit(next, scale);
    }

    public Unit withScale(UnitScale next) {
        return new Unit(name, next);
    }
}
