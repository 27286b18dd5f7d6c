package dev.pacenote.domain.trackmania.survey;

/**
 * How often a map's latest looks found something moved.
 *
 * @param looks one bit for each of the last {@link #REMEMBERED} looks, the latest lowest, set when
 *     something had moved
 */
public record ChangeFrequency(int looks) {

    /** How many looks are remembered. */
    public static final int REMEMBERED = 8;

    /** All bits that are remembered. */
    public static final int MASK = (1 << REMEMBERED) - 1;

    public static final ChangeFrequency CALM = new ChangeFrequency(0);

    public ChangeFrequency {
        if ((looks & ~MASK) != 0) {
            throw new IllegalArgumentException("more than " + REMEMBERED + " looks: " + looks);
        }
    }

    public ChangeFrequency after(boolean moved) {
        return new ChangeFrequency(((looks << 1) & MASK) | (moved ? 1 : 0));
    }

    /** Share of the remembered looks that found something moved, from 0 to 1. */
    public double share() {
        return Integer.bitCount(looks) / (double) REMEMBERED;
    }
}
