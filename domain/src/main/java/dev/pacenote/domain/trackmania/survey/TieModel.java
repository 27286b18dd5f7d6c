package dev.pacenote.domain.trackmania.survey;

/**
 * Where the position service puts a hypothetical score that equals standing ones. It is not
 * documented, so {@link TieCalibration} finds it out anew on every run.
 */
public enum TieModel {
    /** Before its equals: the place is one more than the number of strictly better records. */
    AHEAD_OF_EQUALS(0),
    /** Behind its equals: the place is one more than the number of better or equal records. */
    BEHIND_EQUALS(1);

    private final int offset;

    TieModel(int offset) {
        this.offset = offset;
    }

    /** The score to ask for, so that the answer counts the records better than {@code score}. */
    public int askFor(int score) {
        return score - offset;
    }

    /** What an answer to a question for {@code asked} counts the better records of. */
    public int answersFor(int asked) {
        return asked + offset;
    }
}
